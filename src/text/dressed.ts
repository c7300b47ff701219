import type { TextStyle } from "../design/design.ts";
import type { Words } from "../story/story.ts";

/** Words that the compositor sets in a style of their own: a strong first line, a drop cap, an end mark. */
export interface Dressed extends Words {
  readonly style: TextStyle;
  /** Not the copy's own words. */
  readonly furniture: boolean;
}

export const isDressed = (words: Words): words is Dressed => "style" in words;

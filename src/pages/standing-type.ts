import type { Face, FaceQuery } from "../fonts/face.ts";
import type { KeptPages } from "./kept-pages.ts";

/**
 * Type kept standing from one build to the next. An article's pages are taken up again where all that they
 * depend on is as it was; what was laid anew is put aside, to be kept when its words are proved.
 */
export interface StandingType {
  /** The tool itself and the font files: what no other value tells. */
  readonly stamp: string;
  /** Undefined where there is no such face any more, or something is wrong with it. */
  readonly face: (query: FaceQuery) => Face | undefined;
  /** The pages last kept of an article, by its file. */
  readonly find: (file: string) => StandingPages | undefined;
  readonly putAside: (file: string, pages: StandingPages) => void;
  /** Told of pages that were taken up; absent where nobody wants to know. */
  readonly took?: (file: string, pages: StandingPages) => void;
}

export interface StandingPages {
  /** Hash of all that the pages depend on, in hexadecimal digits. */
  readonly key: string;
  /** The pages themselves, where they were laid by this very process, with these very pictures and faces. */
  readonly laid?: KeptPages;
  readonly bytes: () => Uint8Array;
}

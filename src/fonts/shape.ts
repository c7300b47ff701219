import * as hb from "harfbuzzjs";
import type { Features, GlyphInk, Shaped } from "./face.ts";
import { edgesOf, type Edges } from "./outline.ts";

/** A font as HarfBuzz holds it; it is freed with the object. */
export interface Shaper {
  shape(text: string, features: Features): Shaped;
  /** The glyph of a character before any substitution; undefined where the font has none. */
  glyphOf(codePoint: number): number | undefined;
  /** What a glyph covers with ink, in font units. */
  inkOf(glyph: number): GlyphInk;
  /** A glyph's outline, in font units. Cached. */
  edgesOf(glyph: number): Edges;
}

/** Gives a checked font to HarfBuzz. Results of `shape` are in ems and kept: same arguments, same object. */
export function makeShaper(bytes: Uint8Array, unitsPerEm: number): Shaper {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const settings = new Map<string, Setting>();
  const outlines = new Map<number, Edges>();
  const settingOf = (features: Features): Setting => {
    const key = features.join();
    const known = settings.get(key);
    if (known !== undefined) return known;
    const made = readSetting(features);
    settings.set(key, made);
    return made;
  };
  return {
    shape: (text, features) => {
      const setting = settingOf(features);
      const known = setting.shaped.get(text);
      if (known !== undefined) return known;
      const made = shapeText(font, text, setting, unitsPerEm);
      setting.shaped.set(text, made);
      return made;
    },
    glyphOf: (codePoint) => font.nominalGlyph(codePoint),
    inkOf: (glyph) => {
      const { xBearing = 0, yBearing = 0, height = 0 } = font.glyphExtents(glyph) ?? {};
      return { left: xBearing, top: yBearing, depth: Math.max(0, -(yBearing + height)) };
    },
    edgesOf: (glyph) => {
      const known = outlines.get(glyph);
      if (known !== undefined) return known;
      const made = edgesOf(font.glyphToJson(glyph));
      outlines.set(glyph, made);
      return made;
    },
  };
}

/** A set of features, and all that was shaped with it. */
interface Setting {
  readonly features: hb.Feature[];
  readonly language: string;
  readonly shaped: Map<string, Shaped>;
}

const LANGUAGE = "lang=";

function readSetting(asked: Features): Setting {
  const language = asked.find((one) => one.startsWith(LANGUAGE))?.slice(LANGUAGE.length);
  const features = asked.filter((one) => !one.startsWith(LANGUAGE)).map(readFeature);
  return { features, language: language ?? "und", shaped: new Map() };
}

function readFeature(text: string): hb.Feature {
  const feature = hb.Feature.fromString(text);
  if (feature === undefined) throw new TypeError(`${text} is no OpenType feature`);
  return feature;
}

/** One buffer serves all shaping: it is emptied before each text and never handed out. */
const buffer = new hb.Buffer();

function shapeText(font: hb.Font, text: string, setting: Setting, unitsPerEm: number): Shaped {
  buffer.reset();
  buffer.addText(text);
  // Unset, HarfBuzz would take the language of the machine's locale, and the script of figures and
  // spaces from nothing: alone they would be kerned by other rules than in their line.
  buffer.setLanguage(setting.language);
  if (!/[\p{L}\p{M}]/u.test(text)) buffer.setScript("Latn");
  buffer.guessSegmentProperties();
  hb.shape(font, buffer, setting.features);
  return readBuffer(text, unitsPerEm);
}

function readBuffer(text: string, unitsPerEm: number): Shaped {
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  return {
    glyphs: infos.map((info) => info.codepoint),
    advances: positions.map((position) => position.xAdvance / unitsPerEm),
    texts: clusterTexts(
      text,
      infos.map((info) => info.cluster),
    ),
    rises: positions.map((position) => position.yOffset / unitsPerEm),
    shifts: positions.map((position) => position.xOffset / unitsPerEm),
    width: positions.reduce((sum, position) => sum + position.xAdvance, 0) / unitsPerEm,
  };
}

/**
 * What each glyph stands for, from where its cluster begins in the text (UTF-16 units): the cluster's
 * first glyph takes all its characters. Clusters rise, or fall in text that runs to the left.
 */
export function clusterTexts(text: string, clusters: readonly number[]): readonly string[] {
  const texts = clusters.map(() => "");
  const falls = (clusters[0] ?? 0) > (clusters.at(-1) ?? 0);
  let end = text.length;
  // From the text's end to its beginning, for a cluster ends where the one behind it begins.
  for (let step = 0; step < clusters.length; step++) {
    const glyph = falls ? step : clusters.length - 1 - step;
    const start = clusters[glyph] ?? 0;
    if (clusters[glyph - 1] === start) continue;
    texts[glyph] = text.slice(start, end);
    end = start;
  }
  return texts;
}

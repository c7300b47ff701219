import { cmyk, type Cmyk, type Ink } from "../color/ink.ts";
import type { Span } from "../diagnostics/diagnostic.ts";
import type { Artwork } from "../display/drawing.ts";
import type { GlyphRun, Mark, PictureMark, RuleMark, TextMark } from "../display/mark.ts";
import { standingIn } from "../display/thin-lines.ts";
import type { Face, FaceQuery } from "../fonts/face.ts";
import type { Sketch } from "./sketch.ts";
import type { ArticleFit } from "./copy-fit.ts";
import { anatomyForm, rectForm } from "./kept-anatomy.ts";
import { drawingForm, isMadeHere } from "./kept-drawing.ts";
import { fillForm, fitForm, spanForm } from "./kept-fit.ts";
import { listOf, maybe, tapeReader, tapeWriter, text, told } from "./tape.ts";
import type { Form, TapeReader } from "./tape.ts";

/** What the marks of pages share with the rest of a build, by names that outlive it. */
export interface SharedThings {
  /** Undefined where there is no such face any more, or something is wrong with it. */
  readonly face: (query: FaceQuery) => Face | undefined;
  readonly artwork: (name: string) => Artwork | undefined;
  /** Undefined for what is no picture of the copy, but was drawn with its page. */
  readonly nameOf: (artwork: Artwork) => string | undefined;
}

/** What is kept of an article. */
export interface KeptPages {
  readonly pages: readonly Sketch[];
  readonly fit: ArticleFit;
}

/** Pages as bytes, and how the article came out. */
export function packPages({ pages, fit }: KeptPages, shared: SharedThings): Uint8Array {
  const tape = tapeWriter();
  listOf(sketchForm(shared)).write(pages, tape);
  fitForm().write(fit, tape);
  return tape.bytes();
}

/** Pages from their bytes; undefined where `packPages` did not make these, or what they show is gone. */
export function unpackPages(bytes: Uint8Array, shared: SharedThings): KeptPages | undefined {
  try {
    const tape = tapeReader(bytes);
    const pages = listOf(sketchForm(shared)).read(tape);
    const fit = fitForm().read(tape);
    return tape.isSpent() ? { pages, fit } : undefined;
  } catch (fault) {
    if (fault instanceof Gone) return undefined;
    throw fault;
  }
}

/** Thrown past the marks that are being read: without this thing there are no pages. */
class Gone extends Error {}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Gone();
  return thing;
}

const cmykForm: Form<Cmyk> = {
  write: ({ c, m, y, k }, tape) => {
    tape.numbers([c, m, y, k]);
  },
  read: (tape) => cmyk(tape.number(), tape.number(), tape.number(), tape.number()),
};

const inkForm: Form<Ink> = {
  write: (ink, tape) => {
    tape.number(ink.kind === "spot" ? 1 : 0);
    cmykForm.write(ink.kind === "spot" ? ink.alternate : ink, tape);
    if (ink.kind !== "spot") return;
    tape.number(ink.tint);
    tape.text(ink.name);
  },
  read: (tape) => {
    const isSpot = tape.number() === 1;
    const process = cmykForm.read(tape);
    if (!isSpot) return process;
    return { kind: "spot", alternate: process, tint: tape.number(), name: tape.text() };
  },
};

const flag: Form<boolean> = {
  write: (value, tape) => {
    tape.number(value ? 1 : 0);
  },
  read: (tape) => tape.number() === 1,
};

const faceForm = ({ face }: SharedThings): Form<Face> => ({
  write: ({ family, weight, italic }, tape) => {
    tape.number(weight);
    flag.write(italic, tape);
    tape.text(family);
  },
  read: (tape) =>
    found(face({ weight: tape.number(), italic: flag.read(tape), family: tape.text() })),
});

function artworkForm({ artwork, nameOf }: SharedThings, inks: Form<Ink>): Form<Artwork> {
  const names = maybe(text);
  const drawings = drawingForm(inks);
  return {
    write: (picture, tape) => {
      const name = nameOf(picture);
      names.write(name, tape);
      if (name !== undefined) return;
      if (picture.kind !== "drawing" || !isMadeHere(picture)) throw new Error("a strange picture");
      drawings.write(picture, tape);
    },
    read: (tape) => {
      const name = names.read(tape);
      return name === undefined ? drawings.read(tape) : found(artwork(name));
    },
  };
}

function runForm(shared: SharedThings, inks: Form<Ink>): Form<GlyphRun> {
  const faces = told(faceForm(shared));
  return {
    write: (run, tape) => {
      faces.write(run.face, tape);
      inks.write(run.ink, tape);
      flag.write(run.furniture, tape);
      tape.numbers([run.size, run.scale, run.rise, run.glyphs.length]);
      tape.numbers(run.glyphs);
      tape.numbers(run.advances);
      tape.text(run.texts.join(BETWEEN));
      maybe(text).write(run.reads, tape);
    },
    read: (tape) => {
      const look = { face: faces.read(tape), ink: inks.read(tape), furniture: flag.read(tape) };
      const set = { size: tape.number(), scale: tape.number(), rise: tape.number() };
      const glyphs = readGlyphs(tape);
      const reads = maybe(text).read(tape);
      return { ...look, ...set, ...glyphs, ...(reads === undefined ? {} : { reads }) };
    },
  };
}

/** Between the texts of a run's glyphs; a control character, so that no glyph stands for it. */
const BETWEEN = "\u0001";

function readGlyphs(tape: TapeReader) {
  const count = tape.count();
  const [glyphs, advances, texts] = [tape.numbers(count), tape.numbers(count), tape.text()];
  return { glyphs, advances, texts: count === 0 ? [] : texts.split(BETWEEN) };
}

/** Marks by their kinds, told by a number. */
function markForm(shared: SharedThings): Form<Mark> {
  const inks = told(inkForm);
  const spans = maybe(spanForm());
  const texts = textForm(listOf(runForm(shared, inks)), spans);
  const pictures = pictureForm(told(artworkForm(shared, inks)), spans);
  const rules = ruleForm(inks);
  return {
    write: (mark, tape) => {
      switch (mark.kind) {
        case "text":
          tape.number(0);
          texts.write(mark, tape);
          break;
        case "rule":
          tape.number(1);
          rules.write(mark, tape);
          break;
        case "picture":
          tape.number(2);
          pictures.write(mark, tape);
          break;
      }
    },
    read: (tape) => {
      const kind = tape.number();
      if (kind === 0) return texts.read(tape);
      return kind === 1 ? rules.read(tape) : pictures.read(tape);
    },
  };
}

function textForm(runs: Form<readonly GlyphRun[]>, spans: Form<Span | undefined>): Form<TextMark> {
  const streams = maybe(told(text));
  return {
    write: (mark, tape) => {
      tape.numbers([mark.at.x, mark.at.y]);
      streams.write(mark.stream, tape);
      spans.write(mark.span, tape);
      runs.write(mark.runs, tape);
    },
    read: (tape) => {
      const at = { x: tape.number(), y: tape.number() };
      const stream = streams.read(tape);
      const span = spans.read(tape);
      return {
        kind: "text",
        at,
        runs: runs.read(tape),
        ...(stream === undefined ? {} : { stream }),
        ...(span === undefined ? {} : { span }),
      };
    },
  };
}

const ruleForm = (inks: Form<Ink>): Form<RuleMark> => ({
  write: (mark, tape) => {
    rectForm.write(mark.rect, tape);
    inks.write(mark.ink, tape);
  },
  read: (tape) => ({ kind: "rule", rect: rectForm.read(tape), ink: inks.read(tape) }),
});

const pictureForm = (
  artworks: Form<Artwork>,
  spans: Form<Span | undefined>,
): Form<PictureMark> => ({
  write: (mark, tape) => {
    artworks.write(mark.picture, tape);
    rectForm.write(mark.frame, tape);
    rectForm.write(mark.clip, tape);
    spans.write(mark.span, tape);
  },
  read: (tape) => {
    const drawn = artworks.read(tape);
    const [frame, clip] = [rectForm.read(tape), rectForm.read(tape)];
    const picture = standingIn(frame, drawn);
    const span = spans.read(tape);
    return { kind: "picture", picture, frame, clip, ...(span === undefined ? {} : { span }) };
  },
});

function sketchForm(shared: SharedThings): Form<Sketch> {
  const marks = listOf(markForm(shared));
  const runnings = maybe(text);
  const fills = maybe(fillForm);
  const anatomies = maybe(anatomyForm());
  return {
    write: (sketch, tape) => {
      runnings.write(sketch.running, tape);
      fills.write(sketch.fill, tape);
      marks.write(sketch.marks, tape);
      anatomies.write(sketch.anatomy, tape);
    },
    read: (tape) => {
      const running = runnings.read(tape);
      const fill = fills.read(tape);
      const painted = marks.read(tape);
      const anatomy = anatomies.read(tape);
      return {
        marks: painted,
        ...(running === undefined ? {} : { running }),
        ...(fill && { fill }),
        ...(anatomy && { anatomy }),
      };
    },
  };
}

import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Sources } from "./diagnostics/sources.ts";
import { findFontCatalog, type Cut } from "./fonts/catalog.ts";
import { embeddingFault } from "./fonts/sfnt.ts";
import { readSpecimen, type Specimen } from "./fonts/specimen.ts";
import { diskReader } from "./io/disk.ts";
import { fontFiles, ownFontCatalog, type FontFiles } from "./io/font-files.ts";

/** The families that a theme may name in a folder, as `typeset fonts` tells them. */
export interface FontsAtHand {
  readonly families: readonly FamilyAtHand[];
  /** Families that are searched, in this order, for characters that the text's own face lacks. */
  readonly fallback: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the faults point into. */
  readonly sources: Sources;
}

export interface FamilyAtHand {
  readonly name: string;
  /** The fonts.yaml that names it, in the folder; absent: it comes with typeset. */
  readonly catalog?: string;
  readonly faces: readonly FaceAtHand[];
}

export interface FaceAtHand {
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** As the fonts.yaml names it, its package before it where it lies in one. */
  readonly file: string;
  /** Absent where the file cannot be read. */
  readonly specimen?: Specimen;
}

export type { Specimen } from "./fonts/specimen.ts";

/**
 * Reads every font file that can be named in a folder. Errors: those of fonts.yaml and of font files; what may not be
 * embedded is a warning here, since nothing is set in it yet.
 */
export function fontsAtHand(folder: string): FontsAtHand {
  const reader = diskReader(folder);
  const ours = ownFontCatalog();
  const { value: catalog, diagnostics } = findFontCatalog(reader, ours);
  const faults = [...diagnostics];
  const files = fontFiles(reader);
  const families = [...(catalog?.families ?? [])].map(([name, cuts]): FamilyAtHand => {
    const from = cuts[0]?.location.span.file;
    const faces = cuts.map((cut) => faceAtHand(cut, files, faults));
    return { name, ...(from === undefined || from === ours.file ? {} : { catalog: from }), faces };
  });
  const { sources } = reader;
  return { families, fallback: catalog?.fallback ?? [], diagnostics: faults, sources };
}

function faceAtHand(cut: Cut, files: FontFiles, faults: Diagnostic[]): FaceAtHand {
  const { weight, italic, location } = cut;
  const file = location.kind === "package" ? `${location.package}/${location.path}` : location.path;
  const read = files.read(location);
  faults.push(...read.diagnostics);
  if (read.value === undefined) return { weight, italic, file };
  const order = { name: location.path, span: location.span };
  const { value: specimen, diagnostics } = readSpecimen(read.value, order);
  faults.push(...diagnostics);
  if (specimen === undefined) return { weight, italic, file };
  const forbidden = embeddingFault(specimen.embedding, order);
  if (forbidden !== undefined) faults.push({ ...forbidden, severity: "warning" });
  return { weight, italic, file, specimen };
}

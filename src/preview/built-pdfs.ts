/** A build's PDF, and what is appended to it to have small pictures, for position only, in place of dense ones. */
export interface BuiltPdf {
  /** In pieces that follow one another. */
  readonly pdf: readonly Uint8Array[];
  readonly update?: Uint8Array | undefined;
}

/** The PDFs of the last two builds: a page may still be drawing the one before. */
export interface BuiltPdfs {
  lay(build: number, built: BuiltPdf): void;
  /** Adds the update to a build that is still here; the bytes of both, 0 where there is no update. */
  add(build: number, update: Uint8Array | undefined): number;
  get(build: number): BuiltPdf | undefined;
  /** Its pieces. */
  readonly pdf: (build: number) => readonly Uint8Array[] | undefined;
  /** The pieces of it and its update. */
  readonly forPosition: (build: number) => readonly Uint8Array[] | undefined;
}

/** Of all pieces, in bytes. */
export const lengthOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0);

export function builtPdfs(): BuiltPdfs {
  const pdfs = new Map<number, BuiltPdf>();
  return {
    lay(build, built) {
      pdfs.set(build, built);
      for (const old of pdfs.keys()) if (old < build - 1) pdfs.delete(old);
    },
    add(build, update) {
      const built = pdfs.get(build);
      if (built === undefined || update === undefined) return 0;
      pdfs.set(build, { ...built, update });
      return lengthOf([...built.pdf, update]);
    },
    get: (build) => pdfs.get(build),
    pdf: (build) => {
      const built = pdfs.get(build);
      return built?.pdf;
    },
    forPosition: (build) => {
      const { pdf, update } = pdfs.get(build) ?? {};
      return pdf && update && [...pdf, update];
    },
  };
}

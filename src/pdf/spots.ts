import type { Cmyk, Ink, Spot } from "../color/ink.ts";
import type { Objects } from "./objects.ts";
import type { PdfValue, Reference } from "./values.ts";
import { nameOf } from "./values.ts";
import { decimal } from "./decimal.ts";
import { lastingNames } from "./lasting-names.ts";

/** The spot inks of a publication, each under one name in all its pages. */
export interface SpotStock {
  /** The resource name of a spot's separation. */
  nameFor(spot: Spot): string;
  readonly reference: (name: string) => Reference;
  /** Writes the separations that were asked for. */
  write(): void;
}

export function spotStock(objects: Objects): SpotStock {
  const inks = new Map<string, { name: string; spot: Spot }>();
  const references = new Map<string, Reference>();
  const named = lastingNames("S");
  return {
    nameFor(spot) {
      const known = inks.get(spot.name);
      if (known) return known.name;
      const name = named(spot.name);
      inks.set(spot.name, { name, spot });
      references.set(name, objects.reserve());
      return name;
    },
    reference: (name) => {
      const reference = references.get(name);
      if (!reference) throw new Error(`no separation ${name}`);
      return reference;
    },
    write() {
      for (const { name, spot } of inks.values()) {
        objects.write(separation(spot), references.get(name));
      }
    },
  };
}

/** A separation; where its ink is missing, the tint runs straight from paper to the process color. */
function separation(spot: Spot): readonly PdfValue[] {
  const { c, m, y, k } = spot.alternate;
  const tintTransform = {
    FunctionType: 2,
    Domain: [0, 1],
    Range: [0, 1, 0, 1, 0, 1, 0, 1],
    C0: [0, 0, 0, 0],
    C1: [c, m, y, k],
    N: 1,
  };
  return ["Separation", nameOf(spot.name), "DeviceCMYK", tintTransform];
}

/** The operators that make an ink the one to fill with; `spotName` gives a spot its resource name. */
export function fillOperators(ink: Ink, spotName: (spot: Spot) => string): string {
  switch (ink.kind) {
    case "cmyk":
      return `${shares(ink)} k\n`;
    case "spot":
      return `/${spotName(ink)} cs ${decimal(ink.tint, 4)} scn\n`;
  }
}

/** The same for the ink to stroke with. */
export function strokeOperators(ink: Ink, spotName: (spot: Spot) => string): string {
  switch (ink.kind) {
    case "cmyk":
      return `${shares(ink)} K\n`;
    case "spot":
      return `/${spotName(ink)} CS ${decimal(ink.tint, 4)} SCN\n`;
  }
}

const shares = ({ c, m, y, k }: Cmyk): string =>
  [c, m, y, k].map((share) => decimal(share, 4)).join(" ");

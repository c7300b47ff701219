import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked, Path } from "../schema/document.ts";
import type { Manifest } from "./schema.ts";

const CODE = "issue/not-built";

/**
 * What the manifest may order already and no room makes yet: errors, for pages would be missing.
 */
export function notBuilt(checked: Checked<Manifest>): readonly Diagnostic[] {
  const { value } = checked;
  const missing = (path: Path, says: string, hint: string): Diagnostic =>
    error(CODE, says, { span: checked.keySpanAt(path), hints: [hint] });
  const faults = value.flatplan.flatMap((entry, index) => {
    if (typeof entry === "string") return [];
    if ("advert" in entry) {
      const hint = "take the entry out, or place the advert's picture with `picture: { image: … }`";
      return [missing(["flatplan", index, "advert"], "`advert` entries are not built yet", hint)];
    }
    if (!("picture" in entry) || entry.picture.spread !== true) return [];
    const hint = "cut the picture in two and give each half a `picture` of its own";
    const path = ["flatplan", index, "picture", "spread"];
    return [missing(path, "pictures over a `spread` are not built yet", hint)];
  });
  if (value.digital !== undefined) {
    const hint = "take the key out; the print edition is built without it";
    faults.push(missing(["digital"], "the `digital` edition is not built yet", hint));
  }
  for (const [index, advert] of (value["house-adverts"] ?? []).entries()) {
    if (!isPdf(advert)) continue;
    const hint = "export its page as TIFF, JPEG or SVG";
    const place: Path = ["house-adverts", index];
    const span = checked.spanAt(typeof advert === "string" ? place : [...place, "image"]);
    faults.push(error(CODE, "adverts in PDF are not built yet", { span, hints: [hint] }));
  }
  return faults;
}

type TypedAdvert = NonNullable<Manifest["house-adverts"]>[number];

/** True of a page that only its maker's program can read. */
export const isPdf = (advert: TypedAdvert): boolean =>
  /\.pdf$/iu.test(typeof advert === "string" ? advert : advert.image);

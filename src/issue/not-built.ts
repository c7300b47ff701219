import { error } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked } from "../schema/document.ts";
import type { Manifest } from "./schema.ts";

/** What the manifest may order already and no room makes yet: an error, for its pages would be missing. */
export function notBuilt(checked: Checked<Manifest>): readonly Diagnostic[] {
  if (checked.value.digital === undefined) return [];
  const says = "the `digital` edition is not built yet";
  const hint = "take the key out; the print edition is built without it";
  return [error("issue/not-built", says, { span: checked.keySpanAt(["digital"]), hints: [hint] })];
}

import { error, warning } from "../diagnostics/diagnostic.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Checked, Path } from "../schema/document.ts";
import type { Manifest } from "./schema.ts";

const CODE = "issue/not-built";

/**
 * What the manifest may order already and no room makes yet. Errors where pages would be missing,
 * warnings where the pages are the same without it.
 */
export function notBuilt(checked: Checked<Manifest>): readonly Diagnostic[] {
  return [...missingPages(checked), ...unheeded(checked)];
}

function missingPages(checked: Checked<Manifest>): readonly Diagnostic[] {
  const { value } = checked;
  const missing = (path: Path, says: string, hint: string): Diagnostic =>
    error(CODE, says, { span: checked.keySpanAt(path), hints: [hint] });
  const faults: Diagnostic[] = [];
  if (value.digital !== undefined) {
    const hint = "take the key out; the print edition is built without it";
    faults.push(missing(["digital"], "the `digital` edition is not built yet", hint));
  }
  return faults;
}

function unheeded(checked: Checked<Manifest>): readonly Diagnostic[] {
  const print = checked.value.print ?? {};
  if (print.paper === undefined) return [];
  const says = "`paper` is not obeyed yet: the pages are made without it";
  const hints = ["take the key out, or tell the printer that the file does not heed it"];
  return [warning(CODE, says, { span: checked.keySpanAt(["print", "paper"]), hints })];
}

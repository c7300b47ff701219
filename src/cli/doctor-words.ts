import type { Examination } from "../doctor.ts";
import { inCount, line } from "./phrases.ts";

/** What `typeset doctor` prints for people. */
export function doctorWords(found: Examination): string {
  const { version, node, folder, conditions, printers, themes, families } = found;
  const { engines, limits } = found;
  return [
    line([
      `typeset ${version}`,
      `Node ${node}`,
      folder.writable ? "can write here" : "cannot write here",
    ]),
    list(
      "Printing conditions (`print.condition`)",
      conditions.map(({ name, info, maxInk }) => [
        name,
        maxInk === undefined ? `of no use: it ${info}` : `${info}, up to ${maxInk} % ink`,
      ]),
    ),
    list(
      "Printers (`print.profile`)",
      printers.map(({ name, maxInk, leastPpi }) => [
        name,
        `up to ${maxInk} % ink, pictures of ${leastPpi} pixels an inch or more`,
      ]),
    ),
    list(
      "Themes (`theme`)",
      themes.map((name) => [name, ""]),
    ),
    list(
      "Type (`family` in a theme)",
      families.map(({ name, faces }) => [name, inCount(faces, "face")]),
    ),
    list(
      "Engines",
      engines.map(({ name, version, use }) => [
        name,
        version === undefined ? `not here; for ${use}` : `${version}, for ${use}`,
      ]),
    ),
    list(
      "Limits",
      limits.map(({ of, says, flag }) => [of, flag === undefined ? says : `${says} (\`${flag}\`)`]),
    ),
  ].join("\n");
}

type Row = readonly [name: string, says: string];

function list(head: string, rows: readonly Row[]): string {
  const widest = Math.max(0, ...rows.map(([name]) => name.length));
  const said = rows.map(([name, says]) => `  ${name.padEnd(widest)}  ${says}`.trimEnd());
  return `${[head, ...said].join("\n")}\n`;
}

/** The same for scripts. */
export const doctorDocument = (found: Examination): string => {
  const { version, node, folder, conditions, printers, themes, families } = found;
  const { engines, limits } = found;
  const diagnostics = found.diagnostics.map(({ severity, code, message }) => ({
    severity,
    code,
    message,
  }));
  const here = { version, node, folder, conditions, printers, themes, families };
  const told = { ...here, engines, limits, diagnostics };
  return `${JSON.stringify(told, undefined, 2)}\n`;
};

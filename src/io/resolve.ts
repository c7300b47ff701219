import { posix } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import { roomOf } from "./noun.ts";
import type { Asked } from "./reader.ts";

/** A way out of the folder is a drive letter, a share, a leading slash or a `~` for the home folder. */
const ABSOLUTE = /^(?:[a-z]:|\\\\|\/|~[\\/])/i;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i;

/**
 * The name below the reader's root that a typed path means, by its letters alone: what stands on disk,
 * and where its links lead, is the shelf's to check.
 */
export function resolveInside(asked: Asked): Outcome<string> {
  const fault = faultOfPath(asked);
  if (fault !== undefined) return failed(fault);
  const folder = asked.from === undefined ? "." : posix.dirname(asked.from);
  const file = posix.normalize(posix.join(folder, asked.path)).replace(/\/+$/, "");
  return file === ".." || file.startsWith("../") ? failed(outside(asked)) : ok(file);
}

/** The path leaves the folder in which all of an issue's files lie. */
export function outside(asked: Asked): Diagnostic {
  return error(
    `${roomOf(asked.noun)}/outside`,
    `the ${asked.noun} \`${asked.path}\` lies outside the issue's folder`,
    at(asked, "put it into the issue's folder, or let a wider one be read with `--root DIR`"),
  );
}

/** Span and hints of a diagnostic about what was asked. */
export function at(
  asked: Asked,
  ...hints: readonly string[]
): Partial<Pick<Diagnostic, "span">> & { hints: readonly string[] } {
  return asked.span === undefined ? { hints } : { span: asked.span, hints };
}

function faultOfPath(asked: Asked): Diagnostic | undefined {
  const { path, noun } = asked;
  const code = `${roomOf(noun)}/path`;
  if (path.trim() === "") return error(code, `the ${noun} has no path`, at(asked));
  if (ADDRESS.test(path)) {
    const hint = `save the file in the issue's folder and give its path`;
    return error(code, `\`${path}\` is an address, and nothing is fetched`, at(asked, hint));
  }
  if (ABSOLUTE.test(path)) return outside(asked);
  if (path.includes("\\")) {
    const hint = `did you mean \`${path.replaceAll("\\", "/")}\`?`;
    return error(code, `\`${path}\` is written with backslashes`, at(asked, hint));
  }
  if (/\p{Cc}/u.test(path)) {
    return error(code, `the path \`${path}\` holds a control character`, at(asked));
  }
  return undefined;
}

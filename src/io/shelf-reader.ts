import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { error, failed, ok } from "../diagnostics/diagnostic.ts";
import type { Sources } from "../diagnostics/sources.ts";
import type { Decoded } from "./decode.ts";
import { decodeUtf8 } from "./decode.ts";
import { limitOf, roomOf, sizeInWords } from "./noun.ts";
import type { Asked, Reader, SourceBytes, SourceText } from "./reader.ts";
import { at, outside, resolveInside } from "./resolve.ts";
import type { Fetched, Shelf } from "./shelf.ts";
import { hintsForMissing } from "./suggest.ts";

/** A reader that remembers the texts it has read: frames are cut from them. */
export type SourceReader = Reader & { readonly sources: Sources };

/** A reader over a shelf. A text is read and decoded once; bytes are kept as long as somebody holds them. */
export function readerOf(shelf: Shelf): SourceReader {
  const sources = new Map<string, string>();
  const read = new Set<string>();
  const held = new Map<string, WeakRef<Uint8Array>>();

  function readBytes(asked: Asked): Outcome<SourceBytes> {
    const { value: file, diagnostics } = resolveInside(asked);
    if (file === undefined) return { diagnostics };
    const known = held.get(file)?.deref();
    if (known !== undefined) return ok({ file, bytes: known });
    const fetched = shelf.fetch(file, limitOf(asked.noun));
    if (fetched.kind !== "bytes") return failed(refusal(shelf, asked, file, fetched));
    if (fetched.bytes.length === 0) return failed(emptiness(asked, file));
    held.set(file, new WeakRef(fetched.bytes));
    return ok({ file, bytes: fetched.bytes });
  }

  function readText(asked: Asked): Outcome<SourceText> {
    const file = resolveInside(asked).value;
    const known = file === undefined || !read.has(file) ? undefined : sources.get(file);
    if (file !== undefined && known !== undefined) return ok({ file, text: known });
    const { value, diagnostics } = readBytes(asked);
    if (value === undefined) return { diagnostics };
    const decoded = decodeUtf8(value.bytes);
    sources.set(value.file, decoded.text);
    if (decoded.kind === "broken") return failed(badEncoding(asked, value.file, decoded));
    if (decoded.text.trim() === "") return failed(emptiness(asked, value.file));
    read.add(value.file);
    return ok({ file: value.file, text: decoded.text });
  }

  return { sources, readText, readBytes };
}

function refusal(
  shelf: Shelf,
  asked: Asked,
  file: string,
  fetched: Exclude<Fetched, { kind: "bytes" }>,
): Diagnostic {
  const { noun } = asked;
  const room = roomOf(noun);
  switch (fetched.kind) {
    case "missing": {
      const hints = hintsForMissing(shelf, asked, file);
      return ofUsage(
        asked,
        error(`${room}/missing`, `no ${noun} at \`${file}\``, at(asked, ...hints)),
      );
    }
    case "outside":
      return outside(asked);
    case "not-a-file": {
      const sentence = `\`${file}\` is ${fetched.what}, and no file that can be read as ${article(noun)} ${noun}`;
      return ofUsage(
        asked,
        error(`${room}/not-a-file`, sentence, at(asked, "give the path of a file")),
      );
    }
    case "too-large": {
      const sentence = `the ${noun} \`${file}\` has ${sizeInWords(fetched.size)}, more than the ${sizeInWords(limitOf(noun))} that are read`;
      return error(`${room}/too-large`, sentence, {
        ...at(asked, "save it smaller"),
        kind: "limit",
      });
    }
    case "unreadable": {
      const hint = "see that you may read the file, and that its disk is well";
      const sentence = `the ${noun} \`${file}\` cannot be read: ${fetched.why}`;
      return error(`${room}/unreadable`, sentence, at(asked, hint));
    }
  }
}

/** These are named on the command line: that one is not there is a fault of usage. */
const NAMED: readonly Asked["noun"][] = ["manifest", "manuscript", "PDF"];

const ofUsage = ({ noun }: Asked, diagnostic: Diagnostic): Diagnostic =>
  NAMED.includes(noun) ? { ...diagnostic, kind: "usage" } : diagnostic;

function emptiness(asked: Asked, file: string): Diagnostic {
  return error(
    `${roomOf(asked.noun)}/empty`,
    `the ${asked.noun} \`${file}\` is empty`,
    at(asked, "save it anew, or take it out"),
  );
}

function badEncoding(
  asked: Asked,
  file: string,
  { why, offset }: Extract<Decoded, { kind: "broken" }>,
): Diagnostic {
  const code = `${roomOf(asked.noun)}/encoding`;
  const span = { file, start: offset, end: offset + 1 };
  switch (why) {
    case "utf-16":
      return error(code, `the ${asked.noun} \`${file}\` is UTF-16`, at(asked, "save it as UTF-8"));
    case "not-utf-8":
      return error(code, `the ${asked.noun} \`${file}\` is not UTF-8 from here on`, {
        span,
        hints: ["save it as UTF-8 in your editor, and see that this character is right"],
      });
    case "nul":
      return error(code, `the ${asked.noun} \`${file}\` holds a NUL character`, {
        span,
        hints: ["take it out, or save the text as UTF-8 if it is UTF-16"],
      });
  }
}

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? "an" : "a");

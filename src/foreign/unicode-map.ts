import { endless, spend, type Effort } from "./effort.ts";
import { lexerOf } from "./lexer.ts";
import { valueFrom } from "./parser.ts";
import type { PdfValue } from "./values.ts";
import { isArray, isString, isWord } from "./values.ts";

/** What a font's codes stand for, from its `ToUnicode` (ISO 32000-1, 9.10.3). Only what sentences quote hangs on it. */
export function readUnicodeMap(
  bytes: Uint8Array,
  effort: Effort = endless(),
): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const lexer = lexerOf(bytes, 0, effort);
  let held: PdfValue[] = [];
  while (lexer.at < bytes.length && map.size < MOST) {
    const value = valueFrom(lexer);
    if (value === undefined) break;
    if (!isWord(value)) {
      if (held.length < MOST) held.push(value);
      continue;
    }
    if (value.text === "endbfchar") {
      for (let i = 0; i + 1 < held.length; i += 2) put(map, codeOf(held[i]), letters(held[i + 1]));
    } else if (value.text === "endbfrange") {
      for (let i = 0; i + 2 < held.length; i += 3) putRange(map, held.slice(i, i + 3), effort);
    }
    held = [];
  }
  return map;
}

const MOST = 70_000;

type UnicodeMap = Map<number, string>;

function put(map: UnicodeMap, code: number | undefined, text: string | undefined): void {
  if (code !== undefined && text !== undefined) map.set(code, text);
}

/** To keep what a code stands for takes as long as to read so many bytes. */
const OF_CODE = 40;

function putRange(map: UnicodeMap, [first, last, said]: readonly PdfValue[], effort: Effort): void {
  const [from, to] = [codeOf(first), codeOf(last)];
  if (from === undefined || to === undefined || to - from > MOST) return;
  if (!spend(effort, (to - from) * OF_CODE)) return;
  for (let code = from; code <= to; code++) {
    if (isArray(said)) put(map, code, letters(said[code - from]));
    else put(map, code, nextLetters(letters(said), code - from));
  }
}

/** Of a range the last letter counts on. */
function nextLetters(text: string | undefined, by: number): string | undefined {
  const last = text?.codePointAt(text.length - 1);
  if (text === undefined || last === undefined || last + by > 0x10ffff) return undefined;
  return text.slice(0, -1) + String.fromCodePoint(last + by);
}

function codeOf(value: PdfValue | undefined): number | undefined {
  return isString(value) ? value.bytes.reduce((code, byte) => code * 256 + byte, 0) : undefined;
}

function letters(value: PdfValue | undefined): string | undefined {
  if (!isString(value)) return undefined;
  const even = value.bytes.slice(0, value.bytes.length - (value.bytes.length % 2));
  return Buffer.from(even).swap16().toString("utf16le");
}

/** Of fonts that say nothing: nearly all of them have Latin letters where Windows has them. */
export function latinText(code: number): string {
  return code >= 32 ? (WINDOWS.get(code) ?? String.fromCharCode(code)) : "";
}

const WINDOWS = new Map([
  [133, "…"],
  [145, "‘"],
  [146, "’"],
  [147, "“"],
  [148, "”"],
  [149, "•"],
  [150, "–"],
  [151, "—"],
]);

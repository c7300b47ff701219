import { deflateSync } from "node:zlib";
import { filtersOf } from "../foreign/coding.ts";
import { isSpent, spend } from "../foreign/effort.ts";
import type { PdfFile } from "../foreign/file.ts";
import { decode, type Decoded, type Filter } from "../foreign/filters.ts";
import {
  NO_ENTRIES,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from "../foreign/values.ts";
import { balanced } from "./balanced.ts";
import { refuse, type Patience } from "./patience.ts";

/** A stream as it goes into another file. */
export interface CopiedStream {
  /** What it says of itself, its length apart. */
  readonly dictionary: PdfDictionary;
  /** Coded as the dictionary says. */
  readonly bytes: Uint8Array;
}

/**
 * A stream with the bytes that it has in its file. They are decoded once all the same, for what is broken or without end
 * would be so in our file, too. What is packed by LZW, which no file for the press may use, is packed anew.
 */
export function copiedStream(file: PdfFile, stream: PdfStream, patience: Patience): CopiedStream {
  return asItIs(file, stream, decodedWithin(file, stream, patience));
}

function asItIs(file: PdfFile, stream: PdfStream, decoded: Decoded): CopiedStream {
  const filters = filtersOf(file, stream);
  const bare = without(stream.dictionary, ["Length", "DL"]);
  // No coding is empty, but all contents may be: white space is as good as nothing.
  if (stream.bytes.length === 0) {
    return { dictionary: without(bare, CODING), bytes: Uint8Array.of(LINE_END) };
  }
  return filters.some(({ name }) => name === "LZWDecode")
    ? repacked(without(bare, CODING), decoded, filters)
    : { dictionary: bare, bytes: stream.bytes };
}

/**
 * A page's contents as one stream: as it is where it is one and restores each state that it saves, and no other; else
 * its parts behind one another, each ended as a line, since operators do not go on from one to the next.
 */
export function copiedContents(
  file: PdfFile,
  streams: readonly PdfStream[],
  patience: Patience,
): CopiedStream {
  const lineEnd = Uint8Array.of(LINE_END);
  const parts: { readonly stream: PdfStream; readonly decoded: Decoded }[] = [];
  const known = new Map<PdfStream, Decoded>();
  for (const stream of streams) {
    const decoded = known.get(stream) ?? decodedWithin(file, stream, patience);
    known.set(stream, decoded);
    spend(patience.effort, OF_STREAM + decoded.bytes.length / COPIED);
    parts.push({ stream, decoded });
    if (isSpent(patience.effort)) refuse(patience, "limit", "it takes too long to unpack");
    // Nobody will have them: they need not be put together.
    if (patience.refusal !== undefined) return deflated(NO_ENTRIES, lineEnd);
  }
  const whole = Buffer.concat([
    ...parts.flatMap(({ decoded: { bytes } }) => [bytes, lineEnd]),
    ...(parts.length === 0 ? [lineEnd] : []),
  ]);
  const mended = balanced(whole);
  const [first, ...others] = parts;
  return first !== undefined && others.length === 0 && mended === undefined
    ? asItIs(file, first.stream, first.decoded)
    : deflated(NO_ENTRIES, mended ?? whole);
}

const LINE_END = 10;
const CODING = ["Filter", "DecodeParms"];

/** To take up a part of the contents takes as long as to read so many bytes, and so many are copied in the time of reading one. */
const [OF_STREAM, COPIED] = [200, 4];

/** A picture is longer than what is looked into. */
const LONGEST_COPIED = 256_000_000;

/** A stream decoded; what is left to those who know pictures stays coded. */
function decodedWithin(file: PdfFile, stream: PdfStream, patience: Patience): Decoded {
  const named = `the stream ${stream.number}`;
  if (stream.dictionary.entries.has("F")) {
    refuse(patience, "damaged", `what belongs into ${named} lies in another file`);
  }
  if (stream.bytes.length === 0) return { bytes: stream.bytes };
  const most = Math.max(1, Math.min(LONGEST_COPIED, patience.bytes));
  const { effort } = patience;
  const decoded = decode(stream.bytes, filtersOf(file, stream), most, effort);
  if (isSpent(effort)) refuse(patience, "limit", "it takes too long to unpack");
  patience.bytes -= decoded.bytes.length;
  if (decoded.fault === "too-long") refuse(patience, "limit", `${named} is longer than is read`);
  else if (decoded.fault === "unknown") {
    refuse(patience, "damaged", `${named} is coded in a way that PDF does not know`);
  } else if (decoded.fault === "damaged") {
    refuse(patience, "damaged", `${named} cannot be decoded`);
  }
  return decoded;
}

/** What only pictures are coded with stays, and is told what it was told. */
function repacked(
  bare: PdfDictionary,
  { bytes, picture }: Decoded,
  filters: readonly Filter[],
): CopiedStream {
  if (picture === undefined) return deflated(bare, bytes);
  const told = filters.find(({ name }) => name === picture)?.parameters;
  const coding: readonly (readonly [string, PdfValue])[] = [
    ["Filter", { kind: "name", text: picture }],
    ...(told === undefined ? [] : [["DecodeParms", told] as const]),
  ];
  return { dictionary: withEntries(bare, coding), bytes };
}

const deflated = (bare: PdfDictionary, bytes: Uint8Array): CopiedStream => ({
  dictionary: withEntries(bare, [["Filter", { kind: "name", text: "FlateDecode" }]]),
  bytes: deflateSync(bytes),
});

const without = ({ entries }: PdfDictionary, keys: readonly string[]): PdfDictionary => ({
  kind: "dictionary",
  entries: new Map([...entries].filter(([key]) => !keys.includes(key))),
});

const withEntries = (
  { entries }: PdfDictionary,
  added: readonly (readonly [string, PdfValue])[],
): PdfDictionary => ({ kind: "dictionary", entries: new Map([...entries, ...added]) });

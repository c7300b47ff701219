import { Option } from "commander";
import type { Command } from "commander";
import type { Edition } from "../build-order.ts";
import { USUAL_LIMITS } from "../build-order.ts";
import type { Look } from "../diagnostics/render.ts";
import type { Read } from "./flags.ts";
import { THEMES } from "./words.ts";
import { COLORS, EDITIONS, FORMATS, listed, readChoice, readDate, readNumber } from "./flags.ts";

/** The flags as typed, checked one by one; paths and names as they stand on the command line. */
export interface Flags {
  readonly output?: string;
  readonly edition: readonly Edition[];
  readonly json: boolean;
  readonly report?: string;
  readonly strict: boolean;
  readonly force: boolean;
  readonly theme?: string;
  readonly verify: boolean;
  readonly root?: string;
  /** Milliseconds of the epoch. */
  readonly date?: number;
  readonly diagnostics: Look["format"];
  readonly color: (typeof COLORS)[number];
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly maxPages: number;
  readonly version: boolean;
}

/** Told of each value that its flag does not take: the sentence, and perhaps a way out. */
export type OnFault = (fault: string, hint?: string) => void;

/** What holds where a switch is not typed. */
export const SWITCHES_OFF = {
  json: false,
  strict: false,
  force: false,
  verify: false,
  quiet: false,
  verbose: false,
  version: false,
} as const;

const DAY = 24 * 60 * 60;
const MOST_PAGES = 100_000;

/** Flags hold for every verb and may stand before or behind it. */
export function addOptions(program: Command, onFault: OnFault): void {
  addSwitches(program);
  addPaths(program, onFault);
  addValues(program, onFault);
}

function addSwitches(program: Command): void {
  program
    .option("--json", "print one JSON document and nothing else on stdout")
    .option("--strict", "let warnings fail")
    .option("--force", "write although checks failed")
    .option("--verify", "read the finished PDF back before it gets its name")
    .option("-q, --quiet", "print errors only")
    .option("-v, --verbose", "print the stages' times, and where a bug of ours is")
    .option("-V, --version", "print the version");
}

function addPaths(program: Command, onFault: OnFault): void {
  const add = (flags: string, meaning: string, names: readonly string[] = []): void => {
    const option = new Option(flags, meaning);
    if (names.length > 0) option.choices(names);
    const notEmpty = (text: string): string | undefined => {
      if (text !== "") return text;
      onFault(`\`--${option.name()}\` needs a value, not an empty one`);
      return undefined;
    };
    program.addOption(option.argParser(notEmpty));
  };
  add("-o, --output <path>", "file, or folder (default: out/ beside the manifest)");
  add("--report <file>", "write the JSON document to a file");
  add("--theme <name|file>", "try another theme", THEMES);
  add("--root <dir>", "read files below it (default: the manifest's folder)");
}

function addValues(program: Command, onFault: OnFault): void {
  const add = <T>(
    option: Option,
    read: (flag: string, text: string) => Read<T>,
    gather: (value: T) => unknown = (value) => value,
  ): void => {
    const parse = (text: string, before: unknown): unknown => {
      const result = read(`\`--${option.name()}\``, text);
      if ("value" in result) return gather(result.value);
      onFault(result.fault, result.hint);
      return before;
    };
    program.addOption(option.argParser(parse));
  };
  const editions = new Set<Edition>();
  const edition = new Option("-e, --edition <edition>", `${listed(EDITIONS)}; repeatable`).choices(
    EDITIONS,
  );
  add(
    edition.default(["print"], "print"),
    (flag, text) => readChoice(flag, EDITIONS, text),
    (value) => [...editions.add(value)],
  );
  const look = new Option("--diagnostics <look>", `faults as ${listed(FORMATS)}`).choices(FORMATS);
  add(look.default("human"), (flag, text) => readChoice(flag, FORMATS, text));
  const color = new Option("--color <when>", listed(COLORS)).choices(COLORS).default("auto");
  add(color, (flag, text) => readChoice(flag, COLORS, text));
  add(new Option("--date <iso|epoch>", "the PDF's date (default: the manifest's)"), readDate);
  const timeout = new Option("--timeout <seconds>", "give up after so long").default(
    USUAL_LIMITS.timeout,
  );
  add(timeout, (flag, text) => readNumber(flag, { most: DAY, whole: false }, text));
  const pages = new Option("--max-pages <count>", "give up beyond so many pages").default(
    USUAL_LIMITS.maxPages,
  );
  add(pages, (flag, text) => readNumber(flag, { most: MOST_PAGES, whole: true }, text));
}

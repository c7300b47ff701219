import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BuildReport } from "../../src/build-order.ts";
import { main } from "../../src/cli/cli.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "progress-"));
  writeFileSync(join(folder, "issue.yaml"), "title: x\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the road says, and how many milliseconds after what it said before. */
type Said = readonly [after: number, stage: string, place?: string];

interface Terminal {
  readonly columns?: number;
  readonly isTTY?: boolean;
  readonly env?: Record<string, string>;
}

const DONE: BuildReport = {
  ...{ outputs: [], diagnostics: [], sources: new Map(), pages: 1, articles: [], timings: [] },
  exitCode: 0,
};

const CLEAR = "\r\u001b[K";

/** All that was written on a terminal while the road said this; a line that is cleared begins a new entry. */
async function drawn(
  said: readonly Said[],
  argv: readonly string[] = [],
  { columns, isTTY = true, env = {} }: Terminal = {},
  end: () => BuildReport = () => DONE,
): Promise<readonly string[]> {
  let clock = 0;
  let written = "";
  await main(argv, {
    ...{ cwd: folder, env, now: () => clock, watch: () => () => Promise.resolve() },
    stdout: { write: () => true },
    stderr: { isTTY, columns, write: (text) => (written += text) },
    build: (order) => {
      for (const [after, stage, place] of said) {
        clock += after;
        order.progress(stage, place);
      }
      return Promise.resolve().then(end);
    },
  });
  return written.split(CLEAR);
}

describe("the progress line", () => {
  test("says the stage, and how far it has come, and is gone at the end", async () => {
    const said: readonly Said[] = [
      [0, "setting"],
      [100, "setting", "page 12, A boat"],
      [100, "painting"],
    ];
    expect(await drawn(said)).toEqual([
      "",
      "setting …",
      "setting · page 12, A boat …",
      "painting …",
      "",
    ]);
  });

  test("is drawn no more often than it can be read, but for a new stage", async () => {
    const said: readonly Said[] = [
      [0, "painting"],
      [79, "painting", "page 1"],
      [1, "painting", "page 2"],
      [1, "painting", "page 3"],
      [1, "writing"],
    ];
    expect(await drawn(said)).toEqual(["", "painting …", "painting · page 2 …", "writing …", ""]);
  });

  test.each<[number | undefined, string]>([
    [40, "setting · page 12, a long headline of…"],
    [20, "setting · page 12,…"],
    [12, "setting ·…"],
    [19, "setting · page 12…"],
    [1, ""],
    [undefined, "setting · page 12, a long headline of many words …"],
  ])("keeps to a terminal of %s columns", async (columns, line) => {
    const terminal = columns === undefined ? {} : { columns };
    const place = "page 12, a long headline of many words";
    const lines = await drawn([[0, "setting", place]], [], terminal);
    expect(lines).toEqual(["", line, ""]);
    expect(line.length).toBeLessThan(columns ?? 80);
  });

  test("counts wide characters as the two columns that they take", async () => {
    const lines = await drawn([[0, "a", "上海上海上海"]], [], { columns: 12 });
    expect(lines[1]).toBe("a · 上海上…");
  });

  test("shows what would drive the terminal, and does not obey it", async () => {
    const lines = await drawn([[0, "setting", "page 1, \u001b[2J"]]);
    expect(lines[1]).toBe("setting · page 1, ␛[2J …");
  });

  test.each<[string, string[], Terminal]>([
    ["a pipe", [], { isTTY: false }],
    ["--quiet", ["-q"], {}],
    ["--json", ["--json"], {}],
    ["a terminal that cannot take a line back", [], { env: { TERM: "dumb" } }],
  ])("is not there for %s", async (_, argv, terminal) => {
    expect(await drawn([[0, "setting", "page 1"]], argv, terminal)).toEqual([""]);
  });

  test("is cleared before a bug of ours is told", async () => {
    const [, line, told] = await drawn([[0, "setting"]], [], {}, () => {
      throw new Error("a page fell down");
    });
    expect([line, told?.includes("error[typeset/bug]")]).toEqual(["setting …", true]);
  });
});

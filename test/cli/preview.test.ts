import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli/cli.ts";
import type { Edges } from "../../src/cli/edges.ts";
import { error } from "../../src/diagnostics/diagnostic.ts";
import type { Told } from "../../src/preview/preview.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-preview-"));
  writeFileSync(join(folder, "issue.yaml"), "title: x\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Preview = Edges["preview"];
const URL = "http://127.0.0.1:4000/token/";

/** A build that was checked. */
const TOLD: Told = {
  ...{ manifest: "issue.yaml", build: 3, phase: "ready", milliseconds: 212 },
  ...{ size: 9, sizeForPosition: 0 },
  ...{ trim: { width: 1, height: 1 }, articles: [] },
  pages: [1, 2].map((folio) => ({ folio, kind: "article", part: 1, of: 2, since: 1 })),
  faults: [
    { severity: "error", code: "a/a", message: "a", hints: [] },
    { severity: "warning", code: "b/b", message: "b", hints: [] },
    { severity: "warning", code: "c/c", message: "c", hints: [] },
  ],
};

/** Runs the verb with a preview that tells these news and ends. */
async function typeset(argv: readonly string[], news: readonly Told[] = []) {
  const heard = { out: "", err: "", orders: [] as Parameters<Preview>[] };
  const code = await main(argv, {
    ...{ cwd: folder, env: {}, now: () => 0 },
    stdout: { write: (text) => (heard.out += text) },
    stderr: { write: (text) => (heard.err += text) },
    preview: (order, how) => {
      heard.orders.push([order, how]);
      for (const told of news) how.onNews?.(told);
      const closed = Promise.resolve();
      return Promise.resolve({ value: { url: URL, closed, close: () => closed }, diagnostics: [] });
    },
  });
  return { code, ...heard };
}

test("the address stands alone on its line", async () => {
  expect(await typeset(["preview"])).toMatchObject({ code: 0, out: `${URL}\n`, err: "" });
  const { out } = await typeset(["preview", "issue.yaml", "--json"]);
  expect(JSON.parse(out)).toEqual({ url: URL });
});

test("all that can be set is wanted, and a proof of it", async () => {
  const { orders } = await typeset(["preview", ".", "--theme", "annual", "--port", "8080"]);
  expect(orders).toMatchObject([
    [
      {
        ...{ manifest: join(folder, "issue.yaml"), theme: "annual", force: true },
        editions: ["print", "proof"],
      },
      { port: 8080 },
    ],
  ]);
  const [[, how] = []] = (await typeset(["preview"])).orders;
  expect(how).not.toHaveProperty("port");
});

test("--timeout is for each build", async () => {
  const [[order] = []] = (await typeset(["preview", "--timeout", "2.5"])).orders;
  expect(order).toMatchObject({ timeout: 2.5 });
});

test("each build is one line, when it has been checked; none with --quiet", async () => {
  const stopped = { ...TOLD, stopped: "no colon here" };
  const news = [
    { ...TOLD, phase: "setting" },
    { ...TOLD, phase: "proving" },
    TOLD,
    stopped,
  ] as const;
  expect((await typeset(["preview"], news)).err).toBe(
    "build 3 · 2 pages · 212 ms · 1 error · 2 warnings\n" +
      "nothing set · no colon here · 1 error · 2 warnings\n",
  );
  expect((await typeset(["preview", "-q"], news)).err).toBe("");
});

test.each(["0", "65536", "http", "80.5", "-1"])("--port %s is no port", async (port) => {
  const { code, err, orders } = await typeset(["preview", `--port=${port}`]);
  expect([code, orders]).toEqual([2, []]);
  expect(err).toContain("`--port` takes a whole number over 0 and up to 65535");
});

test("a manifest that is not there is told before anything is served", async () => {
  const { code, err, orders } = await typeset(["preview", "isue.yaml"]);
  expect([code, orders]).toEqual([2, []]);
  expect(err).toContain("did you mean `issue.yaml`?");
});

test("a port that cannot be had is exit 2", async () => {
  const said = { err: "" };
  const code = await main(["preview"], {
    ...{ cwd: folder, env: {} },
    stdout: { write: () => undefined },
    stderr: { write: (text) => (said.err += text) },
    preview: () =>
      Promise.resolve({
        diagnostics: [error("preview/port", "the port 80 is taken", { kind: "usage" })],
      }),
  });
  expect([code, said.err]).toEqual([2, expect.stringContaining("the port 80 is taken")]);
});

test("its help fits a screen, and has an example", async () => {
  const { out } = await typeset(["preview", "--help"]);
  const lines = out.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(out).toContain("typeset preview issue.yaml --port 8080");
});

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/cli.ts";
import { PRINTERS as NAMED } from "../../src/cli/words.ts";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";
import type { FileOrder, FileReport } from "../../src/preflight-file.ts";
import { PRINTERS } from "../../src/preflight/printer.ts";
import { GOOD, paint, written } from "../intake/advert.ts";
import { issueFolder } from "../support/issue-folder.ts";

const FOLDER = issueFolder({
  "good.pdf": written(GOOD),
  "rgb.pdf": written(paint("1 0 0 rg 100 100 50 50 re f\n")(GOOD)),
  "soft.pdf": written(paint("0 0 0 1 k BT /F1 10 Tf 22 200 Td (Edge) Tj ET\n")(GOOD)),
  "adverts/bank.pdf": written(GOOD),
  "adverts/tides.pdf": written(GOOD),
  "words.pdf": "These are words.",
  "printers/wide.yaml": "checks: { rgb: off }\n",
  "printers/none.yaml": "limits: { spots: 0 }\nchecks: { spots: error }\n",
});

const here = (...names: readonly string[]): string => join(FOLDER, ...names);

async function run(argv: readonly string[], preflightFile?: (order: FileOrder) => FileReport) {
  const said = { out: "", err: "" };
  const code = await main(["preflight", ...argv], {
    cwd: FOLDER,
    env: {},
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    ...(preflightFile && { preflightFile: (order) => Promise.resolve(preflightFile(order)) }),
  });
  return { code, ...said };
}

test("the built-in profiles are those that there are", () => {
  expect(NAMED).toEqual(PRINTERS);
});

describe("orders", () => {
  test.each<[readonly string[], Partial<FileOrder>]>([
    [["a.pdf"], { file: here("a.pdf"), profile: "sheetfed-coated", strict: false }],
    [["a.pdf", "--profile", "newsprint", "--strict"], { profile: "newsprint", strict: true }],
    [["a.pdf", "--profile", "printers/x.yaml"], { profile: here("printers/x.yaml") }],
  ])("%j", async (argv, order) => {
    const orders: FileOrder[] = [];
    const { code } = await run(argv, (asked) => {
      orders.push(asked);
      return { ...asked, diagnostics: [], sources: new Map(), exitCode: 0 };
    });
    expect([code, orders]).toMatchObject([0, [order]]);
  });
});

describe("words", () => {
  test("of a good file: what it is, what was looked at, and what was not", async () => {
    const { code, out, err } = await run(["good.pdf"]);
    expect([code, err]).toEqual([0, ""]);
    const [first, looked, not] = out.split("\n");
    expect(first).toBe(
      "good.pdf · 1 page · 210 × 297 mm · PDF/X-4 for FOGRA39 · 1 font · 1 picture · 1 spot ink · nothing in the way",
    );
    expect(looked).toMatch(/^looked at for `sheetfed-coated`: structure, /u);
    expect(not).toMatch(/^not looked at: ink within pictures, /u);
  });

  test("of a fault: its page, its place and a way out; exit 1", async () => {
    const { code, out, err } = await run(["rgb.pdf"]);
    expect(code).toBe(1);
    expect(err).toBe(
      "error[preflight/rgb]: a shape is in RGB on page 1, 28.2 mm from the left and 268.8 mm from the head\n" +
        "  = help: give it in the inks of the press: export with the press's profile as the target\n",
    );
    expect(out).toContain(" · 1 error\n");
  });

  test("of warnings: exit 0, and 3 where they are to fail", async () => {
    expect((await run(["soft.pdf"])).code).toBe(0);
    expect((await run(["soft.pdf", "--strict"])).code).toBe(3);
    const { out, err } = await run(["soft.pdf", "-q"]);
    expect([out, err]).toEqual(["", ""]);
  });

  test("--diagnostics short has a line each", async () => {
    const { err } = await run(["rgb.pdf", "--diagnostics", "short"]);
    expect(err).toMatch(/^error\[preflight\/rgb\]: a shape is in RGB on page 1, .*\n$/u);
  });
});

test("--json is one document, with the page and the place in millimeters", async () => {
  const { code, out } = await run(["rgb.pdf", "--json"]);
  expect(JSON.parse(out)).toMatchObject({
    ...{ ok: false, exitCode: code, file: here("rgb.pdf"), profile: "sheetfed-coated" },
    ...{ version: "1.6", standard: "PDF/X-4", condition: "FOGRA39", pages: 1 },
    ...{ trim: { width: 210, height: 297 }, spots: ["Harbor Blue"], pictures: 1 },
    fonts: [{ name: "SourceSans3", type: "TrueType", embedded: true, subset: true }],
    diagnostics: [{ severity: "error", code: "preflight/rgb", page: 1, x: 28.2, y: 268.8 }],
  });
});

describe("a printer's own profile", () => {
  test("does not mind what it says that it does not mind", async () => {
    expect((await run(["rgb.pdf", "--profile", "printers/wide.yaml"])).code).toBe(0);
  });

  test("asks for what it asks for", async () => {
    const { code, err } = await run(["good.pdf", "--profile", "printers/none.yaml"]);
    expect(code).toBe(1);
    expect(err).toContain("the printer prints none");
  });

  test.each([
    ["sheetfed", "there is no printer's profile `sheetfed`"],
    ["printers/absent.yaml", "no profile at `absent.yaml`"],
  ])("%s is none", async (name, says) => {
    const { code, err } = await run(["good.pdf", "--profile", name]);
    expect(code).toBe(1);
    expect(err).toContain(says);
  });
});

describe("what cannot be looked over", () => {
  test("a file that is no PDF: exit 1, and nothing is claimed to have been looked at", async () => {
    const { code, out, err } = await run(["words.pdf"]);
    expect([code, out]).toEqual([1, "words.pdf · 1 error · not looked into\n"]);
    expect(err).toContain("the file is no PDF, or its beginning is damaged");
  });

  test("a file that is not there: exit 2, with the one that was meant", async () => {
    const { code, err } = await run(["godo.pdf"]);
    expect(code).toBe(2);
    expect(err).toContain("no PDF at `godo.pdf`");
    expect(err).toContain("did you mean `good.pdf`?");
  });

  test.each([
    ["adverts/bnak.pdf", "did you mean `adverts/bank.pdf`?"],
    ["adverts/nix.pdf", "in that folder are `bank.pdf`, `tides.pdf`"],
    ["advrets/bank.pdf", "did you mean `adverts/bank.pdf`?"],
    ["printers/nix.pdf", "there is no PDF in that folder"],
  ])("%s is named as it was typed: %s", async (typed, help) => {
    const { err } = await run([typed]);
    expect(err).toContain(`no PDF at \`${typed}\``);
    expect(err).toContain(help);
  });

  test.each<[readonly string[], string]>([
    [[], "say which PDF is to be looked over"],
    [["good.pdf", "rgb.pdf"], "only one PDF can be looked over at a time"],
    [["good.pdf", "--profile", ""], "`--profile` needs a value, not an empty one"],
  ])("%j: exit 2", async (argv, says) => {
    const { code, err } = await run(argv);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  test("a bug of ours is told as one", async () => {
    const { code } = await run(["good.pdf"], () => {
      throw new Error("oops");
    });
    expect(code).toBe(70);
  });
});

test("what is quiet tells errors alone", async () => {
  const { err } = await run(["a.pdf", "-q"], (order) => ({
    ...order,
    diagnostics: [warning("preflight/layers", "it has layers"), error("preflight/rgb", "RGB")],
    sources: new Map(),
    exitCode: 1,
  }));
  expect([err.includes("RGB"), err.includes("layers")]).toEqual([true, false]);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { all, GOOD, more, resource, say, stuff, trailer, written } from "../intake/advert.ts";
import { ask, isInstalled, testWith } from "../pdf/outside.ts";
import { issueFolder, manifest, oneArticle, typeset, type Files } from "../support/issue-folder.ts";
import { jpeg } from "./pictures.ts";
import { canJudgePrint, judgePrint } from "./print-judge.ts";

const A4 = "page: { trim: a4 }\nprint: { marks: [] }\n";
const good = written(GOOD);

/** An issue of these pages and no other. */
const issueOf = (entries: readonly string[], files: Files): Files => ({
  "issue.yaml": manifest(entries, A4),
  ...files,
});

const page = (file: string, keys = ""): string => `picture: { image: ${file}, alt: x${keys} }`;

const pagesIn = async (path: string): Promise<number> =>
  (await PDFDocument.load(readFileSync(path), { updateMetadata: false })).getPageCount();

test("pages of PDFs are pages, and house adverts", async () => {
  const document = await PDFDocument.load(good, { updateMetadata: false });
  document.insertPage(0, [595, 842]);
  const orders = "house-adverts: [h.pdf, { image: two.pdf, page: 2 }]\n";
  const folder = issueFolder({
    "issue.yaml": manifest(
      [page("a.pdf"), page("two.pdf", ", page: 2")],
      `page: { trim: a4 }\nprint: { marks: [], multiple: 4 }\n${orders}`,
    ),
    ...{ "a.pdf": good, "two.pdf": await document.save(), "h.pdf": good },
  });
  const { code, stderr } = await typeset(folder, "-o", "out.pdf", "--verify");
  expect([code, stderr.includes("error[")]).toEqual([0, false]);
  expect(await pagesIn(join(folder, "out.pdf"))).toBe(4);
  const text = readFileSync(join(folder, "out.pdf"), "latin1");
  // The same page of one file, whatever it is called, is one form.
  expect(text.match(/\/Subtype \/Form/gu)).toHaveLength(2);
});

const photo = await jpeg(120, 80);
const cut = stuff("picture", (bytes) => bytes.subarray(0, 300));

describe.concurrent("what cannot be placed is told where it was ordered", () => {
  test.each<readonly [how: string, entry: string, file: Uint8Array, says: RegExp]>([
    [
      "damaged",
      page("a.pdf"),
      written(cut(GOOD)),
      /error\[preflight\/stream\]: .*the stream \d+ is damaged/u,
    ],
    [
      "encrypted",
      page("a.pdf"),
      written(trailer("/Root", "/Encrypt << /V 1 >> /Root")(GOOD)),
      /error\[preflight\/encrypted\]: .*is encrypted/u,
    ],
    [
      "no such page",
      page("a.pdf", ", page: 7"),
      good,
      /error\[preflight\/no-page\]: .*has one page, and page 7 is to be placed/u,
    ],
    [
      "a PDF on a cover",
      "cover: { image: a.pdf, alt: x }",
      good,
      /error\[image\/format\]: .*`a.pdf` is a PDF file/u,
    ],
    [
      "no PDF",
      page("a.pdf"),
      Buffer.from("nothing of the kind"),
      /error\[image\/format\]: .*no picture that can be read/u,
    ],
    [
      "a page of a picture",
      page("a.pdf", ", page: 2"),
      photo,
      /error\[image\/no-page\]: .*is no PDF, and has no page 2/u,
    ],
    [
      "halves of a picture",
      "advert: { file: a.pdf, size: spread, halves: true, start: verso }",
      photo,
      /error\[image\/no-page\]: .*is no PDF whose pages the halves could be/u,
    ],
  ])("%s", async (_, entry, file, says) => {
    const folder = issueFolder(issueOf([entry], { "a.pdf": file }));
    const { code: exit, stderr } = await typeset(folder, "--diagnostics", "short", "-o", "o.pdf");
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^issue\.yaml:\d+:\d+: error/mu);
    expect(stderr).toMatch(says);
    expect(existsSync(join(folder, "o.pdf"))).toBe(false);
  });

  test("and with --force something stands for it", async () => {
    const folder = issueFolder(
      issueOf([page("a.pdf"), page("b.pdf")], { "a.pdf": written(cut(GOOD)), "b.pdf": good }),
    );
    const { stderr } = await typeset(folder, "--force", "-o", "o.pdf", "--verify");
    expect(stderr).toContain("error[preflight/stream]");
    expect(await pagesIn(join(folder, "o.pdf"))).toBe(2);
  });

  test("in an article a PDF is no figure", async () => {
    const folder = issueFolder(
      oneArticle('::figure[A boat.]{src="a.pdf" alt="x"}', { "articles/a.pdf": good }),
    );
    const { code, stderr } = await typeset(folder);
    expect([code, stderr.includes("is a PDF file")]).toEqual([1, true]);
  });
});

test("that bleed is missing is told once, by what looks at the file", async () => {
  const document = await PDFDocument.load(good, { updateMetadata: false });
  const [sheet] = document.getPages();
  const { x, y, width, height } = sheet?.getTrimBox() ?? { x: 0, y: 0, width: 0, height: 0 };
  sheet?.setBleedBox(x, y, width, height);
  sheet?.setCropBox(x, y, width, height);
  sheet?.setMediaBox(x, y, width, height);
  const folder = issueFolder(issueOf([page("a.pdf")], { "a.pdf": await document.save() }));
  const { stderr } = await typeset(folder, "check", "--diagnostics", "short");
  expect(stderr.match(/bleed\]/gu)).toEqual(["bleed]"]);
});

/** What others make of the advert, all of it for the press. */
async function adverts(): Promise<Files> {
  const document = await PDFDocument.load(good, { updateMetadata: false });
  const packed = ["--object-streams=generate", "--linearize", "FILE", "-"];
  const layered = all(
    more(
      "catalog",
      "/OCProperties << /OCGs [@off] /D << /Name (d) /OFF [@off] /Order [@off] >> >>",
    ),
    (one) => ({
      ...one,
      objects: new Map([...one.objects, ["off", { text: "/Type /OCG /Name (Off)" }]]),
    }),
    resource("Properties", "/B @off"),
    resource("ExtGState", "/V << /ca 0.5 >>"),
    say("page", "/Resources", "/Group << /S /Transparency /CS /DeviceCMYK >> /Resources"),
  );
  return {
    "hand.pdf": good,
    "pdf-lib.pdf": await document.save(),
    "layered.pdf": written(layered(GOOD)),
    ...(isInstalled("qpdf") && { "qpdf.pdf": Uint8Array.from(ask("qpdf", good, packed).bytes) }),
  };
}

describe("an issue of adverts from several makers", async () => {
  const files = await adverts();
  const folder = issueFolder(
    issueOf(
      Object.keys(files).map((file) => page(file)),
      files,
    ),
  );
  const path = join(folder, "out.pdf");
  const { code, stderr } = await typeset(folder, "-o", path, "--verify");

  test("is built without a word", () => {
    expect([code, stderr.includes("error[")]).toEqual([0, false]);
  });

  testWith("qpdf")("is sound", () => {
    const { status, words } = ask("qpdf", readFileSync(path), ["--check", "FILE"]);
    expect([status, words.includes("WARNING")]).toEqual([0, false]);
  });

  test.skipIf(!canJudgePrint())("has nothing that a printer sends back", () => {
    const found = judgePrint(path).filter((line) => line.startsWith("ERROR"));
    expect(found.filter((line) => !line.includes("pages.multiple"))).toEqual([]);
  });
});

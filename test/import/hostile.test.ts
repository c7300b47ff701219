import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { docx, p, picture, relation } from "../support/docx.ts";
import { importBytes, imported } from "../support/imported.ts";

/** What is refused: its exit code, and code, sentence and hint of its one fault. Nothing was written. */
async function refused(bytes: Uint8Array, name = "copy.docx"): Promise<readonly [number, string]> {
  const { report, files } = await importBytes(bytes, { name });
  expect(files).toEqual([]);
  expect(report.diagnostics).toHaveLength(1);
  const [fault] = report.diagnostics;
  expect(fault?.hints.length).toBeGreaterThan(0);
  return [report.exitCode, `${fault?.code ?? ""}: ${fault?.message ?? ""}`];
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** An archive of these files. */
async function archive(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const types = (main: string): string =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/${main}"/></Types>`;

/** The head of a compound file, and the name of a stream in it. */
const compound = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from(stream, "utf16le")]);

describe("what is no Word document gets a sentence and a way out", () => {
  test.each<[string, Uint8Array, string]>([
    ["old.doc", compound("WordDocument"), "`old.doc` is a document of old Word (.doc)"],
    ["old.xls", compound("Workbook"), "`old.xls` is an old Office file"],
    ["a.rtf", text("{\\rtf1 x}"), "`a.rtf` is an RTF document"],
    ["a.pdf", text("%PDF-1.7"), "`a.pdf` is a PDF file"],
    ["a.html", text("<!DOCTYPE html><p>x"), "`a.html` is a web page"],
    ["a.txt", text("Just words."), "`a.txt` is no Word document"],
    [
      "a.gdoc",
      text('{"url": "x"}'),
      "is no document, but a link to one, as Google Drive leaves it",
    ],
    ["~$copy.docx", text("\x05Ann"), "is the lock file that Word keeps beside an open document"],
  ])("%s", async (name, bytes, sentence) => {
    const [code, told] = await refused(bytes, name);
    expect(code).toBe(1);
    expect(told).toContain("import/not-a-docx: ");
    expect(told).toContain(sentence);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "a.odt",
      { "META-INF/manifest.xml": "<m/>", "content.xml": "<c/>" },
      "an OpenDocument file (.odt)",
    ],
    [
      "a.xlsx",
      {
        "[Content_Types].xml": types(
          "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ),
      },
      "a spreadsheet (.xlsx)",
    ],
    [
      "a.pptx",
      {
        "[Content_Types].xml": types(
          "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        ),
      },
      "a slide show (.pptx)",
    ],
    ["a.zip", { "x.txt": "x" }, "a ZIP archive without a Word document in it"],
  ])("%s", async (name, files, what) => {
    expect(await refused(await archive(files), name)).toEqual([
      1,
      `import/not-a-docx: \`${name}\` is ${what}`,
    ]);
  });

  test("macros", async () => {
    const more = { "[Content_Types].xml": types("vnd.ms-word.document.macroEnabled.main+xml") };
    const bytes = await docx({ body: p("x"), more });
    expect(await refused(bytes, "a.docm")).toEqual([
      1,
      "import/macros: the document `a.docm` carries macros (.docm)",
    ]);
  });

  test("a password, of Word and of the archive", async () => {
    const sentence = "import/locked: the document `copy.docx` is locked with a password";
    expect(await refused(compound("EncryptedPackage"))).toEqual([1, sentence]);
    const bytes = Buffer.from(await docx({ body: p("x") }));
    // The flag that says so, in the first entry of the archive's list.
    const entry = bytes.indexOf("PK\x01\x02", 0, "latin1");
    bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
    expect(await refused(bytes)).toEqual([1, sentence]);
  });

  test.each([
    ["cut off", (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
    ["a byte that flipped", flipped],
  ])("damage: %s", async (_name, spoil) => {
    const bytes = await docx({ body: p("A long text. ".repeat(40)) });
    const [code, told] = await refused(spoil(bytes));
    expect([
      code,
      told.startsWith("import/damaged: the document `copy.docx` is damaged: "),
    ]).toEqual([1, true]);
  });

  test("damage: XML that breaks off, has a DOCTYPE, or no text at all", async () => {
    const broken = async (xml: string): Promise<string> =>
      (await refused(await docx({ body: "", more: { "word/document.xml": xml } })))[1];
    expect(await broken("<w:document>")).toContain("import/damaged: ");
    expect(await broken('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')).toContain(
      "it has a DOCTYPE",
    );
    expect(await broken("<html/>")).toContain("the part with its text is missing");
    const files = {
      "[Content_Types].xml": types(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
      ),
    };
    expect((await refused(await archive(files)))[1]).toContain("the part with its text is missing");
  });
});

/** The document with one byte of its packed text changed. */
function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const name = copy.indexOf("word/document.xml", 0, "latin1");
  const at = name + "word/document.xml".length + 20;
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

describe("limits are exit 6", () => {
  test("a part that bursts", async () => {
    const bytes = await docx({ body: `<w:p>${" ".repeat(30_000_000)}</w:p>` });
    const [code, told] = await refused(bytes);
    expect(code).toBe(6);
    expect(told).toMatch(
      /^import\/limit: the document `copy\.docx` has a part, `word\/document\.xml`, that would unpack to \d+ times its size$/u,
    );
  });

  test("a part that says it is small, and is not", async () => {
    const bytes = Buffer.from(await docx({ body: p("x".repeat(100_000)) }));
    const name = bytes.lastIndexOf("word/document.xml", undefined, "latin1");
    // Its unpacked size in the archive's list.
    bytes.writeUInt32LE(50, name - 46 + 24);
    const [code, told] = await refused(bytes);
    expect([code, told.startsWith("import/damaged: ")]).toEqual([1, true]);
  });

  test("too many parts, and too much of them together", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5001 }, (_, at) => [`word/media/${at}`, ""]),
    );
    expect(await refused(await docx({ body: p("x"), more: many }))).toEqual([
      6,
      "import/limit: the document `copy.docx` holds more than 5000 parts",
    ]);
    const more = Object.fromEntries([1, 2, 3].map((at) => [`word/media/${at}.png`, "x"]));
    const bytes = Buffer.from(await docx({ body: p("x"), more }));
    for (const at of [1, 2, 3]) {
      const name = bytes.lastIndexOf(`word/media/${at}.png`, undefined, "latin1");
      // What the archive's list says that it unpacks to.
      bytes.writeUInt32LE(190_000_000, name - 46 + 24);
    }
    const [code, told] = await refused(bytes);
    expect(code).toBe(6);
    expect(told).toContain("would unpack to 570 MB, more than the 500 MB that are read");
  });

  test("nesting without end", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(2000)}${p("x")}${"</w:tc></w:tr></w:tbl>".repeat(2000)}`;
    expect(await refused(await docx({ body: deep }))).toEqual([
      6,
      "import/limit: the document `copy.docx` nests its parts more than 200 deep",
    ]);
  });

  test("text without end", async () => {
    const long = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(90_000);
    const noise = Array.from({ length: 3000 }, (_, at) => p(`${(at * 7919) % 10_007}`)).join("");
    expect(await refused(await docx({ body: noise + long }))).toEqual([
      6,
      "import/limit: the document `copy.docx` has more than 250000 elements",
    ]);
  });

  test("nesting as deep as is read still comes to an article", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(60)}${p("x")}${"</w:tc></w:tr></w:tbl>".repeat(60)}`;
    expect((await imported(p("A") + deep)).body).toContain("x");
  });
});

describe("what leads out is not followed", () => {
  test("names of parts that lead out of the archive", async () => {
    const bytes = Buffer.from(await docx({ body: p("x"), more: { "xx/evil.xml": "x" } }));
    // Names are not checked where they are packed: both of them are changed in place.
    const hostile = Buffer.from(
      bytes.toString("latin1").replaceAll("xx/evil.xml", "../evil.xml"),
      "latin1",
    );
    const [code, told] = await refused(hostile);
    expect([code, told]).toEqual([
      1,
      "import/damaged: the document `copy.docx` is damaged: invalid relative path: ../evil.xml",
    ]);
  });

  test("relations to files of this machine", async () => {
    const { told, article, files } = await imported({
      body: p("A") + p(picture("up")) + p(picture("abs")),
      relations:
        relation("up", "image", "../../../../../../etc/passwd") +
        relation("abs", "image", "/etc/passwd"),
    });
    expect(told[0]).toMatch(
      /^import\/lost-picture: 2 pictures that are not in the document are left out/u,
    );
    expect(article).not.toContain("passwd");
    expect(files).toEqual(["articles/copy.md"]);
  });

  test("no address is asked for: neither name nor connection", async () => {
    const bytes = await docx({
      body: p("A") + p(picture("x")),
      relations: relation("x", "image", "http://127.0.0.1:9/pixel.png", true),
    });
    const { folder } = await importBytes(bytes);
    const script = `
      import net from "node:net"; import dns from "node:dns";
      for (const [module, name] of [[net, "connect"], [net, "createConnection"], [dns, "lookup"]]) module[name] = () => { console.log("asked"); process.exit(9); };
      const { importArticle } = await import(${JSON.stringify(new URL("../../src/import-article.ts", import.meta.url).href)});
      const { exitCode } = await importArticle({ document: ${JSON.stringify(join(folder, "copy.docx"))}, folder: ${JSON.stringify(join(folder, "again"))}, force: false, strict: false });
      console.log("exit", exitCode);
    `;
    const { stdout } = spawnSync(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script],
      { encoding: "utf8" },
    );
    expect(stdout).toBe("exit 0\n");
  });
});

describe("what lies there already", () => {
  const boat = (): Promise<Uint8Array> => docx({ body: p("A boat") + p("Text.") });

  test("is not written over, unless that is forced", async () => {
    const { folder } = await importBytes(await boat());
    const again = await importBytes(await docx({ body: p("A ship") + p("New.") }), { folder });
    expect(again.report.exitCode).toBe(5);
    expect(again.told).toContain("import/exists: `articles/copy.md` is there already");
    expect(readFileSync(join(folder, "articles/copy.md"), "utf8")).toContain("Text.");
    const forced = await importBytes(await docx({ body: p("A ship") + p("New.") }), {
      folder,
      force: true,
    });
    expect([forced.report.exitCode, forced.body.endsWith("New.")]).toEqual([0, true]);
  });

  test("with strict, nothing is written where something is told", async () => {
    const { report, files } = await importBytes(await boat(), { strict: true });
    expect([report.exitCode, files]).toEqual([3, []]);
  });

  test("a document that is not there is a fault of usage", async () => {
    const { report, folder } = await importBytes(await boat());
    expect(report.exitCode).toBe(0);
    const { importArticle } = await import("../../src/import-article.ts");
    const order = {
      document: join(folder, "cpoy.docx"),
      folder: join(folder, "articles"),
      force: false,
      strict: false,
    };
    const { exitCode, diagnostics } = await importArticle(order);
    expect([exitCode, diagnostics[0]?.message, diagnostics[0]?.hints]).toEqual([
      2,
      "no manuscript at `cpoy.docx`",
      ["did you mean `copy.docx`?"],
    ]);
    expect(existsSync(join(folder, "assets"))).toBe(false);
    const typed = { text: `${basename(folder)}/cpoy.docx`, folder: dirname(folder) };
    const [told] = (await importArticle({ ...order, typed })).diagnostics;
    expect(told).toMatchObject({
      message: `no manuscript at \`${typed.text}\``,
      hints: [`did you mean \`${basename(folder)}/copy.docx\`?`],
    });
  });
});

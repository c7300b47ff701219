import { describe, expect, test } from "vitest";
import { p, picture, relation, run, styles } from "../support/docx.ts";
import { imported } from "../support/imported.ts";

/** A PNG of one pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h9v9z"/></svg>';

const TITLE = p("A boat", "Title");
const STYLES = styles(
  "Title",
  "Subtitle",
  "Author",
  "heading 1",
  "heading 2",
  "heading 4",
  "Quote",
  "Caption",
  "toc 1",
);

/** The text of an article whose title is a boat's. */
async function bodyOf(body: string, more: object = {}): Promise<string> {
  return (await imported({ body: TITLE + body, styles: STYLES, ...more })).body;
}

/** What was told of a document, and its text. */
async function toldOf(body: string, more: object = {}) {
  const { told, body: text } = await imported({ body: TITLE + body, styles: STYLES, ...more });
  return { told, text };
}

const field = (instruction: string, shown: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe("the head", () => {
  const headOf = async (body: string): Promise<string> => {
    const { article } = await imported({ body, styles: STYLES });
    return article.split("---\n")[1] ?? "";
  };

  test("title, deck and byline by their styles", async () => {
    const body =
      p("A boat", "Title") +
      p("It floats.", "Subtitle") +
      p("Ann Lee, Bo Li & Cy", "Author") +
      p("Di Ma", "Author");
    expect(await headOf(body + p("Text."))).toBe(
      'title: "A boat"\ndeck: "It floats."\nauthors: ["Ann Lee", "Bo Li", "Cy", "Di Ma"]\n',
    );
  });

  test("the first heading 1 is the title, and the next levels move up", async () => {
    const body =
      p("A boat", "heading1") + p("Sails", "heading2") + p("x") + p("Jib", "heading4") + p("y");
    const { article } = await imported({ body, styles: STYLES });
    expect(article).toBe('---\ntitle: "A boat"\n---\n\n## Sails\n\nx\n\n### Jib\n\ny\n');
  });

  test.each([
    ["By Ann Lee", '["Ann Lee"]'],
    ["by Ann van der Lee and Bo Li Jr.", '["Ann van der Lee", "Bo Li Jr."]'],
    ["Von Jörg Öz und Bo Li", '["Jörg Öz", "Bo Li"]'],
    ["Par Zoé Éluard", '["Zoé Éluard"]'],
  ])("a line reads as a byline: %s", async (line, authors) => {
    expect(await headOf(TITLE + p(line) + p("Text."))).toContain(`authors: ${authors}`);
  });

  test.each([
    "By 2020, the harbor had grown.",
    "By the sea",
    "By Night the Ships of the Line Sail",
    "Bygones",
  ])("and this one does not: %s", async (line) => {
    expect(await bodyOf(p(line) + p("Text."))).toBe(`${line}\n\nText.`);
  });

  test("a title without a style is a short bold line at the top", async () => {
    expect(await headOf(p(run("A boat", "<w:b/>")) + p("Text."))).toBe('title: "A boat"\n');
  });

  test("without any, the file's name stands in, and that is told", async () => {
    const { article, told } = await imported(p("It is a long text.") + p("More of it."));
    expect(article).toContain('title: "copy"\n');
    expect(told).toEqual([
      "import/title: the document shows no title, so the article is called “copy”",
    ]);
  });

  test("a note of the title is called in the text, and its emphasis is told of", async () => {
    const call = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const { article, told } = await imported({
      body: p(run("A ") + run("boat", "<w:i/>") + call, "Title") + p("Text."),
      styles: STYLES,
      footnotes: `<w:footnote w:id="2">${p("Hers.")}</w:footnote>`,
    });
    expect(article).toBe('---\ntitle: "A boat"\n---\n\nText.[^1]\n\n[^1]: Hers.\n');
    expect(told).toEqual([
      "import/head-look: emphasis or a link in the head is left out, at the very beginning",
      "import/head-note: a note of the title or byline is called behind the first paragraph, at the very beginning",
    ]);
  });
});

describe("words", () => {
  test("that Word wraps in something come along", async () => {
    const wrapped = [
      `<w:ins w:id="1">${run("inserted ")}</w:ins>`,
      `<w:smartTag>${run("tagged ")}</w:smartTag>`,
      `<w:bdo w:val="ltr">${run("directed ")}</w:bdo>`,
      `<w:sdt><w:sdtContent>${run("held ")}</w:sdtContent></w:sdt>`,
      `<w:fldSimple w:instr="AUTHOR">${run("asked ")}</w:fldSimple>`,
      `<w:r><w:ruby><w:rt>${run("reading")}</w:rt><w:rubyBase>${run("ruby ")}</w:rubyBase></w:ruby></w:r>`,
      `<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>no</w:t></mc:Choice><mc:Fallback><w:t>fallen </w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      `<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r>`,
    ];
    expect(await bodyOf(p(wrapped.join("")))).toBe(
      "inserted tagged directed held asked ruby fallen a\\\nb‑cd",
    );
  });

  test("a drop cap is the first letter of its paragraph", async () => {
    const cap = p("O", "", '<w:framePr w:dropCap="drop" w:lines="3"/>');
    expect(await bodyOf(cap + p("nce upon a quay."))).toBe("Once upon a quay.");
  });

  test("paragraphs whose end was deleted run on", async () => {
    const first = p("The end ", "", '<w:rPr><w:del w:id="1"/></w:rPr>');
    expect(await bodyOf(first + p("is near."))).toBe("The end is near.");
    expect(await bodyOf(p("x") + first)).toBe("x\n\nThe end");
  });

  test("are stressed where they differ from their style", async () => {
    const own = `<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Question"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="Foreign"><w:name w:val="Foreign"/><w:rPr><w:i/></w:rPr></w:style>`;
    const body =
      p("Who are you?", "Loud") +
      p(
        run("I am ") +
          run("who", '<w:rStyle w:val="Foreign"/>') +
          run(" I am.", '<w:i w:val="0"/>'),
        "Q",
      ) +
      p(
        run("He is ") +
          run("ipse", '<w:rStyle w:val="Foreign"/>') +
          run(".", "<w:b w:val='false'/>"),
      );
    expect(await bodyOf(body, { styles: STYLES + own })).toBe(
      "**Who are you?**\n\n> I am *who I am.*\n\nHe is *ipse*.",
    );
  });

  test("struck ones are whole words", async () => {
    const struck = (text: string): string => run(text, "<w:strike/>");
    const body = p(struck("gone") + run(", ") + struck("half") + run("way ") + struck("and on"));
    expect(await bodyOf(body)).toBe("~~gone~~, halfway ~~and on~~");
  });

  test("links lead out of the document, by relation and by field; what runs something is told of", async () => {
    const relations =
      relation("a", "hyperlink", "https://a.example/x y", true) +
      relation("b", "hyperlink", "file:///c:/x", true);
    const body = p(
      `<w:hyperlink r:id="a">${run("one")}</w:hyperlink>${run(" ")}<w:hyperlink r:id="b">${run("two")}</w:hyperlink>${run(" ")}` +
        field('HYPERLINK "mailto:a@b.example"', run("three")) +
        `<w:hyperlink w:anchor="x">${run(" four")}</w:hyperlink>`,
    );
    const { text, told } = await toldOf(body, { relations });
    expect(text).toBe("[one](https://a.example/x%20y) two [three](mailto:a@b.example) four");
    expect(told).toEqual([
      "import/link: a link (`file:///c:/x`) stays as its words alone, behind “A boat one two”",
    ]);
  });
});

describe("lists", () => {
  const level = (ilvl: number, format: string, start = 1): string =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, "decimal")}${level(1, "lowerLetter")}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, "bullet")}${level(1, "bullet")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const item = (text: string, num: number, ilvl = 0): string =>
    p(text, "", `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${num}"/></w:numPr>`);

  test("nest, go on after a paragraph, begin anew, and lie beside one another", async () => {
    const body = [
      ...[item("a", 1), item("b", 1), item("b1", 1, 1), item("b2", 1, 1)],
      ...[p("between"), item("c", 1), item("anew", 3), item("dot", 2), item("deep", 2, 1)],
      ...[p("end"), item("off", 0)],
    ];
    const { text, told } = await toldOf(body.join(""), { numbering });
    expect(text).toBe(
      "1. a\n2. b\n   1. b1\n   2. b2\n\nbetween\n\n3. c\n\n1) anew\n\n- dot\n  - deep\n\nend\n\noff",
    );
    expect(told[0]).toMatch(/^import\/numbering: 2 lists with letters or Roman numerals/u);
  });

  test("a further paragraph of an item, by a numbering whose mark is blank", async () => {
    const blank =
      '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="5"/></w:num>';
    const body = item("a", 1) + item("more of a", 9) + item("b", 1);
    expect(await bodyOf(body, { numbering: numbering + blank })).toBe(
      "1. a\n\n   more of a\n\n2. b",
    );
  });

  test("an item of two paragraphs by two line breaks, and a box to tick", async () => {
    const box =
      '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>';
    const num = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>';
    const body =
      p(`${box}${run(" done")}`, "", num) +
      p(`${run("x")}<w:r><w:br/><w:br/><w:t>y</w:t></w:r>`, "", num);
    expect(await bodyOf(body, { numbering })).toBe("- [x] done\n\n- x\n\n  y");
  });
});

describe("tables", () => {
  const cell = (inside: string, spans = ""): string =>
    `<w:tc><w:tcPr>${spans}</w:tcPr>${inside}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;

  test("merged cells, several paragraphs and a table in a cell become words of one line", async () => {
    const inner = `<w:tbl>${row(cell(p("in")), cell(p("ner")))}</w:tbl>`;
    const rows = [
      row(cell(p("a"), '<w:gridSpan w:val="2"/>'), cell(p("b"))),
      row(cell(p("c"), '<w:vMerge w:val="restart"/>'), cell(p("d") + p("e")), cell(inner + p(""))),
      row(cell(p(""), "<w:vMerge/>"), cell(p("f")), cell(p("g"))),
    ];
    const { text, told } = await toldOf(`<w:tbl>${rows.join("")}</w:tbl>`);
    expect(text).toBe("| a | | b |\n| - | - | - |\n| c | d e | in ner |\n| | f | g |");
    expect(told.map((one) => one.split(":")[0])).toEqual([
      "import/merged",
      "import/cell-blocks",
      "import/cell-table",
    ]);
  });

  test("of one cell is a sidebar", async () => {
    const { text, told } = await toldOf(
      `<w:tbl>${row(cell(p("Tide", "heading2") + p("High at ten.")))}</w:tbl>`,
    );
    expect(text).toBe(":::sidebar[Tide]\nHigh at ten.\n:::");
    expect(told).toEqual([
      "import/boxed-table: a table of one cell stands as a sidebar, at the very beginning",
    ]);
  });

  test("a row that was deleted is gone", async () => {
    const gone = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p("gone"))}${cell(p("too"))}</w:tr>`;
    const { text, told } = await toldOf(`<w:tbl>${row(cell(p("a")), cell(p("b")))}${gone}</w:tbl>`);
    expect(text).toBe("| a | b |\n| - | - |");
    expect(told[0]).toMatch(/^import\/deleted/u);
  });
});

describe("pictures", () => {
  const relations =
    relation("p", "image", "media/image1.png") +
    relation("s", "image", "media/image2.svg") +
    relation("e", "image", "media/image3.emf") +
    relation("x", "image", "https://spy.example/pixel.png", true) +
    relation("n", "image", "media/none.png");
  const more = {
    "word/media/image1.png": PNG,
    "word/media/image2.svg": SVG,
    "word/media/image3.emf": "EMF, or so",
  };
  const take = (body: string) => imported({ body: TITLE + body, styles: STYLES, relations, more });

  test("leave their paragraph, take their caption, and are named by what they show", async () => {
    const { body, files } = await take(
      p(run("Look: ") + picture("p", "The quay, at dawn")) +
        p("Dawn.", "Caption") +
        p(picture("s")) +
        p("Over."),
    );
    expect(body).toBe(
      'Look:\n\n::figure[Dawn.]{src="../assets/copy-the-quay-at-dawn.png" alt="The quay, at dawn"}\n\n::figure{src="../assets/copy.svg"}\n\nOver.',
    );
    expect(files).toEqual([
      "articles/copy.md",
      "assets/copy-the-quay-at-dawn.png",
      "assets/copy.svg",
    ]);
  });

  test("a caption over its picture, and one picture twice", async () => {
    const { body, files } = await take(
      p("Dawn", "Caption") + p(picture("p")) + p("x") + p(picture("p")),
    );
    expect(body).toBe(
      '::figure[Dawn]{src="../assets/copy-dawn.png"}\n\nx\n\n::figure{src="../assets/copy-dawn.png"}',
    );
    expect(files).toHaveLength(2);
  });

  test("a drawing rather than the picture of it that stands beside", async () => {
    const svg = '<a:extLst><a:ext uri="x"><asvg:svgBlip r:embed="s"/></a:ext></a:extLst>';
    const { files } = await take(p(picture("p", "", svg)) + p("x"));
    expect(files).toEqual(["articles/copy.md", "assets/copy.svg"]);
  });

  test("what cannot come along is told of, by its place", async () => {
    const { told, files } = await take(
      p(run("a ") + picture("e")) + p(run("b ") + picture("x")) + p(run("c ") + picture("n")),
    );
    expect(files).toEqual(["articles/copy.md"]);
    expect(told).toEqual([
      "import/strange-picture: a picture (a Windows metafile (EMF)) is left out, behind “A boat a”",
      "import/external-picture: a picture outside the document (`https://spy.example/pixel.png`) is left out, behind “A boat a b”",
      "import/lost-picture: a picture that is not in the document is left out, behind “A boat a b c”",
    ]);
  });

  test("in a list waits for its end, in a table stands behind it, in a table alone is a figure", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';
    const num = '<w:numPr><w:numId w:val="2"/></w:numPr>';
    const table = (...cells: readonly string[]): string =>
      `<w:tbl><w:tr>${cells.map((inside) => `<w:tc>${inside}</w:tc>`).join("")}</w:tr></w:tbl>`;
    const body =
      p(run("one") + picture("p"), "", num) +
      p("two", "", num) +
      p("x") +
      table(p("a"), p(run("b") + picture("s"))) +
      p("y") +
      table(p(picture("p")), p("Said under it"));
    const { body: text } = await imported({
      body: TITLE + body,
      styles: STYLES,
      relations,
      more,
      numbering,
    });
    expect(text).toBe(
      '- one\n- two\n\n::figure{src="../assets/copy.png"}\n\nx\n\n| a | b |\n| - | - |\n\n::figure{src="../assets/copy.svg"}\n\ny\n\n::figure[Said under it]{src="../assets/copy.png"}',
    );
  });

  test("300 of them", async () => {
    const many = Array.from({ length: 300 }, (_, at) => at);
    const { files } = await imported({
      body: TITLE + many.map((at) => p(picture(`i${at}`, `Boat ${at}`))).join("") + p("x"),
      styles: STYLES,
      relations: many.map((at) => relation(`i${at}`, "image", `media/${at}.png`)).join(""),
      more: Object.fromEntries(many.map((at) => [`word/media/${at}.png`, PNG])),
    });
    expect(files).toHaveLength(301);
    expect(files).toContain("assets/copy-boat-299.png");
  });
});

describe("what is left out is told, with its place", () => {
  const graphic = (inside: string): string =>
    `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x">${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

  test.each<[string, string, string]>([
    [
      "equation",
      "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>",
      "an equation (“E=mc”) is left out",
    ],
    ["chart", graphic('<c:chart r:id="c"/>'), "a chart is left out"],
    ["diagram", graphic('<dgm:relIds r:dm="d"/>'), "a SmartArt diagram is left out"],
    ["shape", graphic("<wps:wsp/>"), "a drawn shape is left out"],
    [
      "object",
      '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
      "an embedded object (Excel.Sheet.12) is left out",
    ],
    [
      "equation",
      '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>',
      "an equation is left out",
    ],
    [
      "lettering",
      '<w:r><w:pict><v:shape><v:textpath string="SALE"/></v:shape></w:pict></w:r>',
      "a piece of WordArt (“SALE”) is left out",
    ],
    ["field", field(" DATE ", run("May 1")), "a field (DATE) stays as the words that it showed"],
    ["hidden", run("secret", "<w:vanish/>"), "a passage of hidden text is left out"],
    ["comment", '<w:r><w:commentReference w:id="0"/></w:r>', "a comment is left out"],
    [
      "deleted",
      '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
      "a tracked deletion is left out",
    ],
    [
      "deleted",
      `<w:moveFrom w:id="1">${run("gone")}</w:moveFrom>`,
      "a tracked deletion is left out",
    ],
    ["underline", run("this", '<w:u w:val="single"/>'), "an underlined passage stands plain"],
    [
      "raised",
      run("max", '<w:vertAlign w:val="subscript"/>'),
      "a raised or lowered passage (“max”) stands on the line",
    ],
  ])("%s", async (code, inside, sentence) => {
    const { told, text } = await toldOf(p(run("The sum of ") + inside + run(" ends.")));
    expect(told[0]).toMatch(`import/${code}: ${sentence}, behind “`);
    expect(text).toMatch(/^The sum of .*ends\.$/u);
    expect(text).not.toMatch(/gone|secret|SALE/u);
  });

  test("a table of contents", async () => {
    const body =
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("Sails 3")}`,
      ) +
      p(`${run("Oars 4")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
      p("Rudder 5", "toc1") +
      p("Text.");
    const { told, text } = await toldOf(body);
    expect(text).toBe("Text.");
    expect(told[0]).toMatch(/^import\/contents: a table of contents is left out/u);
  });

  test("many of a kind are one warning", async () => {
    const boxes = Array.from({ length: 9 }, (_, at) => p(`${run(`n${at} `)}<m:oMath/>`)).join("");
    const { told } = await toldOf(boxes);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^import\/equation: 9 equations .*are left out: behind “A boat n0”; .* …$/u,
    );
  });

  test("templates, outer references, headers", async () => {
    const { told } = await toldOf(p("x"), {
      relations:
        relation("s", "settings", "settings.xml") +
        relation("h", "header", "header1.xml") +
        relation("f", "frame", "https://spy.example/frame", true),
      more: {
        "word/settings.xml": "<x/>",
        "word/_rels/settings.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation("t", "attachedTemplate", "https://spy.example/evil.dotm", true)}</Relationships>`,
        "word/header1.xml":
          '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:hdr>',
      },
    });
    expect(told).toEqual([
      "import/furniture: a page header or footer is left out",
      "import/external: a reference to something outside the document (`https://spy.example/frame`) is not followed",
      "import/template: the template that the document names (`https://spy.example/evil.dotm`) is not opened",
    ]);
  });
});

describe("text boxes", () => {
  const box = (inside: string): string =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

  test("stand once, as a sidebar behind their paragraph", async () => {
    const { text, told } = await toldOf(p(box(p("Only here.")) + run("Text.")) + p("More."));
    expect(text).toBe("Text.\n\n:::sidebar\nOnly here.\n:::\n\nMore.");
    expect(told).toEqual(["import/text-box: a text box stands as a sidebar, behind “Text.”"]);
  });

  test("of a picture and its caption are the figure; an empty one is nothing", async () => {
    const relations = relation("p", "image", "media/image1.png");
    const more = { "word/media/image1.png": PNG };
    const inside = p(picture("p", "Boat")) + p("Hers.", "Caption");
    const { text, told } = await toldOf(p(run("x") + box(inside) + box(p(""))), {
      relations,
      more,
    });
    expect(text).toBe('x\n\n::figure[Hers.]{src="../assets/copy-boat.png" alt="Boat"}');
    expect(told).toEqual([]);
  });
});

describe("notes", () => {
  const footnotes = `<w:footnote w:id="-1" w:type="separator">${p("")}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${run(" Two.")}`)}${p("And more.")}</w:footnote><w:footnote w:id="3">${p("")}</w:footnote>`;
  const call = (id: number, more = ""): string =>
    `<w:r><w:footnoteReference w:id="${id}"/>${more}</w:r>`;

  test("of several paragraphs; one called twice; one without words; one with a mark of its own", async () => {
    const marked = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>';
    const { text, told } = await toldOf(
      p(run("a") + call(2) + run(" b") + marked + run(" c") + call(3)),
      { footnotes },
    );
    expect(text).toBe("a[^1] b[^1] c\n\n[^1]: Two.\n\n    And more.");
    expect(told).toEqual(["import/empty-note: a note without words is left out"]);
  });
});

test("pauses in the text are section breaks, page breaks are none", async () => {
  const ruled = p("", "", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>');
  const body =
    p("a") +
    p("* * *") +
    p("b") +
    ruled +
    p("c") +
    p('<w:r><w:br w:type="page"/></w:r>') +
    p("d") +
    p("⁂") +
    p("e");
  expect(await bodyOf(body)).toBe("a\n\n***\n\nb\n\n***\n\nc\n\nd\n\n***\n\ne");
});

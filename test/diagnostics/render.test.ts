import { describe, expect, test } from "vitest";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";
import { render } from "../../src/diagnostics/render.ts";

const plain = { format: "human", color: false } as const;

/** The frame of a fault at the first place of `«…»` in the text; the marks are taken out. */
function framed(marked: string, hints: readonly string[] = []): string {
  const start = marked.indexOf("«");
  const text = marked.replace(/[«»]/g, "");
  const end = marked.indexOf("»") - 1;
  const span = { file: "a.md", start, end };
  return render([error("x/y", "no", { span, hints })], new Map([["a.md", text]]), plain);
}

/** Of a frame, the source line and its carets. */
const excerptOf = (frame: string): readonly string[] => frame.split("\n").slice(2, 4);

describe("a frame", () => {
  test("stands as the contract has it", () => {
    const line = '::figure{src="../assets/harbr.jpg" credit="Ann"}';
    const start = 40 + 13;
    const frame = render(
      [
        error("image/missing", "no picture at `assets/harbr.jpg`", {
          span: { file: "articles/a.md", start, end: start + 21 },
          hints: ["did you mean `../assets/harbor.jpg`?"],
        }),
      ],
      new Map([["articles/a.md", "\n".repeat(40) + line]]),
      plain,
    );
    expect(frame).toBe(`error[image/missing]: no picture at \`assets/harbr.jpg\`
  ┌─ articles/a.md:41:14
41 │ ::figure{src="../assets/harbr.jpg" credit="Ann"}
   │              ^^^^^^^^^^^^^^^^^^^^^
   = help: did you mean \`../assets/harbor.jpg\`?
`);
  });

  test("has a gutter as wide as its line number", () => {
    expect(framed("a «b»\n", ["h"])).toBe(
      "error[x/y]: no\n ┌─ a.md:1:3\n1 │ a b\n  │   ^\n  = help: h\n",
    );
  });

  test("is a sentence alone where there is no place", () => {
    const shown = render([warning("a/b", "odd", { hints: ["try"] })], new Map(), plain);
    expect(shown).toBe("warning[a/b]: odd\n  = help: try\n");
  });

  test("names the file where its text was never read", () => {
    const span = { file: "p.jpg", start: 0, end: 0 };
    expect(render([error("a/b", "odd", { span })], new Map(), plain)).toBe(
      "error[a/b]: odd\n ┌─ p.jpg\n",
    );
  });

  test("stands apart from the next by an empty line", () => {
    const two = [error("a/b", "one"), error("a/b", "two")];
    expect(render(two, new Map(), plain)).toBe("error[a/b]: one\n\nerror[a/b]: two\n");
  });

  test.each([
    ["wide characters take two columns", "中«文»字", ["1 │ 中文字", "  │   ^^"]],
    ["combining marks take none", "e\u0301«x»", ["1 │ e\u0301x", "  │  ^"]],
    ["tabs run to the next stop", "a\t«b»", ["1 │ a   b", "  │     ^"]],
    ["a tab under the span is as wide as it is shown", "«\t»b", ["1 │     b", "  │ ^^^^"]],
    ["an empty span has one caret", "ab«»c", ["1 │ abc", "  │   ^"]],
    ["a span at the line's end points behind it", "ab«\n»c", ["1 │ ab", "  │   ^"]],
    ["several lines are clipped to the first", "a «b\nc» d", ["1 │ a b", "  │   ^"]],
    ["CRLF is no part of a line", "ab«\r\n»c", ["1 │ ab", "  │   ^"]],
    ["escape sequences are shown, not obeyed", "\u001b[31m«x»", ["1 │ ␛[31mx", "  │      ^"]],
    ["bidirectional controls are shown", "\u202e«x»", ["1 │ <U+202E>x", "  │         ^"]],
    ["an empty text has a first line", "«»", ["1 │", "  │ ^"]],
    ["emoji take two columns", "🚀«x»", ["1 │ 🚀x", "  │   ^"]],
  ])("%s", (_, marked, lines) => {
    expect(excerptOf(framed(marked))).toEqual(lines);
  });

  test("shows a hundred columns of a long line, with the span in sight", () => {
    const [source = "", carets = ""] = excerptOf(
      framed(`${"a".repeat(5000)}«bcd»${"e".repeat(5000)}`),
    );
    expect(source.length).toBeLessThanOrEqual(106);
    expect(source).toMatch(/^1 │ …a+bcde+…$/);
    expect(carets.lastIndexOf("^") - carets.indexOf("^")).toBe(2);
    expect(source.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("bcd");
  });

  test("clips carets at the window's edge", () => {
    const [source = "", carets = ""] = excerptOf(framed(`x«${"y".repeat(300)}»`));
    expect(source.endsWith("…")).toBe(true);
    expect(carets.length).toBeLessThanOrEqual(source.length);
  });

  test("keeps sentences and file names from driving the terminal", () => {
    const span = { file: "a\u001b[2J", start: 0, end: 0 };
    const shown = render([error("x/y", "no\u0007 `\u001b]0;`", { span })], new Map(), plain);
    expect(shown).toBe("error[x/y]: no␇ `␛]0;`\n ┌─ a␛[2J\n");
  });

  test("in color says the same words", () => {
    const span = { file: "a.md", start: 0, end: 1 };
    const faults = [error("x/y", "no", { span, hints: ["h"] })];
    const sources = new Map([["a.md", "b"]]);
    const colored = render(faults, sources, { format: "human", color: true });
    expect(colored).toContain("\u001b[1;31merror[x/y]\u001b[0m");
    const escape = new RegExp(String.fromCharCode(27) + "\\[[0-9;]*m", "g");
    expect(colored.replace(escape, "")).toBe(render(faults, sources, plain));
  });
});

describe("one line each", () => {
  const span = { file: "a.md", start: 3, end: 5 };
  const sources = new Map([["a.md", "x\n中文y"]]);

  test("short", () => {
    const faults = [error("x/y", "no", { span }), warning("x/z", "odd")];
    expect(render(faults, sources, { format: "short", color: false })).toBe(
      "a.md:2:2: error[x/y]: no\nwarning[x/z]: odd\n",
    );
  });

  test("short, with the folder that an editor finds the files in", () => {
    const look = { format: "short", color: false, folder: "spring/" } as const;
    expect(render([error("x/y", "no", { span })], sources, look)).toBe(
      "spring/a.md:2:2: error[x/y]: no\n",
    );
  });

  test("github, with what GitHub escapes", () => {
    const fault = error("x/y", "100% no\nmore", {
      span: { ...span, file: "a,b:c.md" },
      hints: ["h"],
    });
    const all = new Map([["a,b:c.md", "x\n中文y"]]);
    expect(render([fault], all, { format: "github", color: false, folder: "issue/" })).toBe(
      "::error file=issue/a%2Cb%3Ac.md,line=2,endLine=2,col=2,endColumn=4,title=x/y::100%25 no%0Amore%0Ah\n",
    );
  });

  test("github, without a place", () => {
    expect(render([warning("x/y", "odd")], sources, { format: "github", color: true })).toBe(
      "::warning title=x/y::odd\n",
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curl } from "../../src/punctuation/typographic.ts";
import { mayChange } from "../../src/story/curled.ts";
import { readStory } from "../../src/story/read-story.ts";
import { boxKeys } from "../../src/story/streams.ts";
import { storyWords } from "../../src/story/words.ts";
import { article, storyOf } from "./build.ts";

const streams = (text: string): readonly string[] =>
  storyWords(storyOf(text)).map(({ key, text: words }) => `${key} ${words}`);

it("every printed field of the head is a stream", () => {
  const text = "---\nlabel: L\nkicker: K\ntitle: T\ndeck: D\n---\na";
  const { value } = readStory({ file: "x/a.md", text }, "en-US");
  expect(value && storyWords(value).map(({ key, text: words }) => `${key} ${words}`)).toEqual([
    "x/a.md#label L",
    "x/a.md#kicker K",
    "x/a.md#title T",
    "x/a.md#deck D",
    "x/a.md#body a",
  ]);
});

it("the body flows through lists, quotations and code, and around boxes", () => {
  const text = [
    "a **b**c\\\nd [e](https://x.org)[^n]",
    "## f",
    "1. g\n\n   ::figure[h]{src=i alt=j credit=k}\n\n   l",
    "> m\n>\n> | n | o |\n> |-|-|\n> | p | |",
    "```\nq  r\ns\n```",
    ":::pullquote{by=t}\nu\n\nv\n:::",
    "::::sidebar[w]\nx\n\n::figure{src=i alt=j}\n\n:::pullquote\ny\n:::\n\nz\n::::",
    "***",
    "::figure[last]{src=i alt=j}",
    "[^n]: note\n\n    on",
  ].join("\n\n");
  expect(streams(text)).toEqual([
    "a.md#title T",
    "a.md#body a bc d e f g l m q r s",
    "a.md#figure-1 h k",
    "a.md#table-1 n o p",
    "a.md#pullquote-1 u v t",
    "a.md#sidebar-1 w x z",
    "a.md#pullquote-2 y",
    "a.md#figure-3 last",
    "a.md#note-1 note on",
  ]);
  expect([...boxKeys(storyOf(text)).values()]).toEqual([
    "a.md#figure-1",
    "a.md#table-1",
    "a.md#pullquote-1",
    "a.md#sidebar-1",
    "a.md#figure-2",
    "a.md#pullquote-2",
    "a.md#figure-3",
  ]);
});

const word = fc.stringMatching(/^[a-zé]{1,6}$/u);
const dressed = fc.tuple(
  word,
  fc.constantFrom("", '"', "'", "*", "**", "`", "~~", "(", "["),
  fc.constantFrom("", ",", ".", "...", "--", "---", "!", ":"),
);
const MIRROR: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
const paragraph = fc.array(fc.tuple(dressed, fc.constantFrom(" ", "\n", "\\\n", "  ")), {
  minLength: 1,
  maxLength: 12,
});
const container = fc.constantFrom("", "> ", "- ", "## ", "1. ");

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");

describe("laws", () => {
  it("no letter is lost between the source and the story, and none is out of order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(container, paragraph), { maxLength: 5 }), (blocks) => {
        const text = blocks
          .map(([marker, words]) => {
            const written = words
              .map(([[letter, mark, behind], space]) => {
                const glue = marker === "" ? space : " ";
                return `${mark}${letter}${MIRROR[mark] ?? mark}${behind}${glue}`;
              })
              .join("");
            return `${marker}${written.replace(/[\s\\]+$/u, "")}`;
          })
          .join("\n\n");
        // `- [x] a` is a task that is done: its x is a tick.
        fc.pre(!/^(?:[-*+]|\d+\.) \[x\] /imu.test(text));
        const { value, diagnostics } = readStory(article(text), "en-US");
        // A paragraph such as `[a]: b` is a link's target, and refused.
        fc.pre(!diagnostics.some(({ code }) => code === "link/target-line"));
        const body = value && storyWords(value).find(({ key }) => key.endsWith("#body"));
        expect(letters(body?.text ?? "")).toBe(letters(text));
      }),
      { numRuns: 300 },
    );
  });

  it("every run of words lies inside its paragraph, one behind the other", () => {
    fc.assert(
      fc.property(paragraph, (words) => {
        const text = words
          .map(([[letter, mark]]) => `${mark}${letter}${MIRROR[mark] ?? mark}`)
          .join(" ");
        for (const block of readStory(article(text), "en-US").value?.body ?? []) {
          if (block.kind !== "paragraph") continue;
          let from = block.span.start;
          for (const { span } of block.inlines) {
            expect(span.start).toBeGreaterThanOrEqual(from);
            expect(span.end).toBeLessThanOrEqual(block.span.end);
            from = span.end;
          }
        }
      }),
    );
  });

  it("nothing typed, however strange, throws or goes without a diagnostic or a story", () => {
    const bits = fc.constantFrom(
      "::",
      ":::",
      "sidebar",
      "figure",
      "[",
      "]",
      "{",
      "}",
      'src="a"',
      "\n",
      "\n\n",
      " ",
      "    ",
      "> ",
      "- ",
      "*",
      "`",
      "```",
      "<!--",
      "-->",
      "<b>",
      "[^1]",
      "[^1]: ",
      "| a |",
      "\n|-|\n",
      "a",
      "\\",
      "&amp;",
      "\u0000",
      "![x](y)",
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
        const { value, diagnostics } = readStory(article(parts.join("")), "en-US");
        expect(value !== undefined || diagnostics.length > 0).toBe(true);
        const printed =
          value === undefined
            ? ""
            : storyWords(value)
                .map((one) => one.text)
                .join(" ");
        const clean = !diagnostics.some(({ severity }) => severity === "error");
        if (clean && /(?:^|\n)::/u.test(parts.join(""))) expect(printed).not.toMatch(/^::figure/u);
      }),
      { numRuns: 500 },
    );
  });

  it("a text passed by has nothing to be made typographic", () => {
    const piece = fc.string({
      unit: fc.constantFrom(...Array.from("aé 1.,-:;!?()“”‘’–—…\u00A0\"'")),
    });
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom("en-US", "de", "ru", "pl", "ja"),
        (pieces, tag) => {
          if (!mayChange(pieces.join(""), tag)) expect(curl(pieces, tag)).toEqual(pieces);
        },
      ),
    );
  });
});

import { describe, expect, test } from "vitest";
import { setOff } from "../../src/import/raised.ts";
import { p, run, styles } from "../support/docx.ts";
import { imported } from "../support/imported.ts";
import { madeUp } from "../support/made-up.ts";

/** What stands off the line in Word. */

const up = (text: string): string => run(text, '<w:vertAlign w:val="superscript"/>');
const low = (text: string): string => run(text, '<w:vertAlign w:val="subscript"/>');

async function read(inside: string) {
  const character = `<w:style w:type="character" w:styleId="Exponent"><w:name w:val="Exponent"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`;
  const { body, told } = await imported({
    body: p("A boat", "Title") + p(inside),
    styles: styles("Title") + character,
  });
  return { text: body.trim(), told };
}

describe("a raised or lowered passage", () => {
  test.each([
    ["figures", run("400 m") + up("2") + run(" of deck"), "400 m² of deck"],
    [
      "figures under the line",
      run("CO") + low("2") + run(" and H") + low("2") + run("O"),
      "CO₂ and H₂O",
    ],
    ["signs", run("10") + up("-6") + run(" or 10") + up("+12"), "10⁻⁶ or 10⁺¹²"],
    ["letters", run("1") + up("er") + run(" and x") + up("n"), "1ᵉʳ and xⁿ"],
    [
      "figures under the line, by a style",
      run("m") + run("3", '<w:rStyle w:val="Exponent"/>'),
      "m³",
    ],
    [
      "none, over a style",
      run("m") + run("3", '<w:rStyle w:val="Exponent"/><w:vertAlign w:val="baseline"/>'),
      "m3",
    ],
    [
      "ordinals, on the line",
      run("the 1") + up("st") + run(" and 2") + up("nd "),
      "the 1st and 2nd",
    ],
    [
      "emphasis with it",
      run("E = ") +
        run("mc", "<w:i/>") +
        run("2", '<w:i/><w:vertAlign w:val="superscript"/>') +
        run(" here"),
      "E = *mc²* here",
    ],
  ])("%s", async (_, inside, text) => {
    expect(await read(inside)).toEqual({ text, told: [] });
  });

  test.each([
    ["a letter that nobody has", run("v") + low("max"), "vmax", "max"],
    ["a sign that nobody has", run("Lee") + up("2,3"), "Lee2,3", "2,3"],
    ["a capital", run("x") + up("T"), "xT", "T"],
  ])("%s: plain, and told with its place", async (_, inside, text, passage) => {
    const { text: written, told } = await read(inside);
    expect(written).toBe(text);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(
      `import/raised: a raised or lowered passage (“${passage}”) stands on the line, behind`,
    );
  });

  test("all of it can be printed in the type that comes with the tool", async () => {
    const all = Array.from("0123456789+-=()abcdefghijklmnopqrstuvwxyz", (one) =>
      [setOff(one, "superscript"), setOff(one, "subscript")].join(""),
    ).join(" ");
    const text = `---\ntitle: Boats\ndate: 2020-12-31\nauthors: [Ann]\n---\n\nThey ${all} and *${all}* and **${all}** and \`${all}\`.\n`;
    for (const theme of ["review", "annual", "bulletin"]) {
      const { diagnostics } = await madeUp({
        articles: { "a.md": text },
        theme: `extends: ${theme}`,
      });
      expect(diagnostics.filter(({ code }) => code.startsWith("font/"))).toEqual([]);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark, Page } from "../../src/display/mark.ts";
import { proveConservation } from "../../src/proof/conservation.ts";
import { run } from "../support/galley.ts";

const SPAN = { file: "a.md", start: 0, end: 1 };

const line = (text: string, stream = "body"): Mark => ({
  kind: "text",
  at: { x: 0, y: 0 },
  runs: [run(text)],
  stream,
  span: SPAN,
});

const furniture = (text: string): Mark => ({
  kind: "text",
  at: { x: 0, y: 0 },
  runs: [{ ...run(text), furniture: true }],
});

const pages = (...texts: readonly (readonly Mark[])[]): readonly Page[] =>
  texts.map((marks, index) => ({
    folio: index + 1,
    trim: { width: 10, height: 10 },
    bleed: 0,
    marks,
  }));

const faults = (text: string, ...sheets: readonly (readonly Mark[])[]): readonly string[] =>
  proveConservation([{ key: "body", text, span: SPAN }], pages(...sheets)).map(
    (fault) => fault.message,
  );

describe("the proof of conservation is silent", () => {
  it("where every word stands once, over lines and pages", () => {
    expect(faults("the boat races", [line("the boat")], [line("races")])).toEqual([]);
  });

  it("about words that were divided", () => {
    expect(faults("the boathouse", [line("the boat\u00ad"), line("house")])).toEqual([]);
  });

  it("about lines that end in a dash or in an address", () => {
    expect(faults("a river—a boat", [line("a river—"), line("a boat")])).toEqual([]);
  });

  it("about capitals that the style prints", () => {
    expect(faults("Große Fahrt", [line("GROSSE FAHRT")])).toEqual([]);
  });

  it("about furniture between the words", () => {
    expect(faults("the boat", [line("the"), furniture("1"), line("boat")])).toEqual([]);
  });
});

describe("the proof of conservation tells", () => {
  it("a word that was lost", () => {
    const [fault] = faults("the boat races", [line("the races")]);
    expect(fault).toContain("expected `BOAT RACES`, found `THE RACES`");
  });

  it("words lost at the end", () => {
    expect(faults("the boat races", [line("the boat")])[0]).toContain(
      "end too soon on page 1: `RACES` is missing",
    );
  });

  it("a whole stream that stands nowhere", () => {
    expect(faults("the boat", [])[0]).toContain("stand on no page: `THE BOAT` is missing");
  });

  it("a word set twice", () => {
    expect(faults("the boat races", [line("the boat boat races")])).toHaveLength(1);
  });

  it("lines that changed places, over pages too", () => {
    const [fault] = faults("the boat races", [line("races")], [line("the boat")]);
    expect(fault).toContain("page 1 does not have the words");
  });

  it("two words run together inside a line", () => {
    expect(faults("the boat", [line("theboat")])).toHaveLength(1);
  });

  it("words that the copy does not have", () => {
    expect(faults("the boat", [line("the boat"), line("ghost", "elsewhere")])[0]).toContain(
      "words of elsewhere stand on page 1",
    );
  });

  it("with the kind of fault that keeps the finished file back", () => {
    const [fault] = proveConservation([{ key: "body", text: "a", span: SPAN }], pages([]));
    expect(fault?.kind).toBe("rejected");
  });
});

const word = fc.string({
  unit: fc.constantFrom("a", "b", "c", "d", "é"),
  minLength: 1,
  maxLength: 6,
});

describe("for any words, however they are broken into lines", () => {
  const copy = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });

  it("the proof holds", () => {
    fc.assert(
      fc.property(copy, (lines) => {
        const text = lines.flat().join(" ");
        expect(
          faults(
            text,
            lines.map((words) => line(words.join(" "))),
          ),
        ).toEqual([]);
      }),
    );
  });

  it("the proof fails if any one line is left out or doubled", () => {
    fc.assert(
      fc.property(copy, fc.nat(), fc.boolean(), (lines, nat, double) => {
        const at = nat % lines.length;
        const texts = lines.map((words) => words.join(" "));
        const spoiled = texts.flatMap((one, index) => {
          if (index !== at) return [one];
          return double ? [one, one] : [];
        });
        expect(
          faults(
            texts.join(" "),
            spoiled.map((one) => line(one)),
          ).length,
        ).toBeGreaterThan(0);
      }),
    );
  });
});

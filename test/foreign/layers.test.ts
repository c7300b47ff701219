import { describe, expect, test } from "vitest";
import { openFile } from "../../src/foreign/file.ts";
import { layersOf } from "../../src/foreign/layers.ts";

/** A file with two layers that are on and two that are off, and something that depends on them. */
const ON = "2 0 R";
const ALSO_ON = "3 0 R";
const OFF = "4 0 R";
const ALSO_OFF = "5 0 R";
const GONE = "99 0 R";

function isHidden(membership: string): boolean {
  const objects = [
    `<< /Type /Catalog /OCProperties << /OCGs [${ON} ${ALSO_ON} ${OFF} ${ALSO_OFF}] /D << /OFF [${OFF} ${ALSO_OFF}] >> >> >>`,
    ...Array.from({ length: 4 }, () => "<< /Type /OCG /Name (x) >>"),
    `<< /Type /OCMD ${membership} >>`,
  ];
  const text = objects.map((one, i) => `${i + 1} 0 obj ${one} endobj\n`).join("");
  const file = openFile(Buffer.from(`%PDF-1.6\n${text}trailer << /Root 1 0 R >>\n`));
  return layersOf(file).hides({ kind: "reference", number: objects.length, generation: 0 });
}

describe("what takes its state from several layers", () => {
  test.each([
    ["AnyOn", [ON, OFF], false],
    ["AnyOn", [OFF, ALSO_OFF], true],
    ["AllOn", [ON, ALSO_ON], false],
    ["AllOn", [ON, OFF], true],
    ["AnyOff", [ON, OFF], false],
    ["AnyOff", [ON, ALSO_ON], true],
    ["AllOff", [OFF, ALSO_OFF], false],
    ["AllOff", [ON, OFF], true],
  ])("%s of %s", (policy, layers, hidden) => {
    expect(isHidden(`/P /${policy} /OCGs [${layers.join(" ")}]`)).toBe(hidden);
  });

  test("is seen if any is on where it says no policy, and of one layer as that is", () => {
    expect(
      [`[${ON} ${OFF}]`, `[${OFF} ${ALSO_OFF}]`, OFF, ON].map((one) => isHidden(`/OCGs ${one}`)),
    ).toEqual([false, true, true, false]);
  });

  test.each([`/OCGs []`, "", `/OCGs [null ${GONE}]`, "/P /AllOn", `/P /AnyOff /OCGs [${GONE}]`])(
    "is seen where it has no layers: %s",
    (membership) => {
      expect(isHidden(membership)).toBe(false);
    },
  );

  test("does not heed a layer that is not there", () => {
    expect(isHidden(`/P /AllOff /OCGs [${GONE} ${ON}]`)).toBe(true);
    expect(isHidden(`/P /AllOn /OCGs [${GONE} ${ON}]`)).toBe(false);
  });

  test.each([
    [`[/And ${ON} ${ALSO_ON}]`, false],
    [`[/And ${ON} ${OFF}]`, true],
    [`[/Or ${OFF} ${ON}]`, false],
    [`[/Or ${OFF} ${ALSO_OFF}]`, true],
    [`[/Not ${ON}]`, true],
    [`[/Not ${OFF}]`, false],
    [`[/Or ${OFF} [/And ${ON} [/Not ${ALSO_OFF}]]]`, false],
    [`[/And ${ON} [/Not [/Or ${OFF} ${ALSO_ON}]]]`, true],
  ])("is seen by its expression %s, whatever its policy says", (expression, hidden) => {
    expect(isHidden(`/VE ${expression} /P /AllOff /OCGs [${ON}]`)).toBe(hidden);
    expect(isHidden(`/VE ${expression} /P /AllOn /OCGs [${ON}]`)).toBe(hidden);
  });

  test.each([`[]`, `[/Xor ${OFF}]`, `[/And]`, `[/And [/And [/Not]]]`])(
    "is seen where its expression makes no sense: %s",
    (expression) => {
      expect(isHidden(`/VE ${expression}`)).toBe(false);
    },
  );

  test("is seen where its expression leads back into itself", () => {
    expect(isHidden("/VE 7 0 R >> endobj 7 0 obj [/Not 7 0 R] endobj 8 0 obj <<")).toBe(false);
  });
});

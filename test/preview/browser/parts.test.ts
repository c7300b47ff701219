import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { isInstalled, testWith } from "../../pdf/outside.ts";
import { article, issueFolder, manifest } from "../../support/issue-folder.ts";
import { built, openDeskTop, type DeskTop } from "./desk-top.ts";

/** The parts of the proof, switched on and off before the eyes. */

const inBrowser = testWith("chromium");

/** In narrow columns, undivided, lines are loose; each has a pull quote to lead to. */
const LOOSE =
  "By 1907 the harbor had been dredged three times; notwithstanding incomprehensible misunderstandings, the administrative irregularities of the responsible municipality continued uninterruptedly for a generation.";
const COPY = article(
  `${`${LOOSE}\n\n`.repeat(3)}:::pullquote\nNobody saw them leave.\n:::\n\n${`${LOOSE}\n\n`.repeat(9)}`,
  "Boats",
);
const folder = issueFolder({
  "issue.yaml": manifest(["a.md"]).replace("theme: review", "theme: house.yaml"),
  "house.yaml": "extends: review\npage: { columns: 3 }\nbody: { hyphenate: false }\n",
  "a.md": COPY,
});

let desk: DeskTop;
let page: Page;

beforeAll(async () => {
  if (!isInstalled("chromium")) return;
  desk = await openDeskTop(folder);
  page = desk.page;
  await built(page, 1);
}, 120_000);
afterAll(() => (desk as DeskTop | undefined)?.close());

const WORDS = ["Grid", "Lines", "Leaders", "Notes", "Costs", "Slug"];
const KEYS = ["d", "l", "r", "n", "c", "u"];

const switchOf = (word: string) => page.locator("#parts button", { hasText: word });

/** The pixels of the first page as they hang there, as a word that says them. */
const canvas = (): Promise<string> =>
  page.evaluate(() => {
    const shown = document.querySelector('.page[data-folio="1"] > canvas');
    return shown instanceof HTMLCanvasElement ? shown.toDataURL() : "";
  });

/** Waits until the canvas is another one, and hands it on. */
async function changed(before: string): Promise<string> {
  await expect.poll(canvas, { timeout: 20_000, interval: 100 }).not.toBe(before);
  return canvas();
}

/** Waits until nothing is drawn any more: it has looked the same for a while. */
async function settled(): Promise<string> {
  let before = "";
  for (let now = await canvas(); now !== before; now = await canvas()) {
    before = now;
    await page.waitForTimeout(600);
  }
  return before;
}

/** Waits until the first page is drawn as a proof: its sheet is larger than the page. */
async function proofShown(): Promise<void> {
  await page.keyboard.press("p");
  await page.waitForFunction(
    () => document.getElementById("spreads")?.style.getPropertyValue("--margin-x") !== "0px",
  );
}

inBrowser("the switches are there as long as the proof is, all of them on", async () => {
  expect(await page.isVisible("#parts")).toBe(false);
  await page.keyboard.press("c");
  await proofShown();
  expect(await page.locator("#parts button").allTextContents()).toEqual(WORDS);
  expect(await page.locator('#parts [aria-pressed="true"]').count()).toBe(WORDS.length);
  expect(await page.getAttribute("#parts", "aria-label")).toBe("Parts of the proof");
});

inBrowser("each takes its part off and leaves the others; on again, all is as it was", async () => {
  const whole = await settled();
  const without = new Set<string>([whole]);
  for (const [index, word] of WORDS.entries()) {
    await switchOf(word).click();
    expect(await switchOf(word).getAttribute("aria-pressed")).toBe("false");
    without.add(await changed(whole));
    expect(await page.locator('#parts [aria-pressed="true"]').count()).toBe(WORDS.length - 1);
    await page.keyboard.press(KEYS[index] ?? "");
    expect(await switchOf(word).getAttribute("aria-pressed")).toBe("true");
    await expect.poll(canvas, { timeout: 20_000 }).toBe(whole);
  }
  // Each lacks something else.
  expect(without.size).toBe(WORDS.length + 1);
  expect(await page.textContent("#said")).toBe("slug: article, page, legend shown");
});

inBrowser("with all of them off, nothing is left but the page on its sheet", async () => {
  for (const letter of KEYS) await page.keyboard.press(letter);
  const ink = () =>
    page.evaluate(() => {
      const shown = document.querySelector<HTMLCanvasElement>('.page[data-folio="1"] > canvas');
      const context = shown?.getContext("2d");
      // Over the trim and clear of the crop marks, where a proof says what it is of.
      const width = shown?.width ?? 1;
      const { data } = context?.getImageData(width * 0.15, 0, width * 0.3, 30) ?? { data: [] };
      return data.filter((value) => value < 200).length;
    });
  await expect.poll(ink, { timeout: 20_000 }).toBe(0);
  for (const letter of KEYS) await page.keyboard.press(letter);
  await expect.poll(ink, { timeout: 20_000 }).toBeGreaterThan(0);
});

inBrowser("what is off stays off over a rebuild, and over a reload", async () => {
  const whole = await settled();
  await page.keyboard.press("d");
  const without = await changed(whole);
  writeFileSync(join(folder, "a.tmp"), COPY.replace("By 1907", "By 1908"));
  renameSync(join(folder, "a.tmp"), join(folder, "a.md"));
  const corrected = await changed(without);
  expect(await switchOf("Grid").getAttribute("aria-pressed")).toBe("false");
  await page.reload();
  await page.waitForSelector("#parts:not([hidden])");
  expect(await switchOf("Grid").getAttribute("aria-pressed")).toBe("false");
  await expect.poll(canvas, { timeout: 30_000 }).toBe(corrected);
  await page.keyboard.press("d");
  await changed(corrected);
});

inBrowser("no key has two meanings, and each part is in the list of keys", async () => {
  await page.keyboard.press("?");
  const keys = await page.locator("#keys kbd").allTextContents();
  expect(new Set(keys).size).toBe(keys.length);
  for (const letter of KEYS) expect(keys).toContain(letter);
  await page.keyboard.press("Escape");
  expect(desk.complaints).toEqual([]);
});

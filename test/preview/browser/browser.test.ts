import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { isInstalled, testWith } from "../../pdf/outside.ts";
import { article, issueFolder, manifest, typeset } from "../../support/issue-folder.ts";
import { built, drawn, inkOn, openDeskTop, type DeskTop } from "./desk-top.ts";

const inBrowser = testWith("chromium");

const PARAGRAPH =
  "The boats race down the river while the harbor sleeps, and nobody counts them but the old man at the gate. ";

/** Two articles of some pages; the second begins on page 4 or later. */
const A = article(
  `A first paragraph of one line.\n\n${`${PARAGRAPH.repeat(6)}\n\n`.repeat(30)}`,
  "Boats",
);
const B = article(`${PARAGRAPH.repeat(5)}\n\n`.repeat(30), "Gates");
const FILES = {
  "issue.yaml": manifest(["articles/a.md", "articles/b.md"]),
  "articles/a.md": A,
  "articles/b.md": B,
};

const folder = issueFolder(FILES);
let desk: DeskTop;
let page: Page;
let build = 0;

beforeAll(async () => {
  if (!isInstalled("chromium")) return;
  desk = await openDeskTop(folder);
  page = desk.page;
  await built(page, (build = 1));
}, 120_000);
afterAll(() => (desk as DeskTop | undefined)?.close());

/** Writes as an editor does that never leaves half a file. */
function save(file: string, text: string): void {
  writeFileSync(join(folder, `${file}.tmp`), text);
  renameSync(join(folder, `${file}.tmp`), join(folder, file));
}

async function saved(file: string, text: string): Promise<void> {
  save(file, text);
  await built(page, (build += 1));
}

const words = async (selector: string): Promise<string> =>
  (await page.textContent(selector))?.trim() ?? "";
const folio = (): Promise<string> => page.inputValue("#folio");
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const pages = async (): Promise<number> => Number((await words("#of")).replace("/ ", ""));

inBrowser("it shows the very PDF that a build writes", async () => {
  const bytes = await page.evaluate(async () =>
    [...new Uint8Array(await (await fetch("pdf?build=1")).arrayBuffer())].join(),
  );
  expect((await typeset(folder, "-o", "../written.pdf")).code).toBe(0);
  expect(bytes).toBe([...readFileSync(join(folder, "../written.pdf"))].join());
  expect(await pages()).toBeGreaterThan(6);
  await drawn(page, 1);
  expect(await inkOn(page, 1)).toBeGreaterThan(0.02);
  const link = await page.evaluate(async () => {
    const { href } = document.querySelector<HTMLAnchorElement>("#pdf:not([hidden])") ?? {};
    return [...new Uint8Array(await (await fetch(href ?? "")).arrayBuffer())].join();
  });
  expect(link).toBe(bytes);
});

inBrowser("keys turn, jump and zoom; a reload keeps the place", async () => {
  const last = String(await pages());
  await press("ArrowRight");
  expect(await folio()).toBe("2");
  await press("PageDown", "ArrowDown", "ArrowLeft");
  expect(await folio()).toBe("4");
  await press("End");
  expect(await folio()).toBe(last);
  await press("Home");
  expect(await folio()).toBe("1");
  await press("g", "5", "Enter");
  expect(await folio()).toBe("5");
  await drawn(page, 5);
  const fit = await words("#scale");
  await press("1");
  expect(await words("#scale")).toBe("100 %");
  await press("+", "+", "-");
  expect(await words("#scale")).toBe("125 %");
  await page.reload();
  await drawn(page, 5);
  expect([await folio(), await words("#scale")]).toEqual(["5", "125 %"]);
  await press("0");
  expect(await words("#scale")).toBe(fit);
});

inBrowser(
  "one word changed: page and zoom stay, new pages hang where the old ones did, others are left alone",
  async () => {
    await press("Home", "w");
    await drawn(page, 1);
    await press("ArrowRight");
    await drawn(page, 3);
    const scale = await words("#scale");
    await page.evaluate(() => {
      const canvases = document.querySelectorAll<HTMLCanvasElement>(".page > canvas");
      for (const canvas of canvases) canvas.dataset["old"] = "yes";
      const seen = { least: Infinity };
      new MutationObserver(() => {
        const shown = document.querySelectorAll(".spread.current canvas").length;
        seen.least = Math.min(seen.least, shown);
        document.body.dataset["least"] = String(seen.least);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await saved(
      "articles/a.md",
      A.replace("A first paragraph of one line", "A first paragraph of 1 line"),
    );
    await press("ArrowLeft");
    await drawn(page, 1);
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLElement>('.page[data-folio="1"] > canvas')?.dataset["old"] ===
        undefined,
    );
    const old = (which: number) =>
      page.evaluate(
        (folio) =>
          document.querySelector<HTMLElement>(`.page[data-folio="${folio}"] > canvas`)?.dataset[
            "old"
          ],
        which,
      );
    expect([await old(1), await old(2), await old(3)]).toEqual([undefined, "yes", "yes"]);
    await press("ArrowRight");
    expect([await folio(), await words("#scale")]).toEqual(["2", scale]);
    expect(Number(await page.getAttribute("body", "data-least"))).toBeGreaterThan(0);
    await press("0");
  },
);

inBrowser("a click on text shows where it was typed; the place can be copied", async () => {
  await press("Home");
  await drawn(page, 1);
  const box = await page.locator('.page[data-folio="1"]').boundingBox();
  if (box === null) throw new Error("the page is not seen");
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.7);
  await page.waitForSelector("#place:not([hidden]) .place");
  expect(await words("#place .place")).toMatch(/^articles\/a\.md:\d+:\d+$/);
  await page.click("#place .place");
  await page.waitForFunction(() => document.getElementById("said")?.textContent.endsWith("copied"));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await words("#place .place"),
  );
  await press("Escape");
  expect(await page.isVisible("#place")).toBe(false);
});

inBrowser("the same by keys: a cross that the arrows move", async () => {
  await press("s");
  for (let step = 0; step < 20; step += 1) await press("ArrowDown");
  await page.waitForSelector("#place:not([hidden]) .place");
  const place = await words("#said");
  expect(place).toMatch(/^articles\/a\.md:\d+:\d+$/);
  expect(await folio()).toBe("1");
  await press("Enter");
  await page.waitForFunction(() => document.getElementById("said")?.textContent.endsWith("copied"));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(place);
  await press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.className === "place");
  await press("Escape");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("stage");
  expect(await page.locator(".cross").count()).toBe(0);
});

inBrowser(
  "what is broken still has pages; the fault stands in the list and on its page",
  async () => {
    const broken = B.replace(
      "\n\nThe boats",
      '\n\n::figure[A quay]{src="quay.jpg" alt="x"}\n\nThe boats',
    );
    await saved("articles/b.md", broken);
    const fault = page.locator(".fault.error", { hasText: "quay.jpg" });
    expect(await fault.locator(".place").textContent()).toBe("articles/b.md:6");
    expect(await words("#counts")).toContain("1 error");
    await fault.locator(".fault-words").click();
    const on = ((await fault.locator(".on").textContent()) ?? "").replace("p. ", "");
    expect(Number(on)).toBeGreaterThan(3);
    expect(await folio()).toBe(on);
    expect(await page.locator(`.page[data-folio="${on}"] .frame.error`).isVisible()).toBe(true);
    await press("Escape");
    expect(await page.locator(".frame").count()).toBe(0);
    await press("f");
    expect(await page.locator(".fault.chosen").count()).toBe(1);
    await fault.locator(".place").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("articles/b.md:6");
    await saved("articles/b.md", B);
    expect(await page.locator(".fault.error").count()).toBe(0);
  },
);

inBrowser("what is quoted at the head of a sentence stands as it is typed", async () => {
  const twice = manifest(["articles/a.md", "articles/b.md", "articles/a.md"]);
  await saved("issue.yaml", twice);
  const said = page.locator(".fault.error .fault-words").first();
  expect(await said.innerText()).toMatch(/^articles\/a\.md stands in the flatplan before/u);
  await saved("issue.yaml", FILES["issue.yaml"]);
});

inBrowser(
  "where nothing can be set, the last pages stay under a banner, until it can",
  async () => {
    await press("Home");
    save("issue.yaml", "title: [\n");
    await page.waitForSelector("#banner:not([hidden])");
    expect(await words("#banner")).toMatch(/^These are the last pages that could be set\. /);
    expect(await page.locator(".fault.error").count()).toBeGreaterThan(0);
    expect(await inkOn(page, 1)).toBeGreaterThan(0.02);
    await saved("issue.yaml", FILES["issue.yaml"]);
    expect(await page.isVisible("#banner")).toBe(false);
  },
);

inBrowser("p lays the proof over the pages, and takes it off", async () => {
  await press("Home");
  await drawn(page, 1);
  const plain = await inkOn(page, 1);
  await press("p");
  await page.waitForFunction(() => {
    const canvas = document.querySelector('.page[data-folio="1"] > canvas');
    const margin = document.getElementById("spreads")?.style.getPropertyValue("--margin-x");
    return (
      canvas !== null &&
      margin !== "0px" &&
      document.getElementById("state")?.dataset["phase"] === "ready"
    );
  });
  await page.waitForTimeout(1500);
  const withProof = await inkOn(page, 1);
  expect(withProof).not.toBeCloseTo(plain, 3);
  await press("p");
  await page.waitForFunction(
    () => document.getElementById("spreads")?.style.getPropertyValue("--margin-x") === "0px",
  );
});

inBrowser("scrolling goes through all spreads, and says which page it is at", async () => {
  await press("v", "Home");
  await page.evaluate(() => document.getElementById("stage")?.scrollTo(0, 1e6));
  await page.waitForFunction(
    (last) => Number(document.querySelector<HTMLInputElement>("#folio")?.value) >= last - 1,
    await pages(),
  );
  await drawn(page, await pages());
  await page.click('.thumb[data-folio="2"]');
  await drawn(page, 2);
  expect(await folio()).toBe("2");
  await press("v");
});

inBrowser(
  "the flatplan shows every page small, its article, how full it is, and takes one there",
  async () => {
    const last = await pages();
    expect(await page.locator(".thumb").count()).toBe(last);
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLCanvasElement>(".thumb canvas")].every(
        ({ width }) => width > 10,
      ),
    );
    expect(await page.locator("#flatplan .title").allTextContents()).toEqual(["Boats", "Gates"]);
    expect(await page.getAttribute('.thumb[data-folio="1"]', "aria-label")).toMatch(
      /^Page 1, Boats, 1 of \d+, \d+ % full/,
    );
    await page.click(`.thumb[data-folio="${last}"]`);
    expect(await folio()).toBe(String(last));
  },
);

inBrowser(
  "along the flatplan the focus goes with the page that is shown, and says which it is",
  async () => {
    await press("Home");
    await page.focus('.thumb[data-folio="1"]');
    await press("ArrowRight", "ArrowRight");
    const focused = () =>
      page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset["folio"]);
    expect([await folio(), await focused()]).toEqual(["4", "4"]);
    expect(await words("#said")).toMatch(/^Page 4, /);
    await press("Enter");
    expect(await folio()).toBe("4");
    await page.focus("#stage");
    await press("ArrowLeft");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("stage");
  },
);

inBrowser("copy fit is told for each article", async () => {
  await saved("articles/a.md", A.replace("date:", "pages: 2\ndate:"));
  const rows = await page.locator("#fits tbody").allTextContents();
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/Boats.*lines over 2 pages: cut about \d+ words/);
  await page.click("#fits summary >> nth=0");
  expect(await page.locator("#fits .place >> nth=0").textContent()).toMatch(
    /^articles\/a\.md:\d+$/,
  );
  await saved("articles/a.md", A);
});

inBrowser("? lists the keys, and Escape leaves the list", async () => {
  await press("?");
  expect(await page.locator("#keys kbd").count()).toBeGreaterThan(15);
  await press("Escape");
  expect(await page.isVisible("#keys")).toBe(false);
});

inBrowser(
  "whoever does not see it is told: everything that can be pressed has a name, and news are said",
  async () => {
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, input")]
        .filter((one) => {
          const label = one.id === "" ? null : document.querySelector(`label[for="${one.id}"]`);
          return (
            (one.getAttribute("aria-label") ?? label?.textContent ?? one.textContent).trim() === ""
          );
        })
        .map(({ outerHTML }) => outerHTML),
    );
    expect(nameless).toEqual([]);
    await saved("articles/a.md", `${A}\nOne more.\n`);
    expect(await words("#said")).toMatch(/^\d+ pages set; faults: /);
    expect(await page.getAttribute('.page[data-folio="1"]', "aria-label")).toMatch(
      /^Page 1, Boats/,
    );
  },
);

inBrowser("the Tab key alone reaches every part", async () => {
  await page.reload();
  await built(page, build);
  const reached = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await press("Tab");
    const part = await page.evaluate(() => {
      const { activeElement } = document;
      return (
        activeElement?.closest("#stage, #faults, #fits, #strip, .bar")?.id ||
        activeElement?.id ||
        ""
      );
    });
    reached.add(part);
  }
  for (const part of ["previous", "folio", "scroll", "proof", "stage", "fits", "strip"]) {
    expect([...reached]).toContain(part);
  }
});

inBrowser.each([
  [1280, 800, "light"],
  [1280, 800, "dark"],
  [2560, 1440, "light"],
  [2560, 1440, "dark"],
] as const)(
  "at %d × %d in %s nothing is cut off, and words stand out from their ground",
  async (width, height, colorScheme) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    const seen = await page.evaluate(() => {
      const bar = document.querySelector(".bar");
      const side = document.getElementById("side");
      const luminance = (color: string): number => {
        const [r = 0, g = 0, b = 0] = [...color.matchAll(/[\d.]+/g)].map(([part]) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = luminance(side === null ? "" : getComputedStyle(side).backgroundColor);
      const contrasts = [
        "#title",
        "#of",
        "#state",
        ".fit-title",
        "#fits thead th",
        "#fits-count",
        "summary",
      ].map((name) => {
        const element = document.querySelector(name);
        const ink = luminance(element === null ? "" : getComputedStyle(element).color);
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      });
      return {
        overflow: (bar?.scrollWidth ?? 0) - (bar?.clientWidth ?? 0),
        ground,
        least: Math.min(...contrasts),
      };
    });
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.ground > 0.5).toBe(colorScheme === "light");
    expect(seen.least).toBeGreaterThan(4.5);
  },
);

inBrowser("nothing was complained of, and nobody else was asked for anything", () => {
  expect(desk.complaints).toEqual([]);
});

inBrowser(
  "an interrupt ends it with 130; nothing is left behind, and the page says so",
  async () => {
    const { code, left } = await desk.end("SIGINT");
    expect([code, left]).toEqual([130, []]);
    await page.waitForSelector('#state[data-phase="cut"]');
    expect(
      readdirSync(folder)
        .filter((name) => name !== ".typeset-cache")
        .sort(),
    ).toEqual(["articles", "issue.yaml"]);
    expect(
      readdirSync(join(folder, ".typeset-cache"), { recursive: true }).filter((name) =>
        String(name).endsWith(".part"),
      ),
    ).toEqual([]);
  },
);

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect } from "vitest";
import { testWith } from "../../pdf/outside.ts";
import { article, issueFolder, manifest } from "../../support/issue-folder.ts";
import { built, openDeskTop } from "./desk-top.ts";

const inBrowser = testWith("chromium");

const A = article(
  `${"The boats race down the river while the harbor sleeps. ".repeat(60)}\n`,
  "Boats",
).replace("date:", 'opener: { image: quay.jpg, alt: "A quay" }\ndate:');

/** An issue whose opener has a photo that takes a browser long to decode. */
async function withPhoto(): Promise<string> {
  const noise = { type: "gaussian" as const, mean: 120, sigma: 40 };
  const photo = sharp({
    create: { width: 2600, height: 3300, channels: 3, noise, background: "red" },
  });
  return issueFolder({
    "issue.yaml": manifest(["articles/a.md"], "theme: review\n"),
    "articles/a.md": A,
    "articles/quay.jpg": await photo.jpeg({ quality: 90 }).toBuffer(),
  });
}

const pdfOf = async (url: string, build: number): Promise<Buffer> =>
  Buffer.from(await (await fetch(`${url}pdf?build=${build}`)).arrayBuffer());

inBrowser(
  "a dense picture is drawn small first, and then as it is",
  async () => {
    const desk = await openDeskTop(await withPhoto());
    try {
      await desk.page.addInitScript(() => {
        new MutationObserver(() => {
          const canvas = document.querySelector<HTMLElement>('.page[data-folio="1"] > canvas');
          if (canvas === null || document.body.dataset["hung"]?.endsWith("fine") === true) return;
          const how = canvas.dataset["forPosition"] === "yes" ? "small" : "fine";
          const before = document.body.dataset["hung"] ?? "";
          if (!canvas.classList.contains("rough") && !before.endsWith(how))
            document.body.dataset["hung"] = `${before} ${how}`;
        }).observe(document, { childList: true, subtree: true });
      });
      await desk.page.evaluate(async () => {
        while (!(await fetch("for-position?build=1")).ok)
          await new Promise((on) => setTimeout(on, 50));
      });
      desk.complaints.length = 0;
      await desk.page.reload();
      await desk.page.waitForSelector('body[data-hung$="fine"]', { timeout: 60_000 });
      expect(await desk.page.getAttribute("body", "data-hung")).toBe(" small fine");
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  },
  120_000,
);

inBrowser(
  "the pages of the last preview are there at once, until those of the sources are",
  async () => {
    const folder = await withPhoto();
    const before = await openDeskTop(folder);
    await built(before.page, 1);
    const pages = await pdfOf(before.url, 1);
    const deadline = Date.now() + 20_000;
    const kept = () =>
      readdirSync(join(folder, ".typeset-cache")).includes("preview") &&
      readdirSync(join(folder, ".typeset-cache/preview")).some((name) => !name.includes("."));
    while (!kept() && Date.now() < deadline) await new Promise((on) => setTimeout(on, 100));
    expect(kept()).toBe(true);
    await before.close();
    writeFileSync(join(folder, "articles/a.md"), `${A}\nOne more paragraph.\n`);
    const after = await openDeskTop(folder);
    try {
      expect(Buffer.compare(await pdfOf(after.url, 1), pages)).toBe(0);
      await built(after.page, 2);
      expect(Buffer.compare(await pdfOf(after.url, 2), pages)).not.toBe(0);
    } finally {
      await after.close();
    }
  },
  120_000,
);

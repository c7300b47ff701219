import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { LateBuild } from "../../src/late-build.ts";
import { openSession, type Checked, type Session, type ShownPages } from "../../src/session.ts";
import { buildIssue } from "../../src/typeset.ts";
import { issueFolder } from "../support/issue-folder.ts";

const PARAGRAPH =
  "The harbor woke to an empty sky, and whoever had counted the cranes the night before counted them again. ";

const article = (title: string, paragraphs: number): string =>
  `---\ntitle: ${title}\nnumber: 1\ndate: 2025-02-14\nauthors: [Ben Okoro]\n---\n\n` +
  Array.from({ length: paragraphs }, (_, at) => `${at + 1}. ${PARAGRAPH.repeat(4)}\n`).join("\n");

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><path fill="device-cmyk(0 .5 .8 0)" d="M0 0h200v100h-200z"/></svg>';

const MANIFEST = `title: The Harbor
publication: Quay
date: 2025-02-14
theme: themes/house.yaml
print: { standard: none }
flatplan: [articles/a.md, contents, articles/b.md, articles/c.md]
`;

const FILES = {
  "issue.yaml": MANIFEST,
  "themes/house.yaml": "extends: review\n",
  "articles/a.md": article("One", 12),
  "articles/b.md": `${article("Two", 8)}\n::figure[A quay.]{src="quay.svg" alt="A quay."}\n`,
  "articles/quay.svg": DRAWING,
  "articles/c.md": article("Three", 9),
};

const order = (folder: string) => ({
  manifest: join(folder, "issue.yaml"),
  editions: ["print", "proof"] as const,
  verify: false,
  force: true,
  strict: false,
  maxPages: 1000,
  timeout: 60,
});

/** A session in a folder, and what its builds come to. */
function opened(folder: string) {
  const session = openSession(order(folder));
  return { session, edit: editor(folder), built: () => built(session) };
}

const editor =
  (folder: string) =>
  (file: keyof typeof FILES, change: (text: string) => string): void => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  };

interface Built extends Partial<Omit<ShownPages, "pdf">> {
  readonly pdf?: Uint8Array;
  readonly checked: Checked;
}

async function built(session: Session): Promise<Built> {
  let shown: ShownPages | undefined;
  const checked = await session.build((pages) => {
    shown = pages;
  });
  if (shown === undefined) return { checked };
  return { ...shown, pdf: Buffer.concat(shown.pdf), checked };
}

/** The file that a build of its own writes. */
async function cold(folder: string): Promise<Uint8Array> {
  const output = join(folder, "cold.pdf");
  rmSync(join(folder, ".typeset-cache"), { recursive: true, force: true });
  const own = { ...order(folder), editions: ["print"] as const, write: true, output };
  await buildIssue({ ...own, progress: () => undefined });
  return new Uint8Array(readFileSync(output));
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that are held when all that nobody holds is gone. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const codes = ({ checked }: Built): readonly string[] =>
  checked.report.diagnostics.map(({ code }) => code);

describe("a session", () => {
  it("has after each of fifty edits the bytes of a build of its own, and no more memory", async () => {
    const folder = issueFolder(FILES);
    const { edit, built: build } = opened(folder);
    const words = ["quay", "Über", "“Crane”", "fifty-five tons", "*barge*", "[^1]", "—", "0.5 %"];
    const heaps: number[] = [];
    for (let count = 0; count < 50; count += 1) {
      const file = (["articles/a.md", "articles/b.md", "articles/c.md"] as const)[count % 3];
      const word = words[count % words.length] ?? "";
      edit(file ?? "articles/a.md", (text) =>
        count % 7 === 6 ? text.replace(PARAGRAPH, "") : `${text.trimEnd()} ${word}\n`,
      );
      const { pdf, pages } = await build();
      expect(pages?.length).toBeGreaterThan(4);
      expect(Buffer.compare(pdf ?? new Uint8Array(), await cold(folder))).toBe(0);
      heaps.push(held());
    }
    expect(heaps.at(-1)).toBeLessThan(1.2 * (heaps[9] ?? 0));
  });

  it("says which pages have changed", async () => {
    const folder = issueFolder(FILES);
    const { edit, built: build } = opened(folder);
    const first = await build();
    expect(first.changed).toEqual(first.pages?.map(({ folio }) => folio));
    expect((await build()).changed).toEqual([]);
    edit("articles/b.md", (text) => text.replace("woke", "rose"));
    const { changed = [], pages = [] } = await build();
    const ofB = pages.filter(({ file }) => file === "articles/b.md").map(({ folio }) => folio);
    expect(changed.length).toBeGreaterThan(0);
    expect(ofB).toEqual(expect.arrayContaining([...changed]));
  });

  it("heeds a theme, a manifest and a picture that change under it", async () => {
    const folder = issueFolder(FILES);
    const { edit, built: build } = opened(folder);
    await build();
    edit("themes/house.yaml", (text) => `${text}body: { size: 9pt }\n`);
    expect(Buffer.compare((await build()).pdf ?? new Uint8Array(), await cold(folder))).toBe(0);
    edit("issue.yaml", (text) => text.replace("The Harbor", "The Quay"));
    expect(Buffer.compare((await build()).pdf ?? new Uint8Array(), await cold(folder))).toBe(0);
    edit("articles/quay.svg", (text) => text.replace("0 .5 .8 0", "1 0 0 0"));
    const painted = await build();
    expect(Buffer.compare(painted.pdf ?? new Uint8Array(), await cold(folder))).toBe(0);
    expect(painted.changed?.length).toBeGreaterThan(0);
  });

  it("shows what can be set of a broken issue, tells the fault, and its end", async () => {
    const folder = issueFolder(FILES);
    const { session, edit, built: build } = opened(folder);
    await build();
    edit("articles/b.md", (text) => text.replace("quay.svg", "quai.svg"));
    const broken = await build();
    expect(codes(broken)).toContain("image/missing");
    expect(broken.pages?.length).toBeGreaterThan(4);
    const [fault] = broken.checked.report.diagnostics;
    expect(fault && broken.checked.folioOf(fault)).toBeGreaterThan(1);
    expect(session.files).toContain(join(folder, "articles/quai.svg"));
    writeFileSync(join(folder, "articles/quai.svg"), DRAWING);
    expect(codes(await build())).toEqual([]);
  });

  it("has no pages of a manifest that cannot be read, and has them again when it can", async () => {
    const folder = issueFolder(FILES);
    const { session, edit, built: build } = opened(folder);
    await build();
    edit("issue.yaml", (text) => text.replace("title:", "tilte:"));
    const broken = await build();
    expect(broken.pdf).toBeUndefined();
    expect(codes(broken)).toContain("schema/unknown-key");
    expect(await session.proof()).toBeDefined();
    edit("issue.yaml", (text) => text.replace("tilte:", "title:"));
    expect((await build()).pages?.length).toBeGreaterThan(4);
  });

  it("ends a build that is late, wherever it is, and the next one is as good as any", async () => {
    const folder = issueFolder(FILES);
    const { session, built: build } = opened(folder);
    const now = performance.now.bind(performance);
    // After so many looks at the clock it is late; the first two say when the build began.
    let [looks, late] = [0, 2];
    const clock = vi.spyOn(performance, "now");
    clock.mockImplementation(() => now() + ((looks += 1) > late ? 1e6 : 0));
    const ends: boolean[] = [];
    for (; ends.at(-1) !== false; late += 3) {
      looks = 0;
      ends.push(
        await build().then(
          () => false,
          (thrown: unknown) => thrown instanceof LateBuild,
        ),
      );
    }
    clock.mockRestore();
    expect(ends.length).toBeGreaterThan(3);
    expect(ends.slice(0, -1).every(Boolean)).toBe(true);
    expect(session.files).toContain(join(folder, "articles/a.md"));
    const { pdf } = await build();
    expect(Buffer.compare(pdf ?? new Uint8Array(), await cold(folder))).toBe(0);
  });

  it("knows where what is printed was typed, and paints a proof when it is asked for", async () => {
    const folder = issueFolder(FILES);
    const { session, built: build } = opened(folder);
    expect(await session.proof()).toBeUndefined();
    await build();
    const place = session.placeAt(1, 100, 300);
    expect(place).toMatchObject({ file: "articles/a.md" });
    expect(place?.line).toBeGreaterThan(6);
    expect(session.placeAt(1, 5, 5)).toBeUndefined();
    expect(session.placeAt(99, 100, 300)).toBeUndefined();
    const proof = await session.proof();
    expect(Buffer.concat(proof ?? []).toString("latin1")).toContain("/OCProperties");
  });
});

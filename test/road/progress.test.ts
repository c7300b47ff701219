import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BuildOrder } from "../../src/build-order.ts";
import { buildIssue } from "../../src/typeset.ts";
import { shot } from "../images/shots.ts";
import { article, issueFolder, manifest } from "../support/issue-folder.ts";
import { bytesAt } from "./faults.ts";

const folderOf = async (): Promise<string> =>
  issueFolder({
    "issue.yaml": manifest(
      ['cover: { image: boat.png, alt: "" }', "articles/a.md", "articles/b.md"],
      "print: { standard: none }\n",
    ),
    "articles/a.md": article("A boat lies at the quay."),
    "articles/b.md": article("The bill came on Monday.", "The bill"),
    "boat.png": await shot(300, 200).png().toBuffer(),
  });

async function build(
  folder: string,
  progress: BuildOrder["progress"],
  change: Partial<BuildOrder> = {},
): Promise<void> {
  await buildIssue({
    ...{ manifest: join(folder, "issue.yaml"), editions: ["print"], write: true, maxPages: 10 },
    ...{ verify: false, force: false, strict: false, timeout: 300 },
    ...change,
    progress,
  });
}

describe("how far a build has come", () => {
  test("is told by stage, and by picture, article and page", async () => {
    const told: string[] = [];
    await build(await folderOf(), (stage, place) => told.push([stage, place ?? ""].join(": ")));
    expect(told).toEqual([
      "reading: ",
      ...["pictures: ", "pictures: 1 of 1"],
      ...["setting: ", "setting: page 1", "setting: page 2, A boat", "setting: page 3, The bill"],
      ...["proving: ", "preflight: "],
      ...["painting: ", "painting: page 1 of 3", "painting: page 2 of 3", "painting: page 3 of 3"],
      "writing: ",
    ]);
  });

  test("of contact sheets, too", async () => {
    const told: string[] = [];
    const change = { write: false, plan: { png: {}, pdf: {} } };
    await build(await folderOf(), (stage, place = "") => told.push(`${stage}: ${place}`), change);
    expect(told.filter((one) => one.includes("page 2 of 3"))).toEqual([
      ...["painting: page 2 of 3", "drawing: page 2 of 3", "painting: page 2 of 3"],
    ]);
  });

  test("changes nothing in what is made", async () => {
    const [heard, unheard] = [await folderOf(), await folderOf()];
    await build(heard, (stage, place) => `${stage} ${place ?? ""}`);
    await build(unheard, () => undefined);
    const bytes = bytesAt(heard, "out/harbor-print.pdf");
    expect(bytes.equals(bytesAt(unheard, "out/harbor-print.pdf"))).toBe(true);
  });

  test("ends a late build in the middle of a stage", async () => {
    const late = new Error("late");
    const stop = (_stage: string, place?: string): void => {
      if (place?.includes("The bill")) throw late;
    };
    await expect(build(await folderOf(), stop)).rejects.toBe(late);
  });
});

import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bytesOf, shot } from "../images/shots.ts";
import { framesIn } from "../support/frames.ts";
import {
  COMMAND,
  issueFolder,
  manifest,
  oneArticle,
  typeset,
  typesetWith,
  type Circumstances,
  forAnyPicture,
} from "../support/issue-folder.ts";
import { expectDiscreet, frameOf, OLD } from "./faults.ts";

const issue = oneArticle("A boat lies at the quay.");

describe.concurrent("a PDF that cannot be written is exit 5", () => {
  test.each([
    ["onto a disk that is full", "/dev/full", "output/disk-full", /make room/u],
    ["below a file", "issue.yaml/a.pdf", "output/unwritable", /-o/u],
    ["into a folder that takes none", "/proc/a.pdf", "output/unwritable", /-o/u],
    ["below a folder that takes none", "/proc/none/a.pdf", "output/unwritable", /-o/u],
    ["over a folder's name", "articles", "output/unwritable", /./u],
  ])("%s", async (_, path, code, help) => {
    const folder = issueFolder({ ...issue, "articles/harbor-print.pdf/x": "a folder" });
    const answer = await typeset(folder, "-o", path);
    expect([answer.code, answer.stdout]).toEqual([5, ""]);
    const { message, helps } = frameOf(answer, code);
    expect(message).toMatch(/^`.*` (?:cannot be written: \w+|is a folder)/u);
    expect(helps.join("\n")).toMatch(help);
    expectDiscreet(answer);
    expect(framesIn(answer.stderr)).toHaveLength(1);
  });

  test("over what is protected against writing", async ({ skip }) => {
    const folder = issueFolder({ ...issue, "shelf/a.pdf": OLD, "a.pdf": OLD });
    const user = await plainUser(folder);
    if (user === undefined) {
      console.log("root writes into everything here: the test of protected places is passed over");
      skip();
    }
    chmodSync(join(folder, "shelf"), 0o555);
    chmodSync(join(folder, "a.pdf"), 0o444);
    for (const path of ["shelf/a.pdf", "a.pdf"]) {
      const answer = await typesetWith(user ?? {}, folder, "-o", path);
      expect([answer.code, answer.stdout]).toEqual([5, ""]);
      expect(frameOf(answer, "output/unwritable").message).toMatch(/permission denied/u);
      expect(frameOf(answer, "output/unwritable").helps).not.toEqual([]);
      expect(readFileSync(join(folder, path), "utf8")).toBe(OLD);
    }
  });
});

/** Somebody whom the system denies something: us, or, where we are root, "nobody", if he can run the command. */
async function plainUser(folder: string): Promise<Circumstances | undefined> {
  if (process.getuid?.() !== 0) return {};
  const nobody = { uid: 65_534 };
  for (const path of ["", "shelf", "a.pdf", "shelf/a.pdf"]) {
    chownSync(join(folder, path), nobody.uid, nobody.uid);
  }
  const { code } = await typesetWith(nobody, folder, "--version").catch(() => ({ code: null }));
  return code === 0 ? nobody : undefined;
}

describe("a run that is killed", () => {
  /** Large enough that writing takes a while. */
  async function largeIssue(): Promise<string> {
    const noise = await bytesOf(shot(1500, 1100).jpeg({ quality: 100 }));
    const names = Array.from({ length: 6 }, (_, n) => `p${n}.jpg`);
    const pictures = names.map(
      (name, n) => [name, Buffer.concat([noise, Buffer.from([n])])] as const,
    );
    const entries = names.map((name) => `picture: { image: ${name}, alt: x }`);
    const files = { "issue.yaml": manifest(entries), ...Object.fromEntries(pictures) };
    return issueFolder({ ...forAnyPicture(files), "a.pdf": OLD });
  }

  /** Starts a build over `a.pdf`, kills it when told to, and returns what then lies under the name. */
  async function killedBuild(folder: string, moment: () => Promise<unknown>): Promise<Buffer> {
    const child = spawn(process.execPath, [COMMAND, "-o", "a.pdf"], { cwd: folder });
    const ended = new Promise((resolve) => child.once("close", resolve));
    await Promise.race([moment(), ended]);
    child.kill("SIGKILL");
    await ended;
    return readFileSync(join(folder, "a.pdf"));
  }

  const drafts = (folder: string): readonly string[] =>
    readdirSync(folder).filter((name) => name.endsWith(".tmp"));

  async function firstDraft(folder: string): Promise<void> {
    while (drafts(folder).length === 0) await pause(0);
  }

  test("leaves the old PDF or the new one, whole, at any moment", async () => {
    const folder = await largeIssue();
    const start = performance.now();
    expect(await typeset(folder, "-o", "new.pdf")).toMatchObject({ code: 0 });
    const whole = performance.now() - start;
    const fresh = readFileSync(join(folder, "new.pdf"));
    const isWhole = (found: Buffer): boolean =>
      found.equals(fresh) || found.equals(Buffer.from(OLD));
    for (const part of [0.2, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95]) {
      const found = await killedBuild(folder, () => pause(whole * part));
      expect([part, isWhole(found)]).toEqual([part, true]);
    }
    writeFileSync(join(folder, "a.pdf"), OLD);
    for (const name of drafts(folder)) rmSync(join(folder, name));
    for (let time = 0; time < 3; time++) {
      expect(isWhole(await killedBuild(folder, () => firstDraft(folder)))).toBe(true);
      for (const name of drafts(folder)) rmSync(join(folder, name));
    }
    expect(await typeset(folder, "-o", "a.pdf")).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "a.pdf")).equals(fresh)).toBe(true);
  });

  // On a busy machine the signal may come before Node itself has started.
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s is exit %d, without a word", { retry: 3 }, async (signal, code) => {
    const folder = issueFolder({ ...issue, "a.pdf": OLD });
    const child = spawn(process.execPath, [COMMAND, "-o", "a.pdf"], { cwd: folder });
    let said = "";
    for (const channel of [child.stdout, child.stderr]) {
      channel.on("data", (piece: Buffer) => (said += piece.toString()));
    }
    setTimeout(() => child.kill(signal), 350);
    const ended = await new Promise<number | null>((resolve) => child.once("close", resolve));
    expect([ended, said]).toEqual([code, ""]);
    // Between the rename and its end the run has done its work: then the new file is whole.
    const left = readFileSync(join(folder, "a.pdf"), "latin1");
    expect(left === OLD || /%%EOF\s*$/u.test(left)).toBe(true);
  });
});

test("a pipe that nobody reads is no place to write to, and nobody waits for it", async () => {
  const folder = issueFolder(issue);
  spawnSync("mkfifo", [join(folder, "a.pdf")]);
  const answer = await typeset(folder, "-o", "a.pdf");
  expect(answer.code).toBe(5);
  expect(frameOf(answer, "output/unwritable").message).toMatch(/nobody reads/u);
});

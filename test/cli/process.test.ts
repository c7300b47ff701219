import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = new URL("../../src/cli/", import.meta.url).href;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "process-"));
  writeFileSync(join(folder, "issue.yaml"), "title: x\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a few lines in a process of their own; answers with its exit code and what it printed. */
async function inOwnProcess(
  script: string,
  whenReady: (pid: number) => void = () => undefined,
): Promise<{ code: number | null; out: string; err: string }> {
  const program = ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script];
  const child = spawn(process.execPath, program, { cwd: folder, stdio: "pipe" });
  const heard = { out: "", err: "" };
  child.stdout.on("data", (piece: Buffer) => {
    heard.out += piece.toString();
    if (child.pid !== undefined && heard.out === "ready\n") whenReady(child.pid);
  });
  child.stderr.on("data", (piece: Buffer) => (heard.err += piece.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...heard };
}

test("a loop that never ends is broken off when its time is up", async () => {
  const { code, err, out } = await inOwnProcess(`
    import { main } from "${CLI}cli.ts";
    const build = async () => { for (;;); };
    process.exit(await main(["--timeout", "0.3", "--json"], { build }));
  `);
  expect(err).toMatch(/^error.*not ready within 0\.3 s\n.*`--timeout SECONDS`\n$/);
  expect(JSON.parse(out)).toMatchObject({ ok: false, exitCode: 6 });
  expect(code).toBe(6);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s is exit %d, without a word", async (signal, expected) => {
  const waiting = `
    import { guardProcess } from "${CLI}own-process.ts";
    guardProcess();
    setInterval(() => undefined, 1000);
    console.log("ready");
  `;
  const { code, err } = await inOwnProcess(waiting, (pid) => process.kill(pid, signal));
  expect([code, err]).toEqual([expected, ""]);
});

test("a reader of stdout that leaves early is no fault", async () => {
  const { code, err } = await inOwnProcess(`
    import { endProcess, guardProcess } from "${CLI}own-process.ts";
    guardProcess();
    process.stdout.destroy(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    setTimeout(() => void endProcess(0), 20);
  `);
  expect([code, err]).toEqual([0, ""]);
});

test("what nobody caught is a bug of ours, exit 70", async () => {
  const { code, err } = await inOwnProcess(`
    import { guardProcess } from "${CLI}own-process.ts";
    guardProcess();
    setTimeout(() => { throw new Error("a page fell down"); }, 1);
  `);
  expect(code).toBe(70);
  expect(err).toBe("error[typeset/bug]: this is a bug of ours: a page fell down\n");
});

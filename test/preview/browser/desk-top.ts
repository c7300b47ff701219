import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { COMMAND } from "../../support/issue-folder.ts";

/** The command as it runs on somebody's desk, with a browser before it. */
export interface DeskTop {
  readonly url: string;
  readonly page: Page;
  readonly browser: Browser;
  /** What the browser complained of, and whatever it asked of anybody but the preview. */
  readonly complaints: string[];
  /** Sends the command a signal; its exit code, and the names of what it left in the folder for temporary files. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly left: string[] }>;
  close(): Promise<void>;
}

/** Starts `typeset preview` in a folder and opens its page. */
export async function openDeskTop(folder: string): Promise<DeskTop> {
  const temporary = mkdtempSync(join(tmpdir(), "preview-"));
  const child = spawn(process.execPath, [COMMAND, "preview", "issue.yaml"], {
    ...{ cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
    env: { ...process.env, SOURCE_DATE_EPOCH: undefined, TMPDIR: temporary },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await firstLine(child);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    // In a container there are no name spaces for its sandbox.
    args: ["--no-sandbox"],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const complaints = listenTo(page, url);
  await page.goto(url);
  return {
    ...{ url, page, browser, complaints },
    end: async (signal) => {
      child.kill(signal);
      return { code: await ended, left: readdirSync(temporary) };
    },
    close: async () => {
      await browser.close();
      child.kill("SIGKILL");
      await ended;
      rmSync(temporary, { recursive: true });
    },
  };
}

function listenTo(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (fault) => complaints.push(String(fault.stack)));
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(url)) {
      complaints.push(`asked for ${request.url()}`);
    }
  });
  return complaints;
}

function firstLine({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    stdout?.on("data", (piece: Buffer) => {
      said += piece.toString();
      if (said.includes("\n")) resolve(said.trim());
    });
    stderr?.on("data", (piece: Buffer) => (said += piece.toString()));
    stdout?.once("close", () => {
      reject(new Error(`no address, but: ${said}`));
    });
  });
}

/** Waits until the pages of a build are drawn and it is checked. */
export async function built(page: Page, build: number): Promise<void> {
  await page.waitForSelector(`html[data-drawn="${build}"]`, { timeout: 60_000 });
  await page.waitForSelector(`#state[data-phase="ready"]`, { timeout: 60_000 });
}

/** Waits until a page is drawn in full. */
export async function drawn(page: Page, folio: number): Promise<void> {
  await page.waitForSelector(`.page[data-folio="${folio}"] > canvas:not(.rough)`, {
    timeout: 60_000,
  });
}

/** What part of a page's pixels is not white. */
export function inkOn(page: Page, folio: number): Promise<number> {
  return page.evaluate((which) => {
    const canvas = document.querySelector(`.page[data-folio="${which}"] > canvas`);
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: [],
    };
    let inked = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 0) < 200) inked += 1;
    return (4 * inked) / data.length;
  }, folio);
}

import { expect, test } from "vitest";
import { error, warning } from "../../src/diagnostics/diagnostic.ts";
import { LateBuild } from "../../src/late-build.ts";
import { openDesk } from "../../src/preview/desk.ts";
import type { Told } from "../../src/preview/told.ts";
import { pdfOf, plainSession, type Made } from "./build.ts";

const ALL = [1, 2, 3];

function desk(make: (build: number) => Made) {
  const session = plainSession(make);
  const opened = openDesk(session, "/issue/issue.yaml");
  const news: Told[] = [];
  opened.lookOn((told) => news.push(told), false);
  return { ...opened, session, news, told: opened.told, lacks: () => opened.lacks };
}

test("a build is told in its phases: setting, proving with the pages, ready with the faults", async () => {
  const { build, news, told } = desk(() => ({ changed: ALL, diagnostics: [warning("a/b", "x")] }));
  expect(told()).toMatchObject({ manifest: "issue.yaml", build: 0, pages: [] });
  await build();
  expect(
    news.map(({ phase, build, pages, faults }) => [phase, build, pages.length, faults.length]),
  ).toEqual([
    ["setting", 0, 0, 0],
    ["proving", 1, 3, 0],
    ["ready", 1, 3, 1],
  ]);
  expect(told()).toMatchObject({
    trim: { width: 100, height: 200 },
    size: pdfOf("1").length,
    pages: [{ folio: 1, fill: 0.75, white: 10, since: 1 }, { folio: 2 }, { folio: 3 }],
  });
});

test("each page has the build that changed it last", async () => {
  const { build, told } = desk((number) => ({ changed: number === 1 ? ALL : [2] }));
  await build();
  await build();
  await build();
  expect(told().pages.map(({ since }) => since)).toEqual([1, 3, 1]);
});

test("builds do not overlap, and changes that come meanwhile make one more", async () => {
  let running = 0;
  let most = 0;
  const { build, session } = desk(() => {
    most = Math.max(most, (running += 1));
    const check = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    return { changed: ALL, check };
  });
  const first = build();
  await new Promise((resolve) => setTimeout(resolve, 2));
  await Promise.all([first, build(), build(), build()]);
  expect([session.begun.length, most]).toEqual([2, 1]);
});

test("errors come first; each has its place in the copy and on the pages", async () => {
  const span = { file: "articles/a.md", start: 4, end: 7 };
  const diagnostics = [warning("w/w", "w"), error("e/e", "e", { span, hints: ["h"] })];
  const { build, told } = desk(() => ({ changed: ALL, diagnostics }));
  await build();
  expect(told().faults).toEqual([
    {
      ...{ severity: "error", code: "e/e", message: "e", hints: ["h"], place: "articles/a.md:2" },
      ...{ folio: 2, box: { x: 1, y: 2, width: 3, height: 4 } },
    },
    { severity: "warning", code: "w/w", message: "w", hints: [] },
  ]);
});

test("where nothing can be set, the last pages stay, with the reason, until there are new ones", async () => {
  const broken = { diagnostics: [warning("a/a", "a"), error("yaml/syntax", "no colon here")] };
  const { build, told, pdf, lacks } = desk((number) => (number === 2 ? broken : { changed: ALL }));
  await build();
  expect(lacks()).toBe(false);
  await build();
  expect(told()).toMatchObject({ build: 1, phase: "ready", stopped: "no colon here" });
  expect(told().pages).toHaveLength(3);
  expect(pdf(1)).toEqual([pdfOf("1")]);
  expect(lacks()).toBe(true);
  await build();
  expect(told()).toMatchObject({ build: 2, phase: "ready" });
  expect(told().stopped).toBeUndefined();
});

test("a mistake of ours is told, and the next build goes on", async () => {
  const { build, told } = desk((number) => {
    if (number === 1) throw new Error("a page fell down");
    return { changed: ALL };
  });
  await build();
  expect(told().stopped).toMatch(/bug of ours.*a page fell down/);
  await build();
  expect(told()).toMatchObject({ build: 1, phase: "ready" });
});

test("a build that is late is told, with the way out; the pages before stay, and the next build goes on", async () => {
  const { build, told, lacks } = desk((number) => {
    if (number === 2) throw new LateBuild(2.5);
    return { changed: ALL };
  });
  await build();
  await build();
  expect(told()).toMatchObject({
    ...{ build: 1, phase: "ready", stopped: "the issue was not ready within 2.5 s" },
    faults: [
      {
        severity: "error",
        code: "limit/time",
        hints: ["give it more time with `--timeout SECONDS`"],
      },
    ],
  });
  expect(told().pages).toHaveLength(3);
  expect(lacks()).toBe(true);
  await build();
  expect(told()).toMatchObject({ build: 2, phase: "ready", faults: [] });
  expect(told().stopped).toBeUndefined();
});

test("one that is late behind its pages has them", async () => {
  const { build, told } = desk(() => ({
    changed: ALL,
    check: () => {
      throw new LateBuild(2.5);
    },
  }));
  await build();
  expect(told()).toMatchObject({ build: 1, phase: "ready", faults: [{ code: "limit/time" }] });
  expect(told().stopped).toBeUndefined();
});

test("the very bytes of the last two builds are there, and of no other", async () => {
  const { build, pdf } = desk(() => ({ changed: ALL }));
  for (let number = 1; number <= 4; number += 1) await build();
  expect([1, 2, 3, 4, 5].map((number) => pdf(number)?.join())).toEqual([
    ...[undefined, undefined, pdfOf("3").toString(), pdfOf("4").toString(), undefined],
  ]);
});

test("small pictures that are late are told when they are there, of the build that is shown alone", async () => {
  const gates: ((bytes: Uint8Array) => void)[] = [];
  const late = () => new Promise<Uint8Array>((resolve) => gates.push(resolve));
  const { build, told, forPosition } = desk(() => ({ changed: ALL, forPosition: late }));
  await build();
  expect(told()).toMatchObject({ build: 1, sizeForPosition: 0 });
  expect(forPosition(1)).toBeUndefined();
  await build();
  for (const open of gates) open(Buffer.from("small"));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(told()).toMatchObject({ build: 2, sizeForPosition: pdfOf("2").length + 5 });
  expect(forPosition(2)?.join("|")).toBe(`${pdfOf("2").toString()}|small`);
});

test("a page says whether its pictures are dense", async () => {
  const { build, told } = desk(() => ({ changed: ALL }));
  await build();
  expect(told().pages.map(({ dense }) => dense)).toEqual([true, undefined, undefined]);
});

test("a proof is painted of the pages that are shown, and of no others", async () => {
  const { build, proof } = desk(() => ({ changed: ALL }));
  await build();
  expect(await proof(1)).toEqual([pdfOf("proof")]);
  const late = proof(1);
  await build();
  expect(await late).toEqual([pdfOf("proof")]);
  expect(await proof(1)).toBeUndefined();
});

test("a proof that is asked for during a build waits for its turn, and is not painted of old pages", async () => {
  const opened: { late?: Promise<unknown> } = {};
  const { build, proof } = desk((number) => ({
    changed: ALL,
    check: () => {
      if (number === 1) opened.late = proof(1);
    },
  }));
  await build();
  expect(await opened.late).toEqual([pdfOf("proof")]);
});

test("proving waits until somebody who looks on has drawn the pages, but not for long", async () => {
  const times: number[] = [];
  const opened = openDesk(
    plainSession(() => ({ changed: ALL, check: () => void times.push(performance.now()) })),
    "issue.yaml",
  );
  const start = performance.now();
  opened.lookOn(({ phase, build }) => {
    if (phase === "proving" && build === 1)
      setTimeout(() => {
        opened.drawn(1);
      }, 40);
  }, true);
  await opened.build();
  await opened.build();
  const [first = NaN, second = NaN] = times;
  expect(first - start).toBeGreaterThan(35);
  // Nobody says that the second is drawn: it is waited for no longer than somebody would notice.
  expect(second - first).toBeGreaterThan(250);
});

test("who looks away is told nothing more", async () => {
  const { build, lookOn } = desk(() => ({ changed: ALL }));
  const heard: string[] = [];
  lookOn(({ phase }) => heard.push(phase), false)();
  await build();
  expect(heard).toEqual([]);
});

import { request, type IncomingHttpHeaders, type RequestOptions } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "../../src/preview/desk.ts";
import { serve, type Serving } from "../../src/preview/server.ts";
import { pdfOf, plainSession } from "./build.ts";

let desk: Desk;
let serving: Serving;
let base: URL;

beforeAll(async () => {
  desk = openDesk(
    plainSession(() => ({ changed: [1, 2, 3] })),
    "/issue/issue.yaml",
  );
  await desk.build();
  const { value } = await serve(desk);
  if (value === undefined) throw new Error("no port is free");
  serving = value;
  base = new URL(value.url);
});
afterAll(() => serving.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with a path as it stands: nothing is made shorter on the way, as browsers do. */
function ask(path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: base.port, path, ...options }, (response) => {
      let body = "";
      response.setEncoding("latin1").on("data", (piece: string) => (body += piece));
      response.once("end", () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}

const at = (name: string): string => base.pathname + name;

test("it listens on this machine alone, and its address has a token", () => {
  expect(serving.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
});

test.each([
  ["", "text/html"],
  ["page.css", "text/css"],
  ["page.js", "text/javascript"],
  ["icon.svg", "image/svg+xml"],
  ["pdf.mjs", "text/javascript"],
  ["pdf.worker.mjs", "text/javascript"],
  ["wasm/qcms_bg.wasm", "application/wasm"],
  ["iccs/CGATS001Compat-v2-micro.icc", "application/octet-stream"],
  ["sans-400.ttf", "font/ttf"],
])("%j is a %s, and may do nothing but what the page needs", async (name, type) => {
  const { status, headers, body } = await ask(at(name));
  expect(status).toBe(200);
  expect(headers["content-type"]).toContain(type);
  expect(headers["content-length"]).toBe(String(body.length));
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

test("the link to the PDF, which names no build, leads to the one that is shown", async () => {
  const { status, headers, body } = await ask(at("pdf"));
  expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
  expect(body).toBe((await ask(at("pdf?build=1"))).body);
});

test("every name needs the token and the host", async () => {
  for (const name of ["", "page.js", "events", "pdf?build=1", "proof?build=1", "place", "drawn"]) {
    expect(await ask(`/${name}`)).toMatchObject({ status: 403 });
    expect(await ask(at(name), { headers: { host: "evil.example" } })).toMatchObject({
      status: 403,
    });
  }
});

test.each([
  ...[
    "..",
    "../",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "/etc/passwd",
    "package.json",
  ],
  ...[
    "page.js/",
    "./page.js",
    "PAGE.JS",
    "wasm",
    "wasm/",
    "wasm/../page.js",
    "assets/preview/page.html",
  ],
  ...["issue.yaml", "articles/a.md", "__proto__", "constructor", "page.js%00", "%2e%2e/page.js"],
])("%s leads nowhere", async (name) => {
  expect(await ask(at(name))).toMatchObject({ status: 404 });
});

test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])(
  "%s is for nothing",
  async (method) => {
    const { status, headers } = await ask(at("page.js"), { method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  },
);

test("only that pages are drawn is posted", async () => {
  expect(await ask(at("drawn?build=1"))).toMatchObject({ status: 405, headers: { allow: "POST" } });
  expect(await ask(at("drawn?build=1"), { method: "POST" })).toMatchObject({ status: 204 });
});

test("HEAD says how much there is, and sends nothing", async () => {
  const { status, headers, body } = await ask(at("pdf?build=1"), { method: "HEAD" });
  expect([status, headers["content-length"], body]).toEqual([200, String(pdfOf("1").length), ""]);
});

test("the PDF is the very bytes of the build, whole or in parts", async () => {
  const whole = pdfOf("1").toString();
  const part = async (range: string) => {
    const { status, headers, body } = await ask(at("pdf?build=1"), { headers: { range } });
    return [status, headers["content-range"], body];
  };
  expect((await ask(at("pdf?build=1"))).body).toBe(whole);
  const { length } = whole;
  expect(await part("bytes=2-5")).toEqual([206, `bytes 2-5/${length}`, whole.slice(2, 6)]);
  expect(await part("bytes=5-")).toEqual([206, `bytes 5-${length - 1}/${length}`, whole.slice(5)]);
  expect(await part("bytes=-4")).toEqual([
    ...[206, `bytes ${length - 4}-${length - 1}/${length}`, whole.slice(-4)],
  ]);
  expect(await part("bytes=3-999999")).toEqual([
    206,
    `bytes 3-${length - 1}/${length}`,
    whole.slice(3),
  ]);
  for (const range of ["bytes=9-2", "bytes=0-1,3-4", "bytes=-", "bytes=999999-", "lines=1-2"]) {
    expect((await part(range)).slice(0, 2)).toEqual([416, `bytes */${length}`]);
  }
});

test.each([
  "pdf?build=",
  "pdf?build=0",
  "pdf?build=2",
  "pdf?build=x",
  "pdf?build=1e0",
  "proof?build=7",
])("%s is of no build that is there", async (name) => {
  expect(await ask(at(name))).toMatchObject({ status: 410 });
});

test("a proof is painted when it is asked for", async () => {
  expect(await ask(at("proof?build=1"))).toMatchObject({
    status: 200,
    body: pdfOf("proof").toString(),
  });
});

test("a place on a page is a place in the copy, or none", async () => {
  const place = async (query: string): Promise<unknown> =>
    JSON.parse((await ask(at(`place?${query}`))).body);
  expect(await place("folio=2&x=3&y=4.5")).toEqual({ file: "articles/a.md", line: 2, column: 7.5 });
  expect(await place("folio=9&x=3&y=4")).toBeNull();
});

test("news come as they happen, the state first", async () => {
  const heard = await new Promise<string>((resolve) => {
    const asked = request(
      { host: "127.0.0.1", port: base.port, path: at("events") },
      (response) => {
        let words = "";
        response.setEncoding("utf8").on("data", (piece: string) => {
          words += piece;
          if (words.split("data: ").length === 2) void desk.build();
          if (words.includes(`"build":2,"phase":"ready"`)) asked.destroy();
        });
        response.once("close", () => {
          resolve(words);
        });
        expect(response.headers["content-type"]).toBe("text/event-stream");
      },
    );
    asked.once("error", () => undefined);
    asked.end();
  });
  const phases = [...heard.matchAll(/^data: (.*)$/gm)].map(([, json = ""]) => {
    const [, build = "", phase = ""] = /"build":(\d+),"phase":"(\w+)"/.exec(json) ?? [];
    return `${build} ${phase}`;
  });
  expect(phases).toEqual(["1 ready", "1 setting", "2 proving", "2 ready"]);
});

test("a port that is taken is told, with a way out", async () => {
  const { value, diagnostics } = await serve(desk, Number(base.port));
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: "preview/port", kind: "usage", message: `the port ${base.port} is taken` },
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { letIn, newToken } from "../../src/preview/door.ts";

const token = newToken();
const door = { port: 4000, token };

const ask = (url: string, host = "127.0.0.1:4000", method = "GET") =>
  letIn({ url, method, headers: { host } }, door);

test.each([
  [`/${token}/`, ""],
  [`/${token}/page.js`, "page.js"],
  [`/${token}/pdf?build=3`, "pdf"],
  [`/${token}/../../etc/passwd`, "../../etc/passwd"],
])("%s asks for %j", (url, name) => {
  expect(ask(url)).toMatchObject({ name, method: "GET" });
});

test("what stands behind the question mark is handed on", () => {
  const asked = ask(`/${token}/place?folio=3&x=1.5`);
  expect("query" in asked && [...asked.query]).toEqual([
    ["folio", "3"],
    ["x", "1.5"],
  ]);
});

test.each([
  ["localhost:4000", true],
  ["127.0.0.1:4000", true],
  ["127.0.0.1", false],
  ["127.0.0.1:4001", false],
  ["localhost:40000", false],
  ["evil.example:4000", false],
  ["127.0.0.1:4000.evil.example", false],
  ["[::1]:4000", false],
  ["", false],
])("who asks for the host %j is let in: %s", (host, isLetIn) => {
  expect("name" in ask(`/${token}/`, host)).toBe(isLetIn);
});

test("without a Host nobody is let in", () => {
  expect(letIn({ url: `/${token}/`, method: "GET", headers: {} }, door)).toMatchObject({
    status: 403,
  });
});

test.each([
  "/",
  "/page.js",
  `/${token}`,
  `//${token}/`,
  `/${token}x/`,
  `/${token.slice(0, -1)}/`,
  `/${token.toUpperCase()}/`,
  `/?token=${token}`,
])("%s lacks the token, or its slash", (url) => {
  expect(ask(url)).toMatchObject({ status: 403 });
});

test("no other word opens the door", () => {
  fc.assert(
    fc.property(fc.string(), (word) => {
      fc.pre(word !== token);
      expect(ask(`/${word}/page.js`)).toMatchObject({ status: 403 });
    }),
  );
});

test("an address of another machine (a proxy's request) is none of ours", () => {
  expect(ask(`http://evil.example/${token}/`)).toMatchObject({ status: 400 });
});

test("tokens have 192 random bits, and no two are alike", () => {
  const tokens = Array.from({ length: 100 }, newToken);
  expect(new Set(tokens).size).toBe(100);
  for (const one of tokens) expect(Buffer.from(one, "base64url")).toHaveLength(24);
});

import { PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import {
  article,
  fillFolder,
  forAnyPicture,
  issueFolder,
  manifest,
  typeset,
} from "../support/issue-folder.ts";
import type { Files } from "../support/issue-folder.ts";
import { bytesAt } from "./faults.ts";

const SENTENCES =
  "The harbor woke to an empty sky. The watchman had seen nothing, and nobody had asked him to look. " +
  "Three cranes had stood here for forty years, and now there were none.";

const prose = (count: number): string =>
  Array.from({ length: count }, () => SENTENCES).join("\n\n");

/** A flat ground with words in the theme's type. */
const drawing = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="148" height="210"><rect width="148" height="210" fill="#7ab"/>` +
  `<text x="20" y="90" font-size="12">${words}</text></svg>`;

const photo = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 30, height: 42, channels: 3, background: { r: red, g: 90, b: 120 } } })
    .jpeg()
    .toBuffer();

const ADVERTS = 12;
const clients = Array.from({ length: ADVERTS }, (_, index) => `Client ${index + 1}`);

/** Behind each article of three pages, but the last five, stands an advert; every other one is a drawing. */
const booked = clients.map(
  (client, index) =>
    `advert: { client: ${client}, file: ads/${index + 1}.${index % 2 === 0 ? "jpg" : "svg"} }`,
);
const ARTICLES = 17;

function flatplan(adverts: readonly (string | undefined)[]): readonly string[] {
  const stories = Array.from({ length: ARTICLES }, (_, index) => index);
  return [
    'cover: { image: ads/1.jpg, alt: "" }',
    ...stories.flatMap((index) => [
      `articles/${index}.md`,
      ...(adverts[index] === undefined ? [] : [adverts[index]]),
    ]),
  ];
}

const typed = (adverts: readonly (string | undefined)[]): Files =>
  forAnyPicture({
    "issue.yaml": manifest(
      flatplan(adverts),
      "page: { trim: a5 }\nhouse-adverts: [ads/house.svg]\n",
    ),
  });

async function issue(): Promise<Files> {
  const ads = await Promise.all(
    clients.map(async (client, index): Promise<[string, string | Uint8Array]> =>
      index % 2 === 0
        ? [`ads/${index + 1}.jpg`, await photo(10 * index)]
        : [`ads/${index + 1}.svg`, drawing(client)],
    ),
  );
  const stories = Array.from({ length: ARTICLES }, (_, index): [string, string] => [
    `articles/${index}.md`,
    article(prose(30), `Story ${index}`),
  ]);
  return {
    ...Object.fromEntries([...ads, ...stories]),
    "ads/house.svg": drawing("Quay, by subscription: ÅÄÖ"),
    ...typed(booked),
  };
}

/** The bytes of each page's contents as they stand in the file. */
async function contentsIn(folder: string): Promise<readonly string[]> {
  const file = await PDFDocument.load(bytesAt(folder, "out/harbor-print.pdf"));
  return file.getPages().map(({ node }) => {
    const stream = node.Contents();
    if (!(stream instanceof PDFRawStream)) throw new Error("contents in pieces");
    return Buffer.from(stream.contents).toString("latin1");
  });
}

const planned = z.looseObject({
  pages: z.array(z.looseObject({ page: z.number(), client: z.string().optional() })),
  changes: z.looseObject({ pages: z.array(z.number()) }).optional(),
});

describe("an issue of 64 pages with 12 adverts", () => {
  test("says which pages an advert changes that goes, is late or comes, and changes no others", async () => {
    const folder = issueFolder(await issue());
    const built = async () => {
      const { code, stderr } = await typeset(folder, "-q");
      expect([code, stderr]).toEqual([0, ""]);
      return contentsIn(folder);
    };
    const plan = async () =>
      planned.parse(JSON.parse((await typeset(folder, "plan", "--json")).stdout));
    const folioOf = async (client: string) =>
      (await plan()).pages.find((page) => page.client === client)?.page ?? 0;
    let before = await built();
    expect(before).toHaveLength(64);
    expect((await plan()).changes).toEqual({ before: 64, pages: [] });
    const [seventh, second] = [await folioOf("Client 7"), await folioOf("Client 2")];

    const canceled = booked.with(6, "advert: { client: Client 7, canceled: true }");
    const steps: readonly (readonly [number, readonly string[]])[] = [
      [seventh, canceled],
      [second, canceled.with(1, "advert: { client: Client 2 }")],
      [second, canceled],
    ];
    for (const [folio, adverts] of steps) {
      fillFolder(folder, typed(adverts));
      const told = (await plan()).changes?.pages;
      const now = await built();
      const differ = now.flatMap((page, at) => (page === before[at] ? [] : [at + 1]));
      expect([told, differ]).toEqual([[folio], [folio]]);
      before = now;
    }

    // Taken out of the flatplan, one moves all that is behind it.
    fillFolder(folder, typed(canceled.map((one, at) => (at === 1 ? undefined : one))));
    const { stdout } = await typeset(folder, "plan");
    expect(stdout).toContain(
      `\n1 page fewer from page ${second} on: book the advert again with \`canceled: true\`, and pages ${second + 1} to 64 stay as they were\n`,
    );
  }, 300_000);
});

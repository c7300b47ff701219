import { readFileSync } from "node:fs";
import { PDFParse } from "pdf-parse";

/** The text of every page as pdf-parse reads it: a reader of its own, lines parted by line ends. */
export async function pagesOf(path: string): Promise<readonly string[]> {
  const parser = new PDFParse({ data: Uint8Array.from(readFileSync(path)) });
  try {
    return (await parser.getText()).pages.map(({ text }) => text);
  } finally {
    await parser.destroy();
  }
}

/** Letters and digits alone, in one case: what is left when lines, hyphens and styles are passed over. */
export const bare = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");

/** Without any white: what a phrase looks like wherever its lines end, if no word is divided. */
export const squeezed = (text: string): string => text.replace(/\s+/gu, "");

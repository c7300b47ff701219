import { eachPage, withPdf } from "./open.ts";

/**
 * The text of every page as pdf.js extracts it, in the order of painting, with a newline where it sees
 * a line end. pdf.js leaves out soft hyphens and what lies outside the page. Rejects on what is no PDF.
 */
export function readText(bytes: Uint8Array): Promise<readonly string[]> {
  return withPdf(bytes, (pdf) =>
    eachPage(pdf, async (page) => {
      const { items } = await page.getTextContent({ disableNormalization: true });
      return items.map((item) => ("str" in item ? itemText(item) : "")).join("");
    }),
  );
}

const itemText = (item: { readonly str: string; readonly hasEOL: boolean }): string =>
  item.hasEOL ? `${item.str}\n` : item.str;

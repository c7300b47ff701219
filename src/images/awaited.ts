import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What an advert's file can be, and who can make it so. */
const GOOD_ADVERT =
  "ask the advertiser for it anew, as PDF, JPEG, PNG, WebP, TIFF, GIF or plain SVG";
/** These say that the file is not what it should be, and are for a house's own pictures to be saved anew. */
const SENT_ANEW = ["image/empty", "image/format", "image/corrupt"];

/** A fault of an advert's file: it may not have come yet, and a good one may come for one that is not good. */
export function ofAwaited(fault: Diagnostic): Diagnostic {
  const { severity, code, message, hints } = fault;
  if (severity !== "error") return fault;
  const kept =
    code === "image/missing"
      ? "take `file` out while it has not come: its place is kept"
      : "until a good one has come take `file` out: its place is kept";
  return {
    ...fault,
    message: message.replace(/^(?<article>the|no) picture /u, "$<article> artwork "),
    hints: [...(SENT_ANEW.includes(code) ? [GOOD_ADVERT] : hints), kept],
  };
}

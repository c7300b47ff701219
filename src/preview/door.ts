import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What is asked of the server, once it has been let in. */
export interface Asked {
  /** Without the token and its slash: "" for the page itself. */
  readonly name: string;
  readonly query: URLSearchParams;
  readonly method: string;
}

/** Why somebody was not let in. */
export interface Refusal {
  readonly status: 400 | 403;
  readonly words: string;
}

/** The word that every address of the preview begins with: who does not know it is not let in. */
export const newToken = (): string => randomBytes(24).toString("base64url");

/**
 * Lets in who asks by the name of this machine and knows the token. A page of the web that has its own name lead here
 * (DNS rebinding) asks by that name; another program of this machine does not know the token.
 */
export function letIn(
  { headers, url = "", method = "" }: Pick<IncomingMessage, "headers" | "url" | "method">,
  { port, token }: { readonly port: number; readonly token: string },
): Asked | Refusal {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? "")) {
    return { status: 403, words: "ask by the address that was printed" };
  }
  const [path = "", ...more] = url.split("?");
  const [, told = "", ...rest] = path.split("/");
  if (!url.startsWith("/")) return { status: 400, words: "ask with a path" };
  if (!isSame(told, token) || rest.length === 0) {
    return { status: 403, words: "the address has a word in it that has to be right" };
  }
  return { name: rest.join("/"), query: new URLSearchParams(more.join("?")), method };
}

/** In a time that does not tell how much of it was right; hashes have one length. */
function isSame(told: string, token: string): boolean {
  const hash = (word: string): Buffer => createHash("sha256").update(word).digest();
  return timingSafeEqual(hash(told), hash(token));
}

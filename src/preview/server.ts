import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { error, failed, ok, type Outcome } from "../diagnostics/diagnostic.ts";
import type { Desk } from "./desk.ts";
import { letIn, newToken, type Asked } from "./door.ts";
import { sendNews } from "./news.ts";
import { head, refuse, reply, replyJson, replyPdf } from "./reply.ts";
import { resources } from "./resources.ts";

/** A server that is up. */
export interface Serving {
  /** With the token. */
  readonly url: string;
  /** Ends all that is under way. */
  close(): Promise<void>;
}

const HOST = "127.0.0.1";

/**
 * Serves the desk to this machine alone. Error: `preview/port`, of the usage, where the port is taken or may not be
 * listened on.
 */
export async function serve(desk: Desk, port = 0): Promise<Outcome<Serving>> {
  const token = newToken();
  const readResource = resources();
  const server = createServer((request, response) => {
    const asked = letIn(request, { port: portOf(server), token });
    if ("status" in asked) refuse(response, asked.status, asked.words);
    else void answer(asked, { request, response, desk, readResource });
  });
  const fault = await listening(server, port);
  if (fault !== undefined) return failed(unheard(port, fault));
  return ok({
    url: `http://${HOST}:${portOf(server)}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

function listening(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    server.once("error", resolve);
    server.listen(port, HOST, () => {
      resolve(undefined);
    });
  });
}

function unheard(port: number, { code, message }: NodeJS.ErrnoException) {
  const why = code === "EADDRINUSE" ? "is taken" : `cannot be had: ${code ?? message}`;
  return error("preview/port", `the port ${port} ${why}`, {
    kind: "usage",
    hints: ["name another with `--port`, or none: then a free one is found"],
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly desk: Desk;
  readonly readResource: ReturnType<typeof resources>;
}

/** Nothing but the names below and the page's own files is ever answered. */
async function answer(asked: Asked, visit: Visit): Promise<void> {
  const { request, response, desk, readResource } = visit;
  const { name, query, method } = asked;
  const allowed = name === "drawn" ? ["POST"] : ["GET", "HEAD"];
  if (!allowed.includes(method)) {
    refuse(response, 405, "not in this way", { allow: allowed.join(", ") });
    return;
  }
  switch (name) {
    case "events":
      sendNews(response, desk);
      return;
    case "pdf":
      // Whoever follows the link wants what is shown.
      givePdf(visit, desk.pdf(query.has("build") ? numberIn(query, "build") : desk.told().build));
      return;
    case "for-position":
      givePdf(visit, desk.forPosition(numberIn(query, "build")));
      return;
    case "proof":
      givePdf(visit, await desk.proof(numberIn(query, "build")).catch(() => undefined));
      return;
    case "place":
      replyJson(response, placeIn(query, desk) ?? null);
      return;
    case "drawn":
      request.resume();
      desk.drawn(numberIn(query, "build"));
      head(response, 204);
      response.end();
      return;
    default: {
      const resource = readResource(name);
      if (resource === undefined) refuse(response, 404, "there is nothing of that name");
      else reply(response, resource);
    }
  }
}

function givePdf({ request, response }: Visit, pdf: readonly Uint8Array[] | undefined): void {
  if (pdf === undefined) refuse(response, 410, "there are newer pages");
  else replyPdf(request, response, pdf);
}

function placeIn(query: URLSearchParams, desk: Desk) {
  const [folio, x, y] = ["folio", "x", "y"].map((name) => numberIn(query, name));
  return desk.placeAt(folio ?? NaN, x ?? NaN, y ?? NaN);
}

/** NaN, which nothing has, where it is missing or no number. */
const numberIn = (query: URLSearchParams, name: string): number => {
  const text = query.get(name) ?? "";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
};

import type { ServerResponse } from "node:http";
import type { Desk } from "./desk.ts";
import { head } from "./reply.ts";
import type { Told } from "./told.ts";

/** A silent connection would be given up by some browsers; in milliseconds. */
const BREATH = 15_000;

/** Sends the state of the desk, now and at each news, until the other side leaves (server-sent events). */
export function sendNews(response: ServerResponse, desk: Desk): void {
  head(response, 200, { "content-type": "text/event-stream" });
  const tell = (told: Told): void => {
    response.write(`data: ${JSON.stringify(told)}\n\n`);
  };
  const lookAway = desk.lookOn(tell, true);
  const breath = setInterval(() => response.write(": \n\n"), BREATH);
  response.once("close", () => {
    clearInterval(breath);
    lookAway();
  });
  // Who comes back after a break is to be quick about it.
  response.write("retry: 500\n");
  tell(desk.told());
}

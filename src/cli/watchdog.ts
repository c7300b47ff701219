import { Worker } from "node:worker_threads";

// Runs in its own thread: a timer of the main thread would not fire while a page is being made up. The
// engine is asked to leave off, which also ends loops and regular expressions that never would.
const WATCH = `
const { Session } = require("node:inspector");
const { workerData: milliseconds } = require("node:worker_threads");
setTimeout(() => {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => session.disconnect());
}, milliseconds);
`;

/** The main thread's own timer goes first: a turn that is broken off could be the one that reports. */
const GRACE = 500;

/**
 * The main thread's turn is broken off soon after so many seconds, so that its own timers fire. Returns the
 * way to call it off; once that is done, nothing more is broken off.
 */
export function freeTheLoopAfter(seconds: number): () => Promise<unknown> {
  const workerData = seconds * 1000 + GRACE;
  const worker = new Worker(WATCH, { eval: true, workerData, execArgv: [] });
  // Without an inspector in the engine there is no watchdog; late builds then end with their stage.
  worker.on("error", () => undefined);
  worker.unref();
  return () => worker.terminate();
}

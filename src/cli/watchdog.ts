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

/** The main thread's turn is broken off after so many seconds, so that its own timers fire; returns the way to call it off. */
export function freeTheLoopAfter(seconds: number): () => void {
  const worker = new Worker(WATCH, { eval: true, workerData: seconds * 1000, execArgv: [] });
  // Without an inspector in the engine there is no watchdog; late builds then end with their stage.
  worker.on("error", () => undefined);
  worker.unref();
  return () => void worker.terminate();
}

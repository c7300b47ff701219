/** What the command owes the process that it has for itself: signals, broken pipes, and an end. */

/** The exit codes of a command that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Signals end the run at once; nothing half written can be left, since files get their names when they are
 * whole. A reader that has seen enough (`typeset --json | head`) is no fault.
 */
export function guardProcess(): void {
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      clearLine();
      process.exit(code);
    });
  }
  process.on("uncaughtException", (thrown) => {
    clearLine();
    process.stderr.write(`error[typeset/bug]: this is a bug of ours: ${thrown.message}\n`);
    process.exit(70);
  });
  process.stdout.on("error", ignoreBrokenPipe);
  process.stderr.on("error", ignoreBrokenPipe);
}

/** Leaves once all that was printed has gone out; libraries that still hold something do not keep us. */
export async function endProcess(code: number): Promise<never> {
  await new Promise<void>((resolve) => {
    process.stdout.write("", () => {
      resolve();
    });
  });
  process.exit(code);
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

function ignoreBrokenPipe(fault: NodeJS.ErrnoException): void {
  if (fault.code !== "EPIPE") throw fault;
}

/** How long the stages of a build took; for people only, nothing on a page depends on it. */
export interface Stopwatch {
  /** Ends the stage that runs, if any, and begins the next. */
  begin(stage: string): void;
  /** Says how far the stage that runs has come: "page 12". */
  at(place: string): void;
  /** Ends the last stage; every stage with its milliseconds, in their order. */
  stop(): readonly Timing[];
}

export interface Timing {
  readonly stage: string;
  readonly ms: number;
}

export function stopwatch(tell: (stage: string, place?: string) => void): Stopwatch {
  const timings: Timing[] = [];
  let running: { readonly stage: string; readonly from: number } | undefined;
  const end = (): void => {
    if (running !== undefined) {
      timings.push({ stage: running.stage, ms: performance.now() - running.from });
    }
    running = undefined;
  };
  return {
    begin(stage) {
      end();
      tell(stage);
      running = { stage, from: performance.now() };
    },
    at(place) {
      if (running !== undefined) tell(running.stage, place);
    },
    stop() {
      end();
      return timings;
    },
  };
}

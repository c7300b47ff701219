import { lateFault } from "./build-order.ts";

/** Thrown by a build that has come to a stop between two articles, pictures or stages and finds that it is late. */
export class LateBuild extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super(lateFault(seconds).message);
    this.seconds = seconds;
  }
}

/** A listener of progress that ends a build once so many seconds have gone since now. */
export function onTime(seconds: number): () => void {
  const end = performance.now() + seconds * 1000;
  return () => {
    if (performance.now() > end) throw new LateBuild(seconds);
  };
}

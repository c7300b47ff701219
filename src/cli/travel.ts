import { lateFault, type BuildOrder, type BuildReport } from "../build-order.ts";
import type { Edges } from "./edges.ts";
import type { Order } from "./order.ts";
import { emptyReport } from "./report.ts";

/** Thrown from the listener of progress to end a build that is late. */
const LATE = new Error("the build is late");

/**
 * Sends an order down the road. It comes back with the road's own report, or, late, with one that says so
 * (exit 6); what the road throws is our own bug and goes on to the caller.
 */
export async function travel(
  order: Order,
  edges: Edges,
  onProgress: (stage: string, place?: string) => void,
): Promise<BuildReport> {
  const limit = order.timeout * 1000;
  const start = edges.now();
  const progress = (stage: string, place?: string): void => {
    if (edges.now() - start > limit) throw LATE;
    onProgress(stage, place);
  };
  const callOff = edges.watch(order.timeout);
  const clock = alarm(limit);
  try {
    return await Promise.race([clock.late, setOut(edges, { ...order, progress })]);
  } catch (thrown) {
    if (thrown !== LATE) throw thrown;
    return emptyReport(6, lateFault(order.timeout));
  } finally {
    clock.stop();
    await callOff();
  }
}

/** In a turn of its own: a turn that is broken off takes everything with it that waits in the same one. */
async function setOut(edges: Edges, order: BuildOrder): Promise<BuildReport> {
  await new Promise((resolve) => setImmediate(resolve));
  return edges.build(order);
}

function alarm(milliseconds: number): { late: Promise<never>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(LATE);
    }, milliseconds);
  });
  return {
    late,
    stop: () => {
      clearTimeout(timer);
    },
  };
}

import { AnnotationMode } from "pdfjs-dist";
import type { IssuePdf } from "./issue-pdf.ts";
import type { Extent } from "./spreads.ts";

/** One page that is to be drawn. */
export interface Work {
  readonly folio: number;
  readonly pdf: IssuePdf;
  /** Pixels to a point. */
  readonly ink: number;
  /** Somebody waits for it: what nobody waits for makes room. */
  readonly urgent: boolean;
  /** What is drawn: so much of the sheet from its middle, in points. */
  readonly extent: Extent;
  /** Takes the finished canvas; the one before stays where it is until then. */
  hang(canvas: HTMLCanvasElement): void;
}

export interface Easel {
  /** Looks for work again: something that is wanted has changed. */
  look(): void;
}

interface Running {
  readonly work: Work;
  readonly key: string;
  cancel(): void;
}

/** So many pages are drawn at a time: one is read while another is painted. */
const HANDS = 2;

const keyOf = ({ folio, pdf, ink, extent }: Work): string =>
  [folio, pdf.build, pdf.proof, pdf.isForPosition, pdf.hidden, ink.toFixed(3), extent.width].join();

/** Draws what `next` says, the most urgent first, for as long as it names something. */
export function easel(next: (isTaken: (work: Work) => boolean) => Work | undefined): Easel {
  const running = new Set<Running>();
  // What could not be drawn is not tried for ever; another build is another try.
  const failed = new Set<string>();
  const isTaken = (work: Work): boolean => {
    const key = keyOf(work);
    return failed.has(key) || [...running].some((one) => one.key === key);
  };
  const look = (): void => {
    for (;;) {
      const work = next(isTaken);
      if (work === undefined) break;
      if (running.size >= HANDS && !(work.urgent && makeRoom(running))) return;
      void run(work);
    }
  };
  const run = async (work: Work): Promise<void> => {
    const state = { isCancelled: false, stop: (): void => undefined };
    const one: Running = {
      ...{ work, key: keyOf(work) },
      cancel: () => {
        state.isCancelled = true;
        state.stop();
        running.delete(one);
      },
    };
    running.add(one);
    const canvas = await drawPage(work, state).catch(() => undefined);
    if (state.isCancelled) return;
    running.delete(one);
    if (canvas === undefined) failed.add(one.key);
    else work.hang(canvas);
    look();
  };
  return { look };
}

/** Puts down a page that nobody waits for. */
function makeRoom(running: ReadonlySet<Running>): boolean {
  const idle = [...running].find(({ work }) => !work.urgent);
  idle?.cancel();
  return idle !== undefined;
}

async function drawPage(
  { pdf, folio, ink, extent }: Work,
  state: { readonly isCancelled: boolean; stop: () => void },
): Promise<HTMLCanvasElement | undefined> {
  const page = await pdf.document.getPage(folio);
  if (state.isCancelled) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(extent.width * ink);
  canvas.height = Math.round(extent.height * ink);
  const viewport = page.getViewport({
    scale: ink,
    offsetX: (-(pdf.sheet.width - extent.width) / 2) * ink,
    offsetY: (-(pdf.sheet.height - extent.height) / 2) * ink,
  });
  const task = page.render({
    ...{ canvas, viewport, background: "#fff", annotationMode: AnnotationMode.DISABLE },
    // As it is printed: the same marks, drawn without waiting for the screen's next frame.
    intent: "print",
    ...(pdf.layers && { optionalContentConfigPromise: pdf.layers }),
  });
  state.stop = () => {
    task.cancel();
  };
  await task.promise;
  return canvas;
}

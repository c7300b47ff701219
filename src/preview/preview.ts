import { dirname } from "node:path";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { failed, ok } from "../diagnostics/diagnostic.ts";
import { openSession, type SessionOrder } from "../session.ts";
import { openDesk } from "./desk.ts";
import { openDrawer } from "./drawer.ts";
import { serve } from "./server.ts";
import type { Told } from "./told.ts";
import { watchFiles } from "./watch.ts";

export type { Told } from "./told.ts";

/** A preview that runs until it is closed. */
export interface Preview {
  /** What to open in a browser; who does not know it whole is not let in. */
  readonly url: string;
  /** Resolves when it has been closed. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** How a preview is served, and who else is told. */
export interface PreviewOrder {
  /** Absent: a free one. */
  readonly port?: number;
  /** Called with all that the page is told. */
  readonly onNews?: (told: Told) => void;
}

/** Pages are put away when nothing was changed for so long, in milliseconds: it takes a moment. */
const QUIET = 1500;

/**
 * Serves the issue on this machine and builds it whenever its sources change. The address is there before the first
 * build, which begins at once, or when the pages of the last preview, which are shown until then, are drawn. Error: `preview/port`.
 */
export async function preview(
  order: SessionOrder,
  { port, onNews }: PreviewOrder = {},
): Promise<Outcome<Preview>> {
  const session = openSession(order);
  const desk = openDesk(session, order.manifest, openDrawer(order));
  const { value: serving, diagnostics } = await serve(desk, port);
  if (serving === undefined) return failed(...diagnostics);
  if (onNews) desk.lookOn(onNews, false);
  const watcher = watchFiles(order.root ?? dirname(order.manifest), () => void build());
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const build = async (): Promise<void> => {
    clearTimeout(quiet);
    await desk.build();
    watcher.follow({ files: session.files, lacks: desk.lacks });
    clearTimeout(quiet);
    quiet = setTimeout(desk.putAway, QUIET);
  };
  // What is changed while it is built for the first time is seen, too.
  setTimeout(() => void desk.seen().then(build), 0);
  let end: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  return ok({
    ...{ url: serving.url, closed },
    close: async () => {
      clearTimeout(quiet);
      desk.putAway();
      await Promise.all([watcher.close(), serving.close()]);
      end();
    },
  });
}

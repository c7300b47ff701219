import { basename } from "node:path";
import { lateFault } from "../build-order.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { LateBuild } from "../late-build.ts";
import type { Checked, Session, ShownPages } from "../session.ts";
import { tellChecked, tellPages } from "./tell.ts";
import type { Told, ToldPlace } from "./told.ts";
import { trimSizeIn } from "./trim-size.ts";

/** The issue on the desk: what was built last, and whoever looks on. */
export interface Desk {
  readonly told: () => Told;
  /** Calls whoever looks on with each news, and counts on those that draw the pages; returns the way to look away. */
  readonly lookOn: (tell: (told: Told) => void, draws: boolean) => () => void;
  /** The very bytes of a build; those of the last two are kept, since a page may still be drawing the one before. */
  readonly pdf: (build: number) => Uint8Array | undefined;
  /** The proof edition of the build shown now; undefined for any other. */
  readonly proof: (build: number) => Promise<Uint8Array | undefined>;
  readonly placeAt: (folio: number, x: number, y: number) => ToldPlace | undefined;
  /** Somebody has the pages of a build before their eyes. */
  readonly drawn: (build: number) => void;
  /** Builds the issue, again if something changed meanwhile; resolves when all that was asked for is built. */
  readonly build: () => Promise<void>;
  /** Whether files that the issue names may be missing. */
  readonly lacks: boolean;
}

/** So long, in milliseconds, proving and preflight wait for the pages to be drawn. */
const PATIENCE = 300;

const NOTHING_YET: Omit<Told, "manifest"> = {
  ...{ build: 0, phase: "setting", milliseconds: 0, size: 0, trim: { width: 0, height: 0 } },
  ...{ pages: [], faults: [], articles: [] },
};

interface State {
  told: Told;
  /** Whoever looks on, and whether they draw. */
  readonly lookers: Map<(told: Told) => void, boolean>;
  /** By their builds, the last one last. */
  readonly pdfs: Map<number, Uint8Array>;
  proof?: { readonly build: number; readonly bytes: Promise<Uint8Array | undefined> };
  lacks: boolean;
  onDrawn: ((build: number) => void) | undefined;
  /** All turns at the session, one after the other. */
  turn: Promise<unknown>;
}

/** Lays an issue on the desk; nothing is built before it is asked for. */
export function openDesk(session: Session, manifest: string): Desk {
  const state: State = {
    told: { manifest: basename(manifest), ...NOTHING_YET },
    ...{ lookers: new Map(), pdfs: new Map(), lacks: true, onDrawn: undefined },
    turn: Promise.resolve(),
  };
  let waiting: Promise<void> | undefined;
  return {
    told: () => state.told,
    lookOn: (tell, draws) => {
      state.lookers.set(tell, draws);
      return () => state.lookers.delete(tell);
    },
    pdf: (build) => state.pdfs.get(build),
    proof: (build) => proofOf(build, session, state),
    placeAt: (folio, x, y) => session.placeAt(folio, x, y),
    drawn: (build) => state.onDrawn?.(build),
    build: () => {
      const since = performance.now();
      waiting ??= inTurn(state, () => {
        waiting = undefined;
        return buildOnce(session, state, since);
      });
      return waiting;
    },
    get lacks() {
      return state.lacks;
    },
  };
}

function inTurn<T>(state: State, work: () => Promise<T>): Promise<T> {
  const done = state.turn.then(work);
  state.turn = done.catch(() => undefined);
  return done;
}

function tell(state: State, news: Partial<Told>): void {
  state.told = { ...state.told, ...news };
  for (const looker of state.lookers.keys()) looker(state.told);
}

async function buildOnce(session: Session, state: State, since: number): Promise<void> {
  tell(state, { phase: "setting" });
  const before = state.told.build;
  try {
    const checked = await session.build((pages) => showPages(pages, state, since));
    state.lacks = hasErrors(checked.report.diagnostics);
    const stopped = state.told.build === before ? reasonOf(checked) : undefined;
    tell(state, { phase: "ready", ...tellChecked(checked), ...(stopped && { stopped }) });
  } catch (thrown) {
    if (thrown instanceof LateBuild) {
      const { severity, code, message, hints } = lateFault(thrown.seconds);
      // Not all is known that it would have read.
      state.lacks = true;
      const stopped = state.told.build === before ? message : undefined;
      tell(state, { phase: "ready", faults: [{ severity, code, message, hints }], stopped });
      return;
    }
    // The desk outlives a mistake of ours: the next change may go round it.
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    tell(state, {
      phase: "ready",
      stopped: `this is a bug of ours, not of your files: ${message}`,
    });
  }
}

async function showPages(pages: ShownPages, state: State, since: number): Promise<void> {
  const build = state.told.build + 1;
  state.pdfs.set(build, pages.pdf);
  for (const old of state.pdfs.keys()) if (old < build - 1) state.pdfs.delete(old);
  delete state.proof;
  const seen = drawing(build, state);
  tell(state, {
    ...{ build, phase: "proving", milliseconds: Math.round(performance.now() - since) },
    ...{ size: pages.pdf.length, trim: trimSizeIn(pages.pdf) },
    pages: tellPages(pages, build, state.told.pages),
    stopped: undefined,
  });
  await seen;
}

/** Resolves when somebody has drawn the build, at once where nobody draws. */
function drawing(build: number, state: State): Promise<void> {
  if (![...state.lookers.values()].includes(true)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(done, PATIENCE);
    state.onDrawn = (drawn) => {
      if (drawn === build) done();
    };
    function done(): void {
      clearTimeout(timer);
      state.onDrawn = undefined;
      resolve();
    }
  });
}

function reasonOf({ report }: Checked): string {
  const [first] = report.diagnostics.filter(({ severity }) => severity === "error");
  return first === undefined ? "there are no pages" : first.message;
}

/** Painted in its turn: the session does one thing at a time. */
async function proofOf(
  build: number,
  session: Session,
  state: State,
): Promise<Uint8Array | undefined> {
  if (build !== state.told.build) return undefined;
  if (state.proof?.build !== build) {
    const bytes = inTurn(state, () =>
      build === state.told.build ? session.proof() : Promise.resolve(undefined),
    );
    state.proof = { build, bytes };
  }
  return state.proof.bytes;
}

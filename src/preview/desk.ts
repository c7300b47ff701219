import { basename } from "node:path";
import { lateFault } from "../build-order.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { LateBuild } from "../late-build.ts";
import type { Checked, Session, ShownPages } from "../session.ts";
import type { Drawer } from "./drawer.ts";
import { builtPdfs, lengthOf, type BuiltPdfs } from "./built-pdfs.ts";
import { tellChecked, tellPages } from "./tell.ts";
import type { Told, ToldPlace } from "./told.ts";

/** The issue on the desk: what was built last, and whoever looks on. */
export interface Desk {
  readonly told: () => Told;
  /** Calls whoever looks on with each news, and counts on those that draw the pages; returns the way to look away. */
  readonly lookOn: (tell: (told: Told) => void, draws: boolean) => () => void;
  /** The very bytes of a build, in pieces; those of the last two are kept, since a page may still be drawing the one before. */
  readonly pdf: (build: number) => readonly Uint8Array[] | undefined;
  /** The same with small pictures, for position only, in place of dense ones. */
  readonly forPosition: (build: number) => readonly Uint8Array[] | undefined;
  /** The proof edition of the build shown now; undefined for any other. */
  readonly proof: (build: number) => Promise<readonly Uint8Array[] | undefined>;
  readonly placeAt: (folio: number, x: number, y: number) => ToldPlace | undefined;
  /** Somebody has the pages of a build before their eyes. */
  readonly drawn: (build: number) => void;
  /** Resolves when somebody has drawn the pages from the drawer, soon where nobody does, at once where there are none. */
  readonly seen: () => Promise<void>;
  /** Builds the issue, again if something changed meanwhile; resolves when all that was asked for is built. */
  readonly build: () => Promise<void>;
  /** Puts what lies on the desk into the drawer, if it is not what lies there. */
  readonly putAway: () => void;
  /** Whether files that the issue names may be missing. */
  readonly lacks: boolean;
}

/** So long, in milliseconds, proving and preflight wait for the pages to be drawn. */
const PATIENCE = 300;
/** So long the first build waits for a browser to open and to draw the pages of the last preview. */
const COURTESY = 1000;

const NOTHING_YET: Omit<Told, "manifest"> = {
  ...{ build: 0, phase: "setting", milliseconds: 0, trim: { width: 0, height: 0 } },
  ...{ size: 0, sizeForPosition: 0, pages: [], faults: [], articles: [] },
};

interface State {
  told: Told;
  /** Whoever looks on, and whether they draw. */
  readonly lookers: Map<(told: Told) => void, boolean>;
  readonly pdfs: BuiltPdfs;
  proof?: { readonly build: number; readonly bytes: Promise<readonly Uint8Array[] | undefined> };
  lacks: boolean;
  onDrawn: ((build: number) => void) | undefined;
  /** All turns at the session, one after the other. */
  turn: Promise<unknown>;
}

/**
 * Lays an issue on the desk, with the pages that lie in the drawer, if any; nothing is built before it is asked for.
 */
export function openDesk(session: Session, manifest: string, drawer?: Drawer): Desk {
  const state: State = {
    told: { manifest: basename(manifest), ...NOTHING_YET },
    ...{ lookers: new Map(), pdfs: builtPdfs(), lacks: true, onDrawn: undefined },
    turn: Promise.resolve(),
  };
  let inDrawer = layOut(drawer, state);
  let waiting: Promise<void> | undefined;
  return {
    told: () => state.told,
    lookOn: (tell, draws) => {
      state.lookers.set(tell, draws);
      return () => state.lookers.delete(tell);
    },
    pdf: state.pdfs.pdf,
    forPosition: state.pdfs.forPosition,
    proof: (build) => proofOf(build, session, state),
    placeAt: (folio, x, y) => session.placeAt(folio, x, y),
    drawn: (build) => state.onDrawn?.(build),
    seen: () => (inDrawer === undefined ? Promise.resolve() : drawing(1, state, COURTESY)),
    build: () => {
      const since = performance.now();
      waiting ??= inTurn(state, () => {
        waiting = undefined;
        return buildOnce(session, state, since);
      });
      return waiting;
    },
    putAway: () => {
      const { told } = state;
      const built = state.pdfs.get(told.build);
      if (built === undefined || told.phase !== "ready" || built.pdf === inDrawer) return;
      drawer?.keep({ told, ...built });
      inDrawer = built.pdf;
    },
    get lacks() {
      return state.lacks;
    },
  };
}

/** Takes the pages in the drawer for a build, the first; returns their file. */
function layOut(drawer: Drawer | undefined, state: State): readonly Uint8Array[] | undefined {
  const kept = drawer?.find();
  if (kept === undefined) return undefined;
  const { told, ...built } = kept;
  state.pdfs.lay(1, built);
  const pages = told.pages.map((page) => ({ ...page, since: 1 }));
  state.told = { ...told, manifest: state.told.manifest, build: 1, phase: "setting", pages };
  return built.pdf;
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
  const came: { pages?: ShownPages } = {};
  try {
    const checked = await session.build((pages) => {
      came.pages = pages;
      return showPages(pages, state, since);
    });
    state.lacks = hasErrors(checked.report.diagnostics);
    const stopped = came.pages === undefined ? reasonOf(checked) : undefined;
    tell(state, { phase: "ready", ...tellChecked(checked), ...(stopped && { stopped }) });
  } catch (thrown) {
    tell(state, { phase: "ready", ...failure(thrown, state, came.pages !== undefined) });
  }
}

function failure(thrown: unknown, state: State, hasPages: boolean): Partial<Told> {
  if (!(thrown instanceof LateBuild)) {
    // The desk outlives a mistake of ours: the next change may go round it.
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { stopped: `this is a bug of ours, not of your files: ${message}` };
  }
  const { severity, code, message, hints } = lateFault(thrown.seconds);
  // Not all is known that it would have read.
  state.lacks = true;
  const late = { faults: [{ severity, code, message, hints }] };
  return { ...late, stopped: hasPages ? undefined : message };
}

async function showPages(pages: ShownPages, state: State, since: number): Promise<void> {
  const milliseconds = Math.round(performance.now() - since);
  const { pdf, trim } = pages;
  delete state.proof;
  if (isSame(pdf, state)) {
    tell(state, { phase: "proving", milliseconds, stopped: undefined });
    return;
  }
  const build = state.told.build + 1;
  state.pdfs.lay(build, { pdf });
  const late = pages.forPosition().catch(() => undefined);
  const update = await soon(late);
  const isLookedAt = [...state.lookers.values()].includes(true);
  const seen = isLookedAt ? drawing(build, state, PATIENCE) : Promise.resolve();
  tell(state, {
    ...{ build, phase: "proving", milliseconds, stopped: undefined },
    ...{ size: lengthOf(pdf), trim: { width: trim.width, height: trim.height } },
    sizeForPosition: state.pdfs.add(build, update),
    pages: tellPages(pages, build, state.told.pages),
  });
  if (update === undefined)
    void late.then((found) => {
      const sizeForPosition = state.pdfs.add(build, found);
      if (sizeForPosition > 0 && build === state.told.build) tell(state, { sizeForPosition });
    });
  await seen;
}

/** Whether the first build came to the pages that lay in the drawer: then nothing needs to be drawn again. */
function isSame(pdf: readonly Uint8Array[], { told, pdfs }: State): boolean {
  const before = told.build === 1 ? pdfs.get(1)?.pdf : undefined;
  if (before === undefined || lengthOf(before) !== lengthOf(pdf)) return false;
  return Buffer.compare(Buffer.concat(before), Buffer.concat(pdf)) === 0;
}

/** Small pictures that are made already are there at once; others are not waited for. */
async function soon<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, 30);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}

/** Resolves when somebody has drawn the build, after so many milliseconds at the latest. */
function drawing(build: number, state: State, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, patience);
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
): Promise<readonly Uint8Array[] | undefined> {
  if (build !== state.told.build) return undefined;
  if (state.proof?.build !== build) {
    const bytes = inTurn(state, () =>
      build === state.told.build ? session.proof() : Promise.resolve(undefined),
    );
    state.proof = { build, bytes };
  }
  return state.proof.bytes;
}

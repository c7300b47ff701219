import type { Told, ToldFault } from "../told.ts";
import { announce, tellBar, type Busy } from "./bar.ts";
import { easel } from "./easel.ts";
import { part } from "./elements.ts";
import { faultList } from "./faults.ts";
import { fitTable } from "./fits.ts";
import { hiding, openProof, type IssuePdf } from "./issue-pdf.ts";
import { printPdfs } from "./print-pdfs.ts";
import { takeHold } from "./hands.ts";
import { stage as setStage } from "./stage.ts";
import { strip as layStrip } from "./strip.ts";
import { typedPlaces } from "./typed-place.ts";
import { viewStore } from "./view.ts";

const view = viewStore();
let told: Told | undefined;
let chosen: ToldFault | undefined;
let busy: Busy = { isCut: false, paintsProof: false };
/** The proof's PDF, as long as it is wanted. */
let proof: IssuePdf | undefined;
const print = printPdfs({
  isWanted: (build) => told?.build === build,
  lay: (isFirst) => {
    lay();
    if (isFirst) stage.show(view.now.folio, view.now);
  },
});
let reported = 0;

const go = (folio: number): void => {
  view.set({ folio: Math.min(told?.pages.length ?? 1, Math.max(1, folio)) });
};

const stage = setStage({
  drawn: (cell) => {
    strip.take(cell);
    report();
    refine();
  },
  choose: (fault) => {
    choose(fault);
  },
  small: (folio) => strip.small(folio),
});
const strip = layStrip(go);
const copy = (place: string): void => {
  void navigator.clipboard.writeText(place).then(() => {
    part("said", HTMLElement).textContent = `${place} copied`;
    part("place", HTMLElement).classList.add("copied");
  });
};
const faults = faultList({
  choose: (fault) => {
    choose(fault);
  },
  copy,
});
const layFits = fitTable({ go, copy });
const places = typedPlaces(stage, copy);
const draws = easel((isTaken) => {
  const large = stage.next(isTaken);
  if (large !== undefined || told === undefined || !isCalm()) return large;
  if (print.small === undefined) void print.add("small", told);
  return strip.next(print.small, isTaken);
});

/** So long, in milliseconds, nothing was turned or built: then there is time for the small pages. */
const CALM = 350;
let stirred = 0;
let calming: ReturnType<typeof setTimeout> | undefined;

function isCalm(): boolean {
  const rest = stirred + CALM - performance.now();
  if (rest <= 0) return true;
  clearTimeout(calming);
  calming = setTimeout(look, rest + 1);
  return false;
}

/** The PDF before the eyes: the proof as soon as it is there, where it is wanted. */
const shown = (): IssuePdf | undefined => (view.now.proof ? (proof ?? print.first) : print.first);

function choose(fault: ToldFault | undefined): void {
  chosen = fault;
  faults.choose(fault);
  if (fault?.folio !== undefined) go(fault.folio);
  stage.flag(faults.faults, chosen);
  part("stage", HTMLElement)
    .querySelector(".frame")
    ?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function lay(): void {
  if (told === undefined) return;
  stage.lay(told, view.now, shown(), print.fine);
  layBar();
  look();
}

function layBar(): void {
  if (told !== undefined) tellBar(told, view.now, stage.scale, busy);
}

/** Draws what is wanted; once all that is seen is drawn, the server is told that it may go on. */
function look(): void {
  draws.look();
  report();
  refine();
}

/** Pictures that are seen small are drawn as they are, next. */
function refine(): void {
  if (told !== undefined && stage.isRough()) void print.add("fine", told);
}

function report(): void {
  if (told === undefined || reported >= told.build) return;
  const isThere =
    view.now.proof || document.hidden || (print.first?.build === told.build && stage.isDrawn());
  if (!isThere) return;
  reported = told.build;
  performance.mark(`drawn ${told.build}`);
  document.documentElement.dataset["drawn"] = String(told.build);
  void fetch(`drawn?build=${told.build}`, { method: "POST" }).catch(() => undefined);
}

async function hear(news: Told): Promise<void> {
  const isNew = news.build !== told?.build;
  told = news;
  if (view.now.folio > news.pages.length && news.pages.length > 0) go(news.pages.length);
  chosen = undefined;
  if (isNew) stirred = performance.mark(`told ${news.build}`).startTime;
  if (isNew && view.now.proof) void openProofPages(news);
  if (news.build > 0) await print.open(news);
  if (told !== news) return;
  faults.lay(news);
  layFits(news);
  strip.lay(news);
  strip.show(view.now.folio);
  stage.flag(news.faults, chosen);
  layBar();
  announce(news);
}

async function openProofPages({ build }: Told): Promise<void> {
  busy = { ...busy, paintsProof: true };
  layBar();
  const opened = await openProof(build);
  busy = { ...busy, paintsProof: false };
  if (opened !== undefined && told?.build === build && view.now.proof) {
    const old = proof;
    proof = hiding(opened, view.now.hidden);
    lay();
    old?.close();
  } else opened?.close();
  layBar();
}

/** What hangs on the view alone; each part looks for itself whether it is concerned. */
view.on((now, before) => {
  stirred = performance.now();
  if (now.proof !== before.proof) switchProof(now.proof);
  if (now.hidden !== before.hidden && proof !== undefined) {
    proof = hiding(proof, now.hidden);
    lay();
  }
  document.body.classList.toggle("without-side", !now.panel);
  if (now.layout !== before.layout || now.zoom !== before.zoom || now.panel !== before.panel) lay();
  if (now.layout !== before.layout) stage.show(now.folio, now);
  if (now.folio !== before.folio) {
    if (now.folio !== stage.middle() || now.layout === "flip") stage.show(now.folio, now);
    strip.show(now.folio);
  }
  layBar();
  look();
});

function switchProof(isOn: boolean): void {
  if (isOn && told !== undefined) void openProofPages(told);
  if (isOn) return;
  proof?.close();
  proof = undefined;
  lay();
}

function start(): void {
  takeHold({
    ...{ view, stage, places, faults, go },
    pages: () => told?.pages.length ?? 1,
    chosen: () => chosen,
    choose,
    seek: () => {
      if (told !== undefined) places.seek(stage.cells[view.now.folio - 1], told.trim);
    },
  });
  document.body.classList.toggle("without-side", !view.now.panel);
  const root = part("stage", HTMLElement);
  root.addEventListener("scroll", () => {
    if (view.now.layout === "scroll") view.set({ folio: stage.middle() });
    look();
  });
  new ResizeObserver(lay).observe(root);
  const news = new EventSource("events");
  news.addEventListener("message", ({ data }: MessageEvent<string>) => {
    busy = { ...busy, isCut: false };
    void hear(readTold(data));
  });
  news.addEventListener("error", () => {
    busy = { ...busy, isCut: true };
    layBar();
  });
}

/** What we send ourselves is what we say that it is. */
function readTold(json: string): Told {
  const told: unknown = JSON.parse(json);
  if (isTold(told)) return told;
  throw new Error("what was told is not understood");
}

const isTold = (value: unknown): value is Told =>
  typeof value === "object" && value !== null && "phase" in value && "pages" in value;

start();

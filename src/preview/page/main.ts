import type { Told, ToldFault } from "../told.ts";
import { announce, tellBar, type Busy } from "./bar.ts";
import { easel } from "./easel.ts";
import { part } from "./elements.ts";
import { faultList } from "./faults.ts";
import { fitTable } from "./fits.ts";
import { hiding, openPdf, openProof, type IssuePdf } from "./issue-pdf.ts";
import { takeHold } from "./hands.ts";
import { stage as setStage } from "./stage.ts";
import { strip as layStrip } from "./strip.ts";
import { typedPlaces } from "./typed-place.ts";
import { viewStore } from "./view.ts";

const view = viewStore();
let told: Told | undefined;
let chosen: ToldFault | undefined;
let busy: Busy = { isCut: false, paintsProof: false };
/** The PDFs that are open: the print edition's, and the proof's as long as it is wanted. */
const pdfs: { print?: IssuePdf; proof?: IssuePdf } = {};
let reported = 0;

const go = (folio: number): void => {
  view.set({ folio: Math.min(told?.pages.length ?? 1, Math.max(1, folio)) });
};

const stage = setStage({
  drawn: (cell) => {
    strip.take(cell);
    report();
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
  return large ?? (isCalm() ? strip.next(pdfs.print, isTaken) : undefined);
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
const shown = (): IssuePdf | undefined =>
  view.now.proof ? (pdfs.proof ?? pdfs.print) : pdfs.print;

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
  stirred = performance.now();
  stage.lay(told, view.now, shown());
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
}

function report(): void {
  if (told === undefined || reported >= told.build) return;
  const isThere =
    view.now.proof || document.hidden || (pdfs.print?.build === told.build && stage.isDrawn());
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
  if (isNew) performance.mark(`told ${news.build}`);
  if (isNew && news.build > 0) await openPages(news);
  if (told !== news) return;
  faults.lay(news);
  layFits(news);
  strip.lay(news);
  strip.show(view.now.folio);
  stage.flag(news.faults, chosen);
  layBar();
  announce(news);
}

async function openPages(news: Told): Promise<void> {
  if (view.now.proof) void openProofPages(news);
  const print = await openPdf(news.build, news.size);
  if (print === undefined) return;
  if (told?.build !== news.build) {
    print.close();
    return;
  }
  performance.mark(`opened ${news.build}`);
  const old = pdfs.print;
  pdfs.print = print;
  const isFirst = old === undefined;
  lay();
  if (isFirst) stage.show(view.now.folio, view.now);
  old?.close();
}

async function openProofPages({ build }: Told): Promise<void> {
  busy = { ...busy, paintsProof: true };
  layBar();
  const proof = await openProof(build);
  busy = { ...busy, paintsProof: false };
  if (proof !== undefined && told?.build === build && view.now.proof) {
    const old = pdfs.proof;
    pdfs.proof = hiding(proof, view.now.hidden);
    lay();
    old?.close();
  } else proof?.close();
  layBar();
}

/** What hangs on the view alone; each part looks for itself whether it is concerned. */
view.on((now, before) => {
  if (now.proof !== before.proof) switchProof(now.proof);
  if (now.hidden !== before.hidden && pdfs.proof !== undefined) {
    pdfs.proof = hiding(pdfs.proof, now.hidden);
    lay();
  }
  document.body.classList.toggle("without-side", !now.panel);
  if (now.layout !== before.layout || now.zoom !== before.zoom || now.panel !== before.panel) lay();
  if (now.layout !== before.layout) stage.show(now.folio, now);
  if (now.folio !== before.folio) {
    if (now.folio !== stage.middle() || now.layout === "flip") stage.show(now.folio, now);
    strip.show(now.folio);
    stirred = performance.now();
  }
  layBar();
  look();
});

function switchProof(isOn: boolean): void {
  if (isOn && told !== undefined) void openProofPages(told);
  if (isOn) return;
  pdfs.proof?.close();
  delete pdfs.proof;
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

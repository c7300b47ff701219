import { conditionOf } from "../color/condition.ts";
import { readProfileHead } from "../color/profile.ts";
import { fingerprint } from "../foreign/fingerprint.ts";
import type { PdfFile } from "../foreign/file.ts";
import type { PdfStream, PdfValue } from "../foreign/values.ts";
import { isArray, isStream, isString, nameIn, numberIn, textIn } from "../foreign/values.ts";
import { headerOf } from "./damage.ts";
import { checkMetadata, packetOf } from "./metadata.ts";
import type { FileFinding } from "./checks.ts";

/** What a file says that it is, and for which press. */
export interface Claim {
  /** `PDF/X-4`; absent: it does not say that it is any. */
  readonly standard?: string;
  readonly family: Family;
  /** `1.6`. */
  readonly version: string;
  /** The condition's name, as the file's output intent has it. */
  readonly condition?: string;
  /** The press's profile, and what it is the same as wherever it stands. */
  readonly profile?: PdfStream;
  readonly profilePrint?: string;
}

export type Family = "X-1a" | "X-3" | "X-4" | "other" | "none";

const root = (file: PdfFile): PdfValue => file.entry(file.trailer, "Root");

export function claimOf(file: PdfFile): Claim {
  const standard = standardsIn(file)[0];
  const [intent] = pressIntents(file);
  const profile = file.entry(intent, "DestOutputProfile");
  const condition = textIn(file.entry(intent, "OutputConditionIdentifier"));
  return {
    ...(standard !== undefined && { standard }),
    family: familyOf(standard),
    version: nameIn(file.entry(root(file), "Version")) ?? headerOf(file.bytes)?.version ?? "?",
    ...(condition !== undefined && condition !== "" && { condition }),
    ...(isStream(profile) && { profile, profilePrint: fingerprint(file, profile) }),
  };
}

function familyOf(standard: string | undefined): Family {
  if (standard === undefined) return "none";
  const family = (["X-1a", "X-3", "X-4"] as const).find((one) => standard.startsWith(`PDF/${one}`));
  return family ?? "other";
}

/** What the file calls itself, in its information and in its metadata. */
function standardsIn(file: PdfFile): readonly string[] {
  const info = file.entry(file.trailer, "Info");
  const asked = (key: string): string | undefined => textIn(file.entry(info, key));
  const version = asked("GTS_PDFXVersion");
  const said = asked("GTS_PDFXConformance") ?? version;
  const packet = packetOf(file) ?? "";
  const inPacket = /GTS_PDFXVersion(?:>|\s*=\s*["'])\s*(PDF\/X[^<"']*)/u.exec(packet)?.[1];
  const all = [inPacket, said].filter((one) => one?.startsWith("PDF/X") === true);
  return [...new Set(all.map((one) => (one ?? "").trim()))];
}

/** A file for one press has one. */
const MOST_INTENTS = 1000;

function pressIntents(file: PdfFile): readonly PdfValue[] {
  const all = file.entry(root(file), "OutputIntents");
  if (!isArray(all)) return [];
  return all.slice(0, MOST_INTENTS).filter((one) => nameIn(file.entry(one, "S")) === "GTS_PDFX");
}

/** What the standard asks of the file as a whole, or what a printer misses where it claims none. */
export async function checkStandard(file: PdfFile, claim: Claim): Promise<readonly FileFinding[]> {
  const claims = claim.family !== "none";
  return [
    ...checkClaim(file, claim),
    ...checkVersion(claim),
    ...(await checkIntent(file, claims)),
    ...(claims
      ? [...checkTrailer(file), ...(claim.family === "X-4" ? checkMetadata(file) : [])]
      : []),
  ];
}

function checkClaim(file: PdfFile, { standard, family }: Claim): readonly FileFinding[] {
  const hint = "export it as PDF/X-4, or as the printer asks for it";
  const all = standardsIn(file);
  if (standard === undefined)
    return [{ check: "standard", says: "the file does not say that it is PDF/X", hint }];
  if (all.length > 1) {
    const says = `the file calls itself ${all.map((one) => `\`${one}\``).join(" and ")}`;
    return [{ check: "standard", says, hint }];
  }
  if (family !== "other") return [];
  const says = `the file calls itself \`${standard}\`, by which it is not looked at`;
  return [{ check: "standard", says, hint }];
}

/** The latest version of PDF that each standard is written for. */
const LATEST: Readonly<Partial<Record<Family, number>>> = { "X-1a": 1.4, "X-3": 1.4, "X-4": 1.6 };

function checkVersion({ family, version, standard = "" }: Claim): readonly FileFinding[] {
  const latest = LATEST[family];
  if (latest === undefined || !(Number(version) > latest)) return [];
  const says = `the file is PDF ${version}, later than \`${standard}\` knows`;
  return [{ check: "version", says, hint: `export it as PDF ${latest}` }];
}

async function checkIntent(file: PdfFile, claims: boolean): Promise<readonly FileFinding[]> {
  const intents = pressIntents(file);
  const [intent] = intents;
  const hint = "export it with the profile of the press and paper, as the printer names it";
  if (intent === undefined) {
    const says = "the file does not say for which press its colors are (no output intent)";
    return [{ check: "output-intent", says, hint, mild: !claims }];
  }
  const findings: FileFinding[] = [];
  if (intents.length > 1) {
    findings.push({
      check: "output-intent",
      says: `the file has ${intents.length} output intents for PDF/X`,
      hint,
    });
  }
  const identifier = textIn(file.entry(intent, "OutputConditionIdentifier")) ?? "";
  if (identifier === "") {
    findings.push({ check: "output-intent", says: "the output intent names no condition", hint });
  }
  const profile = file.entry(intent, "DestOutputProfile");
  const registry = textIn(file.entry(intent, "RegistryName")) ?? "";
  if (isStream(profile)) findings.push(...(await checkProfile(file, profile, hint)));
  else if (registry === "") {
    const says = "the output intent has no profile, and names no list that its condition is on";
    findings.push({ check: "output-profile", says, hint });
  }
  return findings;
}

/** Profiles of many inks have some megabytes. */
const LONGEST_PROFILE = 32_000_000;

async function checkProfile(
  file: PdfFile,
  stream: PdfStream,
  hint: string,
): Promise<readonly FileFinding[]> {
  const { bytes } = file.decoded(stream, LONGEST_PROFILE);
  const condition = await conditionOf(bytes);
  if (typeof condition === "string") {
    return [
      { check: "output-profile", says: `the profile of the output intent ${condition}`, hint },
    ];
  }
  if (numberIn(file.entry(stream, "N")) === 4) return [];
  const says = "the profile of the output intent is for four inks, and the file says otherwise";
  return [{ check: "output-profile", says, hint }];
}

function checkTrailer(file: PdfFile): readonly FileFinding[] {
  const findings: FileFinding[] = [];
  const id = file.entry(file.trailer, "ID");
  const parts = isArray(id) ? id.map(file.resolve) : [];
  if (parts.length !== 2 || !parts.every((one) => isString(one) && one.bytes.length > 0)) {
    const says = "the file has no number of its own (ID)";
    findings.push({ check: "trailer-id", says, hint: "export it anew" });
  }
  const trapped = file.entry(file.entry(file.trailer, "Info"), "Trapped");
  const inPacket = /pdf:Trapped(?:>|\s*=\s*["'])\s*(\w+)/u.exec(packetOf(file) ?? "")?.[1];
  const said = nameIn(trapped) ?? inPacket;
  if (said !== "True" && said !== "False") {
    const says = "the file does not say whether it is trapped";
    findings.push({ check: "trapped", says, hint: "say `Trapped: False` where it is exported" });
  }
  return findings;
}

/** Whether bytes are a profile for so many channels. */
export function isProfileFor(bytes: Uint8Array, channels: number): boolean {
  const space = readProfileHead(bytes)?.space;
  if (space === undefined) return false;
  return space === "other" || { gray: 1, rgb: 3, cmyk: 4 }[space] === channels;
}

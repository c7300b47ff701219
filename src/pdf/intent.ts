import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { createHash } from "node:crypto";
import type { Condition } from "../color/condition.ts";
import { type Objects } from "./objects.ts";
import { words } from "./values.ts";

const deflated = promisify(deflate);

/** Says what the file is printed in, and brings the profile with it (ISO 32000-1, 14.11.5). */
export async function writeIntent(objects: Objects, condition: Condition): Promise<void> {
  const { identifier, registry, info, profile } = condition;
  const knownAs = createHash("sha256").update(profile).digest("hex");
  const bytes = await objects.coder.recall(`profile ${knownAs}`, () =>
    deflated(profile, { level: 6 }),
  );
  const dictionary = { N: 4, Alternate: "DeviceCMYK", Filter: "FlateDecode" };
  const embedded = objects.stream({ dictionary, bytes, knownAs });
  const intent = objects.write({
    Type: "OutputIntent",
    S: "GTS_PDFX",
    OutputConditionIdentifier: words(identifier),
    OutputCondition: words(info),
    ...(registry !== undefined && { RegistryName: words(registry) }),
    Info: words(info),
    DestOutputProfile: embedded,
  });
  objects.catalog("OutputIntents", [intent]);
}

import { createHash } from "node:crypto";
import { paint } from "../support/painted.ts";
import { ORDER } from "./build.ts";
import { SAMPLE } from "./sample.ts";

/** Paints the sample in a process of its own, and prints the digest of its bytes. */
console.log(
  createHash("sha256")
    .update(await paint(SAMPLE, ORDER))
    .digest("hex"),
);

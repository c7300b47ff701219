/** Loaded into the measured process: says at its end how much memory it held at most, in KiB. */
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env["TYPESET_PEAK_FILE"];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});

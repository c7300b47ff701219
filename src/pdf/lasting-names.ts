import { createHash } from "node:crypto";

/** So many hexadecimal digits tell the resources of a file apart, unless chance wills it otherwise. */
const DIGITS = 8;

/**
 * Gives resources names that come from what they are and not from what was named before, so that a page that
 * draws them keeps its bytes, whatever comes or goes on others. `id` is what tells one from all others.
 */
export function lastingNames(letter: string): (id: string) => string {
  const owners = new Map<string, string>();
  return (id) => {
    const digest = createHash("sha256").update(id).digest("hex");
    let name = "";
    for (let digits = DIGITS; owners.get(name) !== id; digits += 1) {
      name = `${letter}${digest.slice(0, digits)}`;
      if (!owners.has(name)) owners.set(name, id);
    }
    return name;
  };
}

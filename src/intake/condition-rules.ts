import { fingerprintOfBytes } from "../foreign/fingerprint.ts";
import type { FileFinding } from "./checks.ts";
import { askFor, type Booking } from "./booking.ts";
import type { Claim } from "./standard.ts";

/** That artwork is made for another press than the issue, by its own output intent. */
export function checkCondition(
  claim: Claim,
  name: string,
  booking: Booking,
): readonly FileFinding[] {
  const { condition } = booking;
  if (condition === undefined) return [];
  const { identifier } = condition;
  const ask = booking.isHouse === true ? "export it anew for" : askFor(booking, "one made for");
  const hint = `${ask} \`${identifier}\`: its colors are printed as they are, whatever they were mixed for`;
  if (claim.condition === undefined && claim.profile === undefined) {
    const says = `\`${name}\` does not say for which press its colors are`;
    return [{ check: "advert-condition", says, hint }];
  }
  if (claim.profilePrint === fingerprintOfBytes(condition.profile)) return [];
  if (claim.condition !== undefined && isSame(claim.condition, identifier)) return [];
  const made = claim.condition === undefined ? "another press" : `\`${claim.condition}\``;
  const says = `\`${name}\` is made for ${made}, and the issue is printed in \`${identifier}\``;
  return [{ check: "advert-condition", says, hint }];
}

/** Programs write `FOGRA39`, `FOGRA39L` and `Coated FOGRA39 (ISO 12647-2:2004)`. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  return holds(a, b) || holds(b, a);
}

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^\da-z]/gu, "");

/** Names of fewer letters stand in others by chance. */
const SHORTEST = 5;

/** `fogra3` does not stand in `fogra39`. */
function holds(long: string, short: string): boolean {
  if (long === short) return true;
  const at = short.length < SHORTEST ? -1 : long.indexOf(short);
  return at >= 0 && !/^\d/u.test(long.slice(at + short.length));
}

import type { z } from "zod";

type ZodIssue = z.core.$ZodIssue;
type Branch = readonly ZodIssue[];

/**
 * Which of a union's branches was meant: those whose type is right, and of several mappings the one
 * that misses fewest keys and has fewest strange ones. None: the type fits no branch.
 * Several: the value does not tell.
 */
export function meantBranches(branches: readonly Branch[], value: unknown): readonly Branch[] {
  const typed = branches.filter((branch) => !branch.some((issue) => isOfAnotherType(issue, value)));
  const least = Math.min(...typed.map(strangeness));
  const meant = typed.filter((branch) => strangeness(branch) === least);
  // Of several things that are no mappings the first stands for all.
  return isMapping(value) ? meant : meant.slice(0, 1);
}

function isOfAnotherType(issue: ZodIssue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_value")
    return !issue.values.some((one) => typeof one === typeof value);
  if (issue.code === "invalid_union") {
    return issue.errors.every((branch) => branch.some((one) => isOfAnotherType(one, value)));
  }
  // A wrong kind of number (a fraction, infinity) is of the right type all the same.
  return issue.code === "invalid_type" && !(issue.expected === "int" && typeof value === "number");
}

/** A key too many and a key too few weigh more than any fault inside the keys that fit. */
function strangeness(branch: Branch): number {
  return branch.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") return sum + 100 * issue.keys.length;
    return sum + (issue.path.length === 1 && issue.code === "invalid_type" ? 100 : 1);
  }, 0);
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

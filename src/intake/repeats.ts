import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LookedPage } from "../preflight/finding.ts";
import type { OnPage } from "./checks.ts";

/** What was found on a page. */
export interface PageFindings extends LookedPage {
  readonly findings: readonly OnPage[];
}

/** What is told of a page, and on how many later pages each of its sentences would be told again. */
export interface FreshFindings extends PageFindings {
  /** By the beginning of the sentence. */
  readonly others: ReadonlyMap<string, number>;
}

/** Each sentence on the first of the pages that it holds for: a fault of the export is on all of them. */
export function onceEach(pages: readonly PageFindings[]): readonly FreshFindings[] {
  const pagesOf = new Map<string, Set<number>>();
  for (const { folio, findings } of pages) {
    for (const { check, says } of findings) {
      const key = `${check} ${says}`;
      pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(folio));
    }
  }
  return pages.map(({ folio, trim, findings }) => {
    const fresh = findings.filter(({ check, says }) => {
      const [first] = pagesOf.get(`${check} ${says}`) ?? [];
      return first === folio;
    });
    const others = new Map(
      fresh.map(({ check, says }) => [says, (pagesOf.get(`${check} ${says}`)?.size ?? 1) - 1]),
    );
    return { folio, trim, findings: fresh, others };
  });
}

/** A diagnostic that says on how many more pages it holds. */
export function withOthers(one: Diagnostic, others: FreshFindings["others"]): Diagnostic {
  const count = countFor(one.message, others);
  if (count === 0) return one;
  return {
    ...one,
    message: `${one.message}, and on ${count} more ${count === 1 ? "page" : "pages"}`,
  };
}

/** A sentence is its beginning, and on which page it holds. */
function countFor(message: string, others: FreshFindings["others"]): number {
  for (let at = message.indexOf(" on page"); at >= 0; at = message.indexOf(" on page", at + 1)) {
    const count = others.get(message.slice(0, at));
    if (count !== undefined) return count;
  }
  return 0;
}

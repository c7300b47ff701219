import { failed, ok } from "../diagnostics/diagnostic.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../io/reader.ts";
import { check, parseYaml } from "../schema/document.ts";
import type { Checked, Path } from "../schema/document.ts";
import type { Phrase, PictureOrder } from "../schema/phrase.ts";
import { bindingFaults } from "./binding.ts";
import { FIRST_PAGE } from "./booking.ts";
import {
  lateCovers,
  pageOrder,
  readFlatplan,
  placesWithoutArticle,
  repeatedArticles,
  type Copy,
} from "./flatplan.ts";
import type { Issue, PaperOrder, PrintOrder } from "./issue.ts";
import { notBuilt } from "./not-built.ts";
import { issueSchema } from "./schema.ts";
import type { Manifest } from "./schema.ts";
import { DEFAULT_BLEED, DEFAULT_TRIM } from "./trim.ts";

const DEFAULT_LANGUAGE = "en-US";
const DEFAULT_THEME = "review";
const DEFAULT_CONDITION = "fogra39-300";
const DEFAULT_PRINTER = "sheetfed-coated";

/**
 * Reads issue.yaml; printed fields stand as typed, until `inPrint`. Errors: those of the schema (`schema/…`), and `issue/not-built` for pages that no
 * room makes yet; these come with a value all the same, without the pages, so that the faults of the
 * articles can be told in the same run. Also `issue/repeated`, for an article that stands twice, the warning `issue/cover`, and `print/…` for what
 * does not go together with the binding.
 */
export function readIssue(source: SourceText): Outcome<Issue> {
  const yaml = parseYaml(source);
  if (yaml.value === undefined) return failed(...yaml.diagnostics);
  const checked = check(issueSchema, yaml.value);
  if (checked.value === undefined) return failed(...checked.diagnostics);
  const issue = assemble(source.file, checked.value);
  const faults = [
    ...notBuilt(checked.value),
    ...bindingFaults(issue.print, checked.value),
    ...repeatedArticles(issue.flatplan),
    ...placesWithoutArticle(issue.flatplan),
    ...lateCovers(issue.flatplan),
  ];
  return ok(issue, faults.sort(bySource));
}

const bySource = (a: Diagnostic, b: Diagnostic): number =>
  (a.span?.start ?? 0) - (b.span?.start ?? 0);

function assemble(file: string, checked: Checked<Manifest>): Issue {
  const { value } = checked;
  const language = value.language ?? DEFAULT_LANGUAGE;
  const phrase = (text: string, path: Path): Phrase => ({
    text: text.replaceAll(/[ \t\r\n]+/gu, " ").trim(),
    span: checked.spanAt(path),
  });
  return {
    file,
    title: phrase(value.title, ["title"]),
    publication: phrase(value.publication, ["publication"]),
    date: value.date,
    language,
    ...(value.footer !== undefined && { footer: phrase(value.footer, ["footer"]) }),
    trim: value.page?.trim ?? DEFAULT_TRIM,
    bleed: value.page?.bleed ?? DEFAULT_BLEED,
    theme:
      value.theme === undefined
        ? { name: DEFAULT_THEME }
        : { name: value.theme, span: checked.spanAt(["theme"]) },
    print: printOrder(checked),
    flatplan: readFlatplan({ checked, phrase }),
    houseAdverts: fillOf(value) === "house" ? houseAdverts({ checked, phrase }) : [],
  };
}

/** What the rooms can obey of it; the rest was answered with a warning. */
function printOrder(checked: Checked<Manifest>): PrintOrder {
  const { standard = "PDF/X-4", condition, marks = ["crop"], ...rest } = checked.value.print ?? {};
  const { multiple, profile, "max-ink": maxInk } = rest;
  const fill = fillOf(checked.value);
  return {
    standard,
    condition:
      condition === undefined
        ? { name: DEFAULT_CONDITION }
        : { name: condition, span: checked.spanAt(["print", "condition"]) },
    marks,
    profile:
      profile === undefined
        ? { name: DEFAULT_PRINTER }
        : { name: profile, span: checked.spanAt(["print", "profile"]) },
    ...(maxInk !== undefined && { maxInk }),
    ...(multiple !== undefined && {
      ...{ multiple, multipleSpan: checked.spanAt(["print", "multiple"]) },
    }),
    ...(fill !== undefined && { fill }),
    ...(rest.paper && { paper: paperOrder(checked) }),
    cover: rest.cover ?? "included",
    ...(rest.cover && { coverSpan: checked.spanAt(["print", "cover"]) }),
  };
}

function paperOrder(checked: Checked<Manifest>): PaperOrder {
  const { binding, ...paper } = checked.value.print?.paper ?? {};
  const { thickness, "cover-thickness": coverThickness, spine } = paper;
  return {
    ...(thickness !== undefined && { thickness }),
    ...(coverThickness !== undefined && { coverThickness }),
    ...(binding !== undefined && { binding }),
    ...(spine !== undefined && { spine }),
    span: checked.keySpanAt(["print", "paper"]),
  };
}

/** Who lists house adverts and says nothing else wants them. */
function fillOf({ print, ...value }: Manifest): PrintOrder["fill"] {
  return print?.fill ?? ((value["house-adverts"] ?? []).length > 0 ? "house" : undefined);
}

function houseAdverts(copy: Copy): readonly PictureOrder[] {
  const { checked, phrase } = copy;
  return (checked.value["house-adverts"] ?? []).map((typed, index) => {
    const path: Path = ["house-adverts", index];
    if (typeof typed !== "string") return pageOrder(typed, path, copy);
    return { src: phrase(typed, path), page: FIRST_PAGE };
  });
}

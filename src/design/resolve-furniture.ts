import type { ContentsLook, CoverLook, Design, FurnitureLook, HeadLook } from "./design.ts";
import { gridLines, groundOf, inkOf, points, type Resolving } from "./resolving.ts";

/** The looks of heads, contents, cover, and of what every page carries. */
export function resolveFurniture(
  resolving: Resolving,
): Pick<Design, "head" | "contents" | "cover" | "furniture"> {
  return {
    head: head(resolving),
    contents: contents(resolving),
    cover: cover(resolving),
    furniture: furniture(resolving),
  };
}

function head(resolving: Resolving): HeadLook {
  const look = resolving.checked.value.head;
  const ground = groundOf(look.ground, ["head", "ground"], resolving);
  return {
    align: look.align,
    sink: gridLines(look.sink, resolving),
    measure: look.measure,
    number: look.number,
    ...(ground && { ground }),
    rule: points(look.rule, resolving),
    ruleInk: inkOf(look["rule-color"], ["head", "rule-color"], resolving),
    rulePlace: look["rule-place"],
    gap: gridLines(look.gap, resolving),
  };
}

function contents(resolving: Resolving): ContentsLook {
  const look = resolving.checked.value.contents;
  return {
    place: look.place,
    folio: look.folio,
    leader: look.leader,
    bylines: look.bylines,
    rule: points(look.rule, resolving),
    ruleInk: inkOf(look["rule-color"], ["contents", "rule-color"], resolving),
    between: gridLines(look.between, resolving),
  };
}

function cover(resolving: Resolving): CoverLook {
  const look = resolving.checked.value.cover;
  const at = (key: string): string[] => ["cover", key];
  const mastheadGround = groundOf(look["masthead-ground"], at("masthead-ground"), resolving);
  const linesGround = groundOf(look["lines-ground"], at("lines-ground"), resolving);
  return {
    picture: look.picture,
    align: look.align,
    ...(mastheadGround && { mastheadGround }),
    lines: look.lines,
    ...(linesGround && { linesGround }),
    padding: points(look.padding, resolving),
  };
}

function furniture(resolving: Resolving): FurnitureLook {
  const look = resolving.checked.value.furniture;
  const ink = (key: "footer-rule-color" | "end-mark-color") =>
    inkOf(look[key], ["furniture", key], resolving);
  return {
    footer: look.footer,
    footerBaseline: points(look["footer-baseline"], resolving),
    footerAlign: look["footer-align"],
    footerRule: points(look["footer-rule"], resolving),
    footerRuleInk: ink("footer-rule-color"),
    endMark: look["end-mark"],
    endMarkInk: ink("end-mark-color"),
  };
}

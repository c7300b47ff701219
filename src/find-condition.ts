import { CONDITIONS, conditionOf, type Condition } from "./color/condition.ts";
import {
  error,
  failed,
  ok,
  type Diagnostic,
  type Outcome,
  type Span,
} from "./diagnostics/diagnostic.ts";
import { nearest } from "./diagnostics/nearest.ts";
import type { Reader } from "./io/reader.ts";
import { shippedBytes } from "./io/shipped.ts";
import type { PrintOrder } from "./issue/issue.ts";

/**
 * The printing condition that the issue is for; none where it is to be plain PDF. Errors: `print/condition` for a
 * name that none of ours has and a profile that describes no press, and those of the reader (`profile/…`).
 */
export async function findCondition(
  { standard, condition: { name, span }, maxInk }: PrintOrder,
  reader: Reader,
): Promise<Outcome<Condition | undefined>> {
  if (standard === "none") return { value: undefined, diagnostics: [] };
  const found = /\.ic[cm]$/iu.test(name)
    ? await ownCondition(name, span, reader)
    : shippedCondition(name, span);
  if (found.value === undefined) return failed(...found.diagnostics);
  return ok(maxInk === undefined ? found.value : { ...found.value, maxInk }, found.diagnostics);
}

function shippedCondition(name: string, span: Span | undefined): Outcome<Condition> {
  const shipped = CONDITIONS[name];
  if (shipped === undefined) return failed(unknownCondition(name, span));
  const { file, ...condition } = shipped;
  return ok({ ...condition, profile: shippedBytes(`assets/icc/${file}`) }, []);
}

async function ownCondition(
  path: string,
  span: Span | undefined,
  reader: Reader,
): Promise<Outcome<Condition>> {
  const place = span === undefined ? {} : { from: span.file, span };
  const { value, diagnostics } = reader.readBytes({ path, noun: "profile", ...place });
  if (value === undefined) return failed(...diagnostics);
  const condition = await conditionOf(value.bytes);
  if (typeof condition !== "string") return ok(condition, diagnostics);
  const fault = error("print/condition", `the profile \`${value.file}\` ${condition}`, {
    ...(span === undefined ? {} : { span }),
    hints: [
      "ask the printer for the output profile (.icc) of the press and paper that you print on",
      `or write the name of a built-in condition: ${namesInWords()}`,
    ],
  });
  return failed(...diagnostics, fault);
}

function unknownCondition(name: string, span: Span | undefined): Diagnostic {
  const meant = nearest(name, Object.keys(CONDITIONS));
  return error("print/condition", `there is no printing condition \`${name}\``, {
    ...(span === undefined ? {} : { span }),
    hints: [
      meant === undefined ? `built in: ${namesInWords()}` : `did you mean \`${meant}\`?`,
      "any other is named by the path of its profile: `printers/acme.icc`",
    ],
  });
}

const namesInWords = (): string =>
  Object.keys(CONDITIONS)
    .map((name) => `\`${name}\``)
    .join(", ");

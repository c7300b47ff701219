import { getDocument, OPS, Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import { readFileSync } from "node:fs";

/** Left, foot, right and head of a painted picture, in PDF's own coordinates. */
export type Painted = readonly [number, number, number, number];

type Matrix = readonly [number, number, number, number, number, number];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** Where the pictures and drawings of each page are painted, as pdf.js reads the operators; clips aside. */
export async function picturesOn(path: string): Promise<readonly (readonly Painted[])[]> {
  const task = getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const pages: (readonly Painted[])[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const list = await (await pdf.getPage(number)).getOperatorList();
      pages.push(paintedBy(list.fnArray, list.argsArray as readonly (readonly unknown[])[]));
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

function paintedBy(
  operators: readonly number[],
  operands: readonly (readonly unknown[])[],
): readonly Painted[] {
  const painted: Painted[] = [];
  const saved: Matrix[] = [];
  let matrix = UNIT;
  let depth = 0;
  for (const [index, operator] of operators.entries()) {
    const given = operands[index];
    if (operator === OPS.save) saved.push(matrix);
    if (operator === OPS.restore) matrix = saved.pop() ?? UNIT;
    if (operator === OPS.transform)
      matrix = Util.transform([...matrix], given) as unknown as Matrix;
    if (operator === OPS.paintImageXObject) painted.push(mapped(matrix, [0, 0, 1, 1]));
    if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const [own, box] = given ?? [];
      if (Array.isArray(own))
        matrix = Util.transform([...matrix], own as number[]) as unknown as Matrix;
      if (depth === 0 && box) painted.push(mapped(matrix, Array.from(box as ArrayLike<number>)));
      depth += 1;
    }
    if (operator === OPS.paintFormXObjectEnd) {
      matrix = saved.pop() ?? UNIT;
      depth -= 1;
    }
  }
  return painted;
}

function mapped(
  [a, b, c, d, e, f]: Matrix,
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[],
): Painted {
  const xs = [x0, x1].flatMap((x) => [y0, y1].map((y) => a * x + c * y + e));
  const ys = [x0, x1].flatMap((x) => [y0, y1].map((y) => b * x + d * y + f));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

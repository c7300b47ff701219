/** A diagnostic as it was printed for people. */
export interface PrintedFrame {
  /** "error[image/missing]" */
  readonly head: string;
  readonly message: string;
  /** "articles/a.md:6:14"; empty where it has none. */
  readonly place: string;
  /** What of the source line the carets stand under. */
  readonly under: string;
  readonly helps: readonly string[];
}

const HEAD = /^((?:error|warning)\[[^\]]+\]): (.*)$/u;

/** The frames on stderr, in their order. */
export function framesIn(stderr: string): readonly PrintedFrame[] {
  const frames: PrintedFrame[] = [];
  for (const line of stderr.split("\n")) {
    const [, head, message] = HEAD.exec(line) ?? [];
    if (head !== undefined && message !== undefined) {
      frames.push({ head, message, place: "", under: "", helps: [] });
    }
    const last = frames.pop();
    if (last !== undefined) frames.push(withLine(last, line));
  }
  return frames.map((frame) => ({ ...frame, under: wordsUnder(frame.under) }));
}

function withLine(frame: PrintedFrame, line: string): PrintedFrame {
  const place = /^\s*┌─ (.*)$/u.exec(line)?.[1];
  if (place !== undefined) return { ...frame, place };
  const help = /^\s*= help: (.*)$/u.exec(line)?.[1];
  if (help !== undefined) return { ...frame, helps: [...frame.helps, help] };
  // Source and carets, kept together until all is read.
  return / │/u.test(line) ? { ...frame, under: `${frame.under}${line}\n` } : frame;
}

/** The characters of the source line that stand over a caret. */
function wordsUnder(lines: string): string {
  const [source = "", carets = ""] = lines.split("\n");
  return Array.from(source)
    .filter((_, column) => carets[column] === "^")
    .join("");
}

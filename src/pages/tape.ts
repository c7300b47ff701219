/**
 * Numbers and texts one behind the other, as bytes: how pages are put by between builds. The same calls that
 * wrote a tape read it back. The bytes are in the order of this machine: tapes do not travel.
 */
export interface TapeWriter {
  number(value: number): void;
  numbers(values: readonly number[]): void;
  text(value: string): void;
  bytes(): Uint8Array;
}

/** Of what no writer has written it makes zeros and empty texts, and knows that it did. */
export interface TapeReader {
  number(): number;
  /** So many numbers in a row. */
  numbers(count: number): readonly number[];
  /** How many things follow of which each begins with a number. */
  count(): number;
  text(): string;
  /** True if all was read that was written, and nothing beyond it. */
  isSpent(): boolean;
}

/** How a value is written, and read back. */
export interface Form<T> {
  write(value: T, tape: TapeWriter): void;
  read(tape: TapeReader): T;
}

/** Between texts; Markdown and YAML both refuse the character, so no text of the copy has it. */
const BETWEEN = "\0";

const WIDTH = Float64Array.BYTES_PER_ELEMENT;
/** The two counts that a tape begins with. */
const HEAD = 2 * WIDTH;

export function tapeWriter(): TapeWriter {
  const numbers: number[] = [];
  const texts: string[] = [];
  return {
    number: (value) => {
      numbers.push(value);
    },
    numbers: (values) => {
      for (const value of values) numbers.push(value);
    },
    text: (value) => {
      texts.push(value);
    },
    bytes: () => {
      const all = new Float64Array(2 + numbers.length);
      all.set([numbers.length, texts.length]);
      all.set(numbers, 2);
      return Buffer.concat([new Uint8Array(all.buffer), Buffer.from(texts.join(BETWEEN))]);
    },
  };
}

export function tapeReader(bytes: Uint8Array): TapeReader {
  const { numbers, texts } = unwind(bytes);
  let [atNumber, atText, torn] = [0, 0, false];
  const number = (): number => {
    const value = numbers[atNumber++];
    torn ||= value === undefined;
    return value ?? 0;
  };
  return {
    number,
    numbers: (count) => {
      const found = Array.from(numbers.subarray(atNumber, atNumber + count));
      atNumber += count;
      torn ||= found.length !== count;
      return found;
    },
    count: () => {
      const count = number();
      torn ||= !(Number.isInteger(count) && count >= 0 && count <= numbers.length - atNumber);
      return torn ? 0 : count;
    },
    text: () => {
      const value = texts[atText++];
      torn ||= value === undefined;
      return value ?? "";
    },
    isSpent: () => !torn && atNumber === numbers.length && atText === texts.length,
  };
}

function unwind(bytes: Uint8Array) {
  const [numberCount = NaN, textCount = NaN] = floats(bytes.subarray(0, HEAD));
  const end = HEAD + numberCount * WIDTH;
  const words = Buffer.from(bytes.subarray(end)).toString();
  const texts = textCount === 0 ? [] : words.split(BETWEEN);
  const whole = end <= bytes.length && texts.length === textCount;
  return whole
    ? { numbers: floats(bytes.subarray(HEAD, end)), texts }
    : { numbers: new Float64Array(), texts: [] };
}

/** In memory of their own, because numbers must stand where the machine can take them up. */
function floats(bytes: Uint8Array): Float64Array {
  const own = Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % WIDTH)));
  return new Float64Array(own.buffer);
}

/** Things of one form, in a row. */
export const listOf = <T>(form: Form<T>): Form<readonly T[]> => ({
  write: (things, tape) => {
    tape.number(things.length);
    for (const thing of things) form.write(thing, tape);
  },
  read: (tape) => Array.from({ length: tape.count() }, () => form.read(tape)),
});

/** A thing, or none. */
export const maybe = <T>(form: Form<T>): Form<T | undefined> => ({
  write: (thing, tape) => {
    tape.number(thing === undefined ? 0 : 1);
    if (thing !== undefined) form.write(thing, tape);
  },
  read: (tape) => (tape.number() === 1 ? form.read(tape) : undefined),
});

/** Things that come again and again on one tape: told in full once, by their number from then on. */
export function told<T>(form: Form<T>): Form<T> {
  const numbers = new Map<T, number>();
  const things: T[] = [];
  return {
    write: (thing, tape) => {
      const known = numbers.get(thing);
      tape.number(known ?? numbers.size);
      if (known !== undefined) return;
      numbers.set(thing, numbers.size);
      form.write(thing, tape);
    },
    read: (tape) => {
      const known = things[tape.number()];
      if (known !== undefined) return known;
      const thing = form.read(tape);
      things.push(thing);
      return thing;
    },
  };
}

export const text: Form<string> = {
  write: (value, tape) => {
    tape.text(value);
  },
  read: (tape) => tape.text(),
};

export const number: Form<number> = {
  write: (value, tape) => {
    tape.number(value);
  },
  read: (tape) => tape.number(),
};

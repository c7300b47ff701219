import fc from "fast-check";

/** What happens to files on their way. */
export type Damage =
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "lost" | "doubled"; readonly at: number; readonly count: number }
  | { readonly kind: "flipped"; readonly bytes: readonly (readonly [number, number])[] };

/** Cut, bytes lost, bytes doubled, bytes flipped. */
export const damageOf = (good: Uint8Array): fc.Arbitrary<Damage> =>
  fc.oneof(
    fc.record({ kind: fc.constant("cut" as const), at: fc.nat(good.length) }),
    fc.record({
      kind: fc.constantFrom("lost" as const, "doubled" as const),
      at: fc.nat(good.length),
      count: fc.nat(4000),
    }),
    fc.record({
      kind: fc.constant("flipped" as const),
      bytes: fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 60,
      }),
    }),
  );

export function damaged(good: Buffer, one: Damage): Buffer {
  switch (one.kind) {
    case "cut":
      return good.subarray(0, one.at);
    case "lost":
      return Buffer.concat([good.subarray(0, one.at), good.subarray(one.at + one.count)]);
    case "doubled":
      return Buffer.concat([good.subarray(0, one.at + one.count), good.subarray(one.at)]);
    case "flipped": {
      const bytes = Buffer.from(good);
      for (const [at, byte] of one.bytes) bytes[at] = byte;
      return bytes;
    }
  }
}

import { expect } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { GOOD, written } from "./advert.ts";
import { looked, told } from "./booked.ts";

/** A file that opens without a password looks sound to all who open it: it is told that it is encrypted all the same. */

const CIPHERS: readonly (readonly [how: string, args: readonly string[]])[] = [
  ["RC4, 40 bits", ["--allow-weak-crypto", "--encrypt", "USER", "owner", "40", "--"]],
  [
    "RC4, 128 bits",
    ["--allow-weak-crypto", "--encrypt", "USER", "owner", "128", "--use-aes=n", "--"],
  ],
  [
    "AES, 128 bits",
    ["--allow-weak-crypto", "--encrypt", "USER", "owner", "128", "--use-aes=y", "--"],
  ],
  [
    "AES, 128 bits, bare metadata",
    ["--allow-weak-crypto", "--encrypt", "USER", "owner", "128", "--cleartext-metadata", "--"],
  ],
  [
    "AES, 256 bits, of before PDF 2.0",
    ["--allow-weak-crypto", "--encrypt", "USER", "owner", "256", "--force-R5", "--"],
  ],
  ["AES, 256 bits", ["--encrypt", "USER", "owner", "256", "--"]],
];

testWith("qpdf").each(CIPHERS)("%s", (_, args) => {
  const locked = (user: string): readonly string[] => {
    const how = args.map((one) => (one === "USER" ? user : one));
    return told(looked(ask("qpdf", written(GOOD), ["FILE", ...how, "-"]).bytes));
  };
  const said =
    "error encrypted: `acme.pdf` is encrypted, so that nothing in it can be looked at or placed, even where it opens without a password";
  expect(locked("")).toEqual([said]);
  expect(locked("secret")).toEqual([said]);
});

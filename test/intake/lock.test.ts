import { expect } from "vitest";
import { ask, testWith } from "../pdf/outside.ts";
import { GOOD, written } from "./advert.ts";
import { looked, told } from "./booked.ts";

/** A file that opens without a password looks sound to all who open it: that it is encrypted is told as what it is. */

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
    const said = args.map((one) => (one === "USER" ? user : one));
    return told(looked(ask("qpdf", written(GOOD), ["FILE", ...said, "-"]).bytes));
  };
  expect(locked("")).toEqual([
    expect.stringContaining(
      "error encrypted: `acme.pdf` is encrypted with restrictions: readers open it",
    ),
  ]);
  expect(locked("secret")).toEqual([
    expect.stringContaining("error encrypted: `acme.pdf` is encrypted for a password"),
  ]);
});

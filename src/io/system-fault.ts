/** The system's error code (`ENOENT`), or "" where something else was thrown. */
export function faultCode(thrown: unknown): string {
  if (!(thrown instanceof Error) || !("code" in thrown)) return "";
  return typeof thrown.code === "string" ? thrown.code : "";
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota of the disk is used up",
  EFBIG: "the disk takes no file of this size",
  ENOENT: "there is no such folder",
  ENOTDIR: "a part of its path is a file, no folder",
  EISDIR: "it is a folder",
  EEXIST: "a file stands where its folder should be",
  ELOOP: "its symbolic links run in a circle",
  ENAMETOOLONG: "its name is too long",
  EIO: "the disk is damaged",
  ENXIO: "nobody reads at the other end",
  EPIPE: "nobody reads at the other end",
  ETXTBSY: "it is in use",
  EBUSY: "it is in use",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** What the system refused, in words. */
export function faultInWords(thrown: unknown): string {
  const code = faultCode(thrown);
  return WORDS[code] ?? (code === "" ? String(thrown) : `the system says ${code}`);
}

/** What converts pictures: its version, and that of the library under it; undefined where it cannot be loaded here. */
export async function pictureEngine(): Promise<string | undefined> {
  const { default: sharp } = await import("sharp").catch(() => ({ default: undefined }));
  return sharp && `${sharp.versions.sharp} (libvips ${sharp.versions.vips})`;
}

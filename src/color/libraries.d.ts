/** The part of Little CMS that we call, as `lcms-wasm` hands it on; handles are numbers, 0 is none. */
declare module "lcms-wasm" {
  export interface LittleCms {
    readonly HEAPU8: Uint8Array;
    _malloc(size: number): number;
    _free(at: number): void;
    ccall(name: string, returns: "number", types: readonly "number"[], values: number[]): number;
    cmsCreate_sRGBProfile(): number;
    cmsCloseProfile(profile: number): void;
    cmsGetProfileInfoASCII(
      profile: number,
      what: number,
      language: string,
      country: string,
    ): string;
    cmsCreateTransform(
      from: number,
      fromFormat: number,
      to: number,
      toFormat: number,
      intent: number,
      flags: number,
    ): number;
    cmsDoTransform(transform: number, samples: Uint8Array, pixels: number): Uint8Array;
  }
  export function instantiate(): Promise<LittleCms>;
  export const cmsInfoDescription: number;
  export const cmsFLAGS_NOOPTIMIZE: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
  export const TYPE_RGB_8: number;
  export const TYPE_CMYK_8: number;
}

/** CIELAB for colord; the types that come with it are those of its CommonJS twin. */
declare module "colord/plugins/lab" {
  import type { Plugin } from "colord";
  const lab: Plugin;
  export default lab;
}

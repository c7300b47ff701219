/** CSS's names of colors; the types that come with it are those of its CommonJS twin. */
declare module "colord/plugins/names" {
  import type { Plugin } from "colord";
  const names: Plugin;
  export default names;
}

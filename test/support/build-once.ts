import { spawnSync } from "node:child_process";

/**
 * The end-to-end tests run the built command, so it is built before the first of them. A build that fails
 * leaves no command: those tests fail, and all the others can still say what is wrong.
 */
export default function setup(): void {
  const { status } = spawnSync(process.execPath, ["esbuild.config.js"], { stdio: "inherit" });
  if (status !== 0) console.error("the command could not be built; the end-to-end tests will fail");
}

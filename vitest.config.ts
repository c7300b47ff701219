import { defineConfig } from "vitest/config";

/** Where the runner is to leave its counts for `.ci/run`. */
const counts = process.env["TEST_COUNTS"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // One file of tests takes as long as all the others together: they run beside it.
    maxWorkers: "100%",
    // Whole issues are set in some of them, on machines that do other things beside.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    globalSetup: ["test/support/build-once.ts"],
    setupFiles: ["test/support/laws.ts"],
    reporters: counts === undefined ? ["default"] : ["default", ["json", { outputFile: counts }]],
    coverage: { provider: "v8", include: ["src/**"] },
  },
});

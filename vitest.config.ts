import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    globalSetup: ["test/support/build-once.ts"],
    coverage: { provider: "v8", include: ["src/**"] },
  },
});

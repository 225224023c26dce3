import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: { include: ["test/**/*.test.ts", "test/**/*.test.tsx"], environment: "node", testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
} as Parameters<typeof defineConfig>[0]);

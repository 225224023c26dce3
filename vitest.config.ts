import { defineConfig } from "vitest/config";
import { reportTo } from "./test/report.ts";

const report = process.env.TARMAC_TEST_REPORT;

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 240_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // Its files import each other in a way that Node alone does not follow.
    server: { deps: { inline: ["dt-sql-parser", "antlr4ng", "antlr4-c3"] } },
    reporters: report === undefined ? ["default"] : ["default", reportTo(report)],
  },
});

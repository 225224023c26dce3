import { writeFileSync } from "node:fs";
import type { Reporter, TestCase } from "vitest/node";

/** What `npm test` reads of a run: each test, and the names of what failed outside a test (a file that does not load, a hook). */
export type Report = {
  readonly tests: readonly { readonly name: string; readonly state: string; readonly note?: string | undefined }[];
  readonly broken: readonly string[];
};

/** A vitest reporter that writes a Report as JSON. A skipped test's note is the reason given to `ctx.skip(reason)`. */
export function reportTo(file: string): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const tests = modules.flatMap((module) => [...module.children.allTests()].map(testRow));
      const suites = modules.flatMap((module) =>
        [...module.children.allSuites()].filter((suite) => suite.errors().length > 0),
      );
      const broken = [
        ...modules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId),
        ...suites.map((suite) => `${suite.module.relativeModuleId} › ${suite.fullName}`),
        ...unhandled.map((error) => `outside a test: ${error.message}`),
      ];
      writeFileSync(file, JSON.stringify({ tests, broken } satisfies Report));
    },
  };
}

function testRow(test: TestCase): Report["tests"][number] {
  const result = test.result();
  const note = result.state === "skipped" ? result.note : undefined;
  return { name: `${test.module.relativeModuleId} › ${test.fullName}`, state: result.state, note };
}

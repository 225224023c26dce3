import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../../bench/world/judge.ts";
import { countryKinds } from "../../bench/world/kinds.ts";
import { lineColumns } from "../../bench/world/pair-lines.ts";
import { truthColumns } from "../../bench/world/row-truth.ts";

const readme = readFileSync(new URL("../../bench/world/README.md", import.meta.url), "utf8");

it("the definition in README.md is the one that is asked, in its order", () => {
  const told = Object.entries(rules).map(
    ([name, { answer, says }], n) => `| ${n + 1} | \`${name}\` | ${says} | ${answer.replace("_", " ")} |`,
  );
  expect(told.filter((row) => !readme.includes(row))).toEqual([]);
});

it("every kind that is planted stands in README.md with its answer, and every column of the truth", () => {
  const told = Object.entries(countryKinds).map(
    ([name, { answer, says }]) => `| \`${name}\` | ${answer.replace("_", " ")} | ${says} |`,
  );
  expect(told.filter((row) => !readme.includes(row))).toEqual([]);
  expect([...truthColumns, ...lineColumns].filter((column) => !readme.includes(`\`${column}\``))).toEqual([]);
});

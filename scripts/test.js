// npm test: sets up what it needs and runs everything. What cannot be had is skipped with its reason; the last line counts.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { checkNode, install } from "./install.js";

checkNode();
const root = fileURLToPath(new URL("..", import.meta.url));
const output = join(root, "test", "output");
install();
mkdirSync(output, { recursive: true });

const passed = [];
const failed = [];
const skipped = [];

/** Runs a step, tells its time, and goes on whatever it gives. */
async function step(name, run) {
  const began = Date.now();
  const result = await run();
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (result?.skipped) skipped.push(`${name}: ${result.skipped}`);
  else if (result?.failed) failed.push(name);
  else passed.push(name);
  const word = result?.skipped ? "skipped" : result?.failed ? "FAILED" : "ok";
  console.log(`${word.padEnd(8)} ${name} (${seconds} s)${result?.failed ? `\n${result.failed}` : ""}`);
}

/** Runs one of the tools of node_modules; its output is shown only when it fails. */
function tool(bin, ...args) {
  const ran = spawnSync(process.execPath, [join(root, "node_modules", bin), ...args], { cwd: root, encoding: "utf8", maxBuffer: 64e6 });
  return ran.status === 0 ? null : { failed: `${ran.stdout}${ran.stderr}`.trimEnd() };
}

const { build } = await import("./build.js");
await step("build", async () => {
  try {
    await build();
    return null;
  } catch (error) {
    return { failed: error.message };
  }
});
await step("types", () => tool("typescript/bin/tsc", "-p", "tsconfig.json"));
await step("lint", () => tool("@biomejs/biome/bin/biome", "check", "."));
await step("dead code", () => tool("knip/bin/knip.js"));

const { findChromium } = await import("./chromium.js");
const chromium = await findChromium();
await step("tests", () => {
  const report = join(output, "vitest.json");
  rmSync(report, { force: true });
  const env = { ...process.env, ...(chromium.env ?? {}), ...(chromium.path ? { TARMAC_CHROMIUM: chromium.path } : { TARMAC_NO_CHROMIUM: chromium.why }) };
  const ran = spawnSync(process.execPath, [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { cwd: root, stdio: "inherit", env });
  countTests(report);
  return ran.status === 0 ? null : { failed: "" };
});

for (const major of [20, 22, 24]) {
  await step(`command on Node ${major}`, async () => {
    if (!process.env.CI && !process.env.TARMAC_SMOKE) return { skipped: "only where CI or TARMAC_SMOKE is set" };
    const { smoke } = await import("./smoke.js");
    return smoke(major);
  });
}

/** Adds vitest's tests to the counts; a skipped test tells its reason by its note, or by its title. */
function countTests(report) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, "utf8")).testResults;
  } catch {
    return;
  }
  for (const file of results) {
    for (const test of file.assertionResults) {
      const name = [...test.ancestorTitles, test.title].join(" › ");
      if (test.status === "passed") passed.push(name);
      else if (test.status === "failed") failed.push(name);
      else skipped.push(`${name}${test.meta?.note ? `: ${test.meta.note}` : ""}`);
    }
  }
}

if (failed.length > 0) console.log(`\nFailed:\n${failed.map((name) => `  ${name}`).join("\n")}`);
if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
process.exitCode = failed.length > 0 ? 1 : 0;

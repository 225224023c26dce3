// npm test: sets up what it needs and runs everything. What cannot be had is skipped with its reason; the last line counts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkNode } from "./node-version.js";

checkNode();
const { install } = await import("./install.js");
const root = fileURLToPath(new URL("..", import.meta.url));
const output = join(root, "test", "output");
const passed = [];
const failed = [];
const skipped = [];
const began = Date.now();

install();
mkdirSync(output, { recursive: true });
const { build } = await import("./build.js");
const { findChromium } = await import("./chromium.js");

const built = await step("build", async () => {
  await build();
});
await step("types", () => tool("typescript/bin/tsc", "--noEmit"));
await step("lint and format", () => {
  const result = tool("@biomejs/biome/bin/biome", "check", "--colors=off", "--max-diagnostics=10");
  return result.failed ? { failed: `${result.failed}\nnpm run lint formats, and mends what can be mended` } : result;
});
await step("dead code", () => tool("knip/bin/knip.js"));

let chromium = { why: "not looked for" };
await step("browser", async () => {
  chromium = await findChromium();
  return chromium.path ? { note: chromium.path } : { skipped: chromium.why };
});
await step("tests", () => {
  const report = join(output, "report.json");
  rmSync(report, { force: true });
  const browser = chromium.path ? { TARMAC_CHROMIUM: chromium.path } : { TARMAC_NO_CHROMIUM: chromium.why };
  const env = { ...process.env, ...browser, TARMAC_TEST_REPORT: report };
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const ran = spawnSync(process.execPath, [vitest, "run"], { cwd: root, stdio: "inherit", env });
  return countTests(report, ran);
});

const { forgetPackage, smokePackage } = await import("./smoke.js");
for (const major of [20, 22, 24]) {
  await step(`the packed command on Node ${major}`, () => {
    if (!process.env.CI && !process.env.TARMAC_SMOKE) return { skipped: "only in CI (TARMAC_SMOKE=1 runs it)" };
    if (!built) return { skipped: "the build failed" };
    return smokePackage(major);
  });
}
forgetPackage();

tell("Failed", failed);
tell("Skipped", skipped);
console.log(`\n${((Date.now() - began) / 1000).toFixed(0)} s`);
console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs a step, prints its time, and goes on whatever comes of it. Gives true when it did not fail. */
async function step(name, run) {
  const start = Date.now();
  let result;
  try {
    result = (await run()) ?? {};
  } catch (error) {
    result = { failed: error.message };
  }
  const word = result.failed === undefined ? (result.skipped ? "skipped" : "ok") : "FAILED";
  if (word === "FAILED") failed.push(name);
  else if (word === "skipped") skipped.push(`${name}: ${result.skipped}`);
  else passed.push(name);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${word.padEnd(8)} ${name} (${seconds} s)${result.note ? `: ${result.note}` : ""}`);
  if (result.failed) console.log(result.failed);
  return word !== "FAILED";
}

/** Runs a tool of node_modules. Its output is shown when it fails; else only how many warnings it counted. */
function tool(bin, ...args) {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64e6 };
  const ran = spawnSync(process.execPath, [join(root, "node_modules", bin), ...args], options);
  const said = `${ran.stdout}${ran.stderr}`.trimEnd();
  if (ran.status !== 0) return { failed: said };
  return { note: /\d+ warnings?/.exec(said)?.[0] };
}

/** Counts each test. The step itself fails only when something other than a test did, for a failed test is counted already. */
function countTests(file, ran) {
  const ended = `exit code ${ran.status ?? ran.signal}`;
  const report = readReport(file);
  if (report === null) return { failed: `the tests ended without a report: ${ended}` };
  for (const { name, state, note } of report.tests) {
    if (state === "passed") passed.push(name);
    else if (state === "skipped") skipped.push(note ? `${name}: ${note}` : name);
    else failed.push(name);
  }
  if (report.broken.length > 0) return { failed: report.broken.join("\n") };
  if (report.tests.length === 0) return { failed: "no test was found" };
  const told = report.tests.some(({ state }) => state !== "passed" && state !== "skipped");
  return ran.status === 0 || told ? { note: `${report.tests.length} tests` } : { failed: ended };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function tell(title, lines) {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

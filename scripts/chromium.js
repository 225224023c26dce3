// Finds a Chromium for the browser tests: TARMAC_CHROMIUM, one on the path, or one brought from npm. Gives {path, env} or {why}.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const apps = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** A Chromium that starts, or the reason why there is none. */
export async function findChromium() {
  const given = process.env.TARMAC_CHROMIUM;
  if (given) return starts(given, {}) ? { path: given, env: {} } : { why: `TARMAC_CHROMIUM names ${given}, which does not start` };
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  for (const path of [...onPath, ...apps]) if (existsSync(path) && starts(path, {})) return { path, env: {} };
  return bring();
}

/** Chromium as packed by @sparticuz/chromium (Linux, x64 and arm64), with the libraries it carries. */
async function bring() {
  if (process.platform !== "linux") return { why: "no Chromium or Chrome found; install one, or name it in TARMAC_CHROMIUM" };
  const cache = join(root, "node_modules", ".cache", "tarmac-chromium");
  const main = join(cache, "node_modules", "@sparticuz", "chromium", "build", "esm", "index.js");
  if (!existsSync(main)) {
    const ran = spawnSync("npm", ["install", "--prefix", cache, "--no-save", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error", "@sparticuz/chromium@153.0.0"], { stdio: "ignore" });
    if (ran.status !== 0) return { why: "no Chromium found, and npm could not bring one" };
  }
  try {
    process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x"; // makes the package unpack its shared libraries
    const { default: chromium } = await import(pathToFileURL(main).href);
    const path = await chromium.executablePath();
    const env = { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? "", FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? "" };
    return starts(path, env) ? { path, env } : { why: "no Chromium found, and the one from npm does not start on this machine" };
  } catch (error) {
    return { why: `no Chromium found, and the one from npm cannot be unpacked: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function starts(path, env) {
  const ran = spawnSync(path, ["--headless", "--no-sandbox", "--disable-gpu", "--version"], { env: { ...process.env, ...env }, timeout: 30_000, stdio: "ignore" });
  return ran.status === 0;
}

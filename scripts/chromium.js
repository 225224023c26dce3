// Finds a Chromium for the browser tests: the one named in TARMAC_CHROMIUM, one on this machine, else one brought from npm.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bring } from "./npm.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const apps = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium that starts, `{path}`, or why there is none, `{why}`. */
export async function findChromium() {
  const named = process.env.TARMAC_CHROMIUM;
  if (named)
    return (await starts(named)) ? { path: named } : { why: `TARMAC_CHROMIUM names ${named}, which does not start` };
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  for (const path of [...onPath, ...apps]) if (existsSync(path) && (await starts(path))) return { path };
  const found = await bringChromium();
  return found.why
    ? { why: `no Chromium or Chrome on this machine (TARMAC_CHROMIUM can name one), and ${found.why}` }
    : found;
}

/** Chromium as the package @sparticuz/chromium carries it, unpacked into the cache with the libraries and a font that it needs. */
async function bringChromium() {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { why: `npm has none for ${process.platform} ${process.arch}` };
  const cache = join(root, "node_modules", ".cache", "tarmac-chromium");
  const unpacked = join(cache, "unpacked");
  const path = join(unpacked, "start");
  if (!existsSync(path)) {
    if (!bring(cache, "@sparticuz/chromium@153.0.0")) return { why: "npm could not bring one" };
    const failed = unpack(cache, unpacked);
    if (failed) return { why: `the one from npm could not be unpacked: ${failed}` };
  }
  return (await starts(path)) ? { path } : { why: "the one from npm does not start here" };
}

/** Unpacks under another name first, so that an interruption leaves nothing half made. Gives what went wrong, or null. */
function unpack(cache, unpacked) {
  const making = join(cache, `unpacking-${process.pid}`);
  mkdirSync(making, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it believes to run in a cloud function.
  const code = 'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  const env = { ...process.env, TMPDIR: making, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  const ran = spawnSync(process.execPath, ["--input-type=module", "-e", code], { cwd: cache, env, encoding: "utf8" });
  if (ran.status !== 0) return ran.stderr.trim().split("\n").at(-1);
  writeFileSync(join(making, "start"), starter, { mode: 0o755 });
  rmSync(unpacked, { recursive: true, force: true });
  renameSync(making, unpacked);
  return null;
}

/** Starts the unpacked Chromium with its own libraries; the machine's fonts come first, its own font where there are none. */
const starter = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
cat > "$here/fonts.conf" <<END
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><dir>$here/fonts</dir><cachedir>$here/fonts-cache</cachedir></fontconfig>
END
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;

/** True when the browser comes up: it then says on which address it listens. */
function starts(path) {
  const profile = mkdtempSync(join(tmpdir(), "tarmac-chromium-"));
  const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  return new Promise((resolve) => {
    const browser = spawn(path, [...args, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    let up = false;
    const limit = setTimeout(() => browser.kill("SIGKILL"), 30_000);
    browser.stderr.on("data", (text) => {
      said += text;
      if (!up && said.includes("DevTools listening on")) {
        up = true;
        browser.kill("SIGKILL");
      }
    });
    browser.on("error", () => undefined);
    browser.on("close", () => {
      clearTimeout(limit);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      resolve(up);
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await findChromium());

// Installs the dependencies when they are missing or older than the lock file. No package's install script is run.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".tarmac-installed");

/** Refuses a Node that is too old, by name. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Tarmac needs Node 20.19 or newer; this is ${process.versions.node}.\nGet a newer one from nodejs.org, or with your version manager.`);
  process.exit(1);
}

/** Installs if needed. Gives true when it did. Ends the process with a hint when it cannot. */
export function install() {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return false;
  console.error("Installing what Tarmac needs (npm, once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const ran = spawnSync(npm, ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"], { cwd: root, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  if (ran.status !== 0) {
    console.error("npm could not install the dependencies. Is this machine online? Then run the command again.");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
  return true;
}

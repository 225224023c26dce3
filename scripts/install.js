// Installs the dependencies when they are missing or not those of the lock file. No package's install script is run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./npm.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs if needed. Gives true when it did. Ends the process with a hint when it cannot. */
export function install() {
  if (isInstalled()) return false;
  console.error("Installing what Tarmac needs (once; a minute or two) …");
  const options = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  // Development packages build Tarmac: they are needed even where NODE_ENV is "production".
  if (npm(["ci", "--include=dev"], options).status !== 0) {
    console.error("npm ci did not succeed; trying npm install …");
    if (npm(["install", "--include=dev", "--no-save"], options).status !== 0) {
      console.error("npm could not install the packages. Is this machine online? Then run the command again.");
      process.exit(1);
    }
  }
  return true;
}

/** True when node_modules holds, for each package of the lock file, the version locked; by npm's own list of what it installed. */
function isInstalled() {
  const locked = packages("package-lock.json");
  const present = packages(join("node_modules", ".package-lock.json"));
  if (locked === null || present === null) return false;
  return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
    if (path === "") return true;
    const found = present[path];
    // Optional packages are those of other systems, and may be absent.
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

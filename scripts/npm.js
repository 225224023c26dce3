// Calls npm: the one that started this script where there is one, else the one on the path.
import { spawnSync } from "node:child_process";

/** Runs npm with arguments that hold no user input. Package scripts never run. Gives what spawnSync gives. */
export function npm(args, options = {}) {
  const quiet = ["--ignore-scripts", "--no-fund", "--no-audit", "--no-update-notifier", "--loglevel=error"];
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.c?js$/.test(own)) return spawnSync(process.execPath, [own, ...args, ...quiet], options);
  if (process.platform === "win32") return spawnSync("npm.cmd", [...args, ...quiet], { ...options, shell: true });
  return spawnSync("npm", [...args, ...quiet], options);
}

/** Installs one package into a folder of its own, apart from the project's. Gives true when it is there. */
export function bring(folder, spec) {
  const ran = npm(["install", "--prefix", folder, "--no-save", "--no-package-lock", spec], { stdio: "ignore" });
  return ran.status === 0;
}

// The built command on Node 20, 22 and 24: makes the example workspace, lists and shows. The binaries come from npm into a cache folder.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "dist", "cli", "main.js");

/** Runs the smoke test on one major version of Node. Gives null when it passed, `{skipped}` or `{failed}` with the reason otherwise. */
export function smoke(major) {
  const node = bringNode(major);
  if (node === null) return { skipped: `npm has no Node ${major} for this machine` };
  const dir = mkdtempSync(join(tmpdir(), "tarmac-smoke-"));
  try {
    const ws = join(dir, "ws");
    for (const args of [["init", ws, "--example"], ["list", "movements", "-w", ws, "--json"], ["show", "movement/pa-co-2025-02-03", "-w", ws, "--json"], ["verify", "-w", ws]]) {
      const ran = spawnSync(node, [cli, ...args], { encoding: "utf8", timeout: 120_000 });
      if (ran.status !== 0) return { failed: `tarmac ${args[0]} on Node ${major}: ${ran.stderr || ran.stdout}` };
    }
    return null;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function bringNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const platform = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const cache = join(root, "node_modules", ".cache", `tarmac-node-${major}`);
  const path = join(cache, "node_modules", `node-${platform}`, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(path)) return path;
  spawnSync("npm", ["install", "--prefix", cache, "--no-save", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error", `node-${platform}@${major}`], { stdio: "ignore" });
  return existsSync(path) ? path : null;
}

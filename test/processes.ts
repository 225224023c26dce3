import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Ran } from "./workspace.ts";

const main = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));

/** Starts a command in a process of its own, from the sources. */
export function start(...argv: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", main, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a command in a process of its own, to its end. */
export async function runAlone(...argv: string[]): Promise<Ran> {
  const child = start(...argv);
  let out = "";
  let err = "";
  child.stdout?.on("data", (part) => {
    out += part;
  });
  child.stderr?.on("data", (part) => {
    err += part;
  });
  const [code] = await once(child, "close");
  return { code: Number(code), out, err };
}

/** Starts `tarmac serve` on a free port, and resolves when it answers: it then has the record open. */
export async function serveAlone(ws: string): Promise<{ readonly stop: () => Promise<void> }> {
  const child = start("serve", "-w", ws, "--port", "0");
  await once(child.stdout as NonNullable<typeof child.stdout>, "data");
  return {
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "close");
    },
  };
}

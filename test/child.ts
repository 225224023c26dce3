import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ran } from "./workspace.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = [...["--import", "tsx"], join(root, "src/cli/main.ts")];
const nobody = 65534;

/** Who runs a command: the user of the tests, or one who may do nothing special. */
type As = { readonly uid?: number; readonly gid?: number };

/** Runs a command line in a process of its own, to its end. */
export function child(argv: readonly string[], as: As = {}): Ran {
  const ran = spawnSync(process.execPath, [...command, ...argv], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64e6,
    env: { ...process.env, HOME: "/nonexistent" },
    ...as,
  });
  return { code: ran.status ?? 99, out: ran.stdout ?? "", err: ran.error?.message ?? ran.stderr };
}

/** Runs a command line in a process of its own, beside others. */
export function beside(...argv: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const process_ = spawn(process.execPath, [...command, ...argv], { cwd: root });
    let [out, err] = ["", ""];
    process_.stdout.on("data", (text) => (out += text));
    process_.stderr.on("data", (text) => (err += text));
    process_.on("close", (code) => resolve({ code: code ?? 99, out, err }));
  });
}

/** Runs command lines as a user whom permissions bind; null where the machine has none (root who may not change, or a folder that others may not read). */
export function unprivileged(): ((...argv: string[]) => Ran) | null {
  const as = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (process.getuid === undefined || child(["--version"], as).code !== 0) return null;
  return (...argv) => child(argv, as);
}

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
    // One that never ends is an error, not a test that hangs.
    timeout: 120_000,
    env: { ...process.env, HOME: "/nonexistent" },
    ...as,
  });
  return { code: ran.status ?? 99, out: ran.stdout ?? "", err: ran.error?.message ?? ran.stderr };
}

/** Runs command lines one after another in one process beside others, and gives what each printed. */
export function beside(...lines: readonly (readonly string[])[]): Promise<Ran[]> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, ["--import", "tsx", join(root, "test/run-lines.ts")], { cwd: root });
    let [out, err] = ["", ""];
    started.stdout.on("data", (text) => {
      out += text;
    });
    started.stderr.on("data", (text) => {
      err += text;
    });
    started.on("close", (code) => (code === 0 ? resolve(JSON.parse(out) as Ran[]) : reject(new Error(err))));
    started.stdin.end(JSON.stringify(lines));
  });
}

/** Runs command lines as a user whom permissions bind; null where the machine has none (root who may not change, or a folder that others may not read). */
export function unprivileged(): ((...argv: string[]) => Ran) | null {
  const as = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  if (process.getuid === undefined || child(["--version"], as).code !== 0) return null;
  return (...argv) => child(argv, as);
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../src/cli/main.ts";

/** What a command printed, and its exit code. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line in this process, on the real store, with a clock that stands still. */
export async function tarmac(...argv: string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const effects = {
    out(text: string) {
      out += text;
    },
    err(text: string) {
      err += text;
    },
    now: () => new Date("2026-11-24T12:00:00Z"),
    terminal: false,
  };
  const code = await run(argv, effects);
  return { code, out, err };
}

/** A new empty folder, and its end. */
export function folder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-test-"));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Writes a register file and gives its path. */
export function registerFile(dir: string, name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

/** JSON of `tarmac show`. */
export async function showJson(ws: string, ref: string, ...more: string[]): Promise<Record<string, unknown>> {
  const ran = await tarmac("show", ref, "-w", ws, "--json", ...more);
  if (ran.code !== 0) throw new Error(ran.err);
  return JSON.parse(ran.out) as Record<string, unknown>;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A new folder for invented worlds, removed after the tests of a file. */
export function worldFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tarmac-world-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

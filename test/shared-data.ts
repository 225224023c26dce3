import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The folder of real data, which is no part of the project: `../shared/data`, or `TARMAC_DATA`. */
export const sharedData = process.env.TARMAC_DATA ?? join(import.meta.dirname, "../../shared/data");

/** Why a test that needs a folder of it is skipped; null when it is there. */
export function noData(name: string): string | null {
  return existsSync(join(sharedData, name)) ? null : `no data: ${name} is not at TARMAC_DATA or ../shared/data`;
}

/** The text of a file of the real data, unpacked. */
export function dataText(path: string): string {
  const bytes = readFileSync(join(sharedData, path));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

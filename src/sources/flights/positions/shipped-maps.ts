import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ColumnMap, readColumnMap } from "./column-map.ts";

let maps: readonly ColumnMap[] | null = null;

/** The maps that come with Tarmac, by name. Read once. */
export function shippedMaps(): readonly ColumnMap[] {
  const folder = fileURLToPath(new URL("./maps", import.meta.url));
  maps ??= readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readColumnMap(join(folder, name)));
  return maps;
}

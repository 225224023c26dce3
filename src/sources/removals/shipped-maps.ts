import { mapsBeside } from "../map-file.ts";
import { type ColumnMap, readColumnMap } from "./column-map.ts";

let maps: readonly ColumnMap[] | null = null;

/** The maps of releases that come with Tarmac, by name. Read once. */
export function shippedMaps(): readonly ColumnMap[] {
  maps ??= mapsBeside(import.meta.url, readColumnMap);
  return maps;
}

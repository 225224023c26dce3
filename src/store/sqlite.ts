import { createRequire } from "node:module";
import type { DatabaseSync } from "@photostructure/sqlite";

/** An open SQLite database, with the interface of `node:sqlite`. */
export type Database = InstanceType<typeof DatabaseSync>;
export type StatementSync = ReturnType<Database["prepare"]>;
type Driver = { DatabaseSync: new (path: string, options?: { readOnly?: boolean; timeout?: number }) => Database };

/**
 * The SQLite that this Node offers: its own `node:sqlite` from 22.13 on, else `@photostructure/sqlite` (the same interface, for Node 20).
 * Loaded when first asked for, so that commands which open no record do not pay for it.
 */
let driver: Driver | null = null;
export function sqliteDriver(): Driver {
  if (driver) return driver;
  const own = process.getBuiltinModule?.("node:sqlite") as Driver | undefined;
  driver = own ?? (createRequire(import.meta.url)("@photostructure/sqlite") as Driver);
  return driver;
}

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
  const own = quietly(() => process.getBuiltinModule?.("node:sqlite") as Driver | undefined);
  driver = own ?? (createRequire(import.meta.url)(otherDriver) as Driver);
  return driver;
}

const otherDriver = "@photostructure/sqlite";

/** Which driver is used, and the version of SQLite in it. */
export function sqliteVersion(): { driver: string; version: string } {
  const { DatabaseSync } = sqliteDriver();
  const own = quietly(() => process.getBuiltinModule?.("node:sqlite")) !== undefined;
  const db = new DatabaseSync(":memory:");
  const { version } = db.prepare("select sqlite_version() as version").get() as { version: string };
  db.close();
  return { driver: own ? "node:sqlite" : otherDriver, version };
}

/** Node 22 warns on standard error that its SQLite is new; that is nothing to the person at the keyboard. */
function quietly<Result>(load: () => Result): Result {
  const emit = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes("SQLite is an experimental feature")) emit.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return load();
  } finally {
    process.emitWarning = emit;
  }
}

import { mkdirSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { TarmacError } from "../model/tarmac-error.ts";

/** A DuckDB in memory that may touch only the folders it was given. Close it when done. */
export type Duck = {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
};

export type DuckOptions = {
  /** Folders that may be read and written; nothing else can be, and nothing on the network. */
  readonly folders: readonly string[];
  /** Where work larger than memory is put meanwhile; a folder of the system's own when absent. */
  readonly spillDir?: string;
  readonly memoryMb?: number;
  readonly threads?: number;
  /** False: results without `order by` may come in any order, which takes less memory. */
  readonly keepOrder?: false;
  /** Memory that is done with goes back to the system soon, not when there is much of it. */
  readonly givesBack?: boolean;
  /** False: what was read of a file is not kept for the next time. Room that it takes is room that work cannot have. */
  readonly keepFiles?: false;
  /** Rows pass joins in their order, with one thread: small batches do not wait until larger ones have gone by. */
  readonly joinsInOrder?: boolean;
};

/**
 * Opens a DuckDB that owns no file: it reads and writes Parquet in the folders named and can do nothing else (no extension is installed or loaded, no network,
 * settings locked). The library is loaded when this is first called, so that commands which need no tables start without it.
 */
export async function openDuck(options: DuckOptions): Promise<Duck> {
  const { DuckDBInstance } = await loadDuck();
  const spill = options.spillDir ?? join(tmpdir(), `tarmac-spill-${process.pid}`);
  mkdirSync(spill, { recursive: true });
  const instance: DuckDBInstance = await DuckDBInstance.create(":memory:", {
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${options.memoryMb ?? Math.floor(Math.min(totalmem() / 2, 4e9) / 1e6)}MB`,
    temp_directory: spill,
    preserve_insertion_order: String(options.keepOrder ?? true),
    ...(options.givesBack
      ? { allocator_flush_threshold: "16MB", allocator_bulk_deallocation_flush_threshold: "16MB" }
      : {}),
    enable_external_file_cache: String(options.keepFiles ?? true),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    allow_unsigned_extensions: "false",
  });
  const connection = await instance.connect();
  const folders = [...options.folders, spill].map((folder) => `'${folder.replaceAll("'", "''")}/'`);
  await connection.run(`set allowed_directories = [${folders.join(", ")}]`);
  await connection.run("set enable_external_access = false");
  if (options.joinsInOrder) await connection.run("set enable_caching_operators = false");
  await connection.run("set lock_configuration = true");
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function loadDuck(): Promise<typeof import("@duckdb/node-api")> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new TarmacError(
      "no_duckdb",
      "DuckDB, which reads and writes the large tables, does not load on this machine",
      {
        hint: `it comes with npm install for Linux, macOS and Windows on x64 and arm64; tarmac doctor says what is here (${(cause as Error).message})`,
        cause,
      },
    );
  }
}

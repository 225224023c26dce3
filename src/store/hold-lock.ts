import { setTimeout as pause } from "node:timers/promises";
import { TarmacError } from "../model/tarmac-error.ts";
import { sqliteDriver } from "./sqlite.ts";

const betweenMs = 50;

/**
 * Keeps other processes from doing the same work at the same time; waits while one does it. The lock is SQLite's on an empty database file: the system lets go of it when its holder dies, however that happens.
 */
export async function holdLock(path: string, waitMs = 120_000): Promise<{ readonly release: () => void }> {
  const db = new (sqliteDriver().DatabaseSync)(path);
  try {
    for (let waited = 0; ; waited += betweenMs) {
      try {
        db.exec("begin exclusive");
        return { release: () => db.close() };
      } catch (error) {
        if (!/locked|busy/i.test((error as Error).message)) throw error;
        if (waited >= waitMs) throw busy(path);
        await pause(betweenMs);
      }
    }
  } catch (error) {
    db.close();
    throw error;
  }
}

function busy(path: string): TarmacError {
  return new TarmacError("positions_busy", "another process is storing positions here, and does not end", {
    where: path,
    hint: "what was read is not stored; load it again when the other is done",
  });
}

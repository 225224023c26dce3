import { TarmacError } from "../model/tarmac-error.ts";
import type { Database } from "./sqlite.ts";

/** A process that has the record open for writing. */
export type Opener = { readonly pid: number; readonly host: string; readonly dir: string; readonly inode: string };
export type OpenRow = Opener & { readonly since: string };

/**
 * Refuses a record whose marks come from another folder: it was copied by hand while a process had it open, so the newest commands may be missing
 * or half there. A renamed folder keeps its inode and passes; `cp` and unzip make a new one.
 */
export function refuseCopies(db: Database, here: Opener): void {
  for (const row of db.prepare("select * from open_by").all() as OpenRow[]) {
    if (isHere(row, here)) continue;
    throw new TarmacError(
      "copied_while_open",
      `this is a copy made by hand while the record was open: of ${row.dir} on ${row.host}, open since ${row.since}`,
      {
        where: here.dir,
        hint: "make a safe copy with: tarmac backup OUT. To check this copy and open it all the same: tarmac doctor --accept-copy",
      },
    );
  }
}

/** A mark of this very folder: under another name when it was renamed, of another host when a container was made anew around it. */
function isHere(row: Opener, here: Opener): boolean {
  const [sameHost, sameDir, sameFile] = [row.host === here.host, row.dir === here.dir, row.inode === here.inode];
  return (sameHost && (sameDir || sameFile)) || (sameDir && sameFile);
}

/** The marks of processes that have the record open, or ended without closing it. */
export function openersOf(db: Database): (OpenRow & { readonly alive: boolean })[] {
  const rows = db.prepare("select * from open_by order by since").all() as OpenRow[];
  return rows.map((row) => ({ ...row, alive: isAlive(row.pid) }));
}

/** Marks the record as open, and drops the marks of processes of this folder that ended without closing (a crash is no copy). */
export function writeOpener(db: Database, here: Opener, since: string): void {
  const rows = db.prepare("select * from open_by").all() as OpenRow[];
  const dead = rows.filter((row) => row.pid !== here.pid && !isAlive(row.pid));
  db.exec("begin immediate");
  const drop = db.prepare("delete from open_by where pid = ? and host = ? and dir = ?");
  for (const row of dead) drop.run(row.pid, row.host, row.dir);
  db.prepare("insert or replace into open_by values (?, ?, ?, ?, ?)").run(
    here.pid,
    here.host,
    here.dir,
    here.inode,
    since,
  );
  db.exec("commit");
  // The mark must stand in the main file, since people copy that file alone.
  db.exec("pragma wal_checkpoint(passive)");
}

/** Takes this process's mark away. */
export function removeOpener(db: Database, here: Opener): void {
  db.prepare("delete from open_by where pid = ? and host = ? and dir = ?").run(here.pid, here.host, here.dir);
}

/** Takes all marks away, after a copy was checked. */
export function forgetOpeners(db: Database): void {
  db.exec("delete from open_by");
}

/** True while a process of this number runs on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

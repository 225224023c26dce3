import { type Duck, openDuck } from "./duckdb.ts";
import { removalsDir } from "./removals.ts";

/** Opened once a process for each workspace: what opening takes would be most of the time that a page of totals needs. */
const opened = new Map<string, Promise<Duck>>();
const memoryMb = 400;

/** The rows of a statement over the releases of a workspace: cells as numbers, words, lists and null. One statement at a time. */
export async function askReleases(
  dir: string,
  statement: string,
  given: Readonly<Record<string, string | number>>,
): Promise<readonly (readonly unknown[])[]> {
  const folder = removalsDir(dir);
  const duck = opened.get(folder) ?? openDuck({ folders: [folder], memoryMb });
  opened.set(folder, duck);
  duck.catch(() => opened.delete(folder));
  const { connection } = await duck;
  const read = await connection.runAndReadAll(statement, { ...given });
  return read.getRowsJS();
}

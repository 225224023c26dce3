import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseManifest } from "../../model/removal.ts";
import type { ReleaseDiff } from "../../model/release-diff.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { openDuck } from "../duckdb.ts";
import { releaseFile, releaseManifest, releaseNames, removalsDir } from "../removals.ts";
import { makingName, putWhole, removeUnfinished, writeWhole } from "../write-whole.ts";
import { compareFiles } from "./compare-files.ts";
import { compareOperations } from "./operations.ts";
import { folderThatHolds } from "./kept-folder.ts";
import { renewableSession } from "./session.ts";

/** Counts up when the same releases would be told otherwise: what was kept before is then made anew. */
const edition = 4;
/** DuckDB's share of memory; what does not fit goes to disk. */
const room = { memoryMb: 90, threads: 1, givesBack: true, keepFiles: false } as const;

/** A comparison, both manifests, and the table of differences (Parquet). */
export type ComparedReleases = {
  readonly diff: ReleaseDiff;
  readonly a: ReleaseManifest;
  readonly b: ReleaseManifest;
  readonly rowsFile: string;
};

/**
 * What release `b` added, lost and changed against release `a`. It is kept in `tables/diffs/` beside what it was made from, so that it is made once; where that cannot be written, in a temporary folder until this process ends. Throws a TarmacError with code `no_release`
 * for a name that was not loaded.
 */
export async function compareReleases(dir: string, a: string, b: string): Promise<ComparedReleases> {
  const [inA, inB] = [manifestOf(dir, a), manifestOf(dir, b)];
  const key = createHash("sha256")
    .update(canonicalJson([edition, inA, inB]))
    .digest("hex")
    .slice(0, 16);
  const folder = folderThatHolds(join(dir, "tables", "diffs"), `${key}.json`);
  const [kept, rowsFile] = [join(folder, `${key}.json`), join(folder, `${key}.parquet`)];
  if (existsSync(kept) && existsSync(rowsFile))
    return { diff: JSON.parse(readFileSync(kept, "utf8")) as ReleaseDiff, a: inA, b: inB, rowsFile };
  removeUnfinished(folder);
  const spillDir = makingName(join(folder, `${key}.spill`));
  const session = await renewableSession(() =>
    openDuck({ folders: [removalsDir(dir), folder], spillDir, ...room, keepOrder: false }),
  );
  const out = makingName(rowsFile);
  try {
    const compare = isOperations(inA) && isOperations(inB) ? compareOperations : compareFiles;
    const files = { a: { name: a, file: releaseFile(dir, a) }, b: { name: b, file: releaseFile(dir, b) } };
    const diff = await compare(session, { ...files, out });
    putWhole(rowsFile);
    writeWhole(kept, `${JSON.stringify(diff)}\n`);
    return { diff, a: inA, b: inB, rowsFile };
  } finally {
    session.close();
    for (const rest of [spillDir, out, `${out}.differences`, `${out}.changed_cells`])
      rmSync(rest, { recursive: true, force: true });
  }
}

function manifestOf(dir: string, release: string): ReleaseManifest {
  const manifest = releaseManifest(dir, release);
  if (manifest !== null) return manifest;
  const names = releaseNames(dir);
  throw new TarmacError("no_release", `no release of this name is loaded: ${release}`, {
    hint: names.length === 0 ? "tarmac load removals FILE loads one" : `loaded are: ${names.join(", ")}`,
  });
}

/** True where a row is a count of people of an operation. */
function isOperations({ map, columns }: ReleaseManifest): boolean {
  return map.row_is === "count" && columns.includes("operation_id");
}

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { canonicalJson } from "../../model/canonical-json.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { diffEditions, type EditionDiff } from "../../sources/observations/diff-editions.ts";
import { type LogMap, parseLogMap, readLogMap } from "../../sources/observations/log-map.ts";
import { type ReadLog, readLog } from "../../sources/observations/read-log.ts";
import { leastPairs } from "../../sources/observations/convoy-band.ts";
import { readSheets } from "../../sources/sheets/read-sheets.ts";
import { sha256 } from "../../store/hash.ts";
import { type LogEdition, logManifest, observationsOf, storeEdition } from "../../store/observations.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { type Call, type Effects, workspaceOf } from "../command.ts";

/** What loading one file did. `diff` is null for the first edition of a log, and for a file that was loaded before. */
type Loaded = {
  readonly file: string;
  readonly edition: LogEdition;
  readonly before: boolean;
  readonly read: ReadLog | null;
  readonly diff: EditionDiff | null;
};

/** Loads files as editions of one log, says what each changed, and gives the exit code. */
export async function loadLogFiles(files: readonly string[], call: Call, effects: Effects): Promise<number> {
  const dir = workspaceOf(call);
  closeRecord(openRecord(dir, { readOnly: true }, effects));
  const map = mapOf(call);
  const log = map.log ?? map.airport?.toLowerCase();
  if (log === undefined)
    throw new TarmacError("usage", "the log has no name", {
      hint: "name it with --log NAME, or say where its observers stand with --airport IDENT",
    });
  const done: Loaded[] = [];
  for (const file of files) done.push(await loadEdition(dir, log, { file, map }, effects));
  if (call.options.json) effects.out(`${JSON.stringify(done.map(asJson), null, 2)}\n`);
  else for (const one of done) effects.out(loadedText(one, log, map));
  return 0;
}

function mapOf({ options }: Call): LogMap {
  const told = options.map === undefined ? {} : readLogMap(String(options.map));
  const given = ["log", "airport", "zone"].flatMap((key) =>
    options[key] === undefined ? [] : [[key, String(options[key])]],
  );
  return parseLogMap({ ...told, ...Object.fromEntries(given) }, "the options");
}

async function loadEdition(
  dir: string,
  log: string,
  { file, map }: { readonly file: string; readonly map: LogMap },
  effects: Pick<Effects, "now">,
): Promise<Loaded> {
  const bytes = bytesOf(file);
  const digest = sha256(bytes);
  const id = sha256(canonicalJson([digest, map])).slice(0, 12);
  const known = logManifest(dir, log).editions.find((edition) => edition.id === id);
  if (known) return { file, edition: known, before: true, read: null, diff: null };
  const name = basename(file);
  const read = readLog(await readSheets(bytes, file), { log, edition: id, file: name, path: file, map });
  const last = logManifest(dir, log).editions.at(-1);
  const diff = last ? diffEditions(await observationsOf(dir, log, last.id), read.observations) : null;
  const edition: LogEdition = {
    id,
    file: name,
    sha256: digest,
    rows: read.observations.length,
    rejects: read.rejects.length,
    pairs: read.pairs,
    band: read.band,
    loaded_at: effects.now().toISOString(),
  };
  await storeEdition(dir, log, read, edition);
  return { file, edition, before: false, read, diff };
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new TarmacError("no_file", `cannot read: ${(cause as Error).message}`, { where: file, cause });
  }
}

function asJson({ file, edition, before, read, diff }: Loaded): unknown {
  return {
    file,
    edition,
    loaded_before: before,
    rejects: read?.rejects ?? null,
    faults: read ? faultsOf(read, null) : null,
    diff,
  };
}

/** Faults of the rows that are new or changed; of all rows for the first edition. */
function faultsOf(
  read: ReadLog,
  diff: EditionDiff | null,
): {
  readonly row: number;
  readonly field: string;
  readonly raw: string;
  readonly read: string | null;
  readonly says: string;
}[] {
  const rows = diff ? [...diff.added, ...diff.changed.map(({ after }) => after)] : read.observations;
  return rows.flatMap(({ row, faults }) => faults.map((fault) => ({ row, ...fault })));
}

function loadedText(one: Loaded, log: string, map: LogMap): string {
  const { file, edition, before, read, diff } = one;
  const rows = `${edition.rows.toLocaleString("en-US")} ${edition.rows === 1 ? "row" : "rows"} of the log ${log}`;
  const head = `${file}: ${before ? "loaded before, nothing changed" : rows}`;
  if (!read) return `${head}\n`;
  const placeless = map.airport === undefined;
  const lines = [
    ...diffLines(diff),
    ...faultsOf(read, diff).map(faultLine),
    ...read.rejects.map(({ row, reason }) => `row ${row} left out: ${reason}`),
    bandText(edition),
    ...(placeless
      ? ["no airport: rows can be matched to flights only when --airport says where the observers stand"]
      : []),
  ];
  return `${[head, ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}

function diffLines(diff: EditionDiff | null): string[] {
  if (!diff) return [];
  const { added, changed, gone, same } = diff;
  return [
    `${added.length} added, ${changed.length} changed, ${gone.length} gone, ${same} as before`,
    ...changed.flatMap(({ after, fields }) =>
      fields.map(
        ({ field, before: was, after: is }) =>
          `row ${after.row} ${after.day} ${field}: ${was || "nothing"} → ${is || "nothing"}`,
      ),
    ),
    ...gone.map(
      ({ day, callsign, registration }) => `gone: ${[day, callsign, registration].filter(Boolean).join(" ")}`,
    ),
  ];
}

function faultLine({ row, raw, read, says }: ReturnType<typeof faultsOf>[number]): string {
  return `row ${row}: ${raw}${read === null || read === raw ? "" : ` read as ${read}`}: ${says}`;
}

function bandText({ band, pairs }: LogEdition): string {
  if (band === null)
    return `estimates from vehicles stay without a number: ${pairs} rows hold a count beside one, ${leastPairs} are needed`;
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return `estimates from vehicles: counts lay between ${percent(band.lo)} and ${percent(band.hi)} of them, in ${Math.floor(band.held * 100)} of 100 such cases (${band.rows} rows)`;
}

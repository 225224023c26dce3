import { type ReferenceTable, referenceTables } from "../../model/reference.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { type Got, getReference } from "../../sources/flights/reference/get-reference.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { referenceDir } from "../../store/reference.ts";
import { type Command, workspaceOf } from "../command.ts";
import { progressBar } from "../progress.ts";

/** So many rejects are printed; all of them stand in the file. */
const shown = 10;

/** `tarmac get airports|aircraft`. */
export const get: Command = {
  name: "get",
  summary:
    "Brings a table of reference into the workspace's cache/reference: aerodromes with runways (OurAirports, public domain) or aircraft by address (Mictronics, ODC-By), from the publisher, with digest, date and licence. A file that is empty, cut or much smaller than the one kept is refused and the old one stays.",
  arguments: referenceTables.join("|"),
  options: {
    from: {
      type: "string",
      value: "FILE|URL",
      says: "read it from there: a file, a folder with airports.csv and runways.csv, or an address",
    },
    smaller: { type: "boolean", says: "take a table that is much smaller than the one kept" },
  },
  example: "tarmac get airports -w removals\ntarmac get aircraft --from aircraft.csv.gz -w removals",
  async run(call, effects) {
    const [table] = call.args;
    if (!isTable(table))
      throw new TarmacError(
        "usage",
        table === undefined ? "missing: airports or aircraft" : `unknown table: ${table}`,
        {
          hint: "tarmac get airports, or tarmac get aircraft",
        },
      );
    const workspace = workspaceOf(call);
    closeRecord(openRecord(workspace, { readOnly: true }, effects));
    const bar = progressBar(effects);
    const { from } = call.options;
    try {
      const got = await getReference(
        workspace,
        table,
        { ...(typeof from === "string" ? { from } : {}), smaller: call.options.smaller === true },
        { fetch: globalThis.fetch, now: effects.now, tell: bar.tell },
      );
      bar.end();
      effects.out(call.options.json ? `${JSON.stringify(got, null, 2)}\n` : gotText(got, referenceDir(workspace)));
      return 0;
    } finally {
      bar.end();
    }
  },
};

function isTable(name: string | undefined): name is ReferenceTable {
  return referenceTables.some((table) => table === name);
}

function gotText({ table, entry, rejects }: Got, dir: string): string {
  const count = (n: number): string => n.toLocaleString("en-US");
  return `${[
    `Kept ${count(entry.rows)} ${table} in ${dir}. Publisher: ${entry.publisher}. Licence: ${entry.licence}.`,
    ...entry.files.map(
      (f) =>
        `Read ${f.from}, ${count(f.bytes)} bytes, SHA-256 ${f.sha256}${f.last_modified === null ? "" : `, of ${f.last_modified}`}`,
    ),
    ...(rejects.length === 0
      ? []
      : [`${count(rejects.length)} rows were refused or mended; all of them in ${table}.rejects.jsonl:`]),
    ...rejects.slice(0, shown).map(({ row, key, says }) => `  line ${row}, ${key}: ${says}`),
    ...(rejects.length > shown ? [`  … and ${count(rejects.length - shown)} more`] : []),
  ].join("\n")}\n`;
}

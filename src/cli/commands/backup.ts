import { TarmacError } from "../../model/tarmac-error.ts";
import { type Backup, backupWorkspace } from "../../store/backup.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { type Command, workspaceOf } from "../command.ts";
import { progressBar } from "../progress.ts";

/** `tarmac backup OUT`. */
export const backup: Command = {
  name: "backup",
  summary:
    "Copies the workspace to a new folder, safely while others write: the record as of one moment, tarmac.yaml, register files, archive and tables. Hidden files, links and cache/ stay behind; so does the vault, unless told. Never writes over anything; on failure nothing is left.",
  arguments: "OUT",
  options: { "with-vault": { type: "boolean", says: "the vault with its case facts goes along" } },
  example: "tarmac backup /media/stick/removals-2026-11-24 -w removals",
  run(call, effects) {
    const [out] = call.args;
    if (out === undefined) throw new TarmacError("usage", "missing: OUT", { hint: "tarmac backup OUT" });
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    const bar = progressBar(effects);
    try {
      const made = backupWorkspace(record, out, {
        withVault: call.options["with-vault"] === true,
        progress: bar.tell,
      });
      bar.end();
      effects.out(call.options.json ? `${JSON.stringify(made, null, 2)}\n` : backupText(made));
      return 0;
    } finally {
      bar.end();
      closeRecord(record);
    }
  },
};

function backupText({ out, head, files, bytes, left_out }: Backup): string {
  const size = `${(bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;
  return `${[
    `Backed up to ${out}: the record and ${files.length} other ${files.length === 1 ? "file" : "files"}, ${size}.`,
    `Ledger head: number ${head.seq}${head.at === null ? "" : `, ${head.at}`}, ${head.hash}`,
    ...left_out.map((file) => `Left out: ${file} (--with-vault takes it along).`),
    `Prove it whole with: tarmac verify -w ${out}`,
  ].join("\n")}\n`;
}

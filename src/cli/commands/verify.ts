import { type Verified, verifyRecord } from "../../desk/verify.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import type { Fault } from "../../store/verify.ts";
import { type Command, workspaceOf } from "../command.ts";
import { progressBar } from "../progress.ts";

/** `tarmac verify`. */
export const verify: Command = {
  name: "verify",
  summary:
    "Proves the record whole: recomputes the ledger's chain, every id, every row that the ledger bound and every derived row, and says exactly what is wrong and where. Exit code 1 when anything is.",
  arguments: "",
  options: {},
  example: "tarmac verify -w my-workspace",
  run(call, effects) {
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    const bar = progressBar(effects);
    try {
      const verified = verifyRecord(record, bar.tell);
      bar.end();
      effects.out(call.options.json ? `${JSON.stringify(verified, null, 2)}\n` : verifiedText(verified));
      return verified.ok ? 0 : 1;
    } finally {
      bar.end();
      closeRecord(record);
    }
  },
};

/** What verify found, in words. */
export function verifiedText({ ok, faults, fault_count, checked, head }: Verified): string {
  const number = (n: number): string => n.toLocaleString("en-US");
  const lines = faults.map(faultLine);
  const more = fault_count - faults.length;
  const rows = `${number(checked.ledger ?? 0)} ledger rows, ${number(checked.claim ?? 0)} claims, ${number(checked.source ?? 0)} sources, ${number(checked.subject ?? 0)} entries, ${number(checked.judgement ?? 0)} judgements, ${number(checked.derived_subject ?? 0)} rows of lists, ${number(checked.search ?? 0)} texts`;
  return `${[
    ...lines,
    ...(more > 0 ? [`and ${number(more)} more`] : []),
    ok ? `Whole: ${rows}.` : `${number(fault_count)} thing${fault_count === 1 ? "" : "s"} wrong in ${rows}.`,
    `Ledger head: number ${head.seq}${head.at === null ? "" : `, ${head.at}`}, ${head.hash}`,
    "Publish the head with each release: a chain alone does not bind its owner, who could write it anew.",
  ].join("\n")}\n`;
}

/** `claim 0f3a… value: what is wrong (ledger 12)`. */
function faultLine({ table, id, column, ledger, what }: Fault): string {
  const where = [table, id, column].filter((x) => x !== null).join(" ");
  return `${where}: ${what}${ledger === null ? "" : ` (ledger ${ledger})`}`;
}

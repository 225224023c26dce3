import { judge, revoke } from "../../desk/judge.ts";
import { settleAtEnd } from "../../desk/settle.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { decidable, decisions } from "../../store/judgements.ts";
import { closeRecord, loginName, openRecord } from "../../store/record.ts";
import { type Command, workspaceOf } from "../command.ts";

/** `tarmac judge KIND/ID --decides … --reason …`, `tarmac judge --revoke ID --reason …`. */
export const judgeCommand: Command = {
  name: "judge",
  summary: `Writes down a person's decision or comment, dated and signed. It never changes a claim.\n\n${decidable
    .map((name) => `  ${name.padEnd(16)} ${decisions[name]}`)
    .join("\n")}`,
  arguments: "KIND/ID",
  options: {
    decides: { type: "string", value: "WHAT", says: decidable.join(", ") },
    reason: { type: "string", value: "TEXT", says: "why, in a sentence that others can check" },
    attribute: { type: "string", value: "A", says: "the attribute it speaks of, such as people" },
    claim: { type: "string", value: "ID", multiple: true, says: "a claim it is about; may be given several times" },
    by: { type: "string", value: "NAME", says: "who signs (default: the login name)" },
    revoke: { type: "string", value: "ID", says: "take back the judgement with this id" },
  },
  example:
    'tarmac judge movement/us-sv-2025-03-15-all --decides different_scope --attribute people --claim 0f3a9c --reason "Counts all flights of March and April."',
  run(call, effects) {
    const [about] = call.args;
    const { options } = call;
    const text = (name: string): string => String(options[name] ?? "");
    const by = options.by === undefined ? loginName() : String(options.by);
    if (about === undefined && options.revoke === undefined)
      throw new TarmacError("usage", "missing: KIND/ID", { hint: "tarmac judge KIND/ID --decides WHAT --reason TEXT" });
    if (about !== undefined && options.revoke !== undefined)
      throw new TarmacError("usage", "--revoke takes a judgement's id, and no KIND/ID", {
        hint: "tarmac judge --revoke ID --reason TEXT",
      });
    if (about !== undefined && options.decides === undefined)
      throw new TarmacError("usage", "missing: --decides", { hint: `one of: ${decidable.join(", ")}` });
    const record = openRecord(workspaceOf(call), {}, effects);
    try {
      const { judgement, seq } =
        about === undefined
          ? revoke(record, { id: text("revoke"), reason: text("reason"), by })
          : judge(record, {
              about,
              attribute: options.attribute === undefined ? null : text("attribute"),
              decides: text("decides"),
              claims: listOf(options.claim),
              by,
              reason: text("reason"),
            });
      settleAtEnd(record);
      const done = about === undefined ? "taken back" : "written";
      effects.out(
        options.json
          ? `${JSON.stringify({ ...judgement, seq }, null, 2)}\n`
          : `Judgement ${judgement.id} about ${judgement.about} ${done}, as number ${seq} of the ledger.\n`,
      );
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

function listOf(option: unknown): string[] {
  return Array.isArray(option) ? option.map(String) : option === undefined ? [] : [String(option)];
}

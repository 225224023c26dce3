import { applyImport, previewImport } from "../../desk/import.ts";
import type { ImportPlan } from "../../desk/plan-import.ts";
import { settleAtEnd } from "../../desk/settle.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { closeRecord, loginName, openRecord } from "../../store/record.ts";
import { claimLine } from "../claim-line.ts";
import { type Command, workspaceOf } from "../command.ts";

/** `tarmac import FILE|DIR [--dry-run]`. */
export const importCommand: Command = {
  name: "import",
  summary:
    "Reads register files (YAML) into the record. Shows what is added, changed, unchanged and gone; every mistake is reported with file and line, and then nothing is written.",
  arguments: "FILE|DIR",
  options: {
    "dry-run": { type: "boolean", says: "only show what would be written" },
    by: { type: "string", value: "NAME", says: "who signs the import (default: the login name)" },
  },
  example: "tarmac import my-events.yaml --dry-run",
  run({ args, options }, effects) {
    const [path] = args;
    if (path === undefined) throw new TarmacError("usage", "missing: FILE or DIR", { hint: "tarmac import FILE|DIR" });
    const dir = workspaceOf({ args, options });
    const preview = openRecord(dir, { readOnly: true }, effects);
    let plan: ImportPlan;
    try {
      plan = previewImport(preview, path).plan;
    } finally {
      closeRecord(preview);
    }
    const dry = options["dry-run"] === true;
    const written = dry ? null : writeIt(dir, path, String(options.by ?? loginName()), effects);
    if (written) plan = written.plan;
    const seq = written?.seq ?? null;
    effects.out(
      options.json ? `${JSON.stringify({ dry_run: dry, seq, ...tally(plan) }, null, 2)}\n` : planText(plan, dry, seq),
    );
    return 0;
  },
};

function writeIt(
  dir: string,
  path: string,
  actor: string,
  effects: { now: () => Date },
): ReturnType<typeof applyImport> {
  const record = openRecord(dir, {}, effects);
  try {
    const applied = applyImport(record, previewImport(record, path).register, { actor, name: path });
    settleAtEnd(record);
    return applied;
  } finally {
    closeRecord(record);
  }
}

function tally(plan: ImportPlan): Record<string, unknown> {
  const { sources, subjects, claims, judgements } = plan;
  return {
    sources: { added: sources.added.length, changed: sources.changed.length, unchanged: sources.unchanged },
    entries: { added: subjects.added.length, changed: subjects.changed.length, unchanged: subjects.unchanged },
    claims: {
      added: claims.added.length,
      changed: claims.changed.length,
      unchanged: claims.unchanged,
      gone: claims.gone.length,
      withdrawn: claims.withdrawn.length,
      past: claims.past.length,
    },
    judgements: {
      added: judgements.added.length,
      revoked: judgements.revoked.length,
      unchanged: judgements.unchanged,
    },
    gone: claims.gone.map((c) => ({ id: c.id, subject: c.subject, attribute: c.attribute, source: c.source })),
  };
}

const few = 12;

function planText(plan: ImportPlan, dry: boolean, seq: number | null): string {
  const { sources, subjects, claims, judgements } = plan;
  const row = (name: string, added: number, changed: number, unchanged: number): string =>
    `${name.padEnd(11)} ${added} added, ${changed} changed, ${unchanged} unchanged`;
  const some = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : [
          title,
          ...lines.slice(0, few).map((l) => `  ${l}`),
          ...(lines.length > few ? [`  and ${lines.length - few} more`] : []),
        ];
  const done = dry
    ? "Nothing was written (--dry-run)."
    : seq === null
      ? "Nothing to write: the record holds all of it."
      : `Written as number ${seq} of the ledger.`;
  return `${[
    row("sources", sources.added.length, sources.changed.length, sources.unchanged),
    row("entries", subjects.added.length, subjects.changed.length, subjects.unchanged),
    row("claims", claims.added.length, claims.changed.length, claims.unchanged),
    ...(claims.past.length > 0 ? [`history     ${claims.past.length} past claims added`] : []),
    ...(judgements.added.length + judgements.revoked.length + judgements.unchanged > 0
      ? [row("judgements", judgements.added.length, judgements.revoked.length, judgements.unchanged)]
      : []),
    ...some(
      "changed:",
      claims.changed.map(({ before, after }) => `${claimLine(before)}  →  ${claimLine(after)}`),
    ),
    ...some(
      "withdrawn:",
      claims.withdrawn.map(({ claim, reason }) => `${claimLine(claim)}  (${reason})`),
    ),
    ...some(
      "gone from the files, kept in the record (to end one, write withdraw: with a reason):",
      claims.gone.map(claimLine),
    ),
    done,
  ].join("\n")}\n`;
}

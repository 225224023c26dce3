import { columnText, dayText } from "../../model/release-diff-words.ts";
import type { DiffColumn, ReleaseDiff } from "../../model/release-diff.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { compareReleases } from "../../store/compare-releases/compare-releases.ts";
import { checkDifferencesFile, writeDifferences } from "../../store/compare-releases/read-differences.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { type Command, workspaceOf } from "../command.ts";
import { textTable } from "../text-table.ts";

/** `tarmac diff A B`. */
export const diff: Command = {
  name: "diff",
  summary:
    "Compares two releases of removals that were loaded: what B lost, doubled, changed, numbered anew and added against A, by week and column, and where it stops being trustworthy. Rows are paired by identifiers where these hold, by their cells where they do not, and where even that fails rows by week and country are compared; it says which, and how that was judged. Docs: docs/diff.md.",
  arguments: "A B",
  options: {
    rows: {
      type: "string",
      value: "FILE",
      says: "write every difference with the places of its rows to FILE, .csv or .parquet (docs/diff.md)",
    },
  },
  example:
    "tarmac diff example-2031-06 example-2031-07\ntarmac diff example-2031-06 example-2031-07 --rows differences.csv",
  async run(call, effects) {
    const [a, b, ...more] = call.args;
    if (a === undefined || b === undefined || more.length > 0)
      throw new TarmacError("usage", "two releases are compared: A and B", { hint: "tarmac diff A B" });
    const out = call.options.rows === undefined ? null : String(call.options.rows);
    if (out !== null) checkDifferencesFile(out);
    const dir = workspaceOf(call);
    closeRecord(openRecord(dir, { readOnly: true }, effects));
    const found = await compareReleases(dir, a, b);
    if (out !== null) await writeDifferences(found.rowsFile, out);
    if (call.options.json) effects.out(`${JSON.stringify(found.diff, null, 2)}\n`);
    else effects.out(diffText(found.diff, effects.width ?? 120));
    if (out !== null) effects.err(`${out}: every difference with the places of its rows\n`);
    return 0;
  },
};

function diffText(found: ReleaseDiff, width: number): string {
  const { a, b, rows, says, why, kinds, span } = found;
  const head = `${a} (${count(rows.a)} rows) against ${b} (${count(rows.b)} rows): ${count(rows.same)} the same\n`;
  const table = textTable(
    {
      columns: ["kind", "rows", "people", "from_week", "to_week", "what"],
      rows: kinds.map((one) => [one.kind, one.rows, one.people, one.weeks?.[0], one.weeks?.[1], one.text]),
    },
    Math.max(width, 80),
  );
  const parts = [
    head,
    `${says}\n`,
    ...(kinds.length > 0 ? [table] : []),
    columnsText(found.columns),
    `Compared ${spanText(span)}. ${why}\n`,
    unfinishedText(found),
    ...span.left_out.map(leftOutText),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function spanText({ from, to, by, columns }: ReleaseDiff["span"]): string {
  const days =
    from === null || to === null ? "rows of any day" : `days from ${from} to ${to} (${columnText(by ?? "")})`;
  return `${days} and ${columns.length} columns that both have`;
}

function columnsText(columns: readonly DiffColumn[]): string {
  const changed = columns.filter((column) => column.changed > 0);
  return changed
    .map(({ column, changed: n, from_to }) => {
      const most = from_to
        .slice(0, 3)
        .map(({ from, to, rows }) => `${from ?? "not told"} → ${to ?? "not told"} (${rows})`);
      return `${columnText(column)}: ${count(n)} changed: ${most.join(", ")}\n`;
    })
    .join("");
}

function unfinishedText({ unfinished_from }: ReleaseDiff): string {
  if (unfinished_from === null) return "";
  return `From ${dayText(unfinished_from)} on A was not complete when it was published; expect the same of the last weeks of B.\n`;
}

function leftOutText({ release, column, rows, days, why }: ReleaseDiff["span"]["left_out"][number]): string {
  const of = release === "both" ? "both" : release.toUpperCase();
  if (column !== undefined) return `left out: column ${columnText(column)} (${of}): ${why}\n`;
  return `left out: ${count(rows ?? 0)} rows of ${of}${days ? ` from ${days.join(" to ")}` : ""}: ${why}\n`;
}

function count(n: number): string {
  return n.toLocaleString("en-US");
}

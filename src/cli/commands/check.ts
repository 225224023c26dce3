import { readerOf, ruleSentences } from "../../desk/reader.ts";
import { severities } from "../../model/severity.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { nearest } from "../../sources/register/nearest.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { namedText } from "../../views/finding-words.ts";
import { type FindingsFilter, type FindingsPage, findingsPage } from "../../views/findings-page.ts";
import { writeCsv } from "../../web/csv.ts";
import { findingsTable } from "../../web/pages/findings.tsx";
import { type Call, type Command, workspaceOf } from "../command.ts";
import { whenOf, whenOptions } from "../when.ts";

/** `tarmac check`. */
export const check: Command = {
  name: "check",
  summary:
    "Prints what the rules find, gravest first: sums that do not add up, days that do not fit, values that rest on little. Exit code 3 when one of them is an error.",
  arguments: "",
  options: {
    severity: { type: "string", value: "S", says: `only ${severities.join(", ")}` },
    rule: { type: "string", value: "ID", says: "only one rule; docs/findings.md lists them" },
    csv: { type: "boolean", says: "a CSV table on stdout" },
    ...whenOptions,
  },
  example: "tarmac check --severity warning",
  run(call, effects) {
    const filter = filterOf(call);
    const when = whenOf(call);
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    try {
      const page = findingsPage(readerOf(record), filter, when);
      effects.out(
        call.options.json
          ? `${JSON.stringify(page, null, 2)}\n`
          : call.options.csv
            ? writeCsv(findingsTable(page))
            : pageText(page, filter),
      );
      return page.rows.some((row) => row.severity === "error") ? 3 : 0;
    } finally {
      closeRecord(record);
    }
  },
};

function filterOf({ options }: Call): FindingsFilter {
  const ids = ruleSentences().lint.map(({ id }) => id);
  const given = (name: string): string | null => (options[name] === undefined ? null : String(options[name]));
  const [rule, severity] = [given("rule"), given("severity")];
  if (rule !== null && !ids.includes(rule))
    throw new TarmacError("usage", `unknown rule: ${rule}`, { hint: nearest(rule, ids) });
  const known = severities.find((one) => one === severity) ?? null;
  if (severity !== null && known === null)
    throw new TarmacError("usage", `unknown severity: ${severity}`, { hint: nearest(severity, severities) });
  return { rule, severity: known, page: null };
}

/** Notes are many: they are counted, and printed when asked for. */
function pageText(page: FindingsPage, filter: FindingsFilter): string {
  const all = filter.rule !== null || filter.severity !== null;
  const rows = page.rows.filter((row) => all || row.severity !== "note");
  const lines = rows.map(
    (row) =>
      `${row.severity.padEnd(7)} ${row.subject}${row.other === null ? "" : ` and ${row.other}`}\n        ${row.title} (${row.rule})\n        ${namedText(row.text, (id) => page.words.sources[id])}${claimsText(row.claims)}`,
  );
  const count = (severity: string): number => page.rows.filter((row) => row.severity === severity).length;
  const sums = severities.map((severity) => `${count(severity)} ${severity}${count(severity) === 1 ? "" : "s"}`);
  const left = rows.length < page.rows.length ? " (tarmac check --severity note prints the notes)" : "";
  return `${[...lines, `${sums.join(", ")}${left}`].join("\n")}\n`;
}

function claimsText(ids: readonly string[]): string {
  if (ids.length === 0) return "";
  const shown = ids.slice(0, 4).map((id) => id.slice(0, 8));
  return `\n        claims ${shown.join(" ")}${ids.length > shown.length ? ` and ${ids.length - shown.length} more` : ""}`;
}

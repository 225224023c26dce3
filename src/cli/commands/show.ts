import { readerOf } from "../../desk/reader.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { verdictWord } from "../../model/verdict.ts";
import type { AsOf } from "../../store/claims.ts";
import { closeRecord, openRecord, readTogether } from "../../store/record.ts";
import { movementPage } from "../../views/movement-page.ts";
import type { AttributeView, MovementPage, SourceView } from "../../views/shapes.ts";
import { sourcePage } from "../../views/source-page.ts";
import { type SubjectPage, subjectPage } from "../../views/subject-page.ts";
import { claimPage } from "../../views/claim-page.ts";
import { type Command, workspaceOf } from "../command.ts";
import { whenOf, whenOptions } from "../when.ts";

/** `tarmac show KIND/ID`. */
export const show: Command = {
  name: "show",
  summary: "Shows one thing with all that is told of it: every attribute with its verdict, the reason, and its claims.",
  arguments: "KIND/ID",
  options: { ...whenOptions },
  example: "tarmac show movement/us-sv-2025-03-15-all --as-of 2025-03-20 --json",
  run(call, effects) {
    const [ref] = call.args;
    const when = whenOf(call);
    if (ref === undefined || !ref.includes("/"))
      throw new TarmacError("usage", "missing: KIND/ID", {
        hint: "such as movement/pa-co-2025-02-03; tarmac list movements shows ids",
      });
    const record = openRecord(workspaceOf(call), { readOnly: true }, effects);
    try {
      const reader = readerOf(record);
      const [kind = "", id = ""] = [ref.slice(0, ref.indexOf("/")), ref.slice(ref.indexOf("/") + 1)];
      const page = readTogether(record, () => pageOf(reader, kind, id, when));
      if (!page)
        throw new TarmacError("not_found", `nothing by this name: ${ref}`, {
          hint: when.as_of
            ? `nothing about it was public on ${when.as_of}, or the id is another; tarmac list shows ids`
            : "tarmac list movements (agreements, sources …) shows ids",
        });
      effects.out(
        call.options.json || kind === "source" || kind === "claim"
          ? `${JSON.stringify(page, null, 2)}\n`
          : pageText(page as MovementPage | SubjectPage),
      );
      return 0;
    } finally {
      closeRecord(record);
    }
  },
};

function pageOf(reader: ReturnType<typeof readerOf>, kind: string, id: string, when: AsOf) {
  if (kind === "movement") return movementPage(reader, id, when);
  if (kind === "source") return sourcePage(reader, id, when);
  if (kind === "claim") return claimPage(reader, id, when);
  return subjectPage(reader, `${kind}/${id}`, when);
}

function pageText(page: MovementPage | SubjectPage): string {
  const people =
    "people" in page
      ? [
          `people ${page.people?.text ?? "not told"}, third-country ${page.third_country?.text ?? "not told"}, own nationals ${page.own_nationals?.text ?? "not told"}`,
        ]
      : [];
  const head = [
    `${page.title}`,
    ...("date_text" in page ? [page.date_text] : []),
    `${verdictWord[page.state]}: ${page.state_reason}`,
    ...people,
  ];
  const safe = "safe" in page ? page.safe.map((s) => `  ${s.text}`) : [];
  const avoid = "not_supported" in page ? page.not_supported.map((s) => `  ${s.text} ${s.why}`) : [];
  const findings = page.findings_list.map((f) => `  ${f.severity}: ${f.text} (${f.rule})`);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ["", title, ...lines] : [];
  return `${[
    ...head,
    ...section("A sentence the record supports:", safe),
    ...section("Not supported:", avoid),
    ...page.attributes.flatMap((a) => ["", ...attributeLines(a, page.sources)]),
    ...section("Findings:", findings),
  ].join("\n")}\n`;
}

function attributeLines(a: AttributeView, sources: Readonly<Record<string, SourceView>>): string[] {
  const claims = a.claims.map((c) => {
    const who = [c.said_by, sources[c.source]?.shown ?? c.source].filter(Boolean).join(", in ");
    return `    ${c.mode.padEnd(8)} ${verdictWord[c.relation].toLowerCase().padEnd(15)} ${c.text}${c.doubt ? ` [doubt: ${c.doubt}]` : ""} (${who}, ${sources[c.source]?.date_text ?? ""})`;
  });
  return [`  ${a.label}: ${a.text || "not told"}   ${verdictWord[a.verdict]}`, `    ${a.reason}`, ...claims];
}

import { printPlace } from "../model/place.ts";
import { verdictWord } from "../model/verdict.ts";
import { type CellName, cellNames } from "../views/agreement-cells.ts";
import type { AgreementPage } from "../views/agreement-page.ts";
import type { AttributeView, ClaimPage, ClaimView, MovementPage, SourceView } from "../views/shapes.ts";
import { namedText } from "../views/finding-words.ts";
import type { SourcePage } from "../views/source-page.ts";
import type { SubjectPage } from "../views/subject-page.ts";
import type { TotalPage } from "../views/total-page.ts";

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ["", title, ...lines] : []);
const facts = (pairs: readonly (readonly [string, string | null])[]): string[] =>
  pairs.flatMap(([name, value]) => (value === null || value === "" ? [] : [`  ${name.padEnd(14)} ${value}`]));
const words = (name: string): string => name.replaceAll("_", " ");

/** A movement in lines: its state, the people, the sentence that may be used, then every attribute with its claims. */
export function movementText(page: MovementPage): string[] {
  const count = (text: string | undefined): string => text ?? "not told";
  return [
    page.title,
    page.date_text,
    `${verdictWord[page.state]}: ${page.state_reason}`,
    `people ${count(page.people?.text)}, third-country ${count(page.third_country?.text)}, own nationals ${count(page.own_nationals?.text)}`,
    ...section(
      "A sentence the record supports:",
      page.safe.map((safe) => `  ${safe.text}`),
    ),
    ...section(
      "Not supported:",
      page.not_supported.map((avoid) => `  ${avoid.text} ${avoid.why}`),
    ),
    ...toldText(page),
  ];
}

/** Any other subject in lines: its head, then every attribute with its claims. */
export function subjectText(page: SubjectPage): string[] {
  const head = Object.entries(page.head)
    .filter(([name]) => name !== "title")
    .map(([name, value]) => [words(name), headValue(value)] as const);
  return [
    page.title,
    `${page.kind === "callsign" ? "call sign" : page.kind} ${page.id}`,
    `${verdictWord[page.state]}: ${page.state_reason}`,
    ...facts(head),
    ...toldText(page),
    ...section(
      "Named by:",
      page.linked.map((ref) => `  ${ref}`),
    ),
  ];
}

/** An agreement as a terminal shows it. */
export type AgreementShown = Omit<AgreementPage, "row"> & { readonly cells: AgreementPage["row"]["cells"] };

/** An agreement in lines: its cells of the matrix first, what else stands with the same receiver, then as any subject. */
export function agreementText(page: AgreementShown): string[] {
  const [title = "", ...rest] = subjectText(page);
  const cells = Object.entries(cellNames).map(([name, heading]): [string, string] => {
    const cell = page.cells[name as CellName];
    const told = [cell.absence, cell.text].filter(Boolean).join("; ");
    const sources = cell.sources.length;
    const voices =
      sources === 0 ? "" : ` (${sources} ${sources === 1 ? "source" : "sources"}${apart[cell.standing ?? "one"]})`;
    return [heading, told === "" ? "blank: we have not looked, or nothing is entered" : `${told}${voices}`];
  });
  const width = Math.max(...cells.map(([heading]) => heading.length));
  return [
    title,
    ...cells.map(([heading, told]) => `  ${heading.padEnd(width)}  ${told}`),
    ...section(
      "Other instruments with the same receiver:",
      page.others.map((o) => `  ${o.title} (${o.ref})${o.date_text === "" ? "" : `: ${o.date_text}`}`),
    ),
    "",
    ...rest,
  ];
}

const apart = { one: "", same: "", differs: ", which differ", different_scope: ", of different scope" } as const;

/** A total in lines: as any subject, then the pairs and sums in which it stands. */
export function totalText(page: TotalPage): string[] {
  return [
    ...subjectText(page),
    ...section(
      "Pairs:",
      page.pairs.flatMap((p) => [`  ${verdictWord[p.verdict]}: ${p.a.id} and ${p.b.id}`, `    ${p.reason}`]),
    ),
    ...section(
      "Sums:",
      page.sums.map((sum) => `  ${sum.whole}: ${sum.text}`),
    ),
  ];
}

function headValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(headValue).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What every page of a subject tells: attributes, findings, judgements, corrections. */
function toldText(page: MovementPage | SubjectPage): string[] {
  const judgements = page.judgements.map(
    (j) =>
      `  ${j.at.slice(0, 10)} ${j.by}, ${words(j.decides)}${j.attribute === null ? "" : ` on ${words(j.attribute)}`}: ${j.reason} (${j.id}${j.revoked_at === null ? "" : ", taken back"})`,
  );
  return [
    ...page.attributes.flatMap((attribute) => ["", ...attributeLines(attribute, page.sources)]),
    ...section(
      "Findings:",
      page.findings_list.map(
        (f) => `  ${f.severity}: ${namedText(f.text, (id) => page.sources[id]?.shown)} (${f.rule})`,
      ),
    ),
    ...section("Judgements:", judgements),
    ...section(
      "Corrections:",
      page.history.map((entry) => `  ${entry.date} ${entry.text}`),
    ),
  ];
}

function attributeLines(a: AttributeView, sources: Readonly<Record<string, SourceView>>): string[] {
  const claims = a.claims.map((claim) => {
    const source = sources[claim.source];
    const who = [claim.said_by, source?.shown ?? claim.source].filter(Boolean).join(", in ");
    return `    ${claim.mode.padEnd(8)} ${standing(claim)} ${valueText(claim)} (${who}, ${source?.date_text ?? ""}) ${claim.id.slice(0, 8)}`;
  });
  return [`  ${a.label}: ${a.text || "not told"}   ${verdictWord[a.verdict]}`, `    ${a.reason}`, ...claims];
}

function standing(claim: ClaimView): string {
  return verdictWord[claim.relation].toLowerCase().padEnd(15);
}

function valueText(claim: ClaimView): string {
  return [claim.text, claim.why, claim.doubt && `[doubt: ${claim.doubt}]`].filter(Boolean).join(" ");
}

/** A source in lines: what it is, its copies, then its claims by subject. */
export function sourceText(page: SourcePage): string[] {
  const name = (source: SourceView): string =>
    `${source.id}: ${[source.shown, source.title].filter(Boolean).join(", ")}`;
  return [
    page.title ?? page.shown,
    `source ${page.id}`,
    ...facts([
      ["shown as", page.shown],
      ["publisher", page.publisher],
      ["published", page.date_text],
      ["address", page.url],
      ["kind", words(page.kind)],
      ["read", words(page.seen)],
      ["captured", page.captured],
      ["language", page.language],
      ["copy of", page.root ? name(page.root) : page.copy_of],
      [
        "original",
        page.original && [page.original.publisher, page.original.title, page.original.url].filter(Boolean).join(", "),
      ],
      ["weight", page.note],
    ]),
    ...section(
      "Copies of it:",
      page.copies.map((copy) => `  ${name(copy)}`),
    ),
    ...page.subjects.flatMap((subject) => [
      "",
      `  ${subject.title} (${subject.ref})`,
      ...subject.claims.map((c) => `    ${standing(c)} ${words(c.attribute)}: ${valueText(c)} ${c.id.slice(0, 8)}`),
    ]),
    "",
    `${page.claims} claims about ${page.total} things.`,
  ];
}

/** A claim in lines: its value, its words, who says it and where, and how it stands. */
export function claimText(page: ClaimPage): string[] {
  const { claim, source_view: source } = page;
  return [
    `${words(page.attribute)}: ${page.text}`,
    `claim ${page.id}`,
    ...facts([
      ["about", `${page.title} (${page.subject})`],
      ["stands", [verdictWord[page.relation], page.why].filter(Boolean).join(": ")],
      ["words", page.words],
      ["said by", page.said_by],
      ["put as", page.modality],
      ["lane", page.mode],
      ["covers", page.scope],
      ["doubt", page.doubt],
      ["note", page.note],
      ["source", `${[source.shown, source.title].filter(Boolean).join(", ")} (${source.id})`],
      ["address", source.url],
      ["place", page.place === null ? null : printPlace(page.place)],
      ["public by", page.public_date],
      ["superseded by", claim.superseded_by ?? null],
      ["withdrawn", claim.ended ?? null],
    ]),
  ];
}

import type { Severity } from "../model/severity.ts";
import { severities } from "../model/severity.ts";
import { subjectKinds } from "../model/claim.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectsOf } from "../store/entries.ts";
import { type Finding, isToldOnce, listFindings, tallyFindings } from "../store/findings.ts";
import { type FindingWords, findingWords } from "./finding-words.ts";
import type { Reader } from "./reader.ts";
import type { FindingView } from "./shapes.ts";
import { titleOf } from "./source-page.ts";

/** Findings on a page of the list. */
const findingsAPage = 50;

/** What a reader asks of the list. `page` counts from 1; null asks for all at once. */
export type FindingsFilter = {
  readonly rule: string | null;
  readonly severity: Severity | null;
  readonly page: number | null;
};

/** What the rules found in the whole record, gravest first. */
export type FindingsPage = {
  readonly rows: readonly (FindingView & { readonly subject_title: string; readonly other_title: string | null })[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<FindingsFilter, "page">;
  /** How many there are of each rule, over all of the record. */
  readonly rules: readonly { readonly rule: string; readonly severity: Severity; readonly count: number }[];
  /** Names of sources and claims in words, for readers who know no ids. */
  readonly words: FindingWords;
  readonly when: AsOf;
};

/** Findings that fit a filter, gravest first, a page at a time. */
export function findingsPage(reader: Reader, filter: FindingsFilter, when: AsOf): FindingsPage {
  const held = when.known_at === undefined ? null : foundThen(reader, when);
  const tally = held === null ? tallyFindings(reader.record, when) : tallyOf(held);
  const { rule, severity } = filter;
  const total = tally
    .filter((t) => (rule === null || t.rule === rule) && (severity === null || t.severity === severity))
    .reduce((sum, t) => sum + t.count, 0);
  const page = filter.page ?? 1;
  const limit = filter.page === null ? 1_000_000 : findingsAPage;
  const offset = (page - 1) * findingsAPage;
  const wanted = { ...(rule ? { rule } : {}), ...(severity ? { severity } : {}) };
  const rows =
    held === null
      ? listFindings(reader.record, wanted, when, { limit, offset })
      : held.filter((f) => fits(f, rule, severity)).slice(offset, offset + limit);
  return {
    rows: rows.map((f) => ({
      ...f,
      subject_title: titleOf(reader.record, f.subject, when),
      other_title: f.other === null ? null : titleOf(reader.record, f.other, when),
    })),
    total,
    page,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(total / findingsAPage)),
    filter: { rule, severity },
    rules: tally as FindingsPage["rules"],
    words: findingWords(reader.record, rows, when),
    when,
  };
}

const fits = (f: Finding, rule: string | null, severity: Severity | null): boolean =>
  (rule === null || f.rule === rule) && (severity === null || f.severity === severity);

/** What the rules would have found in the record as it was at an instant: every subject is looked at anew. */
function foundThen(reader: Reader, when: AsOf): Finding[] {
  const rank = (f: Finding): string => `${severities.indexOf(f.severity)} ${f.rule} ${f.subject} ${f.id}`;
  return subjectKinds
    .flatMap((kind) => subjectsOf(reader.record, kind, when))
    .flatMap((subject) => reader.findings(subject.ref, when))
    .filter(isToldOnce)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function tallyOf(found: readonly Finding[]): { rule: string; severity: Severity; count: number }[] {
  const tally = new Map<string, { rule: string; severity: Severity; count: number }>();
  for (const { rule, severity } of found) {
    const known = tally.get(rule);
    tally.set(rule, { rule, severity, count: (known?.count ?? 0) + 1 });
  }
  return [...tally.values()];
}

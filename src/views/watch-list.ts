import type { Claim } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";
import type { SubjectState } from "../model/state.ts";
import type { Aircraft } from "../model/value.ts";
import { vocabularies } from "../model/vocabularies.ts";
import { type AsOf, claimsOf } from "../store/claims.ts";
import { listDerived } from "../store/derived.ts";
import { type Subject, subjectsOf } from "../store/entries.ts";
import { subjectsMatching } from "../store/search.ts";
import { movementRowOf } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import type { SourceView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";

/** The two lists of leads. */
export type WatchKind = "aircraft" | "callsign";

/** What a reader asks of a list. `page` counts from 1; null asks for all rows at once (the CSV). */
export type WatchFilter = { readonly lead: string | null; readonly q: string | null; readonly page: number | null };

/** How much a lead weighs, strongest first, with what that means. It never proves a flight. */
export const leadWords: Readonly<Record<string, string>> = vocabularies.leads;

/** An aircraft or call sign in its list. What several sources give stands in one text, with “; ” between. */
export type WatchRow = {
  readonly id: string;
  readonly title: string;
  readonly lead: string | null;
  /** 24-bit address of an aircraft's transponder; null for a call sign. */
  readonly icao24: string | null;
  /** Pattern of a call sign, and examples; null and empty for an aircraft. */
  readonly pattern: string | null;
  readonly examples: readonly string[];
  /** Who operates it, its type, what lists hold it, where it was seen, what it stands for; empty when nobody tells. */
  readonly operator: string;
  readonly type: string;
  readonly listed: string;
  readonly seen: string;
  readonly means: string;
  /** The days from and to which the entry holds; empty when no source tells them. */
  readonly valid_from: string;
  readonly valid_to: string;
  readonly note: string | null;
  readonly sources: readonly string[];
  /** True when some of it stems from plane-alert-db, and is shared alike under its licence. */
  readonly share_alike: boolean;
};

/** The list of aircraft or of call signs: `/aircraft`, `/callsigns`. */
export type WatchPage = {
  readonly kind: WatchKind;
  readonly rows: readonly WatchRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<WatchFilter, "page">;
  readonly leads: readonly { readonly lead: string; readonly count: number }[];
  readonly sources: Readonly<Record<string, SourceView>>;
  /** What must be said where a row stems from plane-alert-db; null when none does. */
  readonly notice: string | null;
  readonly when: AsOf;
};

/** The page of an aircraft or call sign. */
export type WatchEntryPage = SubjectPage & {
  readonly entry: WatchRow;
  /** Movements of which a source names this aircraft or call sign. */
  readonly named_in: readonly { readonly id: string; readonly title: string; readonly date_text: string }[];
  readonly notice: string | null;
};

const notice =
  "Contains information from plane-alert-db (https://github.com/sdr-enthusiasts/plane-alert-db), which is made available under the Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/). That part may be shared on under the same licence only.";

const rowsAPage = 50;

/** Aircraft or call signs that fit a filter, the strongest leads first, then by id. */
export function watchListPage(reader: Reader, kind: WatchKind, filter: WatchFilter, when: AsOf): WatchPage {
  const { record } = reader;
  const worded = filter.q === null ? null : new Set(subjectsMatching(record, filter.q, kind, when));
  const entries = publicEntries(reader, kind, when).filter(({ ref }) => worded === null || worded.has(ref));
  const wanted = entries.filter((entry) => filter.lead === null || leadOf(entry) === filter.lead);
  wanted.sort((a, b) => weakness(a) - weakness(b) || (a.ref < b.ref ? -1 : 1));
  const page = filter.page ?? 1;
  const from = (page - 1) * rowsAPage;
  const shown = filter.page === null ? wanted : wanted.slice(from, from + rowsAPage);
  const states = shown.flatMap((entry) => reader.subject(entry.ref, when) ?? []);
  const sources = sourceViews(
    record,
    states.flatMap((state) => state.claims.map((claim) => claim.source)),
    when,
  );
  const rows = states.map((state) => rowOf(state, sources, when));
  return {
    kind,
    rows,
    total: wanted.length,
    page,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(wanted.length / rowsAPage)),
    filter: { lead: filter.lead, q: filter.q },
    leads: Object.keys(leadWords).flatMap((lead) => {
      const count = entries.filter((entry) => leadOf(entry) === lead).length;
      return count === 0 ? [] : [{ lead, count }];
    }),
    sources,
    notice: rows.some((row) => row.share_alike) ? notice : null,
    when,
  };
}

/** One aircraft or call sign with its claims; null when the record does not hold it, or nothing about it was public. */
export function watchEntryPage(reader: Reader, kind: WatchKind, id: string, when: AsOf): WatchEntryPage | null {
  const page = subjectPage(reader, `${kind}/${id}`, when);
  const state = reader.subject(`${kind}/${id}`, when);
  if (!page || !state) return null;
  const entry = rowOf(state, page.sources, when);
  return {
    ...page,
    title: kind === "aircraft" ? `${id}: ${entry.title}` : entry.title,
    entry,
    named_in: namedIn(reader, entry, when),
    notice: entry.share_alike ? notice : null,
  };
}

/** Entries of which something was public. */
function publicEntries({ record }: Reader, kind: WatchKind, when: AsOf): Subject[] {
  const all = subjectsOf(record, kind, when);
  if (when.as_of === undefined) return all;
  if (when.known_at !== undefined) return all.filter(({ ref }) => claimsOf(record, ref, when).length > 0);
  const known = listDerived<{ id: string }>(record, kind, {}, when, { limit: 1_000_000, offset: 0 });
  const ids = new Set(known.map((row) => row.id));
  return all.filter(({ id }) => ids.has(id));
}

function leadOf(entry: Subject): string | null {
  return typeof entry.doc.lead === "string" ? entry.doc.lead : null;
}

/** 0 for the strongest lead; entries that do not say come last. */
function weakness(entry: Subject): number {
  const place = Object.keys(leadWords).indexOf(leadOf(entry) ?? "");
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

function rowOf(state: SubjectState, sources: Readonly<Record<string, SourceView>>, when: AsOf): WatchRow {
  const text = (key: string): string | null => (typeof state.doc[key] === "string" ? String(state.doc[key]) : null);
  const told = (attribute: string): string => {
    const claims = state.claims.filter((claim) => claim.attribute === attribute);
    return [...new Set(claims.map(claimValueText))].join("; ");
  };
  const cited = [...new Set(state.claims.map((claim) => claim.source))];
  const means = told("means");
  return {
    id: state.id,
    title: text("title") ?? [state.id.toUpperCase(), means].filter((part) => part !== "").join(": "),
    lead: text("lead"),
    icao24: text("icao24"),
    pattern: text("pattern"),
    examples: Array.isArray(state.doc.examples) ? state.doc.examples.map(String) : [],
    operator: told("operator"),
    type: told("type"),
    listed: told("listed"),
    seen: told("seen"),
    means,
    valid_from: told("valid_from"),
    valid_to: told("valid_to"),
    // As of a day our note is left out: it may know more than the day did.
    note: when.as_of === undefined ? text("note") : null,
    sources: cited,
    share_alike: cited.some((id) => isShareAlike(sources[id])),
  };
}

function isShareAlike(source: SourceView | undefined): boolean {
  return /\bplane-alert-db\b/i.test(`${source?.publisher} ${source?.url}`);
}

/** Movements with a claim that names the tail, or a call sign that begins as the entry's id or is one of its examples. */
function namedIn(reader: Reader, entry: WatchRow, when: AsOf): WatchEntryPage["named_in"] {
  const names = [entry.id, ...entry.examples].map(bare);
  const isNamed = ({ attribute, value }: Claim): boolean => {
    if (attribute !== "aircraft") return false;
    const { registration, callsign } = value as Aircraft;
    const spoken = entry.pattern === null ? bare(registration ?? "") : bare(callsign ?? "");
    return spoken !== "" && (names.includes(spoken) || (entry.pattern !== null && spoken.startsWith(bare(entry.id))));
  };
  const refs = new Set(
    [entry.id, ...entry.examples].flatMap((name) => subjectsMatching(reader.record, name, "movement", when)),
  );
  return [...refs].sort().flatMap((ref) => {
    if (!claimsOf(reader.record, ref, when).some(isNamed)) return [];
    const row = movementRowOf(reader, ref.slice("movement/".length), when);
    return row ? [{ id: row.id, title: row.title, date_text: row.date_text }] : [];
  });
}

/** A tail or call sign without hyphens, spaces and case: "N-278GX" is "n278gx". */
function bare(name: string): string {
  return name.replace(/[\s-]/g, "").toLowerCase();
}

import type { Claim } from "../../../model/claim.ts";
import { parseDate } from "../../../model/partial-date.ts";
import type { Countries, Moment, Words } from "../../../model/value.ts";
import { type AsOf, claimsOf } from "../../../store/claims.ts";
import { type Subject, subjectsOf } from "../../../store/entries.ts";
import type { TarmacRecord } from "../../../store/record.ts";
import type { CallsignRule, Dated, Lead, WatchedAircraft } from "./context.ts";

/** The watch-lists of the record: what each source says of each aircraft and call sign, with its days. A row that gives no days always holds. */
export function watchListsOf(
  record: TarmacRecord,
  when: AsOf = {},
): { readonly aircraft: readonly WatchedAircraft[]; readonly callsigns: readonly CallsignRule[] } {
  return {
    aircraft: subjectsOf(record, "aircraft", when).flatMap((one) => tailRows(one, claimsOf(record, one.ref, when))),
    callsigns: subjectsOf(record, "callsign", when).flatMap((one) => callRows(one, claimsOf(record, one.ref, when))),
  };
}

function tailRows({ id, doc }: Subject, claims: readonly Claim[]): WatchedAircraft[] {
  return itemsOf(claims).map((item) => ({
    registration: id,
    icao24: typeof doc.icao24 === "string" ? doc.icao24.toLowerCase() : null,
    lead: leadOf(doc),
    operator: wordsIn(item, "operator") ?? titled(doc)[0] ?? null,
    // The title is ours and may say more than the source ("A321 freighter").
    type: [wordsIn(item, "type"), titled(doc)[1]].filter((part) => part != null).join("; ") || null,
    ...shared(item, doc),
  }));
}

function callRows({ id, doc }: Subject, claims: readonly Claim[]): CallsignRule[] {
  const pattern = patternOf(doc.pattern);
  if (pattern === null) return [];
  return itemsOf(claims).map((item) => ({
    id,
    pattern,
    lead: leadOf(doc),
    means: wordsIn(item, "means") ?? (typeof doc.title === "string" ? doc.title : id),
    ...shared(item, doc),
  }));
}

/** Claims of one source and place belong together: an operator and the days on which it held. A thing without claims is one item. */
function itemsOf(claims: readonly Claim[]): (readonly Claim[])[] {
  const items = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.modality === "denied") continue;
    const key = JSON.stringify([claim.source, claim.place]);
    items.set(key, [...(items.get(key) ?? []), claim]);
  }
  return items.size === 0 ? [[]] : [...items.values()];
}

function shared(
  item: readonly Claim[],
  doc: Subject["doc"],
): Dated & { removes_for: readonly string[]; source: string | null } {
  const ours = typeof doc.lead_until === "string" ? (parseDate(doc.lead_until)?.to ?? null) : null;
  const theirs = dayIn(item, "valid_to");
  return {
    removes_for: (valueIn(item, "removes_for") as Countries | undefined)?.countries ?? [],
    valid_from: dayIn(item, "valid_from"),
    valid_to: [ours, theirs].filter((day) => day !== null).sort()[0] ?? null,
    source: item[0]?.source ?? null,
  };
}

const valueIn = (item: readonly Claim[], attribute: string): unknown =>
  item.find((claim) => claim.attribute === attribute)?.value;

function wordsIn(item: readonly Claim[], attribute: string): string | null {
  return (valueIn(item, attribute) as Words | undefined)?.text ?? null;
}

/** The first day of a `valid_from`, the last of a `valid_to`: a month or year counts whole. */
function dayIn(item: readonly Claim[], attribute: "valid_from" | "valid_to"): string | null {
  const moment = valueIn(item, attribute) as Moment | undefined;
  const date = moment === undefined ? null : parseDate(moment.at);
  return date === null ? null : attribute === "valid_from" ? date.from : date.to;
}

/** Titles of aircraft are "OPERATOR, TYPE", in our words: used where no source that may be quoted names the operator. */
function titled({ title }: Subject["doc"]): readonly [operator: string | null, type: string | null] {
  if (typeof title !== "string") return [null, null];
  const comma = title.lastIndexOf(",");
  return comma < 1 ? [title, null] : [title.slice(0, comma).trim(), title.slice(comma + 1).trim()];
}

const leads: readonly string[] = ["strong", "medium", "weak", "none", "never"] satisfies Lead[];

/** An entry that does not say how strong it is, or in words of its own, is a weak lead. */
function leadOf({ lead }: Subject["doc"]): Lead {
  return typeof lead === "string" && leads.includes(lead) ? (lead as Lead) : "weak";
}

function patternOf(pattern: unknown): RegExp | null {
  try {
    return typeof pattern === "string" ? new RegExp(pattern) : null;
  } catch {
    return null;
  }
}

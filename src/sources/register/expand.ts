import { type Attribute, attributes } from "../../model/attributes.ts";
import type { Claim, Modality, Mode, SubjectKind } from "../../model/claim.ts";
import { readPlace } from "../../model/place.ts";
import { contextKeys, isClaimItem } from "../../model/register.schema.ts";
import type { Problem, RawEntry } from "./read-file.ts";
import { readValue } from "./read-value.ts";

/** A claim as typed in, before the record gives it its number, id and dates. */
export type Draft = Omit<
  Claim,
  "id" | "slot" | "n" | "mode" | "public_date" | "recorded_seq" | "superseded_seq" | "superseded_by" | "ended"
> & {
  /** Null: the source's kind decides. */
  readonly mode: Mode | null;
  /** A reason when the item withdraws it. */
  readonly withdraw: string | null;
  readonly file: string;
  readonly line: number;
};

type Loose = Record<string, unknown>;
const text = (x: unknown): string | null => (x === undefined || x === null ? null : String(x));

/** Turns an entry's `claims:` into drafts, one a value. Values that cannot be read become problems. */
export function expandClaims(entry: RawEntry): { drafts: Draft[]; problems: Problem[] } {
  return expand(entry, (entry.data.claims as Loose[] | undefined) ?? []);
}

/** As `expandClaims`, for an entry whose shape is wrong somewhere: items of a wrong shape are passed over. */
export function expandSound(entry: RawEntry): { drafts: Draft[]; problems: Problem[] } {
  const items = Array.isArray(entry.data.claims) ? (entry.data.claims as unknown[]) : [];
  return expand(
    entry,
    items.map((item) => (isClaimItem(entry.kind as SubjectKind, item) ? (item as Loose) : null)),
  );
}

function expand(entry: RawEntry, items: readonly (Loose | null)[]): { drafts: Draft[]; problems: Problem[] } {
  const kind = entry.kind as SubjectKind;
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  const divisions = divisionNames(items);
  items.forEach((item, i) => {
    if (item === null) return;
    const given = attributes[kind].filter((attribute) => item[attribute.key ?? attribute.name] !== undefined);
    if (given.length === 0) {
      problems.push({
        file: entry.file,
        line: entry.lineOf(["claims", i]),
        what: "a claim without a value",
        hint: `give at least one of: ${attributes[kind].map((a) => a.key ?? a.name).join(", ")}`,
      });
    }
    for (const attribute of given)
      expandAttribute(
        { entry, item, i, attribute, alone: given.length === 1, division: divisions[i] ?? null },
        drafts,
        problems,
      );
  });
  return { drafts, problems };
}

type At = {
  entry: RawEntry;
  item: Loose;
  i: number;
  attribute: Attribute;
  alone: boolean;
  /** Name of the division that the item gives; null for none. */
  division: string | null;
};

function expandAttribute(at: At, drafts: Draft[], problems: Problem[]): void {
  const { entry, item, i, attribute, alone } = at;
  const key = attribute.key ?? attribute.name;
  const raw = item[key];
  const list = attribute.many && Array.isArray(raw) ? raw : [raw];
  const division = key === "breakdown" ? at.division : null;
  list.forEach((one, j) => {
    const path = ["claims", i, key, ...(list === raw ? [j] : [])];
    const line = entry.lineOf(path);
    const read = readValue(attribute, one, item);
    if ("wrong" in read) {
      problems.push({ file: entry.file, line, what: `${key}: ${read.wrong}`, hint: read.hint });
      return;
    }
    const own = (typeof one === "object" && one !== null && !Array.isArray(one) ? one : {}) as Loose;
    const value = division === null ? read.value : { ...(read.value as object), breakdown: division };
    drafts.push({
      subject: `${entry.kind}/${entry.id}`,
      attribute: attribute.name,
      value,
      words: read.words ?? (alone && list.length === 1 ? text(item.words) : null),
      mode: (text(item.mode) as Mode | null) ?? null,
      modality: (text(item.modality) as Modality | null) ?? "asserted",
      said_by: text(item.said_by),
      utterance: text(item.utterance),
      via: text(item.via),
      scope: text(own.scope) ?? text(item.scope),
      source: String(item.from),
      place: item.at === undefined ? null : readPlace(String(item.at)),
      doubt: text(own.doubt) ?? text(item.doubt),
      note: text(own.note) ?? text(item.note),
      withdraw: text(item.withdraw),
      file: entry.file,
      line,
    });
  });
}

/** Names of the divisions that items give, null for none. A second one of the same name, from the same voice at the same place, is another: "nationality 2". */
function divisionNames(items: readonly (Loose | null)[]): (string | null)[] {
  const times = new Map<string, number>();
  return items.map((item) => {
    if (!item?.breakdown) return null;
    const name = divisionName([item.breakdown].flat() as Loose[]);
    const key = JSON.stringify([item.from, item.at, item.said_by, item.utterance, item.scope, name]);
    const n = (times.get(key) ?? 0) + 1;
    times.set(key, n);
    return n === 1 ? name : `${name} ${n}`;
  });
}

/** A division of the whole is named by the facets it divides by: "sex", "basis", "basis+nationality". */
function divisionName(groups: readonly Loose[]): string {
  const facets = new Set(
    groups
      .flatMap((group) => Object.keys(group))
      .filter((k) => ["nationality", "sex", "minor", "basis", "label"].includes(k)),
  );
  return [...facets].sort().join("+") || "parts";
}

/** The part of an entry that is ours: title and links, without its claims. */
export function headOf(entry: RawEntry): Loose {
  const { [entry.kind]: _id, claims: _claims, ...rest } = entry.data as Loose;
  const lists = ["then", "parts", "lookalikes"].filter((k) => rest[k] !== undefined);
  for (const k of lists) rest[k] = Array.isArray(rest[k]) ? rest[k] : [rest[k]];
  return rest;
}

/** Keys that an item may hold, for hints. */
export function itemKeys(kind: SubjectKind): string[] {
  return [...contextKeys, ...attributes[kind].map((a) => a.key ?? a.name)];
}

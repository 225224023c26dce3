import { type Attribute, attributes } from "../../model/attributes.ts";
import type { Claim, Modality, Mode, SubjectKind } from "../../model/claim.ts";
import { parseDate } from "../../model/partial-date.ts";
import { readPlace } from "../../model/place.ts";
import { contextKeys, isClaimItem } from "../../model/register.schema.ts";
import type { Problem, RawEntry } from "./read-file.ts";
import { readValue } from "./read-value.ts";

/** A claim as typed in, before the record gives it its number, id and dates. */
export type Draft = Omit<
  Claim,
  | "id"
  | "slot"
  | "n"
  | "mode"
  | "public_date"
  | "recorded_seq"
  | "superseded_seq"
  | "superseded_by"
  | "ended"
  | "ended_at"
> & {
  /** Which of several values at its place; null: their order tells. */
  readonly n: number | null;
  /** How it ended, for an item of `history:`; null for a claim that stands. */
  readonly past: Past | null;
  /** Null: the source's kind decides. */
  readonly mode: Mode | null;
  /** A reason when the item withdraws it. */
  readonly withdraw: string | null;
  readonly file: string;
  readonly line: number;
};

/** How a claim ended in the record that it was exported from. `public_date` null: its source's day. */
export type Past = Pick<Claim, "superseded_by" | "ended"> & {
  readonly ended_at: string;
  readonly public_date: string | null;
};

type Loose = Record<string, unknown>;
const text = (x: unknown): string | null => (x === undefined || x === null ? null : String(x));

/** Turns an entry's `claims:` and `history:` into drafts, one a value. Values that cannot be read become problems. */
export function expandClaims(entry: RawEntry): { drafts: Draft[]; problems: Problem[] } {
  return expand(entry, {
    claims: (entry.data.claims as Loose[] | undefined) ?? [],
    history: (entry.data.history as Loose[] | undefined) ?? [],
  });
}

/** As `expandClaims`, for an entry whose shape is wrong somewhere: items of a wrong shape are passed over. */
export function expandSound(entry: RawEntry): { drafts: Draft[]; problems: Problem[] } {
  const items = Array.isArray(entry.data.claims) ? (entry.data.claims as unknown[]) : [];
  const claims = items.map((item) => (isClaimItem(entry.kind as SubjectKind, item) ? (item as Loose) : null));
  return expand(entry, { claims, history: [] });
}

type Items = Readonly<Record<"claims" | "history", readonly (Loose | null)[]>>;

function expand(entry: RawEntry, items: Items): { drafts: Draft[]; problems: Problem[] } {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  for (const list of ["claims", "history"] as const) expandList({ entry, list, items: items[list] }, drafts, problems);
  return { drafts, problems };
}

type ListOf = {
  readonly entry: RawEntry;
  readonly list: "claims" | "history";
  readonly items: readonly (Loose | null)[];
};

function expandList({ entry, list, items }: ListOf, drafts: Draft[], problems: Problem[]): void {
  const kind = entry.kind as SubjectKind;
  const divisions = divisionNames(items);
  items.forEach((item, i) => {
    if (item === null) return;
    const before = drafts.length;
    const given = attributes[kind].filter((attribute) => item[attribute.key ?? attribute.name] !== undefined);
    if (given.length === 0) {
      problems.push({
        file: entry.file,
        line: entry.lineOf([list, i]),
        what: "a claim without a value",
        hint: `give at least one of: ${attributes[kind].map((a) => a.key ?? a.name).join(", ")}`,
      });
    }
    for (const attribute of given)
      expandAttribute(
        { entry, list, item, i, attribute, alone: given.length === 1, division: divisions[i] ?? null },
        drafts,
        problems,
      );
    problems.push(...itemProblems({ entry, list, item, i, values: drafts.length - before }));
  });
}

/** What a past claim, or one that is numbered, must tell besides its value. */
function itemProblems(at: { entry: RawEntry; list: string; item: Loose; i: number; values: number }): Problem[] {
  const { entry, list, item, i, values } = at;
  const problem = (what: string, hint: string): Problem => ({
    file: entry.file,
    line: entry.lineOf([list, i]),
    what,
    hint,
  });
  const found: Problem[] = [];
  if (values > 1 && (list === "history" || item.n !== undefined))
    found.push(
      problem(
        `${values} values in one item of ${list === "history" ? "history" : "claims with n"}`,
        "write an item for each",
      ),
    );
  if (list === "history" && (item.superseded_by === undefined) === (item.withdrawn === undefined))
    found.push(
      problem("a past claim that does not say why it ended", "give superseded_by: or withdrawn:, one of the two"),
    );
  return found;
}

type At = {
  entry: RawEntry;
  list: "claims" | "history";
  item: Loose;
  i: number;
  attribute: Attribute;
  alone: boolean;
  /** Name of the division that the item gives; null for none. */
  division: string | null;
};

function expandAttribute(at: At, drafts: Draft[], problems: Problem[]): void {
  const { entry, item, attribute, alone } = at;
  const key = attribute.key ?? attribute.name;
  const raw = item[key];
  const list = attribute.many && Array.isArray(raw) ? raw : [raw];
  const division = key === "breakdown" ? at.division : null;
  list.forEach((one, j) => {
    const path = [at.list, at.i, key, ...(list === raw ? [j] : [])];
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
      n: item.n === undefined ? null : Number(item.n),
      past: at.list === "history" ? pastOf(item) : null,
      file: entry.file,
      line,
    });
  });
}

function pastOf(item: Loose): Past {
  return {
    superseded_by: text(item.superseded_by),
    ended: text(item.withdrawn),
    ended_at: new Date(String(item.ended_at)).toISOString(),
    public_date: item.public_date === undefined ? null : (parseDate(String(item.public_date))?.to ?? null),
  };
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
  const { [entry.kind]: _id, claims: _claims, history: _history, ...rest } = entry.data as Loose;
  const lists = ["then", "parts", "lookalikes"].filter((k) => rest[k] !== undefined);
  for (const k of lists) rest[k] = Array.isArray(rest[k]) ? rest[k] : [rest[k]];
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, worded(value)]));
}

/** A head holds words and links only: what YAML takes for a number (`period: 2025`) are words too. */
function worded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(worded);
  return typeof value === "number" ? String(value) : value;
}

/** Keys that an item may hold, for hints. */
export function itemKeys(kind: SubjectKind): string[] {
  return [...contextKeys, ...attributes[kind].map((a) => a.key ?? a.name)];
}

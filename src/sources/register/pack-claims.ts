import { type Attribute, attributes } from "../../model/attributes.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import type { Claim, SubjectKind } from "../../model/claim.ts";
import { printPlace } from "../../model/place.ts";
import type { Group, StageValue } from "../../model/value.ts";

/** An item of `claims:`: claims of one source, place and speaker that are written together. */
export type Packed = {
  readonly claims: readonly Claim[];
  /** True when the place of its one claim among its like does not follow from the order, so that `n` is written. */
  readonly numbered: boolean;
};

/** Which day a source became public, for the order of items. */
export type DayOf = (source: string) => string;

/** The key under which a claim stands in an item: `groups` for a group, `breakdown` for one that divides a whole with the others of its item. */
export function keyOf(kind: SubjectKind, claim: Claim, divides: boolean): Attribute {
  const named = attributes[kind].filter((a) => a.name === claim.attribute);
  const attribute = named.find((a) => (a.key === "breakdown") === divides) ?? named[0];
  if (!attribute) throw new Error(`an attribute that the register does not know: ${kind} ${claim.attribute}`);
  return attribute;
}

/** True when the groups of an item are a division of the whole whose name follows from their facets. */
export function isDivision(claims: readonly Claim[]): boolean {
  const groups = claims.filter((c) => c.attribute === "group").map((c) => c.value as Group);
  const name = groups[0]?.breakdown;
  if (name === undefined || groups.some((g) => g.breakdown !== name)) return false;
  const facets = new Set(groups.flatMap((g) => Object.keys(g)).filter((key) => dividing.includes(key)));
  return ([...facets].sort().join("+") || "parts") === name;
}

/** Facets by which a whole is divided. */
const dividing: readonly string[] = ["nationality", "sex", "minor", "basis", "label"];

/**
 * Packs the standing claims of a subject into items, by day of their source, place and speaker. Reading the items gives every claim its number again;
 * where the order cannot tell it, the claim stands alone and says its number.
 */
export function packClaims(kind: SubjectKind, claims: readonly Claim[], dayOf: DayOf): Packed[] {
  const numbered = new Set<string>();
  for (;;) {
    const items = pack(kind, claims, dayOf, numbered);
    const wrong = misnumbered(kind, items).filter((sentence) => !numbered.has(sentence));
    if (wrong.length === 0) return items;
    for (const sentence of wrong) numbered.add(sentence);
  }
}

function pack(kind: SubjectKind, claims: readonly Claim[], dayOf: DayOf, numbered: ReadonlySet<string>): Packed[] {
  const order = new Map(attributes[kind].map((a, i) => [a.name, i]));
  const sorted = claims
    .map((claim) => ({ claim, key: sortKey(claim, dayOf), at: order.get(claim.attribute) ?? 0 }))
    .sort((a, b) => compare(a.key, b.key) || a.at - b.at || a.claim.n - b.claim.n || compare(a.claim.id, b.claim.id));
  const items: { context: string; numbered: boolean; claims: Claim[] }[] = [];
  let first = 0;
  for (const { claim, key } of sorted) {
    if (items[first] !== undefined && items[first]?.context !== key) first = items.length;
    const alone = numbered.has(sentenceOf(claim));
    const fitting = alone
      ? undefined
      : items.slice(first).find((item) => !item.numbered && fits(kind, item.claims, claim));
    if (fitting) fitting.claims.push(claim);
    else items.push({ context: key, numbered: alone, claims: [claim] });
  }
  return items;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Day and id of the source, place (paragraph 9 before paragraph 10), speaker, and the rest of what an item says of all its values. */
function sortKey(claim: Claim, dayOf: DayOf): string {
  const place =
    claim.place === null ? "" : printPlace(claim.place).replace(/\d+/g, (digits) => digits.padStart(9, "0"));
  const { source, said_by, utterance, mode, modality, via } = claim;
  return canonicalJson([dayOf(source), source, place, said_by, utterance, mode, modality, via]);
}

/** Claims of one sentence differ by their number only. */
function sentenceOf({ source, place, said_by, attribute }: Claim): string {
  return canonicalJson([source, place, said_by, attribute]);
}

/** Whether a claim can be written in an item beside others. */
function fits(kind: SubjectKind, item: readonly Claim[], claim: Claim): boolean {
  const like = item.filter((c) => c.attribute === claim.attribute);
  if (claim.attribute === "group") return like.every((c) => divisionOf(c) === divisionOf(claim));
  if (claim.attribute === "stage") return like.length === 0;
  return like.length === 0 || keyOf(kind, claim, false).many === true;
}

const divisionOf = (claim: Claim): string | undefined => (claim.value as Group).breakdown;

/** The day of an item's stage; null when it has no stage, or the stage no day. */
export function stageDate(claims: readonly Claim[]): string | null {
  const stage = claims.find((c) => c.attribute === "stage");
  return (stage?.value as StageValue | undefined)?.date ?? null;
}

/** Sentences whose claims would get other numbers than they have when the items are read. */
function misnumbered(kind: SubjectKind, items: readonly Packed[]): string[] {
  const next = new Map<string, number>();
  const wrong = new Set<string>();
  const order = new Map(attributes[kind].map((a, i) => [a.name, i]));
  for (const { claims, numbered } of items) {
    if (numbered) continue;
    const read = [...claims].sort((a, b) => (order.get(a.attribute) ?? 0) - (order.get(b.attribute) ?? 0));
    for (const claim of read) {
      const sentence = sentenceOf(claim);
      const n = next.get(sentence) ?? 0;
      next.set(sentence, n + 1);
      if (claim.n !== n) wrong.add(sentence);
    }
  }
  return [...wrong];
}

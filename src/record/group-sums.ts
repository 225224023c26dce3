import type { Claim } from "../model/claim.ts";
import { type Count, countText, sumCounts } from "../model/count.ts";
import type { Group } from "../model/value.ts";
import { bare, quotedCount } from "../model/value-text.ts";
import { type ClaimOf, isPlan, peopleGroups } from "./movement-shape.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

/** What one voice in one source says of a class of people: one group, or the sum of the groups that cannot overlap. */
export type GroupSum = {
  readonly claims: readonly string[];
  readonly source: string;
  readonly voice: string;
  readonly count: Count;
  readonly text: string;
  readonly scope: string | null;
  readonly planned: boolean;
};

/** Facets by which groups of one source exclude each other: nobody is in two. */
const dividing = ["nationality", "sex", "basis", "minor"] as const;

/** Divisions of the whole: the groups of one `breakdown` of one voice in one source and place. */
export function divisionsOf(claims: readonly Claim[]): ClaimOf<Group>[][] {
  const groups = peopleGroups(claims).filter((c) => c.value.breakdown !== undefined && c.scope === null);
  return bundle(groups, (c) => [c.source, c.said_by, c.utterance, c.place, c.value.breakdown, isPlan(c)]);
}

/** For each voice, how many people have a facet ("sex" is "female"), as sums over groups that cannot overlap. */
export function sumsByFacet(
  claims: readonly Claim[],
  facet: (group: Group) => string | null,
  rootOf: VoiceOf,
): Map<string, GroupSum[]> {
  const sums = new Map<string, GroupSum[]>();
  const groups = peopleGroups(claims).filter((c) => facet(c.value) !== null);
  const same = bundle(groups, (c) => [
    facet(c.value),
    c.source,
    c.said_by,
    c.utterance,
    c.scope,
    c.value.breakdown ?? null,
    isPlan(c),
  ]);
  for (const list of same) {
    const name = facet((list[0] as ClaimOf<Group>).value) as string;
    const summed = addable(list) ? [toSum(list, rootOf)] : list.map((one) => toSum([one], rootOf));
    sums.set(name, [...(sums.get(name) ?? []), ...summed]);
  }
  return sums;
}

/** Groups add up when they are parts of one division, or when a facet sets each pair apart. */
function addable(list: readonly ClaimOf<Group>[]): boolean {
  if (list.length < 2 || list[0]?.value.breakdown !== undefined) return true;
  return list.every((a, i) =>
    list
      .slice(i + 1)
      .every((b) =>
        dividing.some((f) => a.value[f] !== undefined && b.value[f] !== undefined && a.value[f] !== b.value[f]),
      ),
  );
}

function toSum(list: readonly ClaimOf<Group>[], rootOf: VoiceOf): GroupSum {
  const [first] = list as [ClaimOf<Group>];
  const counts = list.map((c) => c.value.count);
  const count = list.length === 1 ? bare(first.value.count) : sumCounts(counts);
  const parts = counts.map((c) => countText(bare(c))).join(" + ");
  return {
    claims: list.map((c) => c.id),
    source: first.source,
    voice: voiceOf(first as Claim, rootOf),
    count,
    text: list.length === 1 ? quoted(first) : `${parts} = ${countText(count)}`,
    scope: first.scope,
    planned: isPlan(first as Claim),
  };
}

/** A group's count with its words where they are vague. */
function quoted(claim: { readonly words: string | null; readonly value: { readonly count: Count } }): string {
  return quotedCount(claim.value.count, claim.words);
}

/** Puts items with the same key together, in the order of their first member. */
export function bundle<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const bundles = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const list = bundles.get(key);
    if (list) list.push(item);
    else bundles.set(key, [item]);
  }
  return [...bundles.values()];
}

import type { Claim } from "../model/claim.ts";
import { asBounds, type Count, countText, sumCounts } from "../model/count.ts";
import { nationalsOf } from "../model/country.ts";
import type { Question, Voiced } from "../model/question.ts";
import type { Countries } from "../model/value.ts";
import { quotedCount } from "../model/value-text.ts";
import { bundle, divisionsOf, type GroupSum, sumsByFacet } from "./group-sums.ts";
import { claimsOn, isPlan } from "./movement-shape.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

/** What is already weighed when own and third-country nationals are told apart. */
export type Weighed = {
  /** Country of the hand-over; null when nobody tells, and then nothing can be told apart. */
  readonly to: string | null;
  /** People on the movement; null when nobody tells. */
  readonly people: Count | null;
  /** Nationality → the count weighed for it. */
  readonly nationalities: ReadonlyMap<string, Count>;
  /** Root of copies. */
  readonly rootOf: VoiceOf;
};

/** The two questions, and what all sources together leave open. */
export type ThirdCountry = {
  readonly third: Question<"count">;
  readonly own: Question<"count">;
  readonly pooled: { readonly third: Count; readonly own: Count } | null;
  readonly why: string;
};

/**
 * Tells own nationals from third-country nationals at the hand-over. Third-country is at least the groups known not to be own nationals, and at most the
 * whole less those known to be. Nationality belongs to a group, never to a flight.
 */
export function thirdCountry(claims: readonly Claim[], w: Weighed): ThirdCountry {
  const voices = w.to === null ? [] : voicesOf(claims, w);
  const direct = (attribute: string): Voiced<"count">[] =>
    claimsOn<Count>(claims, attribute).map((c) => directVoice(c as unknown as Claim & { value: Count }, w.rootOf));
  const third: Question<"count"> = {
    attribute: "third_country",
    label: "Third-country nationals",
    kind: "count",
    voiced: [...direct("third_country"), ...voices.flatMap((v) => v.third)],
  };
  const own: Question<"count"> = {
    attribute: "own_nationals",
    label: "Own nationals",
    kind: "count",
    voiced: [...direct("own_nationals"), ...voices.flatMap((v) => v.own)],
  };
  const named = namedNationalities(claims);
  return { third, own, ...pool(w, named) };
}

function directVoice(c: Claim & { value: Count }, rootOf: VoiceOf): Voiced<"count"> {
  const known = c.value.as !== "unstated";
  return {
    claims: [c.id],
    voice: voiceOf(c, rootOf),
    value: known ? c.value : null,
    text: quotedCount(c.value, c.words),
    scope: c.scope,
    planned: isPlan(c),
    setAside: false,
  };
}

type OneVoice = { third: Voiced<"count">[]; own: Voiced<"count">[] };

/** What each voice's groups by nationality say of third-country and own nationals. */
function voicesOf(claims: readonly Claim[], w: Weighed): OneVoice[] {
  const byNationality = sumsByFacet(claims, (g) => g.nationality ?? null, w.rootOf);
  const sums = [...byNationality.entries()].flatMap(([nationality, list]) => list.map((sum) => ({ nationality, sum })));
  const divided = new Set(
    divisionsOf(claims)
      .filter((d) => d.every((c) => c.value.nationality !== undefined))
      .flatMap((d) => d.map((c) => c.id)),
  );
  return bundle(sums, ({ sum }) => [sum.source, sum.voice, sum.scope, sum.planned]).map((list) =>
    oneVoice(list, divided, w),
  );
}

type OfNationality = { readonly nationality: string; readonly sum: GroupSum };

/** One group a nationality: "20 Venezuelans" and "10 Venezuelan men" of one voice are 20 people, not 30. */
function widest(list: readonly OfNationality[]): OfNationality[] {
  const byNationality = bundle(list, ({ nationality }) => nationality);
  const top = ({ sum }: OfNationality): number => sum.count.hi ?? Number.POSITIVE_INFINITY;
  return byNationality.map(
    (same) => [...same].sort((a, b) => b.sum.count.lo - a.sum.count.lo || top(a) - top(b))[0] as OfNationality,
  );
}

function oneVoice(all: readonly OfNationality[], divided: ReadonlySet<string>, w: Weighed): OneVoice {
  const list = widest(all);
  const { sum: first } = list[0] as OfNationality;
  const told = list.filter(({ nationality }) => nationality !== "unknown");
  const theirs = told.filter(({ nationality }) => nationality !== w.to).map((x) => x.sum);
  const ours = told.filter(({ nationality }) => nationality === w.to).map((x) => x.sum);
  const total = sumCounts(list.map((x) => x.sum.count));
  const whole =
    told.length === list.length &&
    (list.every(({ sum }) => sum.claims.every((id) => divided.has(id))) || isWhole(total, w.people));
  const make = (sums: readonly GroupSum[], other: readonly GroupSum[], pooledOther: number): Voiced<"count">[] => {
    if (sums.length === 0 && !whole) return [];
    const known = sumCounts(sums.map((s) => s.count));
    const value =
      whole || first.scope !== null
        ? known
        : openAbove(known, w.people, Math.max(sumCounts(other.map((s) => s.count)).lo, pooledOther));
    const text =
      value.lo === known.lo && value.hi === known.hi
        ? sumText(sums, known)
        : `${sumText(sums, known)} named, so ${countText(value)}`;
    return [
      {
        claims: (sums.length > 0 ? sums : list.map((x) => x.sum)).flatMap((s) => s.claims),
        voice: first.voice,
        value,
        text,
        scope: first.scope,
        planned: first.planned,
        setAside: false,
      },
    ];
  };
  const weighed = (isOther: (nationality: string) => boolean): number =>
    [...w.nationalities].reduce((sum, [n, count]) => (isOther(n) ? sum + count.lo : sum), 0);
  return {
    third: make(
      theirs,
      ours,
      weighed((n) => n === w.to),
    ),
    own: make(
      ours,
      theirs,
      weighed((n) => n !== w.to && n !== "unknown"),
    ),
  };
}

function isWhole(total: Count, people: Count | null): boolean {
  return people !== null && total.hi !== null && total.lo === people.lo && total.hi === people.hi;
}

/**
 * A voice that does not divide the whole leaves the rest open: others may be aboard, up to the whole less those known to be of the other sort. When its own
 * number goes beyond that, it is taken as it stands, and the comparison says so.
 */
function openAbove(known: Count, people: Count | null, other: number): Count {
  if (people === null || people.hi === null) return asBounds(known.lo, null);
  const most = people.hi - other;
  return asBounds(known.lo, most >= known.lo ? most : null);
}

function sumText(sums: readonly GroupSum[], value: Count): string {
  if (sums.length === 0) return "none";
  if (sums.length === 1) return sums[0]?.text ?? "";
  return `${sums.map((s) => countText({ lo: s.count.lo, hi: s.count.hi, as: s.count.as })).join(" + ")} = ${countText(value)}`;
}

function namedNationalities(claims: readonly Claim[]): ReadonlySet<string> {
  const lists = claimsOn<Countries>(claims, "nationalities").filter(
    (c) => c.scope === null && c.modality !== "denied" && c.doubt === null,
  );
  return new Set(lists.flatMap((c) => c.value.countries));
}

function pool(w: Weighed, named: ReadonlySet<string>): Pick<ThirdCountry, "pooled" | "why"> {
  if (w.to === null) return { pooled: null, why: "No source tells where the people were handed over." };
  const atLeast = (nationality: string): number =>
    Math.max(w.nationalities.get(nationality)?.lo ?? 0, named.has(nationality) ? 1 : 0);
  const all = [...new Set([...w.nationalities.keys(), ...named])].filter((n) => n !== "unknown");
  const others = all.filter((n) => n !== w.to && atLeast(n) > 0);
  const lo = others.reduce((sum, n) => sum + atLeast(n), 0);
  const own = atLeast(w.to);
  const top = w.people?.hi ?? null;
  const capped = (least: number, rest: number): Count =>
    asBounds(least, top === null ? null : Math.max(least, top - rest));
  const parts = others.map((n) => `${atLeast(n)} ${nationalsOf(n, atLeast(n) === 1 ? "one" : "many")}`).join(" + ");
  const why = `At least ${lo}${parts ? ` (${parts})` : ""}; at most ${top === null ? "open" : `${Math.max(lo, top - own)}`}${own > 0 ? `, since at least ${own} ${own === 1 ? "is an own national" : "are own nationals"}` : ""}.`;
  return { pooled: { third: capped(lo, own), own: capped(own, lo) }, why };
}

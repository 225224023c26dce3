import type { Claim } from "../model/claim.ts";
import { type Count, countText, sumCounts } from "../model/count.ts";
import { countryName, nationalsOf } from "../model/country.ts";
import type { Comparable, Question, QuestionKind, Voiced } from "../model/question.ts";
import type { Span } from "../model/span.ts";
import type {
  Aircraft,
  Choice,
  Countries,
  Funding,
  Group,
  LegValue,
  Milestone,
  Moment,
  Outcome,
  PlaceValue,
  Ref,
  Route,
  Sender,
  Stop,
  Words,
} from "../model/value.ts";
import {
  aircraftText,
  bare,
  legText,
  momentSpan,
  momentText,
  placeText,
  quotedCount,
  stopName,
} from "../model/value-text.ts";
import { divisionsOf, sumsByFacet } from "./group-sums.ts";
import { claimsOn, type ClaimOf, countryOfPlace, countryOfPoint, isPlan } from "./movement-shape.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

type Make<V> = (c: ClaimOf<V>) => { value: unknown; text: string };

/** Everything asked of a movement's claims, but for own and third-country nationals, which need these weighed first. */
export function movementQuestions(claims: readonly Claim[], rootOf: VoiceOf): Question[] {
  const ask = <V>(attribute: string, label: string, kind: QuestionKind, make: Make<V>): Question => ({
    attribute,
    label,
    kind,
    voiced: claimsOn<V>(claims, attribute).map((c) => voiced(c as ClaimOf<V>, make(c), rootOf)),
  });
  const several = severalAircraft(claims);
  const questions: Question[] = [
    peopleQuestion(claims, rootOf),
    ...facetQuestions(claims, rootOf),
    ask<Countries>("nationalities", "Nationalities named", "countries", (c) => ({
      value: c.value.countries,
      text: c.value.countries.map(countryName).join(", "),
    })),
    dayQuestion(claims, rootOf),
    ...(["departed", "arrived", "announced"] as const).map((name) => timeQuestion(claims, name, rootOf)),
    ask<Sender>("sender", "Sender", "choice", (c) => ({
      value: c.value.country ?? c.value.actor ?? null,
      text: [c.value.country ? countryName(c.value.country) : null, c.value.actor].filter(Boolean).join(": "),
    })),
    ask<PlaceValue>("origin", "From", "choice", (c) => ({ value: countryOfPlace(c.value), text: placeText(c.value) })),
    ask<PlaceValue>("destination", "To", "choice", (c) => ({
      value: countryOfPlace(c.value),
      text: placeText(c.value),
    })),
    ask<Route>("route", "Route", "route", (c) => ({
      value: c.value.points.map(pointCodes),
      text: c.value.points.map((p) => (/^[A-Z]{3}$/.test(p) ? countryName(p) : p)).join(" → "),
    })),
    ...stopQuestions(claims, rootOf),
    ask<Words>("carrier", "Carrier", "words", (c) => ({ value: tokens(c.value.text), text: c.value.text })),
    ask<Aircraft>("aircraft", "Aircraft", "aircraft", (c) => ({
      value: { ...pick(c.value, ["registration", "type"]), several },
      text: aircraftText(c.value),
    })),
    ask<LegValue>("leg", "Legs", "listed", (c) => ({
      value: `${c.value.icao24} ${c.value.off}`,
      text: legText(c.value),
    })),
    ask<Count>("vessels", "Number of aircraft", "count", (c) => ({
      value: known(c.value),
      text: quotedCount(c.value, c.words),
    })),
    ask<Funding>("funding", "Funding", "payer", (c) => ({
      value: { by: tokens(c.value.by), how: c.value.how ?? "" },
      text: [c.value.by, c.value.how].filter(Boolean).join(": "),
    })),
    ask<Ref>("agreement", "Agreement", "choice", (c) => ({ value: c.value.id, text: c.value.id })),
    ask<Words>("legal_basis", "Legal basis", "listed", (c) => ({ value: c.value.text, text: c.value.text })),
    ask<Words>("described_as", "Described as", "listed", (c) => ({ value: c.value.text, text: `“${c.value.text}”` })),
    ask<Milestone>("milestone", "Held against", "listed", (c) => ({
      value: `${c.value.what} ${c.value.at}`,
      text: `${c.value.what}: ${momentText(c.value)}`,
    })),
    ask<Outcome>("outcome", "Afterwards", "listed", (c) => ({
      value: `${c.value.what} ${c.value.text ?? ""}`,
      text: c.value.text ?? c.value.what,
    })),
    ask<Choice>("status", "How far it got", "status", (c) => ({ value: c.value.choice, text: c.value.choice })),
    ask<Words>("monitor", "Monitor", "listed", (c) => ({ value: c.value.text, text: c.value.text })),
  ];
  return questions.filter((q) => q.voiced.length > 0);
}

function voiced<V>(c: ClaimOf<V>, made: { value: unknown; text: string }, rootOf: VoiceOf): Voiced {
  return {
    claims: [c.id],
    voice: voiceOf(c as Claim, rootOf),
    value: made.value as Voiced["value"],
    text: made.text,
    scope: c.scope,
    planned: isPlan(c as Claim),
    setAside: false,
  };
}

const known = (count: Count): Count | null => (count.as === "unstated" ? null : count);

/** People in all: what sources give, and the sums of divisions by voices that give no exact total of their own ("more than 40: 32 men and 11 women"). */
function peopleQuestion(claims: readonly Claim[], rootOf: VoiceOf): Question {
  const told = claimsOn<Count>(claims, "people").map((c) =>
    voiced(c, { value: known(c.value), text: quotedCount(c.value, c.words) }, rootOf),
  );
  const isExact = (v: Voiced): boolean => (v.value as Count | null)?.as === "exact" && v.scope === null;
  const voices = new Set(told.filter(isExact).map((v) => v.voice));
  const sums = divisionsOf(claims).flatMap((parts): Voiced[] => {
    const [first] = parts as [ClaimOf<Group>];
    const voice = voiceOf(first as Claim, rootOf);
    if (voices.has(voice)) return [];
    const counts = parts.map((p) => bare(p.value.count));
    const value = sumCounts(counts);
    const text = `${counts.map(countText).join(" + ")} = ${countText(value)}`;
    return [
      {
        claims: parts.map((p) => p.id),
        voice,
        value: known(value),
        text,
        scope: null,
        planned: isPlan(first as Claim),
        setAside: false,
      },
    ];
  });
  return { attribute: "people", label: "People", kind: "count", voiced: [...told, ...sums] };
}

const facets: readonly {
  prefix: string;
  of: (g: Group) => string | null;
  label: (name: string) => string;
  /** The name as written, where `of` folds ways of writing it. */
  named?: (g: Group) => string | null;
}[] = [
  {
    prefix: "nationality",
    of: (g) => (g.nationality && g.nationality !== "unknown" ? g.nationality : null),
    label: (n) => capital(nationalsOf(n)),
  },
  { prefix: "sex", of: (g) => g.sex ?? null, label: (n) => (n === "male" ? "Men" : "Women") },
  { prefix: "minor", of: (g) => (g.minor === undefined ? null : g.minor ? "minors" : "adults"), label: capital },
  {
    prefix: "basis",
    of: (g) => g.basis?.toLowerCase() ?? null,
    label: (n) => `By basis: ${n}`,
    named: (g) => g.basis ?? null,
  },
];

function facetQuestions(claims: readonly Claim[], rootOf: VoiceOf): Question[] {
  return facets.flatMap(({ prefix, of, label, named }) =>
    [...sumsByFacet(claims, of, rootOf).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, sums]): Question => ({
          attribute: `${prefix}:${name}`,
          label: label((named && writtenAs(name, claims, named)) ?? name),
          kind: "count",
          voiced: sums.map((s) => ({
            claims: s.claims,
            voice: s.voice,
            value: known(s.count),
            text: s.text,
            scope: s.scope,
            planned: s.planned,
            setAside: false,
          })),
        }),
      ),
  );
}

/** Of several ways to write a name the one that most claims have, then the first by letters. */
function writtenAs(folded: string, claims: readonly Claim[], named: (g: Group) => string | null): string | undefined {
  const ways = claimsOn<Group>(claims, "group").flatMap((c) => named(c.value) ?? []);
  const same = ways.filter((way) => way.toLowerCase() === folded);
  const votes = (way: string): number => same.filter((other) => other === way).length;
  return [...same].sort((a, b) => votes(b) - votes(a) || (a < b ? -1 : 1))[0];
}

function timeQuestion(claims: readonly Claim[], name: "departed" | "arrived" | "announced", rootOf: VoiceOf): Question {
  const told = claimsOn<Moment>(claims, name);
  const label = { departed: "Departure", arrived: "Arrival", announced: "Announced" }[name];
  const zone = zoneOf(told);
  return {
    attribute: name,
    label,
    kind: "span",
    voiced: told.map((c) => voiced(c, { value: trackSpan(c), text: momentText(c.value) }, rootOf)),
    ...(zone ? { zone } : {}),
  };
}

const minuteMs = 60_000;

/** A minute read off a track is cut or rounded by whoever read it: 17:44 and 17:45 are one departure. Times that people say are taken as said. */
function trackSpan(c: ClaimOf<Moment>): Comparable["span"] | null {
  const span = momentSpan(c.value);
  if (!span || c.mode !== "flown" || span.to - span.from !== minuteMs) return span;
  return { ...span, slack_ms: minuteMs };
}

/** The day, as sources that say neither "left" nor "arrived" give it, against what the others give as the journey's window. */
function dayQuestion(claims: readonly Claim[], rootOf: VoiceOf): Question {
  const told = claimsOn<Moment>(claims, "date");
  const moments = told.map((c) => voiced(c, { value: momentSpan(c.value), text: momentText(c.value) }, rootOf));
  const journeys =
    told.length === 0
      ? []
      : claimsOn<Moment>(claims, "departed").map((c) =>
          voiced(c, { value: journeySpan(c, claims, rootOf), text: `left ${momentText(c.value)}` }, rootOf),
        );
  const zone = zoneOf(told);
  return {
    attribute: "date",
    label: "Day",
    kind: "span",
    voiced: [...moments, ...journeys],
    ...(zone ? { zone } : {}),
  };
}

function journeySpan(departed: ClaimOf<Moment>, claims: readonly Claim[], rootOf: VoiceOf): Span | null {
  const from = momentSpan(departed.value);
  if (!from) return null;
  const voice = voiceOf(departed as Claim, rootOf);
  const arrivals = claimsOn<Moment>(claims, "arrived")
    .filter((c) => voiceOf(c as Claim, rootOf) === voice)
    .map((c) => momentSpan(c.value));
  return { from: from.from, to: Math.max(from.to, ...arrivals.map((s) => s?.to ?? 0)) };
}

function zoneOf(told: readonly ClaimOf<Moment>[]): string | null {
  const zones = told.map((c) => c.value.zone).filter((z): z is string => z !== undefined);
  return (
    [...zones].sort(
      (a, b) => zones.filter((z) => z === b).length - zones.filter((z) => z === a).length || (a < b ? -1 : 1),
    )[0] ?? null
  );
}

/** One question a stop and end of the stay: when it arrived there, when it left. A stop without times is told, not compared. */
function stopQuestions(claims: readonly Claim[], rootOf: VoiceOf): Question[] {
  const stops = claimsOn<Stop>(claims, "stop");
  const names = [...new Set(stops.map((c) => stopName(c.value)))].sort();
  return names.flatMap((name): Question[] => {
    const here = stops.filter((c) => stopName(c.value) === name);
    const role: Question = {
      attribute: `stop:${name}`,
      label: `Stop: ${placeText(here[0]?.value ?? {})}`,
      kind: "choice",
      voiced: here.map((c) => voiced(c, { value: c.value.role, text: c.value.role.replaceAll("_", " ") }, rootOf)),
    };
    const times = (["arrived", "departed"] as const).map((end): Question => {
      const told = here.filter((c) => c.value[end] !== undefined);
      const zone = told.map((c) => c.value[end]?.zone).find((z) => z !== undefined);
      const at = told.map((c) =>
        voiced(c, { value: momentSpan(c.value[end] as Moment), text: momentText(c.value[end] as Moment) }, rootOf),
      );
      return {
        attribute: `stop:${name}:${end}`,
        label: `${placeText(here[0]?.value ?? {})}: ${end}`,
        kind: "span",
        voiced: at,
        ...(zone ? { zone } : {}),
      };
    });
    return [role, ...times].filter((q) => q.voiced.length > 0);
  });
}

function pointCodes(point: string): string[] {
  const country = countryOfPoint(point);
  return country !== null && country !== point ? [point, country] : [point];
}

function severalAircraft(claims: readonly Claim[]): boolean {
  const vessels = claimsOn<Count>(claims, "vessels").some((c) => c.value.hi === null || c.value.hi > 1);
  return vessels || claimsOn<Stop>(claims, "stop").some((c) => c.value.role === "change_of_aircraft");
}

const articles = new Set(["the", "of", "and", "a", "an", "airlines", "airline", "air", "inc", "llc"]);
const tokens = (text: string): string[] =>
  [
    ...new Set(
      text
        .toLowerCase()
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ]
    .filter((t) => !articles.has(t))
    .sort();
const pick = (a: Aircraft, names: readonly (keyof Aircraft)[]): Partial<Aircraft> =>
  Object.fromEntries(names.filter((n) => a[n] !== undefined).map((n) => [n, a[n]]));

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Claim } from "../model/claim.ts";
import { type Count, compareCounts, countText } from "../model/count.ts";
import { countryName, nationalsOf } from "../model/country.ts";
import type { Answered, MovementState } from "../model/state.ts";
import type { Group, Stop, Words } from "../model/value.ts";
import { bare, placeText } from "../model/value-text.ts";
import type { MovementPage, SourceView } from "./shapes.ts";

type Sentence = MovementPage["safe"][number];
type Sources = Readonly<Record<string, SourceView>>;

/**
 * Sentences that the record supports: attributed, with no value that is contradicted, and none that rests on one mirror alone. Empty when there is none.
 */
export function safeSentences(state: MovementState, sources: Sources): Sentence[] {
  return [
    peopleSentence(state, sources) ?? groupsSentence(state, sources),
    thirdCountrySentence(state, sources),
  ].filter((s): s is Sentence => s !== null);
}

const verb: Readonly<Record<string, string>> = {
  removal: "removed",
  transfer: "transferred",
  handover: "handed over",
  onward_removal: "sent on",
  return: "returned",
  relocation: "moved",
};

function peopleSentence(state: MovementState, sources: Sources): Sentence | null {
  const people = answerOf(state, "people");
  if (!people || !usable(people) || state.people === null || state.from === null || state.to === null) return null;
  const backing = backers(people, state, sources);
  if (!backing) return null;
  return {
    text: `${backing.by} that ${peopleText(state.people)} ${state.people.lo === 1 && state.people.hi === 1 ? "was" : "were"} ${journeyText(state)}.`,
    sources: backing.ids,
  };
}

/** When the whole rests on too little: the groups that one source, read itself, gives in somebody's name. */
function groupsSentence(state: MovementState, sources: Sources): Sentence | null {
  if (state.from === null || state.to === null) return null;
  const groups = state.claims.filter(
    (c) =>
      c.attribute === "group" &&
      (c.value as Group).nationality !== undefined &&
      (c.value as Group).count.as === "exact" &&
      c.scope === null &&
      c.doubt === null &&
      !isMirror(sources[c.source]),
  );
  const sound = groups.filter((c) => !state.answers.some((a) => a.judged.excluded.includes(c.id)));
  const keys = [...new Set(sound.map((c) => JSON.stringify([c.source, c.said_by])))].sort(
    (a, b) => sizeOf(sound, b) - sizeOf(sound, a) || (a < b ? -1 : 1),
  );
  const chosen = sound
    .filter((c) => JSON.stringify([c.source, c.said_by]) === keys[0])
    .sort((a, b) => (b.value as Group).count.lo - (a.value as Group).count.lo);
  const [first] = chosen;
  if (!first) return null;
  const name = sources[first.source]?.shown ?? first.source;
  const who = listed(
    chosen.map(
      (c) =>
        `${countText(bare((c.value as Group).count))} ${(c.value as Group).count.lo === 1 ? `national of ${theName(String((c.value as Group).nationality))}` : nationalsOf(String((c.value as Group).nationality))}`,
    ),
  );
  const by =
    first.said_by === null
      ? `${theSpeaker(name)} reported`
      : `${theSpeaker(first.said_by)} said, according to ${name},`;
  return { text: `${by} that ${who} were ${journeyText(state)}.`, sources: [first.source] };
}

function sizeOf(claims: readonly Claim[], key: string): number {
  return claims
    .filter((c) => JSON.stringify([c.source, c.said_by]) === key)
    .reduce((sum, c) => sum + (c.value as Group).count.lo, 0);
}

/** "removed from Panama to Colombia on 3 Feb 2025"; a journey that did not end as planned says so. */
function journeyText(state: MovementState): string {
  const planned = state.claims.some(
    (c) =>
      c.attribute === "status" && ["diverted", "blocked", "planned"].includes((c.value as { choice: string }).choice),
  );
  const to = planned
    ? `put on a journey from ${theName(state.from ?? "")} that was planned to end in ${theName(state.to ?? "")}`
    : `${verb[String(state.doc.kind)] ?? "moved"} from ${theName(state.from ?? "")} to ${theName(state.to ?? "")}`;
  const when =
    state.date === null ? "" : ` on ${state.date_text}`.replace(/^ on (?=[A-Z][a-z]{2} \d{4}|\d{4}$)/, " in ");
  return `${to}${when}`;
}

function thirdCountrySentence(state: MovementState, sources: Sources): Sentence | null {
  const third = state.third_country;
  const answer = answerOf(state, "third_country") ?? answerOf(state, "own_nationals");
  if (
    !third ||
    !answer ||
    isOpen(answer) ||
    state.to === null ||
    state.people === null ||
    isOpen(answerOf(state, "people"))
  )
    return null;
  const ids = [
    ...new Set(
      state.claims
        .filter((c) => isNational(c) && c.scope === null && c.doubt === null && !isMirror(sources[c.source]))
        .map((c) => c.source),
    ),
  ].sort();
  if (ids.length === 0) return null;
  const names = ids.map((id) => sources[id]?.shown ?? id);
  const by = `By the nationalities that ${listed(names)} ${names.length === 1 ? "gives" : "give"}`;
  const home = theName(state.to);
  if (third.hi === 0)
    return {
      text: `${by}, all of those moved were nationals of ${home}; none is counted as a third-country removal.`,
      sources: ids,
    };
  if (third.lo === third.hi && compareCounts(third, state.people) === "equal")
    return { text: `${by}, none of those moved was a national of ${home}.`, sources: ids };
  if (third.lo === 0) return null;
  const share =
    third.lo === third.hi
      ? `${third.lo.toLocaleString("en-US")} of those moved ${third.lo === 1 ? "was not a national" : "were not nationals"}`
      : third.hi === null
        ? `at least ${third.lo} of those moved were not nationals`
        : `between ${third.lo} and ${third.hi} of those moved were not nationals`;
  return { text: `${by}, ${share} of ${home}.`, sources: ids };
}

/** Sentences that readers may be tempted to write and that the record does not support, each with why. */
export function notSupported(state: MovementState): MovementPage["not_supported"] {
  const out: { text: string; why: string }[] = [];
  const { people, third_country: third, own_nationals: own } = state;
  if (people && third && third.hi !== null && third.hi < people.lo && state.to !== null) {
    const n = countText(bare(people));
    out.push({
      text: `“${n} third-country removals”`,
      why:
        third.hi === 0
          ? `All were nationals of ${theName(state.to)}.`
          : own
            ? ownText(own, theName(state.to))
            : "Not all were third-country nationals.",
    });
  }
  for (const answered of state.answers) out.push(...excludedBy(answered, state.claims));
  for (const claim of state.claims.filter((c) => c.attribute === "stop" && (c.value as Stop).role !== "custody")) {
    const stop = claim.value as Stop;
    if (stop.role === "technical")
      out.push({
        text: `“Handed over in ${stop.country ? theName(stop.country) : placeText(stop)}”`,
        why: "It was a technical stop; nobody is told to have changed custody.",
      });
  }
  if (third && third.lo > 0) {
    for (const claim of state.claims.filter(
      (c) => c.attribute === "described_as" && /home|own countr/i.test((c.value as Words).text),
    )) {
      out.push({
        text: `“${(claim.value as Words).text}”`,
        why: `At least ${third.lo} were not nationals of ${state.to === null ? "the destination" : theName(state.to)}.`,
      });
    }
  }
  return unique(out).slice(0, 8);
}

function ownText(own: Count, home: string): string {
  if (own.lo === own.hi)
    return `${countText(bare(own))} ${own.lo === 1 ? "was a national" : "were nationals"} of ${home}.`;
  return `At least ${own.lo} ${own.lo === 1 ? "was a national" : "were nationals"} of ${home}.`;
}

const counted = (attribute: string): boolean =>
  ["people", "third_country", "own_nationals"].includes(attribute) || /^(nationality|sex|basis):/.test(attribute);

function excludedBy(answered: Answered, claims: readonly Claim[]): { text: string; why: string }[] {
  if (!counted(answered.question.attribute)) return [];
  return answered.question.voiced.flatMap((v) => {
    const relation = answered.judged.relations[v.claims[0] ?? ""]?.relation;
    const claim = claims.find((c) => c.id === v.claims[0]);
    if (!claim) return [];
    const words = claim.words ?? `${v.text} ${answered.question.label.toLowerCase()}`;
    if (relation === "different_scope") return [{ text: `“${words}”`, why: `It counts something else: ${v.scope}.` }];
    if (relation === "planned_not_done")
      return [{ text: `“${words}”`, why: `That was a plan; ${answered.text} is what was told afterwards.` }];
    if (relation === "contradicts" && answered.judged.excluded.includes(claim.id))
      return [{ text: `“${words}”`, why: `It cannot hold beside ${answered.text}.` }];
    return [];
  });
}

function answerOf(state: MovementState, attribute: string): Answered | null {
  return state.answers.find((a) => a.question.attribute === attribute) ?? null;
}

/** True when the voices are split and no set of them is larger than the others: then no value may be used. */
const isOpen = (a: Answered | null): boolean =>
  a !== null && a.judged.verdict === "contradicts" && a.judged.excluded.length === 0;
const usable = (a: Answered): boolean => a.judged.shown !== null && a.judged.verdict !== "unknown" && !isOpen(a);
const isMirror = (s: SourceView | undefined): boolean =>
  s === undefined || s.seen === "mirror" || s.seen === "not_seen" || s.copy_of !== null;
const isNational = (c: Claim): boolean =>
  ["third_country", "own_nationals", "nationalities"].includes(c.attribute) ||
  (c.attribute === "group" && (c.value as Group).nationality !== undefined);

/** Who may be named for a value: a source read itself, else two voices; null when it rests on one mirror alone. */
function backers(answered: Answered, state: MovementState, sources: Sources): { by: string; ids: string[] } | null {
  const held = answered.question.voiced.filter(
    (v) =>
      v.scope === null &&
      !v.planned &&
      v.value !== null &&
      ["agrees", "one_side_only", "consistent"].includes(answered.judged.relations[v.claims[0] ?? ""]?.relation ?? ""),
  );
  const same = held.filter((v) => compareCounts(v.value as Count, answered.judged.shown as Count) === "equal");
  const claims = same
    .flatMap((v) => state.claims.filter((c) => c.id === v.claims[0]).map((c) => ({ c, voice: v.voice })))
    .filter(({ c }) => c.doubt === null);
  const direct = claims
    .filter(({ c }) => !isMirror(sources[c.source]))
    .sort((a, b) => (a.c.public_date + a.c.id < b.c.public_date + b.c.id ? -1 : 1));
  const voices = new Set(claims.map((x) => x.voice));
  const chosen = direct[0] ?? (voices.size > 1 ? claims.sort((a, b) => (a.c.id < b.c.id ? -1 : 1))[0] : undefined);
  if (!chosen) return null;
  const source = sources[chosen.c.source];
  const name = source?.shown ?? chosen.c.source;
  const ids =
    direct.length > 0 ? [...new Set(direct.map(({ c }) => c.source))] : [...new Set(claims.map(({ c }) => c.source))];
  return {
    by:
      chosen.c.said_by === null
        ? `${theSpeaker(name)} reported`
        : `${theSpeaker(chosen.c.said_by)} said, according to ${name},`,
    ids,
  };
}

function peopleText(count: Count): string {
  const text = countText(bare(count));
  return `${text} ${count.lo === 1 && count.hi === 1 ? "person" : "people"}`;
}

const articled = new Set([
  "USA",
  "GBR",
  "PHL",
  "NLD",
  "ARE",
  "BHS",
  "GMB",
  "DOM",
  "CAF",
  "COD",
  "COG",
  "MDV",
  "COM",
  "MHL",
  "SLB",
]);
/** A country in running text: "the United States". */
function theName(code: string): string {
  return articled.has(code) ? `the ${countryName(code)}` : countryName(code);
}

/** A speaker at the head of a sentence: offices take an article, people do not. */
function theSpeaker(name: string): string {
  const office =
    /^(?:US |UK |EU |Associated Press|White House|foreign |interior |government|ministry|correctional|department|migration|senior|internal)/.test(
      name,
    );
  if (!office || /officials$/.test(name)) return capital(name);
  return `${/^senior/.test(name) ? "A" : "The"} ${name}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const listed = (names: readonly string[]): string =>
  names.length <= 1 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** The same words, or the same reason given for another attribute, once. */
function unique(list: readonly { text: string; why: string }[]): { text: string; why: string }[] {
  return list.filter(
    (item, i) =>
      list.findIndex(
        (other) =>
          other.text === item.text || (other.why === item.why && item.why.startsWith("It counts something else")),
      ) === i,
  );
}

import { isDomestic } from "./domestic-runs.ts";
import type { End, LegFacts } from "./facts.ts";
import { isSameOperator } from "./operator-names.ts";
import type { Doubt, Finding } from "./rule.ts";

/** Ordinary legs in three months that make a route an ordinary one: two a month. */
const ordinary = { months: 3, least: 6 } as const;

/** What speaks against a class, in the order in which it is shown. */
export const doubts: readonly Doubt[] = [
  {
    id: "never_callsign",
    says: "The call sign is one of flights that are never removals.",
    needs: "a rule about call signs, or a row of the watch-list, with the lead never",
    limits: "none",
    find: ({ spoken, tails }) => [
      ...spoken
        .filter(({ rule }) => rule.lead === "never")
        .map(({ callsign, rule }) => ({ field: "callsign", value: `${callsign}: ${rule.means}`, source: rule.source })),
      ...tails
        .filter(({ lead }) => lead === "never")
        .map((row) => ({ field: "registration", value: row.registration, source: row.source })),
    ],
  },
  {
    id: "freighter",
    says: "The aircraft is a freighter: cargo is as likely as anything.",
    needs: "a row of the watch-list whose type says so",
    limits: "none",
    find: ({ tails }) =>
      tails
        .filter(({ type }) => type !== null && /\bfreighter\b|\bcargo\b|\bP2F\b|BDSF|BCF|\bPCF\b/i.test(type))
        .map(({ type, source }) => ({ field: "type", value: type ?? "", source })),
  },
  {
    id: "offshore_supply",
    says: "It touched a place of custody that supply flights call at as well.",
    needs: "a field with the role offshore",
    limits: "possible",
    find: ({ from, to }) => [...offshore(from, "adep"), ...offshore(to, "ades")],
  },
  {
    id: "unknown_end",
    says: "Where it came from or went is not known: what is said of it follows from where the aircraft was seen before and after.",
    needs: "an end of the leg without a field",
    limits: "possible",
    find: ({ from, to }) => [...unknown(from, "adep"), ...unknown(to, "ades")],
  },
  {
    id: "two_emitters",
    says: "Two aircraft were heard under this address, or its positions are not to be trusted: it may be another one.",
    needs: "a flag on the track: two_emitters or false_positions",
    limits: "possible",
    find: ({ flight }) =>
      flight.flags
        .filter((flag) => flag === "two_emitters" || flag === "false_positions")
        .map((value) => ({ field: "flags", value, source: null })),
  },
  {
    id: "two_operators",
    says: "Sources name different operators of this aircraft for this day: the watched tail counts as a weak one only.",
    needs: "two rows of the watch-list that hold on the day, or a row and the table of aircraft",
    limits: "tail",
    find: twoOperators,
  },
  {
    id: "witness_and_track_differ",
    says: "A person or a record calls it a removal, and the track never left the country.",
    needs: "a witness that names the class, and both ends",
    limits: null,
    find: (leg) =>
      leg.witnesses
        .filter((one) => one.class === "removal" && isDomestic(leg))
        .map((one) => ({ field: one.by, value: one.says, source: one.source })),
  },
  {
    id: "callsign_two_meanings",
    says: "Two rules about call signs hold for this one and mean different things.",
    needs: "two rules about call signs that hold on the day",
    limits: "possible",
    find: twoMeanings,
  },
  {
    id: "callsign_of_another",
    says: "The call sign is that of another operator than the aircraft's: one of the two may have changed hands.",
    needs: "a rule about call signs that names an operator, and a row of the watch-list that names another",
    limits: null,
    find: callsignOfAnother,
  },
  {
    id: "ordinary_route",
    says: `Aircraft without any sign flew this route at least ${ordinary.least} times in ${ordinary.months} months: it is an ordinary one.`,
    needs: "both fields, and a table of routes that holds aircraft outside the watch-list",
    limits: "possible",
    find(leg, { rates }) {
      const [origin, destination] = [leg.from.ident, leg.to.ident];
      if (!rates || origin === null || destination === null || isDomestic(leg)) return [];
      const { legs, watched } = rates.sum({ origin, destination }, leg.day.slice(0, 7), {
        months: ordinary.months,
        own: true,
      });
      return legs - watched < ordinary.least
        ? []
        : [{ field: "route", value: `${origin}-${destination}: ${legs - watched} ordinary legs`, source: null }];
    },
  },
];

function offshore(end: End, field: string): Finding[] {
  return end.roles
    .filter(({ role }) => role === "offshore")
    .map(({ ident, source }) => ({ field, value: ident, source }));
}

function unknown(end: End, field: string): Finding[] {
  const how = { field: "", candidates: "all fields that fit agree on the country", neighbour: "seen before or after" };
  if (end.ident !== null && end.home !== null) return [];
  return [{ field, value: end.ident ?? (end.by === null ? "not known" : how[end.by]), source: null }];
}

function twoOperators({ tails, operator }: LegFacts): Finding[] {
  const named = [
    ...tails.flatMap((row) => (row.operator === null ? [] : [{ value: row.operator, source: row.source }])),
    ...(tails.length === 0 || operator === null ? [] : [{ value: operator, source: null }]),
  ];
  const differ = named.some((one) => named.some((other) => !isSameOperator(one.value, other.value)));
  const distinct = named.filter((one, at) => named.findIndex(({ value }) => value === one.value) === at);
  return differ ? distinct.map((one) => ({ field: "operator", ...one })) : [];
}

function twoMeanings({ spoken }: LegFacts): Finding[] {
  type Spoken = LegFacts["spoken"][number];
  // Two sources may word one mission differently; two entries, or two operators in one, are a conflict.
  const differ = (a: Spoken, b: Spoken): boolean =>
    a.callsign === b.callsign &&
    (a.rule.id !== b.rule.id || a.rule.lead !== "strong") &&
    !isSameOperator(operatorIn(a.rule.means), operatorIn(b.rule.means));
  return spoken
    .filter((one) => spoken.some((other) => differ(one, other)))
    .map(({ callsign, rule }) => ({ field: "callsign", value: `${callsign}: ${rule.means}`, source: rule.source }));
}

// Only rules that name an operator can differ from one: the words of a mission, or of armed forces, name none.
function callsignOfAnother({ spoken, tails }: LegFacts): Finding[] {
  const operators = tails.flatMap(({ operator }) => operator ?? []);
  if (operators.length === 0) return [];
  return spoken
    .filter(({ rule }) => rule.lead !== "strong" && rule.lead !== "never")
    .filter(({ rule }) => !operators.some((operator) => isSameOperator(operator, operatorIn(rule.means))))
    .map(({ callsign, rule }) => ({ field: "callsign", value: `${callsign}: ${rule.means}`, source: rule.source }));
}

/** "Global Crossing Airlines, any flight" → "Global Crossing Airlines". */
function operatorIn(means: string): string {
  return (/^[^,:(]+/.exec(means)?.[0] ?? means).trim();
}

import type { SubjectKind } from "./claim.ts";

/** How the value of an attribute is written and read; shapes are in `value.ts`. */
export const valueKinds = {
  count: 'A number with its words: `43`, `"over 40 migrants"`, or a mapping `{count, words, method}`.',
  group: "A count of people who share facets: `{people: 32, sex: male}`.",
  moment:
    "A date or time: `2025-02-03`, or a mapping `{at: 2025-02-03T09:00, zone: America/Panama}`; also `about: true`, `place`.",
  route: "A list of countries (ISO 3166 alpha-3) or airports (OurAirports ident), in order.",
  stop: "`{place, airport, country, role, arrived, departed}`; role is technical, custody or change_of_aircraft.",
  place: "`{country, airport, name}`.",
  aircraft: "`{registration, icao24, type, callsign, operator, confidence}`; unknown parts are left out.",
  leg: '`{icao24, off, on, leg}`: the address of the aircraft, when it was first and last heard in the air (UTC), and the id of the leg; or the id alone, in quotes: `"5e02f925bac00bf5"`.',
  funding: "`{by, how}`: who pays, and under what.",
  outcome: "`{what, text, date, then}`: what happened to the people afterwards.",
  milestone:
    "`{what, at, zone}`: something else with a time that the movement is held against, such as a court's order.",
  sender: "`{country, actor}`: the state that sends, and its agency.",
  countries: "A list of countries (ISO 3166 alpha-3).",
  words: "Plain words.",
  id: "The id of another entry.",
  choice: "One word of a closed list.",
  stage: "One word of the list of stages; its `date` stands beside it.",
  term: "`{predicate, value, countries}`: a condition that a person can be tested against.",
  cap: "`{people, unit, per, period}`: a ceiling, always with what it counts and over what time.",
  money: 'An amount with its words: `"almost $2.7 million"`, or `{amount, currency, words}`.',
  part: "`{of, count}`: a part of a total.",
  share: "`{of, percent}`: a percentage that a source gives, to be checked against the parts.",
  practice: "`{topic, sentence, date}`: what is documented about a destination.",
  treaty: "`{treaty, value, date}`: whether a state is party.",
} as const;
export type ValueKind = keyof typeof valueKinds;

/** One property that claims can give of a kind of subject. */
export type Attribute = {
  /** The name in the record, in `show --json` and in tables. */
  readonly name: string;
  /** The key in the register when it differs from the name (a list key such as `stops`). */
  readonly key?: string;
  readonly value: ValueKind;
  /** True when one source may give several at once (a list in the register). */
  readonly many?: true;
  /** What it means, in a sentence. */
  readonly says: string;
  /** The closed list it takes its words from, by name in `vocabularies.ts`. */
  readonly list?: string;
};

/** Every attribute of every kind of subject, in the order in which pages show them. */
export const attributes: Readonly<Record<SubjectKind, readonly Attribute[]>> = {
  movement: [
    { name: "people", value: "count", says: "How many people were moved; crew and escorts are not counted." },
    {
      name: "group",
      key: "groups",
      value: "group",
      many: true,
      says: "People on the movement who share a nationality, sex, age group or legal basis; other people may be aboard.",
    },
    {
      name: "group",
      key: "breakdown",
      value: "group",
      many: true,
      says: "Groups that one source gives as a division of the whole: disjoint, exhaustive, and checked to add up.",
    },
    {
      name: "third_country",
      value: "count",
      says: "How many were sent to a country that is not their own, as a source puts it.",
    },
    {
      name: "own_nationals",
      value: "count",
      says: "How many were nationals of the country they were sent to, as a source puts it.",
    },
    {
      name: "nationalities",
      value: "countries",
      says: "Nationalities that a source names without numbers: at least one person of each.",
    },
    { name: "sender", value: "sender", says: "The state that sends, and the agency that acts." },
    {
      name: "date",
      value: "moment",
      says: "The day of the movement, where a source does not say whether it departed or arrived then.",
    },
    { name: "departed", value: "moment", says: "When it left." },
    { name: "arrived", value: "moment", says: "When it reached the hand-over or the end of the journey." },
    { name: "announced", value: "moment", says: "When it was announced." },
    { name: "origin", value: "place", says: "Where it left from." },
    { name: "destination", value: "place", says: "Where the people were sent; a planned one has modality planned." },
    { name: "route", value: "route", says: "The points of the journey in order, as one source gives them." },
    {
      name: "stop",
      key: "stops",
      value: "stop",
      many: true,
      says: "A stop on the way: technical, custody, or a change of aircraft.",
    },
    { name: "carrier", value: "words", says: "Who flew it." },
    { name: "aircraft", value: "aircraft", many: true, says: "The aircraft: tail, type, call sign, as far as told." },
    {
      name: "leg",
      key: "legs",
      value: "leg",
      many: true,
      says: "A leg that receivers heard and that we take for this movement, by aircraft and time in the air; made anew, legs are found again by them.",
    },
    { name: "vessels", value: "count", says: "How many aircraft, ships or vehicles took part." },
    { name: "funding", value: "funding", many: true, says: "Who pays for it, and under what." },
    { name: "agreement", value: "id", says: "The agreement under which it ran." },
    { name: "legal_basis", value: "words", says: "The law under which people were removed, as a source has it." },
    {
      name: "described_as",
      value: "words",
      says: 'Words with which a source describes the journey, such as "back to their home country".',
    },
    {
      name: "milestone",
      key: "milestones",
      value: "milestone",
      many: true,
      says: "Something with a time that it is held against, such as a court's order.",
    },
    { name: "outcome", key: "outcomes", value: "outcome", many: true, says: "What happened to the people afterwards." },
    { name: "status", value: "choice", list: "movement_status", says: "How far it got." },
    { name: "monitor", value: "words", says: "Whether an independent monitor was on board, and whose." },
  ],
  agreement: [
    {
      name: "stage",
      value: "stage",
      list: "stages",
      says: "A stage of its history, asserted by somebody on a date; later stages never erase earlier ones.",
    },
    { name: "instrument", value: "choice", list: "instruments", says: "What kind of instrument it is." },
    { name: "instrument_detail", value: "words", says: "What is known of the instrument, in words." },
    { name: "text_public", value: "choice", list: "yes_no", says: "Whether its text is public." },
    { name: "text_where", value: "words", says: "Where the text, or what is known of it, can be read." },
    {
      name: "term",
      key: "terms",
      value: "term",
      many: true,
      says: "A condition on who may be sent or how they are kept.",
    },
    { name: "cap", key: "caps", value: "cap", many: true, says: "A ceiling, with its unit and period." },
    { name: "people_sent", value: "count", says: "How many people a source says were sent under it." },
    { name: "legal_basis", value: "words", says: "The rule or statute it rests on, and challenges to it." },
    { name: "remark", value: "words", says: "Anything else a source says of it." },
  ],
  payment: [
    { name: "amount", value: "money", says: "How much." },
    { name: "payer", value: "words", says: "Who pays." },
    { name: "payee", value: "words", says: "Who is paid." },
    { name: "purpose", value: "words", says: "What for." },
    {
      name: "payment_scope",
      key: "scope_of_payment",
      value: "choice",
      list: "payment_scopes",
      says: "Promised, obligated, disbursed, spent, per person or in kind: never summed together.",
    },
    { name: "paid", value: "moment", says: "The day or period it stands for." },
  ],
  total: [
    { name: "count", value: "count", says: "The number published." },
    { name: "part", key: "parts", value: "part", many: true, says: "A part of the number." },
    { name: "share", key: "shares", value: "share", many: true, says: "A percentage a source gives of the whole." },
    { name: "remark", value: "words", says: "What its publisher or another source says of it." },
  ],
  statement: [
    { name: "says", value: "words", says: "What was said, in our words." },
    { name: "quote", value: "words", says: "What was said, word for word; at most 25 words of one source." },
  ],
  destination: [
    {
      name: "practice",
      key: "practices",
      value: "practice",
      many: true,
      says: "What is documented about how people sent there were treated.",
    },
    { name: "treaty", key: "treaties", value: "treaty", many: true, says: "Whether it is party to a treaty." },
  ],
  visit: [
    { name: "date", value: "moment", says: "When it took place." },
    { name: "destination", value: "place", says: "Where." },
    { name: "says", value: "words", says: "What happened, in our words." },
  ],
  aircraft: [
    { name: "operator", value: "words", says: "Who operates it." },
    { name: "type", value: "words", says: "Its type designator (ICAO Doc 8643) or the words given." },
    { name: "seen", value: "words", says: "Where and when it was seen on removal work." },
    { name: "listed", value: "words", says: "That a list of aircraft holds it; a lead, never proof." },
    {
      name: "removes_for",
      value: "countries",
      says: "Countries for which it is said to carry removed people: they are home to its flights.",
    },
    { name: "valid_from", value: "moment", says: "From when the entry holds." },
    { name: "valid_to", value: "moment", says: "Until when the entry holds." },
  ],
  callsign: [
    { name: "means", value: "words", says: "What the call sign stands for." },
    {
      name: "removes_for",
      value: "countries",
      says: "Countries whose removals fly under it: they are home to its flights.",
    },
    { name: "valid_from", value: "moment", says: "From when the rule holds." },
    { name: "valid_to", value: "moment", says: "Until when the rule holds." },
  ],
};

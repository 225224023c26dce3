import fc from "fast-check";
import { type Attribute, attributes, type ValueKind } from "../../src/model/attributes.ts";
import { modalities, type SubjectKind, subjectKinds } from "../../src/model/claim.ts";
import { readCount } from "../../src/model/read-count.ts";
import { sourceKinds } from "../../src/model/source.ts";
import { vocabularies } from "../../src/model/vocabularies.ts";

type Loose = Record<string, unknown>;
/** An entry of the register as it is typed; the same list again with changes is the next version of the file. */
export type Entry = Loose;

const nasty = [
  ...["null", "yes", "no", "on", "~", "true", "42", "4.20", "1e3", "0x1F", ".inf", "2031-05-02", "2031", "-", "---"],
  ...[
    "...",
    "- dash",
    "-1",
    "? ask",
    ": colon",
    "a: b",
    "a #b",
    "#c",
    "a,b",
    "[x]",
    "{x}",
    "&a",
    "*a",
    "!t",
    "%d",
    "@m",
    "`q`",
  ],
  ...[
    "it's",
    'say "no"',
    "'quoted'",
    "back\\slash",
    "tab\tinside",
    "line\nbreak",
    "line\n\nbreak\n",
    "\n",
    " lead",
    "trail ",
    "",
  ],
  ...[
    "a\n  indented\nb",
    "é",
    "e\u0301 NFD",
    "مرحبا بالعالم",
    "שלום",
    "👩‍👩‍👧 family",
    "\u00a0nbsp\u00a0",
    "a\u2028b",
    "\ufeffbom",
    "x".repeat(300),
  ],
  ...[
    "=1+1",
    "+1",
    "<b>bold</b>",
    "__proto__",
    "constructor",
    "| pipe",
    "> fold",
    "|-",
    ">-\n a",
    "key:",
    "a:\n- b",
    "\r\n",
    "a\rb",
    "\u0085nel",
  ],
];

const printable = /^[\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
/** Words of every kind that a file can hold. */
export const words = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => printable.test(text)),
);
const some = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined, freq: 2 });
const bare = (map: Loose): Loose => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
const mapping = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Loose> => fc.record(members).map(bare);
const oneOf = (list: keyof typeof vocabularies): fc.Arbitrary<string> =>
  fc.constantFrom(...Object.keys(vocabularies[list]));

const country = fc.constantFrom("USA", "COL", "UZB", "KGZ", "SLV", "XKX");
const day = fc.constantFrom(
  "2031-05-02",
  "2031-05",
  "2031",
  "2031-05-02/2031-05-04",
  "2031-08-mid",
  "2031-12~",
  "2031-05-10",
);
const sourceDay = fc.constantFrom("2031-05-03", "2031-05-09", "2031-06", "2031-04-01");
const phrase = fc
  .constantFrom(
    "over 40 people",
    "about 360",
    "43",
    "no one",
    "not stated",
    "up to 300",
    "35 to 45",
    "at least 7",
    "dozens",
    "0",
    "nearly 300",
  )
  .filter((text) => readCount(text) !== null);
const number = fc.oneof(fc.nat(500), phrase);
const beside = { doubt: some(words), note: some(words), scope: some(words) };
const count = fc.oneof(
  number,
  mapping({ count: number, words: some(words), method: some(words), ...beside }),
  mapping({ words: phrase, method: some(words), ...beside }),
);
const plainCount = fc.oneof(number, mapping({ count: number, words: some(words), method: some(words) }));
const moment = fc.oneof(
  day,
  fc.constant(2031),
  mapping({ at: day, words: some(words), place: some(words), ...beside }),
  mapping({
    at: fc.constantFrom("2031-05-02T09:00", "2031-05-02T23:30:15"),
    zone: fc.constantFrom("America/Panama", "Africa/Juba"),
    about: some(fc.constant(true)),
    ...beside,
  }),
  mapping({ at: fc.constantFrom("2031-05-02T09:00Z", "2031-05-02T09:00-05:00"), from: some(words) }),
);
const momentAlone = fc.oneof(day, mapping({ at: day, words: some(words) }));
const told = fc.oneof(words, fc.nat(99), mapping({ value: words, words: some(words), ...beside }));
const money = fc.oneof(
  fc.nat(1_000_000),
  fc.constantFrom("almost $2.7 million", "more than €3 million", "$20,000 per person", "not published", "none"),
  mapping({ amount: fc.nat(5000), currency: some(fc.constantFrom("USD", "EUR")), words: some(words), ...beside }),
  mapping({
    amount: fc.constantFrom("about 5 million", "7.5 million"),
    currency: fc.constantFrom("EUR", "USD"),
    words: some(words),
  }),
);
const place = { country: some(country), airport: some(fc.constantFrom("MPMG", "KHRL")), name: some(words) };
const choice = (list: string | undefined): fc.Arbitrary<unknown> => {
  const word = list === undefined ? words : oneOf(list as keyof typeof vocabularies);
  return fc.oneof(word, mapping({ value: word, words: some(words), ...beside }));
};
const group = mapping({
  people: some(plainCount),
  nationality: some(fc.oneof(country, fc.constantFrom("unknown", "stateless"))),
  sex: some(oneOf("sexes")),
  minor: some(fc.boolean()),
  basis: some(fc.oneof(words, fc.nat(9))),
  label: some(words),
  role: some(oneOf("group_roles")),
  method: some(words),
  words: some(words),
  ...beside,
});

const values: Record<ValueKind, (attribute: Attribute) => fc.Arbitrary<unknown>> = {
  count: () => count,
  group: () => group,
  moment: () => moment,
  route: () =>
    fc.oneof(
      fc.constantFrom(["USA", "HND", "SLV"], ["MPMG", "SKBO"]),
      mapping({
        points: fc.array(fc.constantFrom("USA", "PAN", "MPMG", "SKBO"), { minLength: 2, maxLength: 3 }),
        words: some(words),
        ...beside,
      }),
    ),
  stop: () =>
    mapping({
      ...place,
      place: some(words),
      role: oneOf("stop_roles"),
      arrived: some(momentAlone),
      departed: some(momentAlone),
      words: some(words),
      ...beside,
    }),
  place: () => fc.oneof(country, mapping({ ...place, words: some(words), ...beside })),
  aircraft: () =>
    mapping({
      registration: some(words),
      icao24: some(fc.constant("a00001")),
      type: some(fc.oneof(words, fc.nat(900))),
      callsign: some(words),
      operator: some(words),
      confidence: some(oneOf("confidences")),
      words: some(words),
      ...beside,
    }),
  leg: () =>
    mapping({
      icao24: fc.constantFrom("abc001", "abc002"),
      off: fc.constantFrom("2031-05-02T10:04Z", "2031-05-02T10:04:05Z"),
      on: fc.constant("2031-05-02T15:31:00Z"),
      leg: some(fc.constant("5e02f925bac00bf5")),
      words: some(words),
      ...beside,
    }),
  funding: () => mapping({ by: words, how: some(words), words: some(words), ...beside }),
  outcome: () =>
    mapping({
      what: oneOf("outcomes"),
      text: some(words),
      date: some(fc.oneof(day, fc.constant(2031))),
      then: some(fc.constant("example-m")),
      words: some(words),
      ...beside,
    }),
  milestone: () =>
    mapping({ what: words, at: day, place: some(words), about: some(fc.boolean()), words: some(words), ...beside }),
  sender: () =>
    fc.oneof(country, mapping({ country: some(country), actor: some(words), words: some(words), ...beside })),
  countries: () =>
    fc.oneof(
      fc.array(country, { maxLength: 3 }),
      mapping({ countries: fc.array(country, { maxLength: 3 }), words: some(words), ...beside }),
    ),
  words: () => told,
  id: () => fc.constant("example-a"),
  choice: (attribute) => choice(attribute.list),
  stage: () => choice("stages"),
  term: () =>
    mapping({
      predicate: oneOf("predicates"),
      value: some(fc.oneof(words, fc.nat(9))),
      countries: some(fc.array(country, { maxLength: 2 })),
      words: some(words),
      ...beside,
    }),
  cap: () =>
    mapping({
      people: plainCount,
      unit: some(words),
      per: some(words),
      period: some(fc.oneof(words, fc.nat(9))),
      method: some(words),
      words: some(words),
      ...beside,
    }),
  money: () => money,
  part: () => mapping({ of: words, count: plainCount, words: some(words), ...beside }),
  share: () =>
    mapping({
      of: fc.oneof(words, fc.array(words, { minLength: 1, maxLength: 2 })),
      percent: fc.double({ min: 0, max: 100, noNaN: true }),
      words: some(words),
      ...beside,
    }),
  practice: () => mapping({ topic: oneOf("topics"), sentence: words, date: some(day), words: some(words), ...beside }),
  treaty: () => mapping({ treaty: oneOf("treaties"), value: oneOf("treaty_values"), date: some(day), ...beside }),
};

const sourceIds = ["example-a", "example-b", "example-copy", "example-undated"];
const placeText = fc.oneof(
  fc.constantFrom(
    "paragraph 3",
    "paragraph 10",
    "p. 4",
    "characters 120-180",
    "sheet A, B, row 5",
    "row 7",
    "track a00001 2031-05-02T09:00Z to 2031-05-02T10:00Z",
    "par. 0007",
  ),
  words,
);

/** An item of `claims:` of a kind: what all its values share, and one to four values. */
function item(kind: SubjectKind): fc.Arbitrary<Loose> {
  const value = (attribute: Attribute): fc.Arbitrary<readonly [string, unknown]> => {
    const one = values[attribute.value](attribute);
    const arb = attribute.many ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
    return arb.map((made) => [attribute.key ?? attribute.name, made] as const);
  };
  const given = fc
    .subarray([...attributes[kind]], { minLength: 1, maxLength: Math.min(4, attributes[kind].length) })
    .chain((list) => fc.tuple(...list.map(value)))
    .map((pairs) => Object.fromEntries(pairs));
  const context = mapping({
    from: fc.constantFrom(...sourceIds),
    at: some(placeText),
    said_by: some(fc.oneof(fc.constant("A. Minister"), words)),
    utterance: some(fc.constant("example-said")),
    mode: some(fc.constantFrom("said", "flown", "recorded")),
    via: some(fc.constant("press")),
    modality: some(fc.constantFrom(...modalities)),
    ...beside,
    method: some(words),
    words: some(phrase),
    ...(kind === "agreement" ? { date: some(day) } : {}),
  });
  return fc.tuple(context, given).map(([shared, own]) => ({ ...shared, ...own }));
}

const heads: Record<SubjectKind, fc.Arbitrary<Loose>> = {
  movement: mapping({
    movement: fc.constant("example-m"),
    title: words,
    kind: oneOf("movement_kinds"),
    parts: some(fc.constant(["example-part"])),
    then: some(fc.constant("example-next")),
    note: some(words),
    about: some(fc.constant(["agreement/example-a"])),
  }),
  agreement: mapping({
    agreement: fc.constant("example-a"),
    title: fc.oneof(words, fc.nat(99)),
    parties: fc.constant(["USA", "UZB"]),
    note: some(words),
  }),
  payment: mapping({
    payment: fc.constant("example-p"),
    title: words,
    agreement: some(fc.constant("example-a")),
    movement: some(fc.constant("example-m")),
  }),
  total: mapping({
    total: fc.constant("example-t"),
    title: words,
    measure: words,
    agency: words,
    includes: some(fc.array(words, { maxLength: 2 })),
    unit: oneOf("total_units"),
    period: fc.oneof(day, fc.constant(2031)),
  }),
  statement: mapping({
    statement: fc.constant("example-said"),
    speaker: words,
    role: some(words),
    date: some(day),
    modality: fc.constantFrom(...modalities),
    about: some(fc.constant(["movement/example-m"])),
  }),
  destination: mapping({ destination: fc.constant("UZB"), note: some(words) }),
  visit: mapping({ visit: fc.constant("example-v"), title: words, who: words }),
  aircraft: mapping({
    aircraft: fc.constant("N000EX"),
    icao24: some(fc.constant("a00001")),
    lead: some(oneOf("leads")),
  }),
  callsign: mapping({
    callsign: fc.constant("example-c"),
    pattern: words,
    examples: some(fc.array(words, { maxLength: 2 })),
  }),
};

const bareMovement = (id: string): Entry => ({
  movement: id,
  title: id,
  kind: "removal",
  claims: [{ from: "example-a", people: 5 }],
});

function subject(kind: SubjectKind): fc.Arbitrary<Entry> {
  return fc.tuple(heads[kind], fc.array(item(kind), { maxLength: 5 })).map(([head, claims]) => ({ ...head, claims }));
}

function source(id: string, more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Entry> {
  return mapping({
    source: fc.constant(id),
    publisher: words,
    title: some(words),
    url: some(words),
    kind: fc.constantFrom(...Object.keys(sourceKinds)),
    language: some(words),
    seen: fc.constantFrom("full", "mirror"),
    original: some(mapping({ publisher: some(words), url: some(words) })),
    note: some(words),
    ...more,
  });
}

const judgement = (id: string, revoked: boolean): fc.Arbitrary<Entry> =>
  mapping({
    judgement: fc.constant(id),
    about: fc.constantFrom("movement/example-m", "agreement/example-a"),
    attribute: some(fc.constantFrom("people", "term")),
    decides: fc.constantFrom("comment", "accept", "set_aside"),
    by: words,
    at: fc.constantFrom("2031-05-05T10:00:00Z", "2031-05-05T10:00:00.123Z", "2031-05-04T10:00Z"),
    reason: words,
    ...(revoked ? { revoked_at: fc.constant("2031-05-06T10:00:00Z"), revoked_reason: some(words) } : {}),
  });

const register: fc.Arbitrary<Entry[]> = fc
  .tuple(
    source("example-a", { date: sourceDay }),
    source("example-b", { captured: sourceDay }),
    source("example-copy", { date: sourceDay, copy_of: fc.constant("example-a") }),
    source("example-undated", {}),
    ...subjectKinds.map(subject),
    judgement("example-j", false),
    judgement("example-k", true),
  )
  .map((entries) => [...entries, bareMovement("example-part"), bareMovement("example-next")]);

/** What a person does to one item of the file before she imports it again. */
const edits = ["keep", "change", "withdraw", "renote", "drop"] as const;
type Edit = (typeof edits)[number];

/** Versions of one file, each an edit of the one before: values that change, are withdrawn, or go; a source whose day is mended; a judgement taken back. */
export const versions: fc.Arbitrary<Entry[][]> = fc
  .tuple(
    register,
    fc.array(fc.tuple(fc.array(fc.constantFrom(...edits), { minLength: 30, maxLength: 30 }), sourceDay), {
      minLength: 1,
      maxLength: 3,
    }),
    register,
  )
  .map(([first, steps, other]) => {
    const made = [first];
    for (const [list, date] of steps) made.push(edited(made.at(-1) ?? first, other, list, date));
    return made;
  });

function edited(before: Entry[], other: Entry[], list: readonly Edit[], date: string): Entry[] {
  let at = 0;
  return before.map((entry, e) => {
    if (entry.source === "example-b") return { ...entry, captured: date };
    if (entry.judgement === "example-j")
      return { ...entry, revoked_at: "2031-05-07T10:00:00Z", revoked_reason: "a slip" };
    if (!Array.isArray(entry.claims)) return entry;
    const claims = (entry.claims as Loose[]).filter((one) => one.withdraw === undefined);
    const others = ((other[e]?.claims ?? []) as Loose[])[0];
    return {
      ...entry,
      claims: claims.flatMap((one): Loose[] => {
        at += 1;
        switch (list[at % list.length]) {
          case "change":
            return [{ ...one, ...others, from: one.from, ...("at" in one ? { at: one.at } : {}) }];
          case "withdraw":
            return [{ ...one, withdraw: "counted twice: #1" }];
          case "renote":
            return [{ ...one, note: `note ${at}` }];
          case "drop":
            return [];
          default:
            return [one];
        }
      }),
    };
  });
}

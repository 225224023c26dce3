import { z } from "zod";
import { type Attribute, attributes, type ValueKind, valueKinds } from "./attributes.ts";
import { modalities, modes, type SubjectKind, subjectKinds } from "./claim.ts";
import { registerSchemaOf } from "./register-json-schema.ts";
import { seenKinds, sourceKinds } from "./source.ts";
import { type Vocabulary, vocabularies } from "./vocabularies.ts";

const keys = <T extends object>(object: T): [string, ...string[]] => Object.keys(object) as [string, ...string[]];
const oneOf = (list: Vocabulary) => z.enum(keys(vocabularies[list]));

const id = z
  .string()
  .max(200, "an id has at most 200 characters")
  .regex(/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/, "an id has lower-case letters, digits and hyphens");
const ref = z.string().regex(/^[a-z]+\/[A-Za-z0-9._-]+$/, "a reference is kind/id, such as movement/pa-co-2025-02-03");
const country = z
  .string()
  .regex(/^(?:[A-Z]{3}|EU)$/, "a country is three capital letters (ISO 3166 alpha-3), such as COL");
const words = z.union([z.string(), z.number()]).transform(String);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/, {
    error: "an instant is written in UTC: 2031-05-05T10:00:00Z",
    abort: true,
  })
  .refine(isInstant, "no such instant");
const legId = z.string().regex(/^[0-9a-f]{16}$/, "the id of a leg has 16 digits and letters a to f; put it in quotes");
const date = z.union([z.string(), z.number()]).transform(String);
/** What any value may carry beside itself. */
const beside = {
  words: words.optional(),
  doubt: words.optional(),
  note: words.optional(),
  scope: words.optional(),
  method: words.optional(),
};
const listOf = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);

const number = z.union([
  z.number(),
  z.string(),
  z.strictObject({ count: z.union([z.number(), z.string()]).optional(), ...beside }),
]);
const moment = z.union([
  date,
  z.strictObject({
    at: date,
    zone: z.string().optional(),
    about: z.boolean().optional(),
    place: words.optional(),
    from: words.optional(),
    to: words.optional(),
    ...beside,
  }),
]);
const place = { country: country.optional(), airport: z.string().optional(), name: words.optional() };
const told = z.union([words, z.strictObject({ value: words, ...beside })]);
const choice = (list: string | undefined) => {
  const word = list === undefined ? z.string() : oneOf(list as Vocabulary);
  return z.union([word, z.strictObject({ value: word, ...beside })]);
};

const values: Record<ValueKind, (attribute: Attribute) => z.ZodType> = {
  count: () => number,
  group: () =>
    z.strictObject({
      people: number.optional(),
      nationality: z.union([country, z.enum(["unknown", "stateless"])]).optional(),
      sex: oneOf("sexes").optional(),
      minor: z.boolean().optional(),
      basis: words.optional(),
      label: words.optional(),
      role: oneOf("group_roles").optional(),
      breakdown: words.optional().describe("The name of the division that the group belongs to; written by an export."),
      ...beside,
    }),
  moment: () => moment,
  route: () =>
    z.union([
      z.array(words).min(2, "a route has at least two points"),
      z.strictObject({ points: z.array(words).min(2), ...beside }),
    ]),
  stop: () =>
    z.strictObject({
      ...place,
      place: words.optional(),
      role: oneOf("stop_roles"),
      arrived: moment.optional(),
      departed: moment.optional(),
      ...beside,
    }),
  place: () => z.union([country, z.strictObject({ ...place, ...beside })]),
  aircraft: () =>
    z.strictObject({
      registration: z.string().optional(),
      icao24: z
        .string()
        .regex(/^[0-9a-f]{6}$/)
        .optional(),
      type: words.optional(),
      callsign: z.string().optional(),
      operator: words.optional(),
      confidence: oneOf("confidences").optional(),
      ...beside,
    }),
  leg: () =>
    z.union([
      legId,
      z.strictObject({
        icao24: z.string().regex(/^[0-9a-f]{6}$/, "an address has six digits and letters a to f"),
        off: instant,
        on: instant,
        leg: legId.optional(),
        ...beside,
      }),
    ]),
  funding: () => z.strictObject({ by: words, how: words.optional(), ...beside }),
  outcome: () =>
    z.strictObject({
      what: oneOf("outcomes"),
      text: words.optional(),
      date: date.optional(),
      then: id.optional(),
      ...beside,
    }),
  milestone: () =>
    z.strictObject({
      what: words,
      at: date,
      zone: z.string().optional(),
      about: z.boolean().optional(),
      place: words.optional(),
      ...beside,
    }),
  sender: () => z.union([country, z.strictObject({ country: country.optional(), actor: words.optional(), ...beside })]),
  countries: () => z.union([z.array(country), z.strictObject({ countries: z.array(country), ...beside })]),
  words: () => told,
  id: () => z.union([id, z.strictObject({ value: id, ...beside })]),
  choice: (attribute) => choice(attribute.list),
  stage: () => choice("stages"),
  term: () =>
    z.strictObject({
      predicate: oneOf("predicates"),
      value: words.optional(),
      countries: z.array(country).optional(),
      ...beside,
    }),
  cap: () =>
    z.strictObject({
      people: number.optional(),
      count: number.optional(),
      unit: words.optional(),
      per: words.optional(),
      period: words.optional(),
      ...beside,
    }),
  money: () =>
    z.union([
      z.number(),
      z.string(),
      z.strictObject({
        amount: z.union([z.number(), z.string()]).optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        ...beside,
      }),
    ]),
  part: () => z.strictObject({ of: words, count: number, ...beside }),
  share: () => z.strictObject({ of: listOf(words), percent: z.number(), ...beside }),
  practice: () => z.strictObject({ topic: oneOf("topics"), sentence: words, date: date.optional(), ...beside }),
  treaty: () =>
    z.strictObject({ treaty: oneOf("treaties"), value: oneOf("treaty_values"), date: date.optional(), ...beside }),
};

const context = {
  from: id.describe("The id of the source."),
  at: words
    .optional()
    .describe("The exact place in the source: paragraph 3, page 2, characters 120-180, sheet Removals, row 5."),
  said_by: words.optional().describe("The person or office that the source quotes."),
  utterance: id
    .optional()
    .describe("The id of the statement in which it was said; the same utterance in two sources is one voice."),
  mode: z.enum(modes).optional().describe("The lane, when it is not the source's usual one."),
  modality: z.enum(modalities).optional().describe("How firmly it was put; asserted unless given."),
  via: words.optional().describe("press, when a track or record reached us through the press."),
  scope: words
    .optional()
    .describe("What the number covers when it is not this entry: it is then set beside the others, not against them."),
  method: words.optional().describe("How people were counted."),
  words: words.optional().describe("The words as written, when the item gives one value."),
  doubt: words.optional().describe("Why it is doubtful."),
  note: words.optional().describe("What a reader should know."),
  n: z
    .int()
    .min(0)
    .optional()
    .describe(
      "Which of several values of one attribute at the same place, from 0; told by exports where the order does not tell it.",
    ),
};
const withdraw = words.optional().describe("A reason: ends the claims of this item. Nothing is deleted.");
/** What an item of `history:` tells beside a claim. */
const ended = {
  ended_at: instant.describe("When it ended."),
  superseded_by: z
    .string()
    .regex(/^[0-9a-f]{24}$/, "the id of a claim has 24 digits and letters a to f")
    .optional()
    .describe("The id of the claim that took its place."),
  withdrawn: words.optional().describe("Why it was withdrawn."),
  public_date: date.optional().describe("The day by which it was public, when that is not its source's today."),
};
/** Keys of a claim item that are not attributes. */
export const contextKeys: readonly string[] = [...Object.keys(context), "withdraw"];

function isInstant(text: string): boolean {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text.slice(0, 16));
}

function claimItem(kind: SubjectKind, more: z.ZodRawShape) {
  const own = Object.fromEntries(
    attributes[kind].map((attribute) => {
      const value = values[attribute.value](attribute);
      return [
        attribute.key ?? attribute.name,
        (attribute.many ? z.union([z.array(value), value]) : value)
          .optional()
          .describe(`${attribute.says} ${valueKinds[attribute.value]}`),
      ];
    }),
  );
  const dated =
    kind === "agreement"
      ? { date: date.optional().describe("The day of the stage that stands in the same item.") }
      : {};
  return z.strictObject({ ...context, ...own, ...dated, ...more });
}

const links = { note: words.optional(), about: z.array(ref).optional() };
const heads: Record<SubjectKind, z.ZodRawShape> = {
  movement: {
    movement: id,
    title: words,
    kind: oneOf("movement_kinds"),
    parts: z.array(id).optional(),
    then: listOf(id).optional(),
    lookalikes: z.array(id).optional(),
    ...links,
  },
  agreement: { agreement: id, title: words, parties: z.array(country), ...links },
  payment: { payment: id, title: words, agreement: id.optional(), movement: id.optional(), ...links },
  total: {
    total: id,
    title: words,
    measure: words,
    agency: words,
    includes: z.array(words).optional(),
    excludes: z.array(words).optional(),
    unit: oneOf("total_units"),
    period: date,
    ...links,
  },
  statement: {
    statement: id,
    title: words.optional(),
    speaker: words,
    role: words.optional(),
    date: date.optional(),
    medium: words.optional(),
    modality: z.enum(modalities),
    position: z.enum(["for", "against", "none"]).optional(),
    ...links,
  },
  destination: { destination: country, title: words.optional(), ...links },
  visit: { visit: id, title: words, who: words, ...links },
  aircraft: {
    aircraft: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*$/, "a registration has letters, digits and hyphens"),
    title: words.optional(),
    icao24: z.string().optional(),
    icao24_by: words.optional(),
    lead: oneOf("leads").optional(),
    lead_until: date.optional(),
    ...links,
  },
  callsign: {
    callsign: id,
    title: words.optional(),
    pattern: z.string(),
    examples: z.array(z.string()).optional(),
    lead: words.optional(),
    lead_until: date.optional(),
    ...links,
  },
};

/** Schema of an entry of the register, by its first key. */
export const entrySchemas: Record<string, z.ZodType> = {
  source: z.strictObject({
    source: id,
    publisher: words,
    title: words.optional(),
    url: z.string().optional(),
    date: date.optional(),
    kind: z.enum(keys(sourceKinds)),
    language: z.string().optional(),
    seen: z.enum(keys(seenKinds)),
    captured: date.optional(),
    public_date: date
      .optional()
      .describe("The day by which it was public, when neither date nor captured tells it; written by an export."),
    copy_of: id.optional(),
    original: z
      .strictObject({ publisher: words.optional(), title: words.optional(), url: z.string().optional() })
      .optional(),
    note: words.optional(),
  }),
  judgement: z.strictObject({
    judgement: id,
    about: ref,
    attribute: z.string().optional(),
    decides: z.enum(["comment", "accept", "link", "different_scope", "set_aside"]),
    claims: z.array(z.string()).optional(),
    by: words,
    at: instant,
    reason: words,
    revoked_at: instant.optional(),
    revoked_reason: words.optional(),
  }),
  ...Object.fromEntries(
    subjectKinds.map((kind) => [
      kind,
      z.strictObject({
        ...heads[kind],
        claims: z.array(claimItem(kind, { withdraw })).optional(),
        history: z
          .array(claimItem(kind, ended))
          .optional()
          .describe("Claims that ended, as an export writes them; not typed by hand."),
      }),
    ]),
  ),
};

/** True when an item of an entry's `claims` has the shape that it must have. */
export function isClaimItem(kind: SubjectKind, item: unknown): boolean {
  const schema = claimItems.get(kind) ?? claimItem(kind, { withdraw });
  claimItems.set(kind, schema);
  return schema.safeParse(item).success;
}
const claimItems = new Map<SubjectKind, z.ZodType>();

/** First keys of entries: `source`, `movement` … */
export const entryKinds: readonly string[] = Object.keys(entrySchemas);

/** Keys that an entry may hold, in their order. */
export function entryKeys(kind: string): readonly string[] {
  return Object.keys((entrySchemas[kind] as z.ZodObject).shape);
}

/** JSON Schema (2020-12) of one entry or a list of entries, for editors; each key carries its sentence. */
export function registerJsonSchema(): unknown {
  const toSchema = (kind: string): Record<string, unknown> => {
    const { $schema: _dialect, ...schema } = z.toJSONSchema(entrySchemas[kind] as z.ZodType, {
      io: "input",
      unrepresentable: "any",
    }) as Record<string, unknown>;
    return schema;
  };
  return registerSchemaOf(Object.fromEntries(entryKinds.map((kind) => [kind, toSchema(kind)])));
}

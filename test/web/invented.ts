import fc from "fast-check";
import { stringify } from "yaml";

type Loose = Record<string, unknown>;
/** A small register of invented events: sources on a few days, movements that link to each other, an agreement, a payment, a statement, a comment. */
export type Invented = { readonly sources: Loose[]; readonly subjects: Loose[] };

export const inventedDays = ["2031-05-01", "2031-05-02", "2031-05-10", "2031-06-01", "2031-07-15"] as const;
const names = [0, 1, 2, 3];
const day = fc.constantFrom(...inventedDays);
const sourceId = fc.constantFrom("s0", "s1", "s2", "s3");

const sources = fc
  .tuple(
    fc.array(day, { minLength: 4, maxLength: 4 }),
    fc.array(fc.constantFrom("full", "mirror", "excerpt"), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([dates, seen, copy]) => {
    const inOrder = [...dates].sort();
    return inOrder.map((date, i) => ({
      source: `s${i}`,
      publisher: `Example Gazette ${i}`,
      url: `https://gazette${i}.example/story`,
      date,
      kind: i === 3 ? "flight_tracker" : "newspaper",
      seen: seen[i],
      ...(copy && i === 2 ? { copy_of: "s1" } : {}),
    }));
  });

const people = fc.constantFrom<unknown>(43, 40, "over 40", "about 50", "up to 60", "dozens", "not published");
const group = fc.record({
  people: fc.constantFrom<unknown>(7, 20, "at least 3"),
  nationality: fc.constantFrom("COL", "VEN", "PAN", "unknown"),
});
const moment = fc.constantFrom<unknown>(
  "2031-05-01",
  "2031-05",
  { at: "2031-05-01T20:10", zone: "America/Chicago" },
  { at: "2031-05-02T00:10", zone: "UTC" },
  { at: "2031-05-01T09:00", zone: "America/Panama", about: true },
);
const movementClaim = fc.record(
  {
    from: sourceId,
    people,
    groups: fc.array(group, { minLength: 1, maxLength: 2 }),
    departed: moment,
    arrived: moment,
    destination: fc.constantFrom<unknown>("COL", "PAN", { airport: "SKBO", country: "COL", name: "Bogota" }),
    origin: fc.constantFrom("USA", "PAN"),
    stops: fc.constantFrom([{ place: "Samplestan Field", country: "PAN", role: "custody" }]),
    status: fc.constantFrom("departed", "arrived", "planned"),
    agreement: fc.constant("a0"),
    described_as: fc.constant("back to their home country"),
    modality: fc.constantFrom("asserted", "planned"),
    said_by: fc.constantFrom("An Official", "Another Official"),
    doubt: fc.constant("reworded"),
  },
  { requiredKeys: ["from", "people"] },
);
const linked = fc.subarray(names);
const movement = (i: number) =>
  fc
    .record({
      claims: fc.array(movementClaim, { minLength: 1, maxLength: 4 }),
      then: linked,
      parts: linked,
      lookalikes: linked,
    })
    .map(({ claims, ...links }) => ({
      movement: `m${i}`,
      title: `Invented flight ${i}`,
      kind: "removal",
      ...Object.fromEntries(
        Object.entries(links).map(([key, to]) => [key, to.filter((j) => j > i).map((j) => `m${j}`)]),
      ),
      claims,
    }));
const agreement = fc
  .array(
    fc.record(
      {
        from: sourceId,
        stage: fc.constantFrom("offered", "announced", "signed"),
        date: fc.constantFrom("2031-04", "2031-05-01"),
        caps: fc.constant([{ people: "up to 300", unit: "people", per: "year" }]),
        people_sent: fc.constantFrom(19, "about 20"),
      },
      { requiredKeys: ["from", "stage"] },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((claims) => ({ agreement: "a0", title: "An invented agreement", parties: ["USA", "PAN"], claims }));
const statement = fc.array(sourceId, { minLength: 1, maxLength: 2 }).map((from) => ({
  statement: "st0",
  speaker: "An Official",
  date: "2031-05-01",
  modality: "asserted",
  about: ["movement/m0", "agreement/a0"],
  claims: from.map((id) => ({ from: id, says: "That it went well." })),
}));
const payment = fc.array(sourceId, { minLength: 1, maxLength: 2 }).map((from) => ({
  payment: "p0",
  title: "An invented payment",
  agreement: "a0",
  movement: "m1",
  claims: from.map((id) => ({ from: id, amount: "almost $2.7 million", payer: "USA" })),
}));
const comment = day.map((at) => ({
  judgement: "j0",
  about: "movement/m0",
  decides: "comment",
  by: "A Reader",
  at: `${at}T10:00:00Z`,
  reason: "Looks sound.",
}));

/** Generates such registers. */
export const invented: fc.Arbitrary<Invented> = fc
  .tuple(sources, fc.tuple(movement(0), movement(1), movement(2), movement(3)), agreement, statement, payment, comment)
  .map(([s, movements, ...rest]) => ({ sources: s as Loose[], subjects: [...movements, ...rest] as Loose[] }));

/** The register as YAML. */
export const toYaml = (given: Invented): string =>
  stringify([...given.sources, ...given.subjects], { lineWidth: 0, aliasDuplicateObjects: false });

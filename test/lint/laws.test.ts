import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyImport, previewImport } from "../../src/desk/import.ts";
import { readerOf } from "../../src/desk/reader.ts";
import { settle } from "../../src/desk/settle.ts";
import { findingsPage } from "../../src/views/findings-page.ts";
import { verifyRecord } from "../../src/desk/verify.ts";
import { closeRecord, createRecord, type TarmacRecord } from "../../src/store/record.ts";
import { registerFile } from "../workspace.ts";

type Entry = Record<string, unknown>;
/** A claim item of one entry, in its own place in its source, so that the order of typing says nothing. */
type Item = { readonly of: string; readonly item: Entry };

const sources: readonly Entry[] = [
  { source: "a", publisher: "A", kind: "newspaper", seen: "full", date: "2031-05-01" },
  { source: "b", publisher: "B", kind: "newspaper", seen: "mirror", date: "2031-05-03" },
  { source: "c", publisher: "C", kind: "wire_story", seen: "full", date: "2031-05-05", copy_of: "a" },
  { source: "d", publisher: "D", kind: "government_release", seen: "full", date: "2031-05-07" },
];
/** The same sources as first typed: other days, no copies. */
const mistyped: readonly Entry[] = sources.map(({ copy_of: _copy, ...source }) => ({ ...source, date: "2031-05-06" }));
const heads: readonly Entry[] = [
  { movement: "m", title: "M", kind: "removal", lookalikes: ["o"] },
  { movement: "n", title: "N", kind: "removal", parts: ["p", "q"] },
  { movement: "o", title: "O", kind: "removal" },
  { movement: "p", title: "P", kind: "removal" },
  { movement: "q", title: "Q", kind: "removal", then: ["o"] },
  { agreement: "g", title: "G", parties: ["PAN", "COL"] },
  { total: "t", title: "T", measure: "people", agency: "X", unit: "people", period: "2031-04" },
];
const ofMovement = fc.oneof(
  fc.record({ people: fc.constantFrom<unknown>(8, 8, 8, 9, "over 7") }),
  fc.record({
    people: fc.constantFrom(8, 9),
    breakdown: fc.constantFrom([
      { people: 5, sex: "male" },
      { people: 3, sex: "female" },
    ]),
  }),
  fc.record({ origin: fc.constant("PAN"), destination: fc.constantFrom("COL", "COL", "ECU") }),
  fc.record({
    arrived: fc.record({
      at: fc.constantFrom("2031-04-03T06:00", "2031-04-03T05:00", "2031-04-03"),
      zone: fc.constantFrom("Africa/Juba", "America/Panama"),
    }),
  }),
  fc.record({ arrived: fc.constantFrom("2031-04-03T23:30", "2031-04-20") }),
  fc.record({
    people: fc.constant(8),
    agreement: fc.constant("g"),
    departed: fc.constantFrom("2031-04-02", "2031-09-02"),
  }),
  fc.record({
    described_as: fc.constant("to their home country"),
    nationalities: fc.constantFrom(["COL"], ["COL", "ECU"]),
  }),
);
const ofAgreement = fc.oneof(
  fc.record({
    caps: fc.constantFrom(
      [{ people: "up to 6", per: "total" }],
      [{ people: "up to 10", per: "year" }],
      [{ people: "up to 8" }],
    ),
  }),
  fc.record({ stage: fc.constantFrom("offered", "signed") }),
);
const ofTotal = fc.record({
  count: fc.constantFrom(30, 31),
  parts: fc.constant([
    { of: "N", count: 20 },
    { of: "S", count: 11 },
  ]),
});
const itemOf = (of: string): fc.Arbitrary<Entry> =>
  (of === "g" ? ofAgreement : of === "t" ? ofTotal : ofMovement) as fc.Arbitrary<Entry>;
const claimItem: fc.Arbitrary<Item> = fc.constantFrom("m", "m", "n", "o", "o", "p", "q", "g", "g", "t").chain((of) =>
  fc.record({
    of: fc.constant(of),
    item: fc
      .tuple(itemOf(of), fc.constantFrom("a", "b", "c", "d"), fc.option(fc.constant("a minister"), { nil: undefined }))
      .map(([values, from, by]) => ({ from, ...(by ? { said_by: by } : {}), ...values })),
  }),
);
const items = fc
  .array(claimItem, { minLength: 1, maxLength: 12 })
  .map((list) => list.map(({ of, item }, i): Item => ({ of, item: { ...item, at: `paragraph ${i + 1}` } })));

/** A record made of several imports, and what a test makes of it. */
function withRecord<T>(imports: readonly (readonly Entry[])[], use: (record: TarmacRecord) => T): T {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-lint-"));
  const record = createRecord(join(dir, "ws"), { now: () => new Date("2032-01-01T00:00:00Z") });
  record.db.exec("pragma synchronous = off");
  try {
    for (const entries of imports) importInto(record, dir, entries);
    return use(record);
  } finally {
    closeRecord(record);
    rmSync(dir, { recursive: true, force: true });
  }
}

function importInto(record: TarmacRecord, dir: string, entries: readonly Entry[]): void {
  const { register } = previewImport(record, registerFile(dir, "r.yaml", JSON.stringify(entries, null, 1)));
  applyImport(record, register, { actor: "test", name: "r.yaml" });
}

const idOf = (head: Entry): unknown => Object.values(head)[0];
/** The entries with these items under them; heads stand in every import. */
const entriesOf = (list: readonly Item[]): Entry[] =>
  heads.map((head) => ({ ...head, claims: list.filter(({ of }) => of === idOf(head)).map(({ item }) => item) }));

const found = (record: TarmacRecord, when: { as_of: string; known_at?: string }): unknown[] => [
  ...findingsPage(readerOf(record), { rule: null, severity: null, page: null }, when).rows,
];
function keptRows(record: TarmacRecord): unknown[] {
  settle(record);
  return record.db.prepare("select * from derived_finding order by id, public_from").all();
}

describe("findings", () => {
  it("depend neither on the order of imports nor on how they are split", () => {
    let all = 0;
    fc.assert(
      fc.property(items, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (list, keys) => {
        const shuffled = list.map((item, i) => ({ item, key: keys[i] ?? 0 })).sort((x, y) => x.key - y.key);
        const at = (keys[0] ?? 0) % (list.length + 1);
        const halves = [shuffled.slice(0, at), shuffled.slice(at)].map((half) =>
          entriesOf(half.map(({ item }) => item)),
        );
        const whole = withRecord([[...sources, ...entriesOf(list)]], keptRows);
        all += whole.length;
        const split = withRecord([[...mistyped, ...entriesOf([])], ...halves, sources], (record) => {
          expect(verifyRecord(record).faults).toEqual([]);
          return keptRows(record);
        });
        expect(split).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    expect(all).toBeGreaterThan(50);
  });

  it("of a day are the same byte for byte when later sources come in, and are what the record would find anew", () => {
    const day = "2031-05-04";
    fc.assert(
      fc.property(items, (list) => {
        const early = list.filter(({ item }) => item.from === "a" || item.from === "b");
        const later = list.filter(({ item }) => item.from === "c" || item.from === "d");
        const asOf = (record: TarmacRecord): string => JSON.stringify(found(record, { as_of: day }));
        withRecord([[...sources, ...entriesOf(early)]], (record) => {
          const before = asOf(record);
          importInto(record, record.dir, entriesOf(later));
          expect(asOf(record)).toBe(before);
          for (const as_of of ["2031-05-02", day, "2031-05-06", "2031-12-31"]) {
            expect(found(record, { as_of, known_at: "2040-01-01T00:00:00Z" })).toEqual(found(record, { as_of }));
          }
        });
      }),
      { numRuns: 30 },
    );
  });
});

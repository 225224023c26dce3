import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleDir } from "../../src/cli/commands/init.ts";
import type { RawEntry } from "../../src/sources/register/read-file.ts";
import { readRegister } from "../../src/sources/register/read-register.ts";
import { verifyRecord } from "../../src/desk/verify.ts";
import { addressesOf, fetcher } from "./every-page.ts";
import { invented, inventedDays, toYaml } from "./invented.ts";
import { publicBy } from "./public-by.ts";
import { type TestRecord, testRecord } from "./records.ts";

const nothing = { source: () => false, subject: () => false };

/** Addresses that answer differently in two records, with what stands where they part. */
async function differences(addresses: readonly string[], query: string, ...records: [TestRecord, TestRecord]) {
  const [one, other] = records.map((r) => fetcher(r.record, "2035-01-01")) as [Fetch, Fetch];
  const found: string[] = [];
  let shown = 0;
  for (const address of addresses) {
    const [a, b] = [await one(address, query), await other(address, query)];
    if (a.startsWith("200")) shown += 1;
    if (a !== b) found.push(`${address}: ${partingOf(a, b)}`);
  }
  return { found, shown };
}
type Fetch = ReturnType<typeof fetcher>;

function partingOf(a: string, b: string): string {
  let i = 0;
  while (a[i] === b[i]) i += 1;
  return `…${a.slice(Math.max(0, i - 60), i + 80)}… but …${b.slice(Math.max(0, i - 60), i + 80)}…`;
}

function readText(yaml: string): readonly RawEntry[] {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-test-"));
  try {
    writeFileSync(join(dir, "register.yaml"), yaml);
    const { entries, problems } = readRegister(dir, nothing);
    expect(problems).toEqual([]);
    return entries;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe("what becomes public later leaves the pages of an earlier day as they were, byte for byte", () => {
  const { entries } = readRegister(exampleDir(), nothing);
  const whole = testRecord();
  beforeAll(() => whole.bring({ folder: exampleDir() }));
  afterAll(whole.end);

  it.each(["2024-08-01", "2025-02-04", "2025-03-17", "2025-04-01", "2025-05-21", "2025-08-01"])(
    "the example record as of %s",
    async (day) => {
      const early = testRecord();
      try {
        early.bring(publicBy(entries, day));
        const { found, shown } = await differences(addressesOf(whole.record, 60), `as_of=${day}`, early, whole);
        expect(found).toEqual([]);
        expect(shown).toBeGreaterThan(50);
        // The same record, into which everything else is imported now.
        early.bring({ folder: exampleDir() });
        expect((await differences(addressesOf(whole.record, 12), `as_of=${day}`, early, whole)).found).toEqual([]);
      } finally {
        early.end();
      }
    },
  );

  it("invented records, imported source by source in any order", { timeout: 120_000 }, async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(invented, order, fc.constantFrom(...inventedDays), async (given, sourceOrder, day) => {
        const all = readText(toYaml(given));
        const [early, late] = [testRecord(), testRecord()];
        try {
          early.bring(publicBy(all, day));
          // In the late record sources arrive one after another, each with all that can be told by then.
          for (const i of sourceOrder.keys()) {
            const known = new Set(sourceOrder.slice(0, i + 1).map((n) => `s${n}`));
            late.bring(publicBy(onlyFrom(all, known), "9999"));
          }
          const { found } = await differences(addressesOf(late.record, 20), `as_of=${day}`, early, late);
          expect(found).toEqual([]);
          expect(verifyRecord(late.record).faults).toEqual([]);
        } finally {
          early.end();
          late.end();
        }
      }),
      { numRuns: 6, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
    );
  });
});

/** Entries with only the sources of some ids, and the claims from them. */
function onlyFrom(entries: readonly RawEntry[], ids: ReadonlySet<string>): RawEntry[] {
  return entries.flatMap((entry): RawEntry[] => {
    if (entry.kind === "source") return ids.has(entry.id) ? [entry] : [];
    const claims = (entry.data.claims as { from: string }[] | undefined)?.filter((c) => ids.has(c.from));
    return [claims === undefined ? entry : { ...entry, data: { ...entry.data, claims } }];
  });
}

describe("a page known at an instant is the page that was given then", () => {
  it("the example record, when only what was public on 1 April 2025 had been imported", async () => {
    const made = testRecord();
    try {
      made.bring(publicBy(readRegister(exampleDir(), nothing).entries, "2025-04-01"));
      const query = `known_at=${encodeURIComponent(made.now())}`;
      const fetch = fetcher(made.record, "2035-01-01");
      const pages: [string, string][] = [];
      for (const address of knownAddresses(made, 40)) pages.push([address, await fetch(address, query)]);
      made.bring({ folder: exampleDir() });
      for (const [address, page] of pages) {
        const again = await fetch(address, query);
        expect(again === page ? [] : [address, partingOf(page, again)]).toEqual([]);
      }
    } finally {
      made.end();
    }
  });

  it("invented records, before and after each import", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(invented, fc.array(fc.nat(3), { minLength: 2, maxLength: 3 }), async (given, steps) => {
        const all = readText(toYaml(given));
        const made = testRecord();
        const fetch = fetcher(made.record, "2035-01-01");
        try {
          const seen: { query: string; pages: [string, string][] }[] = [];
          for (const step of steps) {
            const ids = new Set(["s0", "s1", "s2", "s3"].slice(0, step + 1));
            made.bring(publicBy(changed(onlyFrom(all, ids), step), "9999"));
            const query = `known_at=${encodeURIComponent(made.now())}`;
            const pages: [string, string][] = [];
            for (const address of knownAddresses(made, 20)) pages.push([address, await fetch(address, query)]);
            seen.push({ query, pages });
          }
          for (const { query, pages } of seen)
            for (const [address, page] of pages) {
              const again = await fetch(address, query);
              expect(again === page ? [] : [address, partingOf(page, again)]).toEqual([]);
            }
        } finally {
          made.end();
        }
      }),
      { numRuns: 4, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
    );
  });
});

/** Search finds only what stands now, whatever the instant: lists are asked without words. */
const knownAddresses = (made: TestRecord, most?: number): string[] =>
  addressesOf(made.record, most).filter((address) => !address.includes("?q="));

/** Each step gives another number for what the first claim said, so that claims are superseded too. */
function changed(entries: readonly RawEntry[], step: number): RawEntry[] {
  return entries.map((entry) => {
    const [first, ...rest] = (entry.data.claims as Record<string, unknown>[] | undefined) ?? [];
    if (entry.kind !== "movement" || !first) return entry;
    const claims = [{ ...first, people: 40 + step }, ...rest];
    return { ...entry, data: { ...entry.data, title: `${entry.data.title}, as told in step ${step}`, claims } };
  });
}

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { folder, showJson, tarmac } from "../workspace.ts";

type Bounds = [number, number | null];
type Case = {
  title: string;
  show: string;
  as_of?: string;
  people?: Bounds;
  third_country?: Bounds;
  own_nationals?: Bounds;
  chain_end?: Bounds;
  attributes?: Record<string, string>;
  claims?: { attribute: string; find: string | number; relation: string }[];
  safe?: string[];
  holds?: string[];
  absent?: string[];
};
type Counted = { lo: number; hi: number | null } | null;
type Page = {
  people: Counted;
  third_country: Counted;
  own_nationals: Counted;
  chain_end: { third_country: Counted } | null;
  attributes: {
    attribute: string;
    verdict: string;
    claims: { relation: string; words: string | null; text: string }[];
  }[];
  safe?: { text: string }[];
};

const casesIn = (file: string): Case[] =>
  parse(readFileSync(new URL(`../cases/${file}`, import.meta.url), "utf8")) as Case[];
const bounds = (count: Counted): Bounds | null => (count ? [count.lo, count.hi] : null);

function expectCounts(page: Page, c: Case): void {
  for (const name of ["people", "third_country", "own_nationals"] as const)
    if (c[name]) expect([name, bounds(page[name])]).toEqual([name, c[name]]);
  if (c.chain_end) expect(bounds(page.chain_end?.third_country ?? null)).toEqual(c.chain_end);
}

function expectVerdicts(page: Page, c: Case): void {
  for (const [name, verdict] of Object.entries(c.attributes ?? {}))
    expect([name, page.attributes.find((a) => a.attribute === name)?.verdict]).toEqual([name, verdict]);
  for (const want of c.claims ?? []) {
    const claims = page.attributes.find((a) => a.attribute === want.attribute)?.claims ?? [];
    const found = claims.filter((claim) => `${claim.words ?? ""} ${claim.text}`.includes(String(want.find)));
    expect([want.find, found.map((f) => f.relation)]).toEqual([want.find, expect.arrayContaining([want.relation])]);
  }
}

function expectWords(page: Page, c: Case): void {
  const text = JSON.stringify(page);
  const sentences = (page.safe ?? []).map((s) => s.text).join("\n");
  expect(
    (c.safe ?? []).filter((words) => !sentences.includes(words)),
    `sentences that are missing from: ${sentences}`,
  ).toEqual([]);
  expect(
    (c.holds ?? []).filter((words) => !text.includes(words)),
    "words that are missing",
  ).toEqual([]);
  expect(
    (c.absent ?? []).filter((words) => text.includes(words)),
    "words that must not be there",
  ).toEqual([]);
}

describe.each([
  ["the example record", "must-hold.yaml", null],
  ["invented events that look alike", "look-alikes-hold.yaml", "look-alikes.yaml"],
])("%s", (_, file, register) => {
  const { dir, remove } = folder();
  const ws = `${dir}/ws`;
  beforeAll(async () => {
    expect((await tarmac("init", ws, ...(register === null ? ["--example"] : []))).err).toBe("");
    if (register === null) return;
    const path = new URL(`../cases/${register}`, import.meta.url).pathname;
    expect((await tarmac("import", path, "-w", ws)).err).toBe("");
  });
  afterAll(remove);

  it.each(casesIn(file))("$title", async (c) => {
    const page = (await showJson(ws, c.show, ...(c.as_of ? ["--as-of", c.as_of] : []))) as unknown as Page;
    expectCounts(page, c);
    expectVerdicts(page, c);
    expectWords(page, c);
  });
});

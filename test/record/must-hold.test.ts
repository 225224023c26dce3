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
};

const cases = parse(readFileSync(new URL("../cases/must-hold.yaml", import.meta.url), "utf8")) as Case[];
const { dir, remove } = folder();
const ws = `${dir}/ws`;

describe("the example record", () => {
  beforeAll(async () => {
    const made = await tarmac("init", ws, "--example");
    expect(made.err).toBe("");
  });
  afterAll(remove);

  it.each(cases)("$title", async (c) => {
    const page = (await showJson(ws, c.show, ...(c.as_of ? ["--as-of", c.as_of] : []))) as unknown as Page;
    const bounds = (count: Counted): Bounds | null => (count ? [count.lo, count.hi] : null);
    for (const name of ["people", "third_country", "own_nationals"] as const)
      if (c[name]) expect([name, bounds(page[name])]).toEqual([name, c[name]]);
    if (c.chain_end) expect(bounds(page.chain_end?.third_country ?? null)).toEqual(c.chain_end);
    for (const [name, verdict] of Object.entries(c.attributes ?? {})) {
      expect([name, page.attributes.find((a) => a.attribute === name)?.verdict]).toEqual([name, verdict]);
    }
    for (const want of c.claims ?? []) {
      const claims = page.attributes.find((a) => a.attribute === want.attribute)?.claims ?? [];
      const found = claims.filter((claim) => `${claim.words ?? ""} ${claim.text}`.includes(String(want.find)));
      expect([want.find, found.map((f) => f.relation)]).toEqual([want.find, expect.arrayContaining([want.relation])]);
    }
    const text = JSON.stringify(page);
    expect(
      (c.holds ?? []).filter((words) => !text.includes(words)),
      "words that are missing",
    ).toEqual([]);
    expect(
      (c.absent ?? []).filter((words) => text.includes(words)),
      "words that must not be there",
    ).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { folder, registerFile, showJson, tarmac } from "../workspace.ts";

type Typed = Record<string, unknown> & { count?: string; from?: string };
type PairCase = { title: string; verdict: string; holds?: string[]; example?: [string, string]; a?: Typed; b?: Typed };
type SumCase = { whole: string; by: string; fits: string; holds: string[] };
type Cases = { base: Typed; pairs: PairCase[]; sums: SumCase[] };
type Page = {
  pairs: { a: { id: string }; b: { id: string }; verdict: string; reason: string }[];
  sums: { whole: string; by: string; fits: string; text: string }[];
  shares: { percent: number; follows: boolean | null; text: string }[];
};

const cases = parse(readFileSync(new URL("../cases/totals.yaml", import.meta.url), "utf8")) as Cases;
const { dir, remove } = folder();
const example = `${dir}/example`;
const invented = `${dir}/invented`;

const idsOf = (c: PairCase, i: number): [string, string] => c.example ?? [`case-${i}-a`, `case-${i}-b`];

function totalOf(id: string, typed: Typed): unknown {
  const { count, from = "one", ...scope } = { ...cases.base, ...typed };
  return { total: id, title: id, ...scope, claims: [{ from, count }] };
}

function inventedRegister(): string {
  const source = (id: string, more: object = {}) => ({
    source: id,
    publisher: `The ${id} gazette of Examplia`,
    date: "2032-05-01",
    kind: "newspaper",
    seen: "full",
    ...more,
  });
  const totals = cases.pairs.flatMap((c, i) => {
    const [a, b] = idsOf(c, i);
    return c.example ? [] : [totalOf(a, c.a ?? {}), totalOf(b, c.b ?? {})];
  });
  return stringify([source("one"), source("two"), source("copy", { copy_of: "one" }), ...totals], {
    aliasDuplicateObjects: false,
  });
}

describe("totals", () => {
  beforeAll(async () => {
    expect((await tarmac("init", example, "--example")).err).toBe("");
    expect((await tarmac("init", invented)).err).toBe("");
    const ran = await tarmac("import", registerFile(dir, "totals.yaml", inventedRegister()), "-w", invented);
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
  });
  afterAll(remove);
  const page = async (ws: string, id: string): Promise<Page> => (await showJson(ws, `total/${id}`)) as unknown as Page;

  it.each(cases.pairs.map((c, i) => ({ ...c, i })))("pair: $title", async (c) => {
    const [a, b] = idsOf(c, c.i);
    const { pairs } = await page(c.example ? example : invented, a);
    const pair = pairs.find((p) => [p.a.id, p.b.id].includes(b));
    expect(pair?.verdict ?? "none").toBe(c.verdict);
    expect(
      (c.holds ?? []).filter((words) => !pair?.reason.includes(words)),
      pair?.reason,
    ).toEqual([]);
  });

  it.each(cases.sums)("sum: $whole, $by", async (c) => {
    const { sums } = await page(example, c.whole);
    const sum = sums.find((s) => s.whole === c.whole && s.by === c.by);
    expect(sum?.fits).toBe(c.fits);
    expect(
      c.holds.filter((words) => !sum?.text.includes(words)),
      sum?.text,
    ).toEqual([]);
  });

  it("a percentage is held against the parts, and says what follows from them", async () => {
    const { shares } = await page(example, "flights-2025-06-removal");
    expect(shares.map((s) => [s.percent, s.follows])).toEqual([
      [56, true],
      [64, false],
    ]);
    expect(shares[1]?.text).toBe("(51 + 43 + 22) / 209 is 55.5 %, not 64 %.");
  });

  it("a pair is only there when both totals were public", async () => {
    const early = (await showJson(
      example,
      "total/total-100d-homan-139000",
      "--as-of",
      "2025-04-28",
    )) as unknown as Page;
    expect(early.pairs.flatMap((p) => [p.a.id, p.b.id])).not.toContain("total-100d-dhs-142000");
    const late = (await showJson(example, "total/total-100d-homan-139000", "--as-of", "2025-05-01")) as unknown as Page;
    expect(late.pairs.flatMap((p) => [p.a.id, p.b.id])).toContain("total-100d-dhs-142000");
  });
});

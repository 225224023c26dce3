import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { rules } from "../../src/lint/rules.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

type Case = { rule: string; about?: string; register?: string; finds: string };
type Row = { rule: string; severity: string; subject: string; other: string | null; text: string };

const cases = parse(readFileSync(new URL("../cases/findings.yaml", import.meta.url), "utf8")) as Case[];
const { dir, remove } = folder();
const example = join(dir, "example");

/** Sources of the invented registers: independent ones, a copy and a mirror. */
const sources = ["gazette", "news", "observer", "copy", "mirror"]
  .map(
    (name) =>
      `- source: example-${name}\n  publisher: Example ${name}\n  date: 2031-06-01\n  kind: newspaper\n  seen: ${name === "mirror" ? "mirror" : "full"}\n${name === "copy" ? "  copy_of: example-gazette\n" : ""}`,
  )
  .join("");

async function findings(ws: string, ...more: string[]): Promise<Row[]> {
  const ran = await tarmac("check", "-w", ws, "--json", ...more);
  expect([0, 3], ran.err).toContain(ran.code);
  return (JSON.parse(ran.out) as { rows: Row[] }).rows;
}

let made = 0;
async function workspaceOf(...registers: string[]): Promise<string> {
  made += 1;
  const ws = join(dir, `ws${made}`);
  expect((await tarmac("init", ws)).code).toBe(0);
  for (const [i, text] of [sources, ...registers].entries()) {
    const ran = await tarmac("import", registerFile(dir, `f${made}-${i}.yaml`, text), "-w", ws);
    expect(ran.err).toBe("");
  }
  return ws;
}

describe("findings", () => {
  beforeAll(async () => {
    expect((await tarmac("init", example, "--example")).err).toBe("");
  });
  afterAll(remove);

  it.each(cases)("$rule of $about$register finds $finds", async ({ rule, about, register, finds }) => {
    const ws = register === undefined ? example : await workspaceOf(register);
    const rows = (await findings(ws, "--rule", rule)).filter(
      (row) => about === undefined || row.subject === about || row.other === about,
    );
    if (finds === "nothing") expect(rows).toEqual([]);
    else expect(rows.map((row) => `${row.text} ${row.subject}`).filter((text) => text.includes(finds))).toHaveLength(1);
  });

  it("tell each pair of the five flights of 43 once", async () => {
    const pairs = (await findings(example, "--rule", "twin-movements")).map((row) => `${row.subject} ${row.other}`);
    expect(pairs).toHaveLength(10);
    expect(new Set(pairs.map((pair) => pair.split(" ").sort().join(" "))).size).toBe(10);
  });

  it("has a case that fires and a near miss for every rule", () => {
    const ids = (nothing: boolean): string[] => [
      ...new Set(cases.filter((c) => (c.finds === "nothing") === nothing).map((c) => c.rule)),
    ];
    expect(ids(false).sort()).toEqual(rules.map(({ id }) => id).sort());
    expect(ids(true).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it("are kept as the rules find them: verify agrees, and tells a changed one", async () => {
    const ws = await workspaceOf(cases.find((c) => c.rule === "twin-movements" && c.register)?.register ?? "");
    expect((await tarmac("verify", "-w", ws)).code).toBe(0);
    const record = openRecord(ws);
    record.db.exec("update derived_finding set text = 'something else' where rule = 'twin-movements'");
    closeRecord(record);
    const ran = await tarmac("verify", "-w", ws);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("derived_finding movement/example-1 twin-movements");
  });

  it("do not depend on the order or division of imports", async () => {
    const entries = [
      "- movement: example-a\n  title: A\n  kind: removal\n  claims: [{from: example-gazette, people: 43, origin: KAZ, destination: UZB, date: 2031-05-02, agreement: example-m}]\n",
      "- movement: example-b\n  title: B\n  kind: removal\n  lookalikes: [example-c]\n  claims: [{from: example-news, people: 43, origin: KAZ, destination: UZB, date: 2031-05-09, agreement: example-m}]\n",
      "- movement: example-c\n  title: C\n  kind: removal\n  claims: [{from: example-copy, people: 43, origin: KAZ, destination: UZB, date: 2031-09-09}]\n",
    ];
    const agreement =
      "- agreement: example-m\n  title: M\n  parties: [KAZ, UZB]\n  claims: [{from: example-gazette, caps: [{people: up to 50, per: total}]}]\n- movement: example-c\n  title: C, to be told\n  kind: removal\n";
    const all = JSON.stringify(await findings(await workspaceOf(agreement, entries.join(""))));
    expect(JSON.parse(all)).not.toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.boolean(),
        async (order, together) => {
          const files = together ? [order.join("")] : order;
          expect(JSON.stringify(await findings(await workspaceOf(agreement, ...files)))).toBe(all);
        },
      ),
      { numRuns: 6 },
    );
  });

  it("stay as they were on an earlier day, whatever becomes public later", async () => {
    const early = `- movement: example-a\n  title: A\n  kind: removal\n  claims: [{from: example-mirror, people: 43, origin: KAZ, destination: UZB, date: 2031-05-02}]\n`;
    const ws = await workspaceOf(early);
    const before = JSON.stringify(await findings(ws, "--as-of", "2031-06-01"));
    const later = `- source: example-later\n  publisher: Example later\n  date: 2031-08-01\n  kind: newspaper\n  seen: full\n- movement: example-a\n  title: A\n  kind: removal\n  claims: [{from: example-later, people: 43}, {from: example-mirror, people: 43, origin: KAZ, destination: UZB, date: 2031-05-02}]\n- movement: example-b\n  title: B\n  kind: removal\n  claims: [{from: example-later, people: 43, origin: KAZ, destination: UZB, date: 2031-05-03}]\n`;
    expect((await tarmac("import", registerFile(dir, "later.yaml", later), "-w", ws)).err).toBe("");
    expect(JSON.stringify(await findings(ws, "--as-of", "2031-06-01"))).toBe(before);
    expect(JSON.stringify(await findings(ws))).not.toBe(before);
    expect((await findings(ws)).some((row) => row.rule === "twin-movements")).toBe(true);
  });
});

describe("tarmac check", () => {
  it("exits with 3 on an error, 0 without, 2 on a word that it does not know", async () => {
    const wrong = await workspaceOf(cases.find((c) => c.rule === "breakdown-sum" && c.register)?.register ?? "");
    expect((await tarmac("check", "-w", wrong)).code).toBe(3);
    expect((await tarmac("check", "-w", wrong, "--severity", "note")).code).toBe(0);
    expect((await tarmac("check", "-w", await workspaceOf())).code).toBe(0);
    const ran = await tarmac("check", "-w", wrong, "--rule", "breakdown-sums");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("did you mean breakdown-sum?");
  });

  it("gives CSV with a row a finding", async () => {
    const wrong = await workspaceOf(cases.find((c) => c.rule === "breakdown-sum" && c.register)?.register ?? "");
    const ran = await tarmac("check", "-w", wrong, "--csv", "--severity", "error");
    expect(ran.out.split("\r\n")[0]).toBe("id,severity,rule,title,subject,subject_title,other,text,claims");
    expect(ran.out.split("\r\n")).toHaveLength(3);
  });
});

import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyImport, previewImport } from "../../src/desk/import.ts";
import { verifyRecord } from "../../src/desk/verify.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { countStale } from "../../src/store/stale.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
let record: TarmacRecord;

beforeAll(async () => {
  await tarmac("init", ws);
  record = openRecord(ws);
});
afterAll(() => {
  closeRecord(record);
  remove();
});

/** Imports a movement of so many people as a process would that is killed right after its commit. */
function importAndStop(people: number): void {
  const text = `
- {source: example-a, publisher: Example A, kind: newspaper, seen: full, date: 2031-05-03}
- {movement: example-m, title: Examplia to Samplestan, kind: removal, claims: [{from: example-a, people: ${people}, date: 2031-05-02}]}
`;
  const { register } = previewImport(record, registerFile(dir, "r.yaml", text));
  applyImport(record, register, { actor: "test", name: "r.yaml" });
}

const peopleListed = async (at = ws): Promise<unknown> => {
  const ran = await tarmac("list", "movements", "-w", at, "--json");
  if (ran.code !== 0) throw new Error(ran.err);
  return (JSON.parse(ran.out) as { rows: { people: { text: string } }[] }).rows.map((row) => row.people.text);
};

describe("lists that are behind the claims", () => {
  it("are brought up to date by whoever reads next, in another process too", async () => {
    importAndStop(41);
    expect(countStale(record)).toBe(1);
    expect(await peopleListed()).toEqual(["41"]);
    expect(countStale(record)).toBe(0);
  });

  it("are brought up to date before they are verified, and in a copy that is not yet accepted without a touch to it", async () => {
    // The commands of the test before ran in this process, and took its mark along.
    closeRecord(record);
    record = openRecord(ws);
    importAndStop(42);
    const copy = join(dir, "copy");
    cpSync(ws, copy, { recursive: true });
    expect((await tarmac("verify", "-w", copy)).err).toContain("copy made by hand");
    const ran = await tarmac("doctor", "--accept-copy", "-w", copy);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(await peopleListed(copy)).toEqual(["42"]);
    expect(countStale(record)).toBe(1);
    expect(verifyRecord(record).faults).toEqual([]);
    expect(countStale(record)).toBe(0);
  });

  it("come with an import of many entries in one transaction", () => {
    const head = "{source: example-b, publisher: Example B, kind: newspaper, seen: full, date: 2031-05-03}";
    const movement = (n: number): string =>
      `{movement: example-${n}, title: Number ${n}, kind: removal, claims: [{from: example-b, people: ${n + 1}}]}`;
    const text = [head, ...Array.from({ length: 501 }, (_, n) => movement(n))].map((line) => `- ${line}\n`).join("");
    const { register } = previewImport(record, registerFile(dir, "many.yaml", text));
    applyImport(record, register, { actor: "test", name: "many.yaml" });
    expect(countStale(record)).toBe(0);
    expect(verifyRecord(record).faults).toEqual([]);
  });
});

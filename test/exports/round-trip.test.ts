import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { subjectKinds } from "../../src/model/claim.ts";
import { readerOf } from "../../src/desk/reader.ts";
import { type AsOf, pastClaimsOf } from "../../src/store/claims.ts";
import { subjectsOf } from "../../src/store/entries.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { movementPage } from "../../src/views/movement-page.ts";
import { subjectPage } from "../../src/views/subject-page.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";
import { versions } from "./generate-register.ts";

/** Runs a command that must succeed. */
async function done(...argv: string[]): Promise<string> {
  const ran = await tarmac(...argv);
  if (ran.code !== 0) throw new Error(`tarmac ${argv.join(" ")}: ${ran.err}`);
  return ran.out;
}

/** Every file of a folder with its text. */
function filesOf(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(dir, name), "utf8")]));
}

/** What a record holds, without the numbers of its own ledger. */
function held(ws: string) {
  const record = openRecord(ws, { readOnly: true });
  const all = (query: string): unknown[] => record.db.prepare(query).all();
  const subjects = subjectKinds.flatMap((kind) =>
    subjectsOf(record, kind).map(({ recorded_seq: _seq, ...one }) => one),
  );
  const told = {
    sources: all("select id, doc, public_date, voice from source where superseded_seq is null order by id"),
    subjects,
    standing: all(
      "select id, slot, subject, attribute, value, words, mode, modality, said_by, utterance, via, scope, source, place, public_date, doubt, note, n from claim where superseded_seq is null order by slot",
    ),
    past: subjects.flatMap(({ ref }) =>
      pastClaimsOf(record, ref).map(({ recorded_seq: _from, superseded_seq: _to, ...one }) => one),
    ),
    judgements: all(
      "select id, about, attribute, decides, claims, by, at, reason, revoked_at, revoked_reason from judgement order by id",
    ),
    lists: all("select * from derived_subject order by ref, public_from"),
  };
  closeRecord(record);
  return { refs: subjects.map(({ ref }) => ref), told };
}

/** What `tarmac show --json` prints of everything, now and on two days. */
function pages(ws: string, refs: readonly string[]): string[] {
  const record = openRecord(ws, { readOnly: true });
  const reader = readerOf(record);
  const days: AsOf[] = [{}, { as_of: refs.includes("movement/example-m") ? "2031-05-05" : "2025-03-20" }];
  const shown = refs.flatMap((ref) =>
    days.map((when) =>
      ref.startsWith("movement/") ? movementPage(reader, ref.slice(9), when) : subjectPage(reader, ref, when),
    ),
  );
  closeRecord(record);
  return shown.map((page) => JSON.stringify(page));
}

/** Exports a workspace, imports it into an empty one, and expects the same record, pages and bytes. */
async function roundTrip(dir: string, ws: string): Promise<void> {
  await done("export", "--format", "register", join(dir, "out"), "-w", ws);
  await done("init", join(dir, "again"));
  await done("import", join(dir, "out"), "-w", join(dir, "again"));
  const [before, after] = [held(ws), held(join(dir, "again"))];
  expect(after.told).toEqual(before.told);
  expect(pages(join(dir, "again"), after.refs)).toEqual(pages(ws, before.refs));
  await done("export", "--format", "register", join(dir, "out-again"), "-w", join(dir, "again"));
  expect(filesOf(join(dir, "out-again"))).toEqual(filesOf(join(dir, "out")));
  expect(await done("import", join(dir, "out"), "-w", ws)).toContain("Nothing to write");
  await done("verify", "-w", join(dir, "again"));
}

describe("export --format register, imported into an empty workspace, gives the same record", () => {
  it("of the example", async () => {
    const { dir, remove } = folder();
    await done("init", join(dir, "ws"), "--example");
    await roundTrip(dir, join(dir, "ws"));
    remove();
  }, 120_000);

  it("of whatever people type, change, withdraw and judge", async () => {
    let past = 0;
    await fc.assert(
      fc.asyncProperty(versions, async (files) => {
        const { dir, remove } = folder();
        const ws = join(dir, "ws");
        await done("init", ws);
        for (const entries of files)
          await done("import", registerFile(dir, "r.yaml", JSON.stringify(entries)), "-w", ws);
        await done("verify", "-w", ws);
        past += held(ws).told.past.length;
        await roundTrip(dir, ws);
        remove();
      }),
      { numRuns: Number(process.env.TARMAC_RUNS ?? 8), endOnFailure: process.env.TARMAC_SHRINK === undefined },
    );
    expect(past).toBeGreaterThan(0);
  }, 240_000);
});

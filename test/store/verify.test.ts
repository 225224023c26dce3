import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqliteDriver } from "../../src/store/sqlite.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");

const sources = `
- {source: example-a, publisher: Example A, kind: newspaper, seen: full, date: 2031-05-03}
- {source: example-b, publisher: Example B, kind: newspaper, seen: full, date: 2031-05-09}
- {source: example-copy, publisher: Example C, kind: aggregator, seen: mirror, date: 2031-05-04, copy_of: example-a}
`;
const first = `${sources}
- movement: example-whole
  title: Examplia to Samplestan
  kind: removal
  parts: [example-part]
  claims:
    - {from: example-a, at: paragraph 3, said_by: A. Minister, people: 43, note: a note}
    - {from: example-b, people: over 40 people}
    - {from: example-b, carrier: Example Air}
- movement: example-part
  title: The first aircraft
  kind: removal
  claims: [{from: example-copy, people: 20, destination: UZB}]
- judgement: example-j
  about: movement/example-whole
  decides: comment
  by: R. Eviewer
  at: 2031-05-05T10:00:00Z
  reason: Looks right.
`;
const second = `${sources}
- movement: example-whole
  title: Examplia to Samplestan, May
  kind: removal
  parts: [example-part]
  claims:
    - {from: example-a, at: paragraph 3, said_by: A. Minister, people: 44, note: a note}
    - {from: example-b, people: over 40 people}
    - {from: example-b, carrier: Example Air, withdraw: Example B corrected itself}
- judgement: example-j
  about: movement/example-whole
  decides: comment
  by: R. Eviewer
  at: 2031-05-05T10:00:00Z
  reason: Looks right.
  revoked_at: 2031-05-06T10:00:00Z
  revoked_reason: It was not.
`;

beforeAll(async () => {
  await tarmac("init", ws);
  for (const text of [first, second]) {
    const ran = await tarmac("import", registerFile(dir, "r.yaml", text), "-w", ws);
    expect(ran.err).toBe("");
  }
});
afterAll(remove);

type Told = { table: string; id: string | null; column: string | null; ledger: number | null; what: string };
let made = 0;

/** What verify says of a copy of the record in which some SQL was run past Tarmac. */
async function verifyAfter(sql: string): Promise<{ code: number; faults: Told[]; out: string }> {
  made += 1;
  const copy = join(dir, `copy-${made}`);
  cpSync(ws, copy, { recursive: true });
  const db = new (sqliteDriver().DatabaseSync)(join(copy, "tarmac.sqlite"));
  db.exec(sql);
  db.close();
  const ran = await tarmac("verify", "-w", copy, "--json");
  return { code: ran.code, faults: (JSON.parse(ran.out) as { faults: Told[] }).faults, out: ran.out };
}

describe("tarmac verify", () => {
  it("finds nothing wrong in a record that only Tarmac wrote, and prints the head to publish", async () => {
    const ran = await tarmac("verify", "-w", ws);
    expect([ran.code, ran.out.split("\n")[0]]).toEqual([0, expect.stringContaining("Whole: 2 ledger rows, 6 claims")]);
    expect(ran.out).toMatch(/Ledger head: number 2, 2026-11-24T12:00:00.000Z, [0-9a-f]{64}/);
    expect(ran.out).toContain("does not bind its owner");
  });

  const people = "attribute = 'people' and source = 'example-a' and superseded_seq is null";
  const cases: [string, string, Partial<Told>][] = [
    // ledger
    [
      "a payload",
      "update ledger set payload = replace(payload, 'example', 'sample') where seq = 1",
      { table: "ledger", id: "1", column: "payload_sha256" },
    ],
    [
      "the actor of a command",
      "update ledger set actor = 'somebody' where seq = 1",
      { table: "ledger", id: "1", column: "hash" },
    ],
    [
      "the time of a command",
      "update ledger set at = '2020-01-01T00:00:00.000Z' where seq = 2",
      { table: "ledger", id: "2", column: "at" },
    ],
    ["the chain", "update ledger set prev = hash where seq = 2", { table: "ledger", id: "2", column: "prev" }],
    [
      "a command that was cut out",
      "delete from ledger where seq = 1",
      { table: "ledger", id: "2", column: "seq", what: "number 1 is missing" },
    ],
    // claims
    [
      "a value",
      `update claim set value = '{"as":"exact","hi":99,"lo":99}' where ${people}`,
      { table: "claim", column: "id" },
    ],
    [
      "words that were added",
      `update claim set words = '44 people' where ${people}`,
      { table: "claim", column: "id", what: expect.stringContaining("words were added") },
    ],
    ["a speaker", `update claim set said_by = 'B. Minister' where ${people}`, { table: "claim", column: "slot" }],
    ["a place", `update claim set place = null where ${people}`, { table: "claim", column: "slot" }],
    [
      "an ordinal",
      `update claim set n = 7 where ${people}`,
      { table: "claim", column: "slot", what: expect.stringContaining("n was changed, was 0") },
    ],
    [
      "a mode",
      `update claim set mode = 'flown' where ${people}`,
      { table: "claim", column: "mode", what: 'was "said", is "flown"', ledger: 2 },
    ],
    [
      "a modality",
      `update claim set modality = 'denied' where ${people}`,
      { table: "claim", column: "modality", what: 'was "asserted", is "denied"' },
    ],
    [
      "a doubt that was added",
      `update claim set doubt = 'hm' where ${people}`,
      { table: "claim", column: "doubt", what: 'was null, is "hm"' },
    ],
    [
      "a note that was reworded",
      `update claim set note = 'hm' where ${people}`,
      { table: "claim", column: null, what: expect.stringContaining("note was changed") },
    ],
    [
      "a public date",
      `update claim set public_date = '2031-01-01' where ${people}`,
      { table: "claim", column: null, ledger: 2 },
    ],
    [
      "a value that is no JSON",
      `update claim set value = '{' where ${people}`,
      { table: "claim", column: "value", what: "is not JSON" },
    ],
    [
      "a claim that is gone",
      `delete from claim where ${people}`,
      { table: "claim", column: null, ledger: 2, what: expect.stringContaining("is missing") },
    ],
    [
      "a superseded claim that stands again",
      "update claim set superseded_seq = null, superseded_by = null where superseded_by is not null",
      { table: "claim", column: "superseded_seq", ledger: 2 },
    ],
    [
      "another successor",
      "update claim set superseded_by = 'x' where superseded_by is not null",
      { table: "claim", column: "superseded_by", ledger: 2 },
    ],
    [
      "the reason of a withdrawal",
      "update claim set ended = 'other words' where ended is not null",
      { table: "claim", column: "ended", ledger: 2, what: 'was "Example B corrected itself", is "other words"' },
    ],
    [
      "a claim that was ended past the ledger",
      `update claim set superseded_seq = 2, ended = 'gone' where attribute = 'destination'`,
      { table: "claim", column: "superseded_seq", ledger: 2, what: expect.stringContaining("ended past the ledger") },
    ],
    [
      "a claim that no command wrote",
      `insert into claim (id, slot, subject, attribute, value, mode, modality, source, public_date, n, recorded_seq) select 'x', 'y', subject, attribute, value, mode, modality, source, public_date, 9, 2 from claim where ${people}`,
      { table: "claim", id: "x", column: "recorded_seq", ledger: 2, what: expect.stringContaining("past the ledger") },
    ],
    // sources, subjects, judgements
    [
      "a source",
      "update source set doc = replace(doc, 'Example A', 'Sample A') where id = 'example-a'",
      { table: "source", id: "example-a", ledger: 1 },
    ],
    [
      "the voice of a copy",
      "update source set voice = 'example-copy' where id = 'example-copy'",
      { table: "source", id: "example-copy", ledger: 1 },
    ],
    [
      "a source that no command wrote",
      "insert into source select 'x', doc, public_date, voice, 1, null from source where id = 'example-a'",
      { table: "source", id: "x", column: "recorded_seq" },
    ],
    [
      "a title",
      "update subject set doc = replace(doc, ', May', ', June') where ref = 'movement/example-whole' and superseded_seq is null",
      { table: "subject", id: "movement/example-whole", ledger: 2 },
    ],
    [
      "two standing versions",
      "update subject set superseded_seq = null where superseded_seq is not null",
      { table: "subject", column: "superseded_seq", ledger: 1 },
    ],
    ["a judgement", "update judgement set reason = 'other'", { table: "judgement", id: "example-j", ledger: 1 }],
    [
      "a revocation that was taken back",
      "update judgement set revoked_at = null",
      { table: "judgement", id: "example-j", column: "revoked_at", ledger: 2 },
    ],
    // derived
    [
      "a row of the list",
      "update derived_subject set doc = replace(doc, '\"lo\":44', '\"lo\":45') where ref = 'movement/example-whole'",
      {
        table: "derived_subject",
        id: "movement/example-whole from 2031-05-03",
        column: "doc",
        what: expect.stringMatching(/^people should be .*44.*, is .*45/),
      },
    ],
    [
      "a state",
      "update derived_subject set state = 'contradicts' where ref = 'movement/example-part'",
      { table: "derived_subject", column: "state" },
    ],
    [
      "a span",
      "update derived_subject set public_to = '2031-06-01' where ref = 'movement/example-part'",
      { table: "derived_subject", column: "public_to" },
    ],
    [
      "a row of the list that is gone",
      "delete from derived_subject where ref = 'movement/example-part'",
      { table: "derived_subject", id: "movement/example-part from 2031-05-04", what: "is missing" },
    ],
    [
      "a sum over the lists",
      "update derived_tally set people_lo = people_lo + 1",
      { table: "derived_tally", what: expect.stringMatching(/^should be \[1,44,44,.*, is \[1,45,44,/) },
    ],
    [
      "a row of nothing",
      "insert into derived_subject select 'movement/x', kind, public_from, public_to, sort_date, state, destination, listed, doc, lanes from derived_subject where ref = 'movement/example-part'",
      { table: "derived_subject", id: "movement/x" },
    ],
    [
      "a link",
      "delete from derived_link",
      { table: "derived_link", id: "movement/example-whole parts movement/example-part", what: "is missing" },
    ],
    [
      "a text of search",
      "update search set body = 'other' where ref like 'claim/%'",
      { table: "search", column: "body" },
    ],
    [
      "a text of search that is gone",
      "delete from search where ref = 'source/example-a'",
      { table: "search", id: "source/example-a" },
    ],
    [
      "a text of search too many",
      "insert into search (body, ref, subject, public_date) values ('a', 'claim/x', 'b', '2031-01-01')",
      { table: "search", id: null },
    ],
  ];

  it.each(cases)("names %s", async (_name, sql, wanted) => {
    const { code, faults, out } = await verifyAfter(sql);
    expect(code).toBe(1);
    expect(faults, out).toEqual(expect.arrayContaining([expect.objectContaining(wanted)]));
  });

  it("names a damaged page of the file", async () => {
    made += 1;
    const copy = join(dir, `copy-${made}`);
    cpSync(ws, copy, { recursive: true });
    const { openSync, writeSync, closeSync, statSync } = await import("node:fs");
    const file = openSync(join(copy, "tarmac.sqlite"), "r+");
    const size = statSync(join(copy, "tarmac.sqlite")).size;
    for (let at = 8192 * 3; at < size; at += 8192 * 2) writeSync(file, Buffer.alloc(4000, 7), 0, 4000, at);
    closeSync(file);
    const ran = await tarmac("verify", "-w", copy);
    expect(ran.code).toBe(1);
    expect(`${ran.out}${ran.err}`).toMatch(/file: |damaged/);
  });
});

describe("tarmac verify, of claims that had ended before they were imported", () => {
  const past = join(dir, "past");
  const verifyPast = async (sql: string) => {
    made += 1;
    const copy = join(dir, `past-${made}`);
    cpSync(past, copy, { recursive: true });
    const db = new (sqliteDriver().DatabaseSync)(join(copy, "tarmac.sqlite"));
    db.exec(sql);
    db.close();
    const ran = await tarmac("verify", "-w", copy, "--json");
    return { code: ran.code, faults: (JSON.parse(ran.out) as { faults: Told[] }).faults };
  };
  beforeAll(async () => {
    await tarmac("export", "--format", "register", join(dir, "register"), "-w", ws);
    await tarmac("init", past);
    expect((await tarmac("import", join(dir, "register"), "-w", past)).err).toBe("");
  });

  const ended = "superseded_seq is not null";
  const cases: [string, string, Partial<Told>][] = [
    [
      "the day on which one ended",
      `update claim set ended_at = '2020-01-01T00:00:00.000Z' where ${ended}`,
      { table: "claim" },
    ],
    [
      "why one was withdrawn",
      "update claim set ended = 'no reason' where ended is not null",
      { table: "claim", ledger: 1 },
    ],
    ["what took its place", "update claim set superseded_by = 'x' where superseded_by is not null", { table: "claim" }],
    [
      "its doubt",
      `update claim set doubt = 'none' where ${ended}`,
      { table: "claim", what: expect.stringContaining("digest differs") },
    ],
    [
      "one that was taken out",
      `delete from claim where ${ended} and ended is not null`,
      { table: "claim", what: expect.stringContaining("is missing") },
    ],
    [
      "one that was put in",
      `insert into claim (id, slot, subject, attribute, value, mode, modality, source, public_date, n, recorded_seq, superseded_seq, ended, ended_at) select id || '0', slot, subject, attribute, value, mode, modality, source, public_date, n, 1, 1, 'x', '2031-01-01T00:00:00.000Z' from claim where ended is not null`,
      { table: "claim", what: expect.stringContaining("past the ledger") },
    ],
    [
      "one that stands again",
      `update claim set superseded_seq = null, superseded_by = null, ended = null, ended_at = null where ended is not null`,
      { table: "claim" },
    ],
  ];

  it("finds nothing wrong", async () => {
    expect(await verifyPast("select 1")).toEqual({ code: 0, faults: [] });
  });
  it.each(cases)("finds %s", async (_what, sql, fault) => {
    const { code, faults } = await verifyPast(sql);
    expect(code).toBe(1);
    expect(faults).toContainEqual(expect.objectContaining(fault));
  });
});

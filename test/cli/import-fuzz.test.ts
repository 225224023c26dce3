import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerHead } from "../../src/store/ledger.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { type Entry, versions, words } from "../exports/generate-register.ts";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const file = join(dir, "r.yaml");
beforeAll(async () => {
  await tarmac("init", ws);
});
afterAll(remove);

const runs = Number(process.env.TARMAC_RUNS ?? 60);

function head(): unknown {
  const record = openRecord(ws, { readOnly: true });
  const { seq, hash } = ledgerHead(record.db);
  closeRecord(record);
  return { seq, hash };
}

/** Imports a file, and expects either that it is written or that its mistakes are told; nothing else. */
async function told(bytes: string | Uint8Array): Promise<void> {
  writeFileSync(file, bytes);
  const before = head();
  const ran = await tarmac("import", file, "-w", ws);
  expect(ran.err).not.toContain("This is a bug");
  if (ran.code === 0) return;
  expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(/r\.yaml/)]);
  expect(head()).toEqual(before);
}

const small: Entry[] = [
  { source: "example-a", publisher: "A", kind: "newspaper", seen: "full", date: "2031-05-03" },
  {
    movement: "example-m",
    title: "M",
    kind: "removal",
    then: ["example-m"],
    claims: [
      { from: "example-a", at: "paragraph 3", people: "over 40 people", groups: [{ people: 3, sex: "male" }] },
      { from: "example-a", departed: { at: "2031-05-02T09:00", zone: "America/Panama" }, route: ["USA", "SLV"] },
    ],
    history: [{ from: "example-a", people: 3, ended_at: "2031-05-05T10:00:00Z", withdrawn: "x" }],
  },
];
const register = fc.oneof(
  fc.constant(small),
  versions.map(([first]) => first as Entry[]),
);

/** Somewhere in a value, and what is put there instead. */
function replaceAt(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const member = replaceAt((value as Record<string, unknown>)[key], rest, by);
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? member : one));
  return { ...value, [key]: member };
}

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e21,
    0.5,
    "",
    "x",
    [],
    {},
    [[]],
    [null],
    { value: null },
    { count: {} },
    "2031-05-02",
  ),
  words,
  fc.jsonValue({ maxDepth: 2 }),
);

describe("tarmac import of a file that was damaged tells what is wrong or writes it, and never breaks", () => {
  it("where a value was replaced by any other", async () => {
    const damage = fc.array(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), anything), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(register, damage, async (entries, list) => {
        const damaged = list.reduce<unknown>((value, [path, by]) => replaceAt(value, path, by), entries);
        await told(JSON.stringify(damaged));
      }),
      { numRuns: runs },
    );
  });

  it("where letters were lost, doubled or put in", async () => {
    const piece = fc.constantFrom(
      "\t",
      "\n",
      "- ",
      ": ",
      "{",
      "]",
      "'",
      '"',
      "|",
      ">",
      "&a ",
      "*a",
      "!!",
      "#",
      "%",
      "\u0000",
      "\u001b",
      "<<: ",
      "---\n",
      "é",
      "\r",
      "  ",
    );
    const edit = fc.tuple(fc.nat(), fc.nat(12), fc.oneof(piece, fc.constant("")));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const text = edits.reduce((before, [at, lost, put]) => {
          const i = at % (before.length + 1);
          return before.slice(0, i) + put + before.slice(i + lost);
        }, blockText);
        await told(text);
      }),
      { numRuns: runs * 2 },
    );
  });

  it("where bytes are no text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(), async (noise, at) => {
        const bytes = Buffer.from(blockText);
        const i = at % bytes.length;
        await told(Buffer.concat([bytes.subarray(0, i), noise, bytes.subarray(i)]));
      }),
      { numRuns: runs },
    );
  });

  it("and what was written is whole, and can be exported and imported", async () => {
    expect((await tarmac("verify", "-w", ws)).err).toBe("");
    expect((await tarmac("export", "--format", "register", join(dir, "out"), "-w", ws)).err).toBe("");
    expect((await tarmac("import", join(dir, "out"), "-w", ws)).out).toContain("Nothing to write");
  });
});

const blockText = `- source: example-a
  publisher: Example A
  kind: newspaper
  seen: full
  date: 2031-05-03
- movement: example-m
  title: Examplia to Samplestan
  kind: removal
  claims:
    - from: example-a
      at: paragraph 3
      people: "over 40 people"
      breakdown: [{people: 32, sex: male}, {people: 11, sex: female}]
    - from: example-a
      departed: {at: 2031-05-02T09:00, zone: America/Panama}
      stops:
        - {country: HND, role: technical}
      note: |
        two
        lines
- judgement: example-j
  about: movement/example-m
  decides: comment
  by: R. Eviewer
  at: 2031-05-05T10:00:00Z
  reason: r
`;

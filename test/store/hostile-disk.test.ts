import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { unprivileged } from "../child.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const mounted: string[] = [];
const as = unprivileged();

/** Mounts something at a new folder; false where this machine does not allow it. */
function mount(at: string, ...options: string[]): boolean {
  mkdirSync(at, { recursive: true });
  if (spawnSync("mount", [...options, at]).status !== 0) return false;
  mounted.push(at);
  return true;
}

/** Takes the mounts away. Statements that wait for the garbage collector still hold their files: lazily. */
function unmount(): void {
  for (const at of mounted.splice(0).reverse()) spawnSync("umount", ["-l", at]);
}

afterEach(unmount);
afterAll(remove);

const source = (id: string, note = ""): string =>
  `- {source: ${id}, publisher: ${id}, kind: newspaper, seen: full, date: 2031-05-03, note: "${note}"}\n`;
const movement = "- {movement: example-m, title: M, kind: removal, claims: [{from: example-a, people: 43}]}\n";
const first = registerFile(dir, "first.yaml", source("example-a") + movement);
/** More than a page of the record. */
const second = registerFile(
  dir,
  "second.yaml",
  Array.from({ length: 60 }, (_, i) => source(`example-${i}`, "n".repeat(2000))).join(""),
);

/** The ledger's head, as verify prints it; everything must be whole. */
async function head(ws: string): Promise<string> {
  const ran = await tarmac("verify", "-w", ws);
  expect([ran.code, ran.out]).toEqual([0, expect.stringContaining("Whole:")]);
  return ran.out.split("\n").find((line) => line.startsWith("Ledger head")) ?? "";
}

const judgement = (ws: string): string[] => [
  ...[
    "judge",
    "movement/example-m",
    "-w",
    ws,
    "--decides",
    "comment",
    "--by",
    "R. Eviewer",
    "--reason",
    "x".repeat(4000),
  ],
];

/** Fills a file system to its last byte. */
function fill(at: string): void {
  for (const size of [65_536, 4096, 512, 1])
    for (let i = 0; ; i += 1)
      try {
        writeFileSync(join(at, "filling"), Buffer.alloc(size), { flag: "a" });
      } catch {
        break;
      }
}

describe("a full disk", () => {
  const at = join(dir, "full");

  it("is named, nothing is lost, and the same commands work when there is room again", async ({ skip }) => {
    if (!mount(at, "-t", "tmpfs", "-o", "size=4m", "tmpfs")) skip("mounting a small disk is not allowed here");
    const ws = join(at, "ws");
    expect((await tarmac("init", ws)).err).toBe("");
    expect((await tarmac("import", first, "-w", ws)).err).toBe("");
    const before = await head(ws);
    fill(at);

    const commands = [
      ["import", second, "-w", ws],
      judgement(ws),
      ["init", join(at, "other")],
      ["export", "--format", "register", join(at, "register"), "-w", ws],
      ["export", "--format", "csv", join(at, "csv"), "-w", ws],
      ["export", "--format", "jsonl", join(at, "record.jsonl"), "-w", ws],
    ];
    for (const argv of commands) {
      const ran = await tarmac(...argv);
      expect([argv[0], ran.code, ran.err]).toEqual([
        argv[0],
        1,
        expect.stringMatching(/disk is full.*\n.*free some space/),
      ]);
    }
    expect(readdirSync(at).sort()).toEqual(["filling", "ws"]);
    expect(await head(ws)).toBe(before);
    expect((await tarmac("show", "movement/example-m", "-w", ws)).code).toBe(0);

    rmSync(join(at, "filling"));
    for (const argv of commands.slice(0, 2)) expect((await tarmac(...argv)).err).toBe("");
    expect((await tarmac("init", join(at, "other"))).err).toBe("");
    expect((await tarmac("export", "--format", "register", join(at, "register"), "-w", ws)).err).toBe("");
    expect(await head(ws)).toContain("number 3,");
  });

  it("leaves an earlier export as it was", async ({ skip }) => {
    if (!mount(at, "-t", "tmpfs", "-o", "size=4m", "tmpfs")) skip("mounting a small disk is not allowed here");
    const ws = join(dir, "elsewhere");
    await tarmac("init", ws);
    await tarmac("import", first, "-w", ws);
    const out = join(at, "record.jsonl");
    expect((await tarmac("export", "--format", "jsonl", out, "-w", ws)).err).toBe("");
    fill(at);
    const ran = await tarmac("export", "--format", "jsonl", out, "-w", ws, "--force");
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("the disk is full; nothing was exported")]);
    expect(readdirSync(at).sort()).toEqual(["filling", "record.jsonl"]);
  });
});

describe("a folder in which nothing may be written", () => {
  /** What commands must say there. `run` runs a command line as one whom this binds. */
  async function expectReadOnly(
    ws: string,
    run: (...argv: string[]) => { code: number; err: string } | Promise<{ code: number; err: string }>,
  ) {
    const commands = [
      ["import", second, "-w", ws],
      judgement(ws),
      ["init", join(ws, "inner")],
      ["export", "--format", "register", join(ws, "out"), "-w", ws],
      ["export", "--format", "jsonl", join(ws, "out.jsonl"), "-w", ws],
    ];
    for (const argv of commands) {
      const ran = await run(...argv);
      expect([argv[0], ran.code, ran.err]).toEqual([argv[0], 1, expect.stringMatching(/cannot be written/)]);
    }
    expect(await run("show", "movement/example-m", "-w", ws)).toMatchObject({ code: 0, err: "" });
    expect(await run("verify", "-w", ws)).toMatchObject({ code: 0, err: "" });
    expect(await run("export", "--format", "jsonl", "-", "-w", ws)).toMatchObject({ code: 0, err: "" });
    expect(existsSync(join(ws, "inner"))).toBe(false);
  }

  it("is named by commands that write, and read by the others: a disk mounted for reading only", async ({ skip }) => {
    const ws = join(dir, "mounted");
    await tarmac("init", ws);
    await tarmac("import", first, "-w", ws);
    const before = await head(ws);
    if (!mount(ws, "--bind", ws) || !mount(ws, "-o", "remount,ro,bind")) skip("mounting is not allowed here");
    await expectReadOnly(ws, tarmac);
    unmount();
    expect(await head(ws)).toBe(before);
    expect((await tarmac("import", second, "-w", ws)).err).toBe("");
  });

  it("is named by commands that write, and read by the others: a folder of somebody else", async ({ skip }) => {
    if (as === null) skip("no way here to be a user whom permissions bind");
    const ws = join(dir, "locked");
    await tarmac("init", ws);
    await tarmac("import", first, "-w", ws);
    const before = await head(ws);
    for (const [path, mode] of [
      [dir, 0o755],
      [ws, 0o555],
      [join(ws, "tarmac.sqlite"), 0o444],
    ] as const)
      chmodSync(path, mode);
    if (as !== null) await expectReadOnly(ws, as);
    chmodSync(ws, 0o755);
    chmodSync(join(ws, "tarmac.sqlite"), 0o644);
    expect(await head(ws)).toBe(before);
  });
});

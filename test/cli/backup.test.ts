import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqliteDriver } from "../../src/store/sqlite.ts";
import { runAlone, serveAlone } from "../processes.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const at = (...parts: string[]): string => join(dir, ...parts);
const headOf = async (workspace: string): Promise<unknown> =>
  JSON.parse((await tarmac("verify", "-w", workspace, "--json")).out).head;

beforeAll(async () => {
  await tarmac("init", ws, "--example");
  mkdirSync(join(ws, "archive/ab/cd"), { recursive: true });
  writeFileSync(join(ws, "archive/ab/cd/abcd"), "a capture");
  mkdirSync(join(ws, "tables/removals"), { recursive: true });
  writeFileSync(join(ws, "tables/removals/manifest.json"), "{}");
  mkdirSync(join(ws, "cache"));
  writeFileSync(join(ws, "cache/legs"), "can be made anew");
  writeFileSync(join(ws, ".hidden"), "not ours");
  symlinkSync("/etc/hostname", join(ws, "link"));
  const vault = new (sqliteDriver().DatabaseSync)(join(ws, "vault.sqlite"));
  vault.exec("create table fact (text)");
  vault.close();
});
afterAll(remove);

describe("tarmac backup", () => {
  it("copies the record and the files beside it, and the copy opens, is whole, and has the same head", async () => {
    const ran = await tarmac("backup", at("copy"), "-w", ws, "--json");
    expect([ran.code, ran.err]).toEqual([0, ""]);
    const made = JSON.parse(ran.out);
    expect(made.files).toEqual([
      "archive/ab/cd/abcd",
      "my-events.yaml",
      "register.schema.json",
      "tables/removals/manifest.json",
      "tarmac.yaml",
    ]);
    expect(made.left_out).toEqual(["vault.sqlite"]);
    expect(readdirSync(at("copy")).filter((name) => !name.startsWith("tarmac.sqlite"))).toEqual([
      "archive",
      "my-events.yaml",
      "register.schema.json",
      "tables",
      "tarmac.yaml",
    ]);
    expect(readFileSync(at("copy/archive/ab/cd/abcd"), "utf8")).toBe("a capture");
    const verified = await tarmac("verify", "-w", at("copy"));
    expect([verified.code, verified.err]).toEqual([0, ""]);
    expect(await headOf(at("copy"))).toEqual(made.head);
    expect(made.head).toEqual(await headOf(ws));
    expect((await tarmac("list", "movements", "-w", at("copy"), "--csv")).out).toBe(
      (await tarmac("list", "movements", "-w", ws, "--csv")).out,
    );
  });

  it("takes the vault along only when told", async () => {
    const ran = await tarmac("backup", at("with-vault"), "-w", ws, "--with-vault");
    expect(ran.code).toBe(0);
    expect(existsSync(at("with-vault/vault.sqlite"))).toBe(true);
    expect(existsSync(at("copy/vault.sqlite"))).toBe(false);
  });

  it("never writes over anything", async () => {
    mkdirSync(at("taken"));
    writeFileSync(at("taken/mine"), "mine");
    for (const out of [at("taken"), at("taken/mine")]) {
      const ran = await tarmac("backup", out, "-w", ws);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain("there is something already");
    }
    expect(readdirSync(at("taken"))).toEqual(["mine"]);
  });

  it("may lie inside the workspace, and does not hold itself", async () => {
    for (const out of ["backup-1", "backup-2"]) expect((await tarmac("backup", join(ws, out), "-w", ws)).code).toBe(0);
    expect(existsSync(join(ws, "backup-2/backup-2"))).toBe(false);
    expect(readdirSync(ws).filter((name) => name.includes(".part-"))).toEqual([]);
    for (const out of ["backup-1", "backup-2"]) cpSync(join(ws, out), at(out), { recursive: true });
    execFileSync("rm", ["-r", join(ws, "backup-1"), join(ws, "backup-2")]);
  });

  it("a place where nothing can be written is told, and nothing stays", async () => {
    const ran = await tarmac("backup", at("taken/mine/copy"), "-w", ws);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("cannot be written here; nothing was left behind");
  });

  it("a full disk is told, and nothing stays", async ({ skip }) => {
    const disk = at("disk");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      return skip("no small disk can be mounted here");
    }
    try {
      const ran = await tarmac("backup", join(disk, "copy"), "-w", ws);
      expect(ran.code).toBe(1);
      expect(ran.err).toContain("the disk is full; nothing was left behind");
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("a read-only disk is told, and can be backed up from", async ({ skip }) => {
    const disk = at("read-only");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      return skip("no disk can be mounted here");
    }
    try {
      expect((await tarmac("backup", join(disk, "ws"), "-w", ws)).code).toBe(0);
      execFileSync("mount", ["-o", "remount,ro", disk]);
      const onto = await tarmac("backup", join(disk, "copy"), "-w", ws);
      expect([onto.code, onto.err.split(";")[0]]).toEqual([1, "the backup cannot be written here"]);
      // In a process of its own: on Node 20 a closed database stays open until its statements are collected as garbage.
      const from = await runAlone("backup", at("from-read-only"), "-w", join(disk, "ws"));
      expect([from.code, from.err]).toEqual([0, ""]);
      expect(await headOf(at("from-read-only"))).toEqual(await headOf(ws));
    } finally {
      execFileSync("umount", [disk]);
    }
  });

  it("is whole while other processes write", async () => {
    const busy = at("busy");
    await tarmac("init", busy, "--example");
    let writing = true;
    const writer = (async () => {
      let n = 0;
      while (writing) {
        n += 1;
        const text = `- {source: example-${n}, publisher: Example, kind: newspaper, seen: full, date: 2031-05-03}
- movement: example-${n}
  title: Examplia to Samplestan
  kind: removal
  claims: [{from: example-${n}, people: ${n}}]
`;
        const ran = await runAlone("import", registerFile(dir, `busy-${n}.yaml`, text), "-w", busy);
        expect([ran.code, ran.err]).toEqual([0, ""]);
      }
      return n;
    })();
    try {
      for (let i = 0; i < 3; i += 1) {
        const ran = await runAlone("backup", at(`busy-copy-${i}`), "-w", busy, "--json");
        expect(ran.err).toBe("");
        expect((await tarmac("verify", "-w", at(`busy-copy-${i}`))).code).toBe(0);
        expect(await headOf(at(`busy-copy-${i}`))).toEqual(JSON.parse(ran.out).head);
      }
    } finally {
      writing = false;
    }
    const written = await writer;
    expect(await headOf(busy)).toMatchObject({ seq: written + 1 });
  }, 120_000);
});

describe("a copy made by hand while another process has the record open", () => {
  it("is refused by name, checked by doctor, and then opens; a backup opens at once", async () => {
    const serving = await serveAlone(ws);
    try {
      const told = JSON.parse((await tarmac("doctor", "-w", ws, "--json")).out).workspace;
      expect(told.record.open_by).toHaveLength(1);
      expect(told.record.open_by[0]).toMatchObject({ dir: ws, alive: true });
      cpSync(ws, at("by-hand"), { recursive: true });
      mkdirSync(at("file-alone"));
      cpSync(join(ws, "tarmac.sqlite"), at("file-alone/tarmac.sqlite"));
      expect((await tarmac("backup", at("safe"), "-w", ws)).code).toBe(0);
    } finally {
      await serving.stop();
    }
    expect((await tarmac("list", "movements", "-w", at("safe"))).code).toBe(0);
    for (const copy of [at("by-hand"), at("file-alone")]) {
      for (const command of ["list", "backup", "verify"]) {
        const ran = await tarmac(command, command === "list" ? "movements" : at("never"), "-w", copy);
        expect(ran.code).toBe(1);
        expect(ran.err).toContain(`a copy made by hand while the record was open: of ${ws}`);
      }
      const looked = await tarmac("doctor", "-w", copy, "--json");
      expect(looked.code).toBe(1);
      expect(JSON.parse(looked.out).workspace.hindrance.code).toBe("copied_while_open");
      const accepted = await tarmac("doctor", "--accept-copy", "-w", copy, "--json");
      expect(JSON.parse(accepted.out)).toMatchObject({ accepted: true, ok: true });
      expect((await tarmac("list", "movements", "-w", copy)).code).toBe(0);
      expect((await tarmac("doctor", "-w", copy)).code).toBe(0);
    }
    // The original was closed in order: copies of it by hand are safe again.
    cpSync(ws, at("closed"), { recursive: true });
    expect((await tarmac("list", "movements", "-w", at("closed"))).code).toBe(0);
  }, 60_000);

  it("stays refused when it is not whole", async () => {
    const serving = await serveAlone(ws);
    try {
      cpSync(ws, at("torn"), { recursive: true });
    } finally {
      await serving.stop();
    }
    const db = new (sqliteDriver().DatabaseSync)(at("torn/tarmac.sqlite"));
    db.exec("delete from claim where rowid = 7");
    db.close();
    const ran = await tarmac("doctor", "--accept-copy", "-w", at("torn"));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("The copy is not accepted");
    expect((await tarmac("list", "movements", "-w", at("torn"))).err).toContain("a copy made by hand");
  }, 60_000);

  it("--accept-copy of a workspace that is no such copy says so", async () => {
    const ran = await tarmac("doctor", "--accept-copy", "-w", ws);
    expect([ran.code, ran.err.includes("no copy made by hand")]).toEqual([1, true]);
  });
});

describe("tarmac doctor", () => {
  it("says what is here, and what optional parts would add", async () => {
    const ran = await tarmac("doctor", "-w", ws);
    expect(ran.code).toBe(0);
    for (const name of ["Tarmac", "Node", "SQLite", "Record", "Ledger head", "Open by", "Writable", "Free", "DuckDB"])
      expect(ran.out).toMatch(new RegExp(`^ *${name} +\\S`, "m"));
    expect(ran.out).toMatch(/^Open by +(nobody for writing|process \d+ on )/m);
  });

  it("of a folder without a record says how to make one, and is no error", async () => {
    const ran = await tarmac("doctor", "-w", at("nowhere"));
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("make one with: tarmac init");
    expect(existsSync(at("nowhere"))).toBe(false);
  });

  it("names a damaged file", async () => {
    mkdirSync(at("damaged"));
    writeFileSync(at("damaged/tarmac.sqlite"), "not a database, ".repeat(1000));
    const ran = await tarmac("doctor", "-w", at("damaged"));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("damaged or cut");
  });
});

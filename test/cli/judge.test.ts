import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folder, showJson, tarmac } from "../workspace.ts";

describe("tarmac judge, on the example record", () => {
  const { dir, remove } = folder();
  const ws = `${dir}/ws`;
  const about = "movement/us-sv-2025-03-15-all";
  const judge = (...more: string[]) => tarmac("judge", "-w", ws, "--by", "R. Example", ...more);
  let claim = "";
  beforeAll(async () => {
    await tarmac("init", ws, "--example");
    const page = (await showJson(ws, about)) as {
      attributes: { attribute: string; claims: { id: string; words: string | null }[] }[];
    };
    const third = page.attributes.find((a) => a.attribute === "third_country");
    claim = third?.claims.find((c) => c.words?.includes("250"))?.id ?? "";
    expect(claim).not.toBe("");
  });
  afterAll(remove);

  it.each([
    [["movement/nobody", "--decides", "comment", "--reason", "x"], 1, /nothing by this name: movement\/nobody/],
    [[about, "--decides", "commend", "--reason", "x"], 1, /not a decision: commend[\s\S]*comment/],
    [[about, "--decides", "comment"], 1, /reason: is empty/],
    [[about, "--decides", "comment", "--reason", " "], 1, /reason: is empty/],
    [[about, "--decides", "set_aside", "--reason", "x"], 1, /claims: set_aside needs the claims/],
    [[about, "--decides", "set_aside", "--reason", "x", "--claim", "ffffffff"], 1, /unknown claim: ffffffff/],
    [
      [about, "--decides", "comment", "--reason", "x", "--attribute", "peeple"],
      1,
      /not an attribute of it: peeple[\s\S]*people/,
    ],
    [["--revoke", "j-none", "--reason", "x"], 1, /unknown judgement: j-none/],
    [[about, "--reason", "x"], 2, /missing: --decides/],
    [["--reason", "x"], 2, /missing: KIND\/ID/],
  ])("%j is refused, and nothing is written", async (argv, code, said) => {
    const head = (await tarmac("verify", "-w", ws)).out.split("\n").at(-3);
    const ran = await judge(...(argv as string[]));
    expect([ran.code, ran.err]).toEqual([code, expect.stringMatching(said as RegExp)]);
    expect((await tarmac("verify", "-w", ws)).out.split("\n").at(-3)).toBe(head);
  });

  it("sets a claim aside, says so on the page, and takes it back", async () => {
    const people = async () => {
      const page = (await showJson(ws, about)) as {
        attributes: { attribute: string; verdict: string; text: string }[];
        judgements: { id: string; by: string; revoked_at: string | null }[];
      };
      const third = page.attributes.find((a) => a.attribute === "third_country");
      return { verdict: third?.verdict, text: third?.text, judgements: page.judgements };
    };
    const before = await people();
    const written = await judge(
      about,
      ...["--decides", "set_aside", "--attribute", "third_country", "--claim", claim.slice(0, 10)],
      ...["--reason", "Counts everybody aboard.", "--json"],
    );
    expect(written.code).toBe(0);
    const { id } = JSON.parse(written.out) as { id: string };
    const during = await people();
    expect(before.verdict).toBe("contradicts");
    expect(during.verdict).not.toBe("contradicts");
    expect(during.text).toBe(before.text);
    expect(during.judgements.find((j) => j.id === id)).toMatchObject({ by: "R. Example", revoked_at: null });

    expect((await judge("--revoke", id, "--reason", "A slip of mine.")).code).toBe(0);
    const after = await people();
    expect(after.verdict).toBe("contradicts");
    expect(after.judgements.find((j) => j.id === id)?.revoked_at).toBe("2026-11-24T12:00:00.000Z");
    expect((await judge("--revoke", id, "--reason", "again")).err).toMatch(/already taken back/);
    expect((await tarmac("verify", "-w", ws)).code).toBe(0);
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { compareReleases } from "../../src/store/compare-releases/compare-releases.ts";
import { readDifferences } from "../../src/store/compare-releases/read-differences.ts";
import { content, type Plan, plans, plant } from "../diff-planter.ts";
import { writeRelease } from "../removals-table.ts";
import { folder } from "../workspace.ts";

/** What was called, in the form of what was planted. */
async function called(
  plan: Plan,
): Promise<{ truth: Record<string, readonly string[]>; found: Record<string, string[]>; says: unknown }> {
  const { dir, remove } = folder();
  try {
    const { a, b, truth } = plant(plan);
    await writeRelease(dir, "first", a);
    await writeRelease(dir, "second", b);
    const { diff, rowsFile } = await compareReleases(dir, "first", "second");
    const found: Record<string, string[]> = Object.fromEntries(Object.keys(truth).map((kind) => [kind, []]));
    for (const { kind, a_row, b_row } of await readDifferences(rowsFile)) {
      const [was, is] = [a_row === null ? null : a[a_row - 7], b_row === null ? null : b[b_row - 7]];
      found[kind]?.push(kind === "changed" ? `${content(was ?? {})} → ${content(is ?? {})}` : content(is ?? was ?? {}));
    }
    for (const list of Object.values(found)) list.sort();
    // Where every row has another identifier, that is one finding and no list.
    const all = diff.kinds.find(
      ({ kind, whole, where }) => kind === "renumbered" && whole && Object.keys(where).length === 0,
    );
    if (all && found.renumbered?.length === 0) found.renumbered = [...(truth.renumbered ?? [])];
    return { truth, found, says: diff.kinds.map(({ text }) => text) };
  } finally {
    remove();
  }
}

it("finds what was planted, and nothing else", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const { truth, found } = await called(plan);
      expect(found).toEqual(truth);
    }),
    { numRuns: Number(process.env.RUNS ?? 25) },
  );
});

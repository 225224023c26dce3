import type { Bounds, Described } from "./describe-blocks.ts";
import type { Prepared } from "./prepare.ts";
import { quoted, type Session } from "./session.ts";

/** Kinds of rows on days that the other release does not cover, and the release that has them. */
export const edgeKinds = { cut_off: "a", earlier_weeks: "b" } as const;
type EdgeKind = keyof typeof edgeKinds;

/** True for a kind of rows that stand before the other release begins, or after it ends. */
export function isEdgeKind(kind: string): kind is EdgeKind {
  return kind in edgeKinds;
}

/** Bounds rows on days that the other release does not cover: those before it, and those after it. Writes `marked.block`. */
export async function describeEdges(session: Session, kind: EdgeKind, { covered }: Prepared): Promise<Described> {
  const one = edgeKinds[kind];
  const first = (one === "a" ? covered.b : covered.a)?.[0];
  if (first === undefined) {
    await session.run("no-marks");
    return { blocks: [], mostly: null };
  }
  await session.run("edges", { one, kind: quoted(kind), first: quoted(first) });
  const stretches = await session.rows<{ from: string; to: string }>("edge-days");
  return { blocks: stretches.map(({ from, to }): Bounds => ({ values: {}, days: [from, to] })), mostly: null };
}

import { grouped } from "../../model/grouped.ts";
import type { DiffSpan } from "../../model/release-diff.ts";
import type { Part, PartDifference } from "./operation-pairs.ts";

/** How operations of a year are numbered in a release, and in how many rows. */
export type Scheme = { readonly year: number | null; readonly scheme: string | null; readonly k: number };
type Schemes = { readonly a: readonly Scheme[]; readonly b: readonly Scheme[] };
type Why = { readonly release: "a" | "b"; readonly why: string };

/** Columns that tell rows apart when there are as many of them; of fewer, but never of one, at least this share of rows must stand alone by them. */
const [columnsThatTell, leastColumns, shareAlone] = [3, 2, 0.5];

/** True when the cells that both releases tell of a row, its number left out, tell the rows of A apart. */
export function cellsTellApart(columns: number, alone: number): boolean {
  return columns >= columnsThatTell || (columns >= leastColumns && alone >= shareAlone);
}

/** Differences that say nothing, taken out, as rows that were left out: the other release numbers the operations of that year otherwise, tells none of that year, or one does not say how many people. */
export function withoutIncomparable(
  found: readonly PartDifference[],
  schemes: Schemes,
  telling: boolean,
): { readonly kept: readonly PartDifference[]; readonly leftOut: DiffSpan["left_out"] } {
  const known = { a: lookUp(schemes.a), b: lookUp(schemes.b) };
  const why = (one: PartDifference): readonly Why[] => {
    if (one.kind === "untold" || one.kind === "in_parts") return sameOperation(one);
    if (telling) return [];
    if (one.kind === "lost" && one.a !== null) return setApart("a", one.a, known.b);
    if (one.kind === "extra" && one.b !== null) return setApart("b", one.b, known.a);
    return [];
  };
  const judged = found.map((one) => ({ one, reasons: why(one) }));
  const reasons = judged.flatMap((one) => one.reasons);
  const leftOut = [...grouped(reasons, ({ release, why: said }) => JSON.stringify([release, said])).values()];
  return {
    kept: judged.filter((one) => one.reasons.length === 0).map(({ one }) => one),
    leftOut: leftOut.flatMap((all) => all.slice(0, 1).map((first) => ({ ...first, rows: all.length }))),
  };
}

type Known = { readonly years: ReadonlySet<number | null>; readonly ways: ReadonlySet<string> };

function lookUp(schemes: readonly Scheme[]): Known {
  return {
    years: new Set(schemes.map(({ year }) => year)),
    ways: new Set(schemes.map(({ year, scheme }) => wayOf(year, scheme))),
  };
}

function wayOf(year: number | null, scheme: string | null): string {
  return JSON.stringify([year, scheme]);
}

function setApart(release: "a" | "b", part: Part, other: Known): readonly Why[] {
  if (other.ways.has(wayOf(part.year, part.scheme))) return [];
  const theOther = release === "a" ? "B" : "A";
  const year = part.year === null ? "without a year" : `of ${part.year}`;
  if (!other.years.has(part.year)) return [{ release, why: `${theOther} tells no operation ${year}` }];
  return [
    { release, why: `operations ${year} that ${theOther} numbers otherwise: they cannot be set against each other` },
  ];
}

function sameOperation({ a, b, kind }: PartDifference): readonly Why[] {
  const why =
    kind === "untold"
      ? "the same operation, of which one release does not tell how many people"
      : "further rows of an operation that the other release tells in fewer: it is told once as changed, by its sums";
  return [
    ...(a === null ? [] : [{ release: "a" as const, why }]),
    ...(b === null ? [] : [{ release: "b" as const, why }]),
  ];
}

import { compareCounts, countText, sumCounts } from "../model/count.ts";
import { nationalsOf } from "../model/country.ts";
import type { MovementState } from "../model/state.ts";
import type { Group } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import type { MovementPage } from "./shapes.ts";

/** The named divisions of the whole, one a voice and source, with their sums held against the people that are shown. */
export function breakdownsOf(state: MovementState): MovementPage["breakdowns"] {
  const parts = state.claims.filter(
    (c) =>
      c.attribute === "group" &&
      (c.value as Group).breakdown !== undefined &&
      ((c.value as Group).role ?? "person") === "person",
  );
  const keys = [
    ...new Set(parts.map((c) => JSON.stringify([c.source, c.said_by, c.place, (c.value as Group).breakdown]))),
  ].sort();
  return keys.map((key) => {
    const claims = parts
      .filter((c) => JSON.stringify([c.source, c.said_by, c.place, (c.value as Group).breakdown]) === key)
      .sort((a, b) => a.n - b.n);
    const groups = claims.map((c) => c.value as Group);
    const counts = groups.map((g) => bare(g.count));
    const sum = sumCounts(counts);
    const [first] = claims as [(typeof claims)[number]];
    return {
      name: String(groups[0]?.breakdown),
      source: first.source,
      said_by: first.said_by,
      adds_up: state.people === null || compareCounts(sum, state.people) !== "disjoint",
      text: `${groups.map((g) => `${countText(bare(g.count))} ${groupLabel(g)}`).join(" + ")} = ${countText(sum)}`,
      parts: groups.map((g) => ({
        label: groupLabel(g),
        count: { ...bare(g.count), text: countText(bare(g.count)) },
        third_country: isThirdCountry(g, state.to),
      })),
    };
  });
}

function groupLabel(g: Group): string {
  const one = g.count.lo === 1 && (g.count.hi === 1 || g.count.hi === null);
  const who = g.nationality ? nationalsOf(g.nationality, one ? "one" : "many") : whoOf(g, one);
  return [who, g.basis, g.label ? `“${g.label}”` : null].filter(Boolean).join(", ") || "people";
}

const sexes = { male: ["man", "men"], female: ["woman", "women"] } as const;

function whoOf(g: Group, one: boolean): string | null {
  if (g.sex !== undefined) return sexes[g.sex][one ? 0 : 1];
  if (g.minor === undefined) return null;
  return `${g.minor ? "minor" : "adult"}${one ? "" : "s"}`;
}

function isThirdCountry(g: Group, to: string | null): boolean | null {
  if (!g.nationality || g.nationality === "unknown" || to === null) return null;
  return g.nationality !== to;
}

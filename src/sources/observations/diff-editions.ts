import { countText } from "../../model/count.ts";
import type { Observation } from "../../model/observation.ts";

/** What an edition of a log changed: rows that are new, rows that say something else, and rows that are gone. */
export type EditionDiff = {
  readonly added: readonly Observation[];
  readonly changed: readonly {
    readonly before: Observation;
    readonly after: Observation;
    readonly fields: readonly ChangedField[];
  }[];
  readonly gone: readonly Observation[];
  readonly same: number;
};
export type ChangedField = { readonly field: string; readonly before: string; readonly after: string };

/** What is compared; where a row stands in its file is not, nor what was made of it. */
const compared = [
  "day",
  "airport",
  "arrived_ms",
  "departed_ms",
  "callsign",
  "registration",
  "icao24",
  "route",
  "origin",
  "destination",
  "operator",
  "people",
  "notes",
] as const satisfies readonly (keyof Observation)[];

/**
 * Compares two editions of a log. Rows belong together by their key; of those left over, one of each edition with the same airport and the same time of arrival or departure do: the
 * aircraft or day of that row was corrected.
 */
export function diffEditions(before: readonly Observation[], after: readonly Observation[]): EditionDiff {
  const old = new Map(before.map((one) => [one.key, one]));
  const pairs: { before: Observation; after: Observation }[] = [];
  const unpaired: Observation[] = [];
  for (const one of after) {
    const known = old.get(one.key);
    if (known) pairs.push({ before: known, after: one });
    else unpaired.push(one);
    old.delete(one.key);
  }
  const gone = [...old.values()];
  const added = unpaired.filter((one) => {
    const at = gone.findIndex((other) => isAtSameTime(one, other));
    const [known] = at < 0 ? [] : gone.splice(at, 1);
    if (known) pairs.push({ before: known, after: one });
    return !known;
  });
  const changed = pairs
    .map((pair) => ({ ...pair, fields: changesOf(pair.before, pair.after) }))
    .filter(({ fields }) => fields.length > 0);
  return { added, changed, gone, same: pairs.length - changed.length };
}

function isAtSameTime(a: Observation, b: Observation): boolean {
  const same = (x: number | null, y: number | null): boolean => x !== null && x === y;
  return a.airport === b.airport && (same(a.arrived_ms, b.arrived_ms) || same(a.departed_ms, b.departed_ms));
}

function changesOf(before: Observation, after: Observation): ChangedField[] {
  const text = (one: Observation, field: (typeof compared)[number]): string => {
    if (field === "people") return one.people.map(peopleText).join("; ");
    if (field === "route") return one.route.join("-");
    const value = one[field];
    return typeof value === "number" ? `${new Date(value).toISOString().slice(0, 16)}Z` : (value ?? "");
  };
  return compared.flatMap((field) => {
    const [was, is] = [text(before, field), text(after, field)];
    return was === is ? [] : [{ field, before: was, after: is }];
  });
}

/** The number and its way: neither other words for the same way of counting nor a band that more rows have widened change a row. */
function peopleText({ which, way, count }: Observation["people"][number]): string {
  const [number = ""] = /^[^,]*/.exec(count.words ?? "") ?? [];
  return `${which} ${way === "convoy" || way === "average" ? number.replace(/\.0+$/, "") : countText(count)} ${way}`;
}

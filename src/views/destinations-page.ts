import { isCountry } from "../model/country.ts";
import type { Practice, Treaty } from "../model/value.ts";
import type { AsOf } from "../store/claims.ts";
import { tallyChoices } from "../store/tally.ts";
import { subjectsOf } from "../store/entries.ts";
import { rowsKnownAt } from "./movement-row.ts";
import { party, receiversOf } from "./party.ts";
import type { Reader } from "./reader.ts";
import type { When } from "./shapes.ts";
import { stagesOf } from "./stage-history.ts";

/** A country in the list: how much is documented, never how it would decide. */
export type DestinationRow = {
  readonly code: string;
  readonly name: string;
  /** Topics of treatment, each with the number of sentences; empty when nothing has been entered. */
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  /** Treaties of which a source says whether the country is party: "party", "party; not party" where sources differ. */
  readonly treaties: Readonly<Record<string, string>>;
  readonly agreements: number;
  readonly movements: number;
};

/** Countries that receive people by agreement, in a movement, or in an entry of their own; by name. */
export type DestinationsPage = {
  readonly rows: readonly DestinationRow[];
  readonly treaties: readonly string[];
  readonly when: When;
};

/** The list of countries. It takes no filter: a list of countries that would take a person must not come out of it. */
export function destinationsPage(reader: Reader, when: AsOf): DestinationsPage {
  const moved = movementCounts(reader, when);
  const agreed = agreementCounts(reader, when);
  const entries = subjectsOf(reader.record, "destination", when).filter((s) => reader.subject(s.ref, when) !== null);
  const codes = new Set([...entries.map((s) => s.id), ...agreed.keys(), ...moved.keys()].filter(isCountry));
  const rows = [...codes].map((code): DestinationRow => {
    const claims = reader.subject(`destination/${code}`, when)?.claims ?? [];
    const practices = claims.filter((c) => c.attribute === "practice").map((c) => (c.value as Practice).topic);
    const treaties = claims.filter((c) => c.attribute === "treaty").map((c) => c.value as Treaty);
    return {
      code,
      name: party(code).text,
      topics: [...new Set(practices)]
        .sort()
        .map((topic) => ({ topic, count: practices.filter((p) => p === topic).length })),
      treaties: Object.fromEntries(
        [...new Set(treaties.map((t) => t.treaty))].map((name) => [
          name,
          [...new Set(treaties.filter((t) => t.treaty === name).map((t) => t.value.replaceAll("_", " ")))].join("; "),
        ]),
      ),
      agreements: agreed.get(code) ?? 0,
      movements: moved.get(code) ?? 0,
    };
  });
  // A treaty alone puts no country on the list of a past day: it is listed for what came later.
  const told = (row: DestinationRow): boolean => row.topics.length + row.agreements + row.movements > 0;
  const listed = when.as_of === undefined ? rows : rows.filter(told);
  return {
    rows: listed.sort((a, b) => (a.name < b.name ? -1 : 1)),
    treaties: [...new Set(listed.flatMap((row) => Object.keys(row.treaties)))].sort(),
    when,
  };
}

function movementCounts(reader: Reader, when: AsOf): Map<string, number> {
  if (when.known_at === undefined) {
    const counts = new Map<string, number>();
    for (const { destination, movements } of tallyChoices(reader.record, when))
      if (destination !== null) counts.set(destination, (counts.get(destination) ?? 0) + movements);
    return counts;
  }
  return tally(rowsKnownAt(reader, {}, when).flatMap((row) => row.to?.code ?? []));
}

/** How many agreements each country receives under. On a past day, those of which a stage was told. */
function agreementCounts(reader: Reader, when: AsOf): Map<string, number> {
  const told = subjectsOf(reader.record, "agreement", when).filter((s) => {
    const state = reader.subject(s.ref, when);
    return state !== null && (when.as_of === undefined || stagesOf(state).length > 0);
  });
  return tally(told.flatMap((s) => receiversOf(s.doc)));
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

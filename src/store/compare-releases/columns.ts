import { removalColumns } from "../../model/removal.ts";
import { named } from "./session.ts";

/** A column as it is compared: its cell as it is read before comparing, as SQL, and its cell as written, as text. */
export type Compared = {
  readonly name: string;
  readonly cell: string;
  readonly said: string;
  /** Texts can be written in other words in another release; days, numbers and codes cannot. */
  readonly words: boolean;
};

/** Columns that place a row, or that follow from others. */
const notCompared = new Set(
  [
    ["id", "file", "sheet", "row", "flags", "unread", "third_country", "third_country_rule"],
    ["counted_date", "fiscal_year", "person_id"],
  ].flat(),
);
const types = new Map<string, string>(removalColumns.map(({ name, type }) => [name, type]));

/** The columns of a table of rows that can be compared, in their order. */
export function comparable(names: readonly string[]): readonly Compared[] {
  return names
    .filter((name) => !notCompared.has(name) && !name.endsWith("_said") && !names.includes(`their_${name}`))
    .map((name) => {
      const type = types.get(name) ?? "VARCHAR";
      if (type !== "VARCHAR") return { name, cell: named(name), said: `cast(${named(name)} as varchar)`, words: false };
      const said = named(`${name}_said`);
      if (name.endsWith("_country") && names.includes(`${name}_said`))
        return { name, cell: `country(${named(name)}, ${said})`, said, words: false };
      return { name, cell: `plain(${named(name)})`, said: named(name), words: true };
    });
}

/** What hardly ever changes of a person. */
export const stableColumns = ["gender", "birth_year", "citizenship_country", "birth_country"];

/**
 * A digest of one cell, as SQL: it differs by column, so that digests can be put together in any order. Mixed once more: `hash(0, day)` and `hash(1, day)` differ by the same bits for every day, and of
 * two columns that hold one day nothing would be left.
 */
export function cellDigest(columns: readonly Compared[], i: number): string {
  return `hash(hash(${i}, ${columns[i]?.cell ?? "null"}))`;
}

/** A digest of all cells, as SQL. Taking one cell out again is one more `xor`. */
export function contentDigest(columns: readonly Compared[]): string {
  return columns.map((_, i) => cellDigest(columns, i)).reduce((all, one) => `xor(${all}, ${one})`, "0::ubigint");
}

/** Columns by which groups of rows are described, those first that say most. */
export const describing = [
  ["fiscal_year", "departure_port", "area", "case_category", "sender_country", "sheet", "file"],
  ["disposition", "program", "case_status", "departure_country", "citizenship_country", "birth_country"],
  ["criminality", "threat_level", "gender"],
].flat();

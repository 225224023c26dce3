import type { TotalEdition } from "../../../src/model/total-edition.ts";

/** An edition of the Example Removal Office of Ruritania, which nobody has. */
export function edition(
  id: string,
  told: Pick<TotalEdition, "fiscal_year" | "file_date" | "pull_date" | "value">,
): TotalEdition {
  return {
    id,
    series: "example-removals",
    measure: "removals",
    agency: "Example Removal Office",
    unit: "people",
    year_begins: null,
    words: String(told.value),
    year_words: String(told.fiscal_year),
    file_words: told.file_date,
    pull_words: told.pull_date,
    pull_place: null,
    file: "editions.csv",
    sheet: null,
    row: 2,
    column: "removals",
    load: "0123456789ab",
    faults: [],
    ...told,
  };
}

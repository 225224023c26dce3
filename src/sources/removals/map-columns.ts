/** How cells of a column are read. */
export const cellKinds = {
  day: "a date; `order: mdy` or `dmy` says whether the month stands first, else the cells decide",
  country: "the name of a country, or its code of three letters; a code is put beside the text",
  number: "a whole number of people",
  year: "a year of four digits",
  identifier: "the release's own, kept as it is written and never read; rows are compared by it",
  text: "kept as it is written",
} as const;
export type CellKind = keyof typeof cellKinds;

/** Our columns that a map can fill, each with how its cells are read. */
export const mapColumns = {
  people: "number",
  departed_date: "day",
  removal_date: "day",
  fiscal_year: "year",
  departure_country: "country",
  citizenship_country: "country",
  birth_country: "country",
  sender_country: "country",
  departure_port: "text",
  person_id: "identifier",
  operation_id: "identifier",
  gender: "text",
  birth_year: "year",
  area: "text",
  case_status: "text",
  case_category: "text",
  disposition: "text",
  program: "text",
  criminality: "text",
  threat_level: "text",
  final_order_date: "day",
  apprehension_date: "day",
  entry_date: "day",
} as const satisfies Record<string, CellKind>;
export type MapColumn = keyof typeof mapColumns;

export const mapColumnNames = Object.keys(mapColumns) as readonly MapColumn[];

import { removalColumns } from "../../model/removal.ts";

/**
 * How cells of a column are read. `day`: a date, and the order of its numbers where it has no names of months. `country`: a code beside the text. `number`: people. `year`: a year. `identifier`: the
 * release's own, kept as written, never read. `text`: kept as written.
 */
export type CellKind = "day" | "country" | "number" | "year" | "identifier" | "text";

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

/** The columns of a kind, in the order in which a row holds them. */
export function columnsOfKind(kind: CellKind): readonly MapColumn[] {
  return mapColumnNames.filter((name) => mapColumns[name] === kind);
}

/** The sentence of a column of ours. */
export function columnSays(name: MapColumn): string {
  return removalColumns.find((column) => column.name === name)?.says ?? "";
}

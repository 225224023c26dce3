import { tableRows } from "./table.ts";

/** A place of departure as the agency writes it. `field` is the aerodrome from which flights leave, `border` the country on the other side of a land crossing; each null where there is none. */
export type Port = {
  readonly name: string;
  readonly field: string | null;
  readonly border: string | null;
  readonly airWeight: number;
  readonly landWeight: number;
};

/** Every port of ports.tsv. */
export const ports: readonly Port[] = tableRows("ports").map(([name = "", , field, border, air, land]) => ({
  name,
  field: field === "-" || field === undefined ? null : field,
  border: border === "-" || border === undefined ? null : border,
  airWeight: Number(air),
  landWeight: Number(land),
}));

/** An aerodrome of fields.tsv; `country` is ISO 3166-1 alpha-3. */
export type Field = {
  readonly ident: string;
  readonly name: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
};

/** Every aerodrome of fields.tsv, by ident. */
export const fields: ReadonlyMap<string, Field> = new Map(
  tableRows("fields").map(([country = "", ident = "", name = "", lat, lon]) => [
    ident,
    { ident, name, country, lat: Number(lat), lon: Number(lon) },
  ]),
);

const abroad = new Map([...fields.values()].filter(({ country }) => country !== "USA").map((at) => [at.country, at]));

/** The aerodrome at which flights to a country land; undefined where fields.tsv has none. */
export function fieldOf(country: string): Field | undefined {
  return abroad.get(country);
}

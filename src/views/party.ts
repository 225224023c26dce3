import { countryName } from "../model/country.ts";
import type { PointView } from "./shapes.ts";

/** A party to an agreement: a country, or the European Union, which has no alpha-3 code. */
export function party(code: string): PointView {
  return { code, text: code === "EU" ? "European Union" : countryName(code) };
}

/** The parties as the head of an agreement names them: the one that sends first. */
export function partiesOf(doc: Readonly<Record<string, unknown>>): PointView[] {
  return Array.isArray(doc.parties) ? doc.parties.map((code) => party(String(code))) : [];
}

/** Codes of the parties that receive: all but the first, or the only one. */
export function receiversOf(doc: Readonly<Record<string, unknown>>): string[] {
  const codes = partiesOf(doc).map(({ code }) => code);
  return codes.length > 1 ? codes.slice(1) : codes;
}

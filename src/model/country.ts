import { alpha3Codes, demonyms, shortNames } from "./country-names.ts";

/** True for an ISO 3166-1 alpha-3 code in force, and for XKX (Kosovo, user-assigned). */
export function isCountry(code: string): boolean {
  return alpha3Codes.has(code);
}

/** English short name of a country ("El Salvador"); the code itself when it is none. */
export function countryName(code: string): string {
  return shortNames[code] ?? code;
}

/** "Colombians", "nationals of Panama": how people of a country are called, in the plural. */
export function nationalsOf(code: string): string {
  if (code === "unknown") return "people of a nationality not told";
  if (code === "stateless") return "stateless people";
  return demonyms[code] ?? `nationals of ${countryName(code)}`;
}

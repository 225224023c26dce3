import { alpha3Codes, demonyms, shortNames } from "./country-names.ts";

/** True for an ISO 3166-1 alpha-3 code in force, and for XKX (Kosovo, user-assigned). */
export function isCountry(code: string): boolean {
  return alpha3Codes.has(code);
}

/** English short name of a country ("El Salvador"); the code itself when it is none. */
export function countryName(code: string): string {
  return shortNames[code] ?? code;
}

/** The code of a country by its English short name in any case; null when it is none. */
export function countryNamed(name: string): string | null {
  const wanted = name.trim().toLowerCase();
  const found = Object.entries(shortNames).find(([, short]) => short.toLowerCase() === wanted);
  return found?.[0] ?? null;
}

/** "Colombians", "nationals of Panama": how people of a country are called, in the plural unless there is one. */
export function nationalsOf(code: string, number: "one" | "many" = "many"): string {
  const one = number === "one";
  if (code === "unknown") return `${one ? "person" : "people"} of a nationality not told`;
  if (code === "stateless") return `stateless ${one ? "person" : "people"}`;
  const plural = demonyms[code];
  if (plural === undefined) return `${one ? "national" : "nationals"} of ${countryName(code)}`;
  return one ? plural.replace(/s$/, "") : plural;
}

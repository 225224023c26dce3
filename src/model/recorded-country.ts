import { alpha3Codes, shortNames } from "./country-names.ts";
import { formerStates, recordedWritings } from "./recorded-country-names.ts";

/**
 * The code of a country as a release writes it ("CHINA, PEOPLES REPUBLIC OF", "St. Kitts-Nevis", "MEX"); null when no list knows the writing. Beside ISO 3166-1 alpha-3 and XKX:
 * a former state's code (`SUN`, see `formerStates`), several with `|` between where the writing leaves open which is meant (`COD|COG` for "Congo"), `stateless`, `unknown`.
 */
export function recordedCountry(said: string): string | null {
  const trimmed = said.trim();
  if (alpha3Codes.has(trimmed)) return trimmed;
  return codeOf.get(keyOf(trimmed)) ?? codeOf.get(trimmed) ?? null;
}

/** A code of `recordedCountry` in words: "Soviet Union", "Republic of the Congo or Democratic Republic of the Congo". */
export function recordedCountryName(code: string): string {
  if (code === "unknown") return "a country not known";
  return code
    .split("|")
    .map((one) => formerStates[one]?.name ?? shortNames[one] ?? one)
    .join(" or ");
}

/** The countries of today that a code can mean; null where it can be any: `unknown`. None for `stateless`. */
export function readingsOf(code: string): readonly string[] | null {
  if (code === "unknown") return null;
  if (code === "stateless") return [];
  return code.split("|").flatMap((one) => formerStates[one]?.today ?? [one]);
}

/** Letters of a name, in one case and without accents; "St." and "&" written out; "the" left out. */
function keyOf(said: string): string {
  const plain = said
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/&/g, " AND ")
    .replace(/['’`´.]/g, "")
    .replace(/[^A-Z0-9]+/g, " ");
  return plain
    .replace(/\bST\b/g, "SAINT")
    .replace(/\b(?:THE|IS)\b/g, (word) => (word === "IS" ? "ISLANDS" : ""))
    .replace(/\s+/g, "");
}

const codeOf: ReadonlyMap<string, string> = new Map([
  ...recordedWritings.flatMap(({ code, writings }) =>
    writings.flatMap((writing) => [
      ...(keyOf(writing) === "" ? [] : [[keyOf(writing), code] as const]),
      [writing, code] as const,
    ]),
  ),
  ...Object.entries(shortNames).map(([code, name]) => [keyOf(name), code] as const),
]);

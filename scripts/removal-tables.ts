import { shortNames } from "../src/model/country-names.ts";
import { formerStates } from "../src/model/recorded-country-names.ts";
import { recordedCountryName } from "../src/model/recorded-country.ts";
import { relatedCountries, relationKinds } from "../src/model/related-countries.ts";
import { thirdCountryRules } from "../src/model/third-country-flag.ts";
import { countColumns } from "../src/store/removal-columns.ts";
import { answerWords } from "../src/views/removals-page-words.ts";

type Table = readonly [head: readonly string[], rows: readonly (readonly string[])[]];

const names = (codes: readonly string[]): string =>
  codes.map((code) => shortNames[code] ?? recordedCountryName(code)).join(", ");

/** Tables of the documentation about releases, by the name of their block. */
export const removalTables: Readonly<Record<string, () => Table>> = {
  "third-country-rules": () => [
    ["rule", "answer", "when"],
    Object.entries(thirdCountryRules).map(([rule, { answer, says }]) => [`\`${rule}\``, answerWords[answer], says]),
  ],
  "former-states": () => [
    ["state that is no more", "code", "on its ground today"],
    Object.entries(formerStates).map(([code, { name, today }]) => [name, `\`${code}\``, names(today)]),
  ],
  "related-countries": () => [
    ["country", "may be taken for", "why"],
    relatedCountries.map(({ whole, parts, why }) => [names([whole]), names(parts), `${why}: ${relationKinds[why]}`]),
  ],
  "count-columns": () => [["column", "what it is"], countColumns.map(({ name, says }) => [`\`${name}\``, says])],
};

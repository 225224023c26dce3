/** How sources write a currency. Patterns are for plain text (lower case, no accents). */
type CurrencySign = {
  /** ISO 4217. */
  readonly code: string;
  /** The sign as printed before an amount; the code where absent. */
  readonly print?: string;
  readonly pattern: RegExp;
  /** Written by several countries: taken for this one unless another currency is given. */
  readonly shared?: true;
};

const word = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, "u");
const sign = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})`, "u");

const signs: readonly CurrencySign[] = [
  { code: "USD", print: "$", pattern: sign("us ?\\$|u\\.s\\. ?\\$") },
  {
    code: "USD",
    pattern: word("us dollars?|u\\.s\\. dollars?|american dollars?|dolares estadounidenses|dolares americanos"),
  },
  { code: "AUD", print: "A$", pattern: sign("au?\\$") },
  { code: "AUD", pattern: word("australian dollars?") },
  { code: "CAD", print: "C$", pattern: sign("ca?\\$") },
  { code: "CAD", pattern: word("canadian dollars?") },
  { code: "NZD", print: "NZ$", pattern: sign("nz\\$") },
  { code: "GBP", print: "£", pattern: sign("£") },
  { code: "GBP", pattern: word("pounds? sterling|british pounds?|libras esterlinas|pounds?") },
  { code: "EUR", print: "€", pattern: sign("€") },
  { code: "EUR", pattern: word("euros?") },
  { code: "BRL", print: "R$", pattern: sign("r\\$") },
  { code: "BRL", pattern: word("reais") },
  { code: "PAB", print: "B/.", pattern: sign("b/\\.?") },
  { code: "PAB", pattern: word("balboas?") },
  { code: "CRC", print: "₡", pattern: sign("₡") },
  { code: "CRC", pattern: word("colones") },
  { code: "RWF", pattern: word("frw|rwandan francs?") },
  { code: "ALL", pattern: word("lek|leke") },
  { code: "GTQ", pattern: word("quetzal(?:es)?") },
  { code: "HNL", pattern: word("lempiras?") },
  { code: "SZL", pattern: word("emalangeni|lilangeni") },
  { code: "MXN", pattern: word("pesos mexicanos|mexican pesos?") },
  { code: "COP", pattern: word("pesos colombianos|colombian pesos?") },
  { code: "USD", pattern: sign("\\$"), shared: true },
  { code: "USD", pattern: word("dollars?|dolar(?:es)?"), shared: true },
];

const codes = new Set(Intl.supportedValuesOf("currency"));

/** Whether it is a currency code of ISO 4217. */
export function isCurrency(code: string): boolean {
  return codes.has(code);
}

/** What is printed before an amount: "$" for USD, "€" for EUR, "RWF " where there is no sign. */
export function signOf(code: string): string {
  return signs.find((s) => s.code === code && s.print !== undefined)?.print ?? `${code} `;
}

/** The currency that words name, and the words without it; null when they name none. `shared`: the sign is used by several countries. */
export function findCurrency(
  words: string,
  plain: string,
): { readonly code: string; readonly shared: boolean; readonly rest: string } | null {
  const written =
    /(?<![A-Za-z])([A-Z]{3})(?= ?\d)|(?<=\d ?(?:k|m|bn|million|billion|thousand)? ?)([A-Z]{3})(?![A-Za-z])/.exec(words);
  const code = written?.[1] ?? written?.[2];
  if (code !== undefined && isCurrency(code))
    return { code, shared: false, rest: without(plain, word(code.toLowerCase())) };
  // The first in the words; of two that begin together, the more telling one, which stands first in the list.
  const found = signs
    .map((s) => ({ ...s, at: plain.search(s.pattern) }))
    .filter((s) => s.at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found
    ? {
        code: found.code,
        shared: found.shared === true,
        rest: without(plain, found.pattern),
      }
    : null;
}

// Said of both ends of a range: "RWF 1 to RWF 2".
const without = (text: string, pattern: RegExp): string => spaced(text.replace(new RegExp(pattern.source, "gu"), " "));
const spaced = (text: string): string => text.replace(/ +/g, " ").trim();

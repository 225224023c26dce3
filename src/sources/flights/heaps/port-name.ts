/** A port's writing, brought to one form. */
export type PortName = {
  /** In capitals, without accents, POE and the state; words that are cut short written out. Empty when nothing is told. */
  readonly name: string;
  /** Code of a state or territory of the United States; null when none is written. */
  readonly state: string | null;
  /** The name by its commas: "BOEING FIELD, SEATTLE" has two parts. */
  readonly parts: readonly string[];
};

const written: readonly (readonly [RegExp, string])[] = [
  [/#/g, " "],
  [/\bP\.? ?O\.? ?E\b\.?|\bPORT OF ENTRY\b/g, " "],
  [/\bINTL?\b\.?|\bINT'L\b|\bINTERNATL\b/g, "INTERNATIONAL"],
  [/\bAR?PT\b\.?|\bAIR PORT\b/g, "AIRPORT"],
  [/\bFT\b\.?/g, "FORT"],
  [/\b(?:ST|STE|SAINT)\b\.?(?= [A-Z])/g, "ST"],
  [/\bBR\b\.?$|\bBRDG\b\.?/g, "BRIDGE"],
  [/\bMETRO\b(?! AIRPORT)/g, "METROPOLITAN"],
  [/\bREGL?\b\.?/g, "REGIONAL"],
  [/\bAIR FORCE BASE\b/g, "AFB"],
  [/\./g, ""],
  [/ ?[–—-] ?/g, "-"],
  [/ ?\/ ?/g, "/"],
];

const notTold =
  /^(?:|[-?*.]+|N\/?A|NONE|NULL|UNKNOWN|NOT (?:TOLD|KNOWN|REPORTED|AVAILABLE)|UNIDENTIFIED|OTHER|REDACTED|\(?B\)? ?\(?[67]\)?.*)$/;

/** Reads the form and the state of a port's writing: "Brownsville-Matamor, TX, POE" → BROWNSVILLE-MATAMOR, TX. */
export function portName(said: string | null, states: Readonly<Record<string, unknown>>): PortName {
  const plain = (said ?? "").normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().replaceAll("’", "'").trim();
  if (notTold.test(plain)) return { name: "", state: null, parts: [] };
  const full = written.reduce((text, [from, to]) => text.replace(from, to), plain);
  if (notTold.test(tidy(full))) return { name: "", state: null, parts: [] };
  const parts = full
    .split(",")
    .map(tidy)
    .filter((part) => part !== "");
  const last = parts.at(-1) ?? "";
  const given = parts.length > 1 && last in states ? last : null;
  const own = given === null ? parts : parts.slice(0, -1);
  const named = tidy(own.join(" "));
  if (given !== null) return { name: named, state: given, parts: own };
  // "LAREDO TX" without a comma.
  const [, before, code] = /^(.+) ([A-Z]{2})$/.exec(named) ?? [];
  return before !== undefined && code !== undefined && code in states
    ? { name: tidy(before), state: code, parts: [] }
    : { name: named, state: null, parts: own };
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s-]+|[\s-]+$/g, "");
}

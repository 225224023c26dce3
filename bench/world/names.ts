import { tableRows } from "./table.ts";

/** What a name is: see the table in README.md. `remover` is the country that removes, and its territories. */
type NameKind = "state" | "territory" | "former" | "ambiguous" | "remover";

/** What one name of a country can stand for, in all its spellings. */
export type Meaning = {
  readonly kind: NameKind;
  /** Countries that the name may mean, as ISO 3166-1 alpha-3 codes; of a territory its own code first, then its sovereign's. */
  readonly codes: readonly string[];
  /** As the agency writes it most often. */
  readonly usual: string;
  /** Other spellings of the same country. */
  readonly others: readonly string[];
  /** Invented share of rows by citizenship, per 10,000. */
  readonly weight: number;
};

const rows = tableRows("names");

/** Every name of names.tsv. */
export const meanings: readonly Meaning[] = rows
  .filter(([kind]) => kind !== "parted")
  .map(([kind, codes = "", usual = "", others = "", weight = "0"]) => ({
    kind: kind as NameKind,
    codes: codes.split(" "),
    usual,
    others: others === "" ? [] : others.split("|"),
    weight: Number(weight),
  }));

/** Pairs of states of which one may have been written for people of the other, both ways round. */
const parted = new Set(
  rows.filter(([kind]) => kind === "parted").flatMap(([, pair = ""]) => [pair, pair.split(" ").reverse().join(" ")]),
);

const byName = new Map(
  meanings.flatMap((meaning) => [meaning.usual, ...meaning.others].map((name) => [name, meaning])),
);
const byCode = new Map(
  meanings
    .filter(({ kind }) => kind !== "former" && kind !== "ambiguous")
    .map((meaning) => [meaning.codes[0] ?? "", meaning]),
);

/** The state or territory of a code. Throws where names.tsv has none. */
export function named(code: string): Meaning {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(`names.tsv has no ${code}`);
  return found;
}

/** What a recorded text stands for: null when it names no country (blank, unknown, redacted, junk). Case and outer blanks don't matter. */
export function meaningOf(text: string): Meaning | "stateless" | null {
  const name = text.trim().toUpperCase();
  return name === "STATELESS" ? "stateless" : (byName.get(name) ?? null);
}

/** How two names stand: surely one country, perhaps one, or surely two. */
export function relation(a: Meaning, b: Meaning): "same" | "may" | "apart" {
  // A former state is many: two people of it need not be of one country today.
  if (a === b) return a.kind === "former" ? "may" : "same";
  if (a.codes.some((code) => b.codes.includes(code))) return "may";
  const own = ({ kind, codes }: Meaning): readonly string[] => (kind === "territory" ? codes.slice(0, 1) : codes);
  return own(a).some((one) => own(b).some((other) => parted.has(`${one} ${other}`))) ? "may" : "apart";
}

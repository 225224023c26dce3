import { type Meaning, meaningOf, relation } from "./names.ts";

/** Is it a removal to a third country, as far as the record shows? */
export type ThirdCountry = "yes" | "no" | "cannot_tell";

/** The definition, in the order in which it is asked: the first that holds answers. The table in README.md gives the reasons. */
export const rules = {
  no_columns: { answer: "cannot_tell", says: "The release has no column for the destination." },
  destination_missing: {
    answer: "cannot_tell",
    says: "The destination is blank, redacted, unknown, 'stateless' or no country.",
  },
  destination_remover: {
    answer: "cannot_tell",
    says: "The destination is the removing country or its territory: the entry cannot be right.",
  },
  own: { answer: "no", says: "The destination is the country of citizenship, in whatever spelling." },
  citizenship_missing: { answer: "cannot_tell", says: "The citizenship is blank, redacted, unknown or no country." },
  citizenship_may: { answer: "cannot_tell", says: "The citizenship may be that of the destination." },
  birth_missing: {
    answer: "cannot_tell",
    says: "The country of birth is blank, redacted, unknown, 'stateless' or no country.",
  },
  born_there: { answer: "cannot_tell", says: "Born in the destination: the person may be a citizen of both." },
  birth_may: { answer: "cannot_tell", says: "The place of birth may lie in the destination." },
  third: { answer: "yes", says: "Neither a citizen of the destination nor born there, on any reading." },
} as const satisfies Record<string, { readonly answer: ThirdCountry; readonly says: string }>;
export type RuleName = keyof typeof rules;

/** The three fields that the answer is read from, as recorded. */
export type Countries = { readonly citizenship: string; readonly birth: string; readonly departedTo: string };

/** The rule that answers for a row, from its recorded fields alone. `null` fields mean that the release has no such column. */
export function judge(row: Countries | null): RuleName {
  if (row === null) return "no_columns";
  const to = meaningOf(row.departedTo);
  if (to === null || to === "stateless") return "destination_missing";
  if (to.kind === "remover") return "destination_remover";
  return byCitizenship(row, to) ?? byBirth(row, to) ?? "third";
}

function byCitizenship({ citizenship }: Countries, to: Meaning): RuleName | null {
  const of = meaningOf(citizenship);
  if (of === null) return "citizenship_missing";
  if (of === "stateless") return null;
  const stands = relation(of, to);
  return stands === "same" ? "own" : stands === "may" ? "citizenship_may" : null;
}

function byBirth({ birth }: Countries, to: Meaning): RuleName | null {
  const born = meaningOf(birth);
  if (born === null || born === "stateless") return "birth_missing";
  const stands = relation(born, to);
  return stands === "same" ? "born_there" : stands === "may" ? "birth_may" : null;
}

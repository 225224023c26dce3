import { nationalsOf } from "../model/country.ts";
import type { Term } from "../model/value.ts";

/** A term without its predicate: "Venezuelans: people said to belong to Tren de Aragua". */
export function termTold(term: Term): string {
  const people = (term.countries ?? []).map((code) => nationalsOf(code)).join(", ");
  return [people, term.value].filter(Boolean).join(": ");
}

/** A term in a few words, for a cell: "any nationality", "not Salvadorans", "may refuse: case by case". */
export function termPhrase(term: Term): string {
  const told = termTold(term);
  switch (term.predicate) {
    case "nationality_in":
      return told === "any" ? "any nationality" : told;
    case "nationality_out":
      return `not ${told}`;
    case "nationality_used":
      return `in fact ${told}`;
    case "veto":
      return told === "yes" ? "may refuse any" : `may refuse: ${told.replace(/^yes, /, "")}`;
    case "person_class":
      return told;
    default:
      return `${predicateWord(term.predicate)}: ${told}`;
  }
}

const words: Readonly<Record<string, string>> = {
  nationality_in: "only these nationalities",
  nationality_out: "not these nationalities",
  nationality_used: "nationalities in fact sent",
  nationality_preferred: "nationalities preferred",
  nationality_barred_in_practice: "cannot be sent in practice",
  citizens_of_sender: "citizens of the sender",
  person_class: "class of people",
  family_units: "families",
  veto: "may refuse a person",
};

/** What a term is a condition on: "criminal record", "only these nationalities". */
export function predicateWord(predicate: string): string {
  return words[predicate] ?? predicate.replaceAll("_", " ");
}

/** Conditions that a reader looks for first; a page says so when nothing is told of one. */
export const soughtPredicates: readonly string[] = ["nationality_in", "criminal_record", "minors", "veto", "stay"];

/** What a term is about when it says who may be sent, in the order in which cells give it. */
export const whoPredicates: readonly string[] = [
  "nationality_in",
  "nationality_out",
  "person_class",
  "citizens_of_sender",
  "criminal_record",
  "minors",
  "family_units",
  "health",
  "connection",
  "veto",
  "nationality_preferred",
  "nationality_barred_in_practice",
  "nationality_used",
  "own_nationals",
  "exceptions",
];

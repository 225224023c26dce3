import { TarmacError } from "../views/words.ts";

/** The page of a list that a query asks for, from 1. Throws a TarmacError that names the field. */
export function readPage(query: URLSearchParams): number {
  const page = query.get("page")?.trim() || "1";
  if (/^[1-9]\d{0,5}$/.test(page)) return Number(page);
  throw new TarmacError("bad_filter", "The page is not a number.", { where: "page", hint: "Pages count from 1." });
}

/** A word of a closed list, or null when none is asked for. Throws a TarmacError that names the field and the words. */
export function readOneOf(query: URLSearchParams, name: string, known: readonly string[]): string | null {
  const given = query.get(name)?.trim() || null;
  if (given === null || known.includes(given)) return given;
  throw new TarmacError("bad_filter", `There is no such ${name}.`, {
    where: name,
    hint: `It is one of ${known.join(", ")}.`,
  });
}

/** Words looked for: at most 200 characters; null when there are none. */
export function readWords(query: URLSearchParams, name = "q"): string | null {
  return query.get(name)?.trim().slice(0, 200) || null;
}

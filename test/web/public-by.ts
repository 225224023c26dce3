import { stringify } from "yaml";
import type { RawEntry } from "../../src/sources/register/read-file.ts";
import { parseDate } from "../../src/model/partial-date.ts";

type Loose = Readonly<Record<string, unknown>>;

/**
 * The register as a person would have typed it on a day: sources that were public by then, the claims from them, and the entries that have such
 * claims. Links to entries that nobody could know of yet are left out. YAML, ready to import.
 */
export function publicBy(entries: readonly RawEntry[], day: string): string {
  const sources = new Set(entries.filter((e) => e.kind === "source" && publicDay(e.data) <= day).map((e) => e.id));
  const told = entries.flatMap((entry): { ref: string; data: Loose }[] => {
    const ref = `${entry.kind}/${entry.id}`;
    if (entry.kind === "source") return sources.has(entry.id) ? [{ ref, data: entry.data }] : [];
    if (entry.kind === "judgement") return String(entry.data.at).slice(0, 10) <= day ? [{ ref, data: entry.data }] : [];
    const claims = ((entry.data.claims as Loose[] | undefined) ?? []).filter((c) => sources.has(String(c.from)));
    return claims.length > 0 ? [{ ref, data: { ...entry.data, claims } }] : [];
  });
  const kept = [...told, ...namedOnly(entries, told)];
  const refs = new Set(kept.map((e) => e.ref));
  const standing = kept.filter((e) => e.data.judgement === undefined || refs.has(String(e.data.about)));
  return stringify(
    standing.map((e) => withoutLinks(e.data, refs)),
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** Entries that claims name (an agreement, a statement) and of which nothing is told yet: their heads alone. */
function namedOnly(
  entries: readonly RawEntry[],
  told: readonly { ref: string; data: Loose }[],
): { ref: string; data: Loose }[] {
  const here = new Set(told.map((e) => e.ref));
  const claims = told.flatMap((e) => (e.data.claims as Loose[] | undefined) ?? []);
  const named = new Set(claims.flatMap((c) => [`agreement/${c.agreement}`, `statement/${c.utterance}`]));
  return entries.flatMap((entry) => {
    const ref = `${entry.kind}/${entry.id}`;
    const { claims: _later, ...data } = entry.data;
    return named.has(ref) && !here.has(ref) ? [{ ref, data }] : [];
  });
}

function publicDay(source: Loose): string {
  const told = source.date ?? source.captured;
  return (told === undefined ? null : parseDate(String(told)))?.to ?? "9999-12-31";
}

const links: Readonly<Record<string, string>> = {
  parts: "movement/",
  then: "movement/",
  lookalikes: "movement/",
  agreement: "agreement/",
  movement: "movement/",
  copy_of: "source/",
  about: "",
};

function withoutLinks(data: Loose, refs: ReadonlySet<string>): Loose {
  const [first] = Object.keys(data);
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
      const prefix = key === first ? undefined : links[key];
      if (prefix === undefined || (key === "about" && data.judgement !== undefined)) return [[key, value]];
      if (!Array.isArray(value)) return refs.has(`${prefix}${value}`) ? [[key, value]] : [];
      const left = value.filter((one) => refs.has(`${prefix}${one}`));
      return left.length > 0 ? [[key, left]] : [];
    }),
  );
}

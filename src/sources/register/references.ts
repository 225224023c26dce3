import type { Flight } from "../../model/flight.ts";
import { nearest } from "./nearest.ts";
import type { Problem, RawEntry } from "./read-file.ts";

/** The record's answer to "do you hold this already?", for references to things that the files do not hold themselves. */
export type Known = {
  readonly source: (id: string) => boolean;
  readonly subject: (ref: string) => boolean;
  /** The leg of the workspace by this id; absent where there are none. */
  readonly leg?: (id: string) => Flight | null;
};

type Path = readonly PropertyKey[];
/** A reference as an entry makes it: to what, where, and what to do when there is no such thing. */
type Reference = { readonly ref: string; readonly path: Path; readonly hint: () => string };

/** References to things that neither the files nor the record hold, each once a line. */
export function unknownReferences(entries: readonly RawEntry[], known: Known): readonly Problem[] {
  const here = new Set(entries.map((e) => `${e.kind}/${e.id}`));
  const sourceIds = entries.filter((e) => e.kind === "source").map((e) => e.id);
  const has = (ref: string): boolean =>
    here.has(ref) || (ref.startsWith("source/") ? known.source(ref.slice(7)) : known.subject(ref));
  const found = new Map<string, Problem>();
  for (const entry of entries)
    for (const { ref, path, hint } of [...itemReferences(entry, sourceIds), ...headReferences(entry)]) {
      if (has(ref)) continue;
      const at = { file: entry.file, line: entry.lineOf(path), what: `unknown ${ref.replace("/", ": ")}` };
      found.set(`${at.file}:${at.line}:${at.what}`, { ...at, hint: hint() });
    }
  return [...found.values()];
}

const addOrMend = (): string => "add the entry, or mend the id";

/** What the items of an entry name: sources, utterances, the agreement, and what people went on as. */
function itemReferences(entry: RawEntry, sourceIds: readonly string[]): Reference[] {
  return ["claims", "history"].flatMap((list) => {
    const items = entry.data[list];
    return Array.isArray(items) ? items.flatMap((item, i) => referencesOfItem(item, [list, i], sourceIds)) : [];
  });
}

type Loose = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value);

function referencesOfItem(item: unknown, path: Path, sourceIds: readonly string[]): Reference[] {
  if (!isMap(item)) return [];
  const named = (prefix: string, id: unknown, at: Path, hint = addOrMend): Reference[] =>
    typeof id === "string" ? [{ ref: `${prefix}/${id}`, path: [...path, ...at], hint }] : [];
  const { from, utterance, agreement } = item;
  const near = (): string => nearest(String(from), sourceIds, "the sources in these files are");
  const outcomes = Array.isArray(item.outcomes) ? item.outcomes : [item.outcomes];
  return [
    ...named("source", from, ["from"], () => `${near()}; or add an entry \`source: ${from}\``),
    ...named("statement", utterance, ["utterance"], () => `add an entry \`statement: ${utterance}\``),
    ...named("agreement", isMap(agreement) ? agreement.value : agreement, ["agreement"]),
    ...outcomes.flatMap((one, j) => (isMap(one) ? named("movement", one.then, ["outcomes", j, "then"]) : [])),
  ];
}

/** Keys of an entry's head that name other entries, with the kind they name; `about` holds whole refs. */
const named: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  source: { copy_of: "source/" },
  movement: { then: "movement/", parts: "movement/", lookalikes: "movement/" },
  payment: { agreement: "agreement/", movement: "movement/" },
};

function headReferences(entry: RawEntry): Reference[] {
  const keys = Object.entries({ about: "", ...named[entry.kind] });
  return keys.flatMap(([key, prefix]) => {
    const value = entry.data[key];
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((id, i) =>
      typeof id === "string"
        ? [{ ref: `${prefix}${id}`, path: Array.isArray(value) ? [key, i] : [key], hint: addOrMend }]
        : [],
    );
  });
}

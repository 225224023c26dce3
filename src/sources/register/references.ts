import type { Draft } from "./expand.ts";
import { nearest } from "./nearest.ts";
import type { Problem, RawEntry } from "./read-file.ts";

/** The record's answer to "do you hold this already?", for references to things that the files do not hold themselves. */
export type Known = { readonly source: (id: string) => boolean; readonly subject: (ref: string) => boolean };

type Path = readonly PropertyKey[];
/** A reference as an entry makes it: to what, where, and what to do when there is no such thing. */
type Reference = { readonly ref: string; readonly path: Path; readonly hint: string };

/** References to things that neither the files nor the record hold, each once a line. */
export function unknownReferences(
  entries: readonly RawEntry[],
  drafts: readonly Draft[],
  known: Known,
): readonly Problem[] {
  const here = new Set(entries.map((e) => `${e.kind}/${e.id}`));
  const sourceIds = entries.filter((e) => e.kind === "source").map((e) => e.id);
  const has = (ref: string): boolean =>
    here.has(ref) || (ref.startsWith("source/") ? known.source(ref.slice(7)) : known.subject(ref));
  const found = new Map<string, Problem>();
  const report = (file: string, line: number, { ref, hint }: Pick<Reference, "ref" | "hint">): void => {
    if (has(ref)) return;
    const what = `unknown ${ref.replace("/", ": ")}`;
    found.set(`${file}:${line}:${what}`, { file, line, what, hint });
  };
  for (const entry of entries)
    for (const one of [...itemReferences(entry, sourceIds), ...headReferences(entry)])
      report(entry.file, entry.lineOf(one.path), one);
  for (const { file, line, attribute, value } of drafts) {
    const { id, then } = value as { id?: string; then?: string };
    if (attribute === "agreement") report(file, line, { ref: `agreement/${id}`, hint: addOrMend });
    if (attribute === "outcome" && then !== undefined) report(file, line, { ref: `movement/${then}`, hint: addOrMend });
  }
  return [...found.values()];
}

const addOrMend = "add the entry, or mend the id";

/** Sources and utterances that the items of an entry name. */
function itemReferences(entry: RawEntry, sourceIds: readonly string[]): Reference[] {
  return ["claims", "history"].flatMap((list) => {
    const items = entry.data[list];
    return Array.isArray(items) ? items.flatMap((item, i) => referencesOfItem(item, [list, i], sourceIds)) : [];
  });
}

function referencesOfItem(item: unknown, path: Path, sourceIds: readonly string[]): Reference[] {
  if (item === null || typeof item !== "object") return [];
  const { from, utterance } = item as Record<string, unknown>;
  const lead = "the sources in these files are";
  return [
    ...(typeof from === "string"
      ? [
          {
            ref: `source/${from}`,
            path: [...path, "from"],
            hint: `${nearest(from, sourceIds, lead)}; or add an entry \`source: ${from}\``,
          },
        ]
      : []),
    ...(typeof utterance === "string"
      ? [
          {
            ref: `statement/${utterance}`,
            path: [...path, "utterance"],
            hint: `add an entry \`statement: ${utterance}\``,
          },
        ]
      : []),
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

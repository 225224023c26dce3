import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type SubjectKind, subjectKinds } from "../../model/claim.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { checkEntry } from "./check-entry.ts";
import { type Draft, expandClaims } from "./expand.ts";
import { nearest } from "./nearest.ts";
import { maxFileBytes, type Problem, type RawEntry, readRegisterFile } from "./read-file.ts";

/** What a file or folder of the register says, read and checked by itself; references are checked against the record later. */
export type Register = {
  readonly entries: readonly RawEntry[];
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
};

/** The record's answer to "do you hold this already?", for references to things that the files do not hold themselves. */
export type Known = { readonly source: (id: string) => boolean; readonly subject: (ref: string) => boolean };

/** Reads a YAML file, or every `.yaml` and `.yml` file of a folder and its sub-folders. */
export function readRegister(path: string, known: Known): Register {
  const read = registerFiles(path).map((file) => readOne(file, path));
  return registerOf(
    read.flatMap((r) => r.entries),
    known,
    read.flatMap((r) => r.problems),
  );
}

/** Checks entries and reads their values. `fileProblems` are those that reading their files met. */
export function registerOf(entries: readonly RawEntry[], known: Known, fileProblems: readonly Problem[]): Register {
  const checked = entries.map((entry) => ({ entry, problems: checkEntry(entry) }));
  const sound = checked.filter((c) => c.problems.length === 0).map((c) => c.entry);
  const expanded = sound.filter((e) => subjectKinds.includes(e.kind as SubjectKind)).map(expandClaims);
  const drafts = expanded.flatMap((e) => e.drafts);
  const problems = [
    ...fileProblems,
    ...checked.flatMap((c) => c.problems),
    ...duplicates(entries),
    ...expanded.flatMap((e) => e.problems),
    ...references(entries, drafts, known),
  ];
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { entries, drafts, problems };
}

/** Files of the register under a path, in a fixed order. */
export function registerFiles(path: string): string[] {
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(path);
  } catch (cause) {
    throw new TarmacError("no_file", `no such file or folder: ${path}`, {
      hint: "name a YAML file of the register, or a folder of them",
      cause,
    });
  }
  if (stat.isFile()) return [path];
  const files = readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(path, name));
  if (files.length === 0)
    throw new TarmacError("no_file", `no .yaml file in this folder: ${path}`, {
      hint: "the register is written in YAML; see docs/register.md",
    });
  return files;
}

function readOne(file: string, root: string): { entries: RawEntry[]; problems: Problem[] } {
  const name = file === root ? file : relative(root, file);
  if (statSync(file).size > maxFileBytes) {
    return {
      entries: [],
      problems: [
        {
          file: name,
          line: 1,
          what: "the file is larger than 5 MB",
          hint: "divide it: a folder of files is read whole",
        },
      ],
    };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    return { entries: [], problems: [{ file: name, line: 1, what: "not UTF-8 text", hint: "save the file as UTF-8" }] };
  }
  return readRegisterFile(name, text);
}

function duplicates(entries: readonly RawEntry[]): Problem[] {
  const first = new Map<string, RawEntry>();
  return entries.flatMap((entry) => {
    const ref = `${entry.kind}/${entry.id}`;
    const before = first.get(ref);
    if (!before) {
      first.set(ref, entry);
      return [];
    }
    return [
      {
        file: entry.file,
        line: entry.line,
        what: `duplicate id: ${ref}`,
        hint: `it stands already in ${before.file}:${before.line}; put the claims together, or choose another id`,
      },
    ];
  });
}

function references(entries: readonly RawEntry[], drafts: readonly Draft[], known: Known): Problem[] {
  const here = new Set(entries.map((e) => `${e.kind}/${e.id}`));
  const sourceIds = entries.filter((e) => e.kind === "source").map((e) => e.id);
  const hasSource = (id: string): boolean => here.has(`source/${id}`) || known.source(id);
  const has = (ref: string): boolean =>
    ref.startsWith("source/") ? hasSource(ref.slice(7)) : here.has(ref) || known.subject(ref);
  const reported = new Set<string>();
  const problems: Problem[] = [];
  const report = (file: string, line: number, what: string, hint: string): void => {
    const key = `${file}:${line}:${what}`;
    if (!reported.has(key)) problems.push({ file, line, what, hint });
    reported.add(key);
  };
  for (const entry of entries) {
    const items = Array.isArray(entry.data.claims) ? (entry.data.claims as Record<string, unknown>[]) : [];
    items.forEach((item, i) => {
      if (item === null || typeof item !== "object") return;
      const from = item.from;
      if (typeof from === "string" && !hasSource(from))
        report(
          entry.file,
          entry.lineOf(["claims", i, "from"]),
          `unknown source: ${from}`,
          `${nearest(from, sourceIds, "the sources in these files are")}; or add an entry \`source: ${from}\``,
        );
      const said = item.utterance;
      if (typeof said === "string" && !has(`statement/${said}`))
        report(
          entry.file,
          entry.lineOf(["claims", i, "utterance"]),
          `unknown statement: ${said}`,
          `add an entry \`statement: ${said}\``,
        );
    });
    for (const [ref, path] of linksOf(entry))
      if (!has(ref))
        report(entry.file, entry.lineOf(path), `unknown ${ref.replace("/", ": ")}`, "add the entry, or mend the id");
  }
  for (const draft of drafts) {
    if (draft.attribute === "agreement" && !has(`agreement/${(draft.value as { id: string }).id}`))
      report(
        draft.file,
        draft.line,
        `unknown agreement: ${(draft.value as { id: string }).id}`,
        "add the entry, or mend the id",
      );
  }
  return problems;
}

/** References of an entry's head, each with its path. */
function linksOf(entry: RawEntry): [string, PropertyKey[]][] {
  const d = entry.data;
  const list = (key: string, prefix: string): [string, PropertyKey[]][] => {
    const value = d[key];
    const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return items
      .filter((x): x is string => typeof x === "string")
      .map((x, i) => [`${prefix}${x}`, Array.isArray(value) ? [key, i] : [key]]);
  };
  const about = entry.kind === "judgement" ? [] : list("about", "");
  if (entry.kind === "source") return list("copy_of", "source/");
  if (entry.kind === "movement")
    return [...about, ...list("then", "movement/"), ...list("parts", "movement/"), ...list("lookalikes", "movement/")];
  if (entry.kind === "payment") return [...about, ...list("agreement", "agreement/"), ...list("movement", "movement/")];
  return about;
}

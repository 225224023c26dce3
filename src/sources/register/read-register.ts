import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type SubjectKind, subjectKinds } from "../../model/claim.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { checkEntry } from "./check-entry.ts";
import { type Draft, expandClaims, expandSound } from "./expand.ts";
import { maxFileBytes, type Problem, type RawEntry, readRegisterFile } from "./read-file.ts";
import { type Known, unknownReferences } from "./references.ts";

/** What a file or folder of the register says, read and checked by itself; references are checked against the record later. */
export type Register = {
  readonly entries: readonly RawEntry[];
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
};

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
  // An entry with a mistake is read as far as its items are sound, so that all mistakes are told at once; its claims are not taken.
  const unsound = checked.filter((c) => c.problems.length > 0).map((c) => c.entry);
  const partly = unsound.filter((e) => subjectKinds.includes(e.kind as SubjectKind)).map(expandSound);
  const drafts = expanded.flatMap((e) => e.drafts);
  const problems = [
    ...fileProblems,
    ...checked.flatMap((c) => c.problems),
    ...duplicates(entries),
    ...[...expanded, ...partly].flatMap((e) => e.problems),
    ...numberedTwice(drafts),
    ...unknownReferences(entries, drafts, known),
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

/** Standing claims that give the same number at the same place. */
function numberedTwice(drafts: readonly Draft[]): Problem[] {
  const seen = new Set<string>();
  return drafts.flatMap((draft) => {
    const { n, past, subject, source, place, said_by, attribute, file, line } = draft;
    if (n === null || past !== null) return [];
    const key = canonicalJson([subject, source, place, said_by, attribute, n]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ file, line, what: `n: ${n} stands twice at this place`, hint: "give another number, or leave n out" }];
  });
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { type SubjectKind, subjectKinds } from "../../model/claim.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { checkEntry } from "./check-entry.ts";
import { copyLegs } from "./copy-legs.ts";
import { type Draft, expandClaims, expandSound } from "./expand.ts";
import { maxFileBytes, type Problem, type RawEntry, readRegisterFile, tooLarge } from "./read-file.ts";
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
  const legOf = known.leg ?? (() => null);
  const sound = checked.filter((c) => c.problems.length === 0).map((c) => copyLegs(c.entry, legOf));
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
    ...unknownReferences(entries, known),
  ];
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { entries, drafts, problems };
}

/** Files of the register under a path, in a fixed order. */
export function registerFiles(path: string): string[] {
  const kind = kindOf(path);
  if (kind === "file") return [path];
  if (kind === "folder") {
    const files = filesUnder(path);
    if (files.length > 0) return files;
    throw new TarmacError("no_file", `no .yaml file in this folder: ${path}`, {
      hint: "the register is written in YAML; see docs/register.md",
    });
  }
  throw new TarmacError("no_file", `${kind === null ? "no such" : "not a"} file or folder: ${path}`, {
    hint: "name a YAML file of the register, or a folder of them",
  });
}

function kindOf(path: string): "file" | "folder" | "other" | null {
  try {
    const stat = statSync(path);
    return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
  } catch {
    return null;
  }
}

/** Files that end in .yaml or .yml, also through links; folders that are links are passed by, since they may lead round in a circle. */
function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return filesUnder(path);
        return /\.ya?ml$/.test(entry.name) && kindOf(path) !== "folder" ? [path] : [];
      })
      .sort();
  } catch (cause) {
    throw new TarmacError("unreadable", `this folder cannot be read: ${folder}`, {
      hint: "check who may read it",
      cause,
    });
  }
}

function readOne(file: string, root: string): { entries: RawEntry[]; problems: Problem[] } {
  const name = file === root ? file : relative(root, file);
  const problem = (what: string, hint: string) => ({ entries: [], problems: [{ file: name, line: 1, what, hint }] });
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return problem("not a file", "take it out of the folder, or name it otherwise");
    if (stat.size > maxFileBytes) return { entries: [], problems: [tooLarge(name)] };
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return problem(`the file cannot be read (${code})`, "check who may read it, and where a link leads");
  }
  try {
    return readRegisterFile(name, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return problem("not UTF-8 text", "save the file as UTF-8");
  }
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

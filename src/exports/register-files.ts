import { type SubjectKind, subjectKinds } from "../model/claim.ts";
import type { Source } from "../model/source.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { maxFileBytes } from "../sources/register/read-file.ts";
import { judgementEntry, type SourceFacts, sourceEntry, subjectEntry } from "../sources/register/write-entry.ts";
import { writeEntry } from "../sources/register/write-yaml.ts";
import { claimsOf, pastClaimsOf } from "../store/claims.ts";
import { type Subject, sourceOf, sourcesOf, subjectsOf } from "../store/entries.ts";
import { allJudgements } from "../store/judgements.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { ExportFile } from "./export-file.ts";
import { inOneState } from "./tables.ts";

/** An entry, and the file in which it stands. */
type Written = { readonly file: string; readonly text: string };

/** The whole record as one text of the register. */
export function* registerText(record: TarmacRecord): Generator<string> {
  let between = "";
  for (const { text } of inOneState(record, entries(record))) {
    yield `${between}${text}`;
    between = "\n";
  }
}

/**
 * The whole record as files of the register: a file each for movements and agreements, else a file a kind, which goes on in a second one before it
 * is too large to be edited. The same record gives the same bytes.
 */
export function* registerFolder(record: TarmacRecord): Generator<ExportFile> {
  let name = "";
  let part = 1;
  let texts: string[] = [];
  let bytes = 0;
  for (const { file, text } of inOneState(record, entries(record))) {
    const size = Buffer.byteLength(text) + 1;
    if (name !== "" && (file !== name || bytes + size > largest)) {
      yield fileOf(name, part, texts);
      part = file === name ? part + 1 : 1;
      texts = [];
      bytes = 0;
    }
    name = file;
    texts.push(text);
    bytes += size;
  }
  if (name !== "") yield fileOf(name, part, texts);
}

/** A file that people edit stays well below what import reads. */
const largest = 1_000_000;

function fileOf(name: string, part: number, texts: readonly string[]): ExportFile {
  const path = `${name}${part === 1 ? "" : `-${part}`}.yaml`;
  return { path, chunks: [texts.join("\n")] };
}

function* entries(record: TarmacRecord): Generator<Written> {
  for (const source of sourcesOf(record)) {
    const { voice: _voice, recorded_seq: _seq, ...told } = source;
    yield { file: "sources", text: checked(`source/${source.id}`, writeEntry(sourceEntry(told))) };
  }
  const facts = factsOf(record);
  for (const kind of subjectKinds)
    for (const subject of subjectsOf(record, kind))
      yield { file: fileFor(kind, subject.id), text: checked(subject.ref, subjectText(record, subject, facts)) };
  for (const { recorded_seq: _seq, ...judgement } of allJudgements(record))
    yield { file: "judgements", text: checked(`judgement/${judgement.id}`, writeEntry(judgementEntry(judgement))) };
}

function subjectText(record: TarmacRecord, subject: Subject, facts: SourceFacts): string {
  const claims = { standing: claimsOf(record, subject.ref), past: pastClaimsOf(record, subject.ref) };
  return writeEntry(subjectEntry(subject, claims, facts));
}

/** Movements and agreements are what people go on editing: each has its file. Ids have no slash; long ones are cut, and two that are then alike share a file. */
function fileFor(kind: SubjectKind, id: string): string {
  if (kind === "movement" || kind === "agreement") return `${kind}s/${id.slice(0, 150)}`;
  return kind === "aircraft" ? kind : `${kind}s`;
}

function factsOf(record: TarmacRecord): SourceFacts {
  const known = new Map<string, Pick<Source, "kind"> & { readonly public_date: string }>();
  return (id) => {
    const told = known.get(id) ?? sourceOf(record, id);
    if (!told) throw new Error(`a claim from a source that the record does not hold: ${id}`);
    known.set(id, told);
    return told;
  };
}

function checked(ref: string, text: string): string {
  if (Buffer.byteLength(text) <= maxFileBytes) return text;
  throw new TarmacError("too_large", `larger than a file of the register may be: ${ref}`, {
    hint: "export it with --format jsonl or csv",
  });
}

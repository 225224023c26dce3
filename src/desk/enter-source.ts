import type { SourceKind } from "../model/source.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import type { RawEntry } from "../sources/register/read-file.ts";
import { registerOf } from "../sources/register/read-register.ts";
import { sourceOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { applyImport, RegisterError } from "./import.ts";

/** A loaded file as a source of the record. Dates are ISO days. */
export type LoadedSource = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly kind: SourceKind;
  readonly language: string | null;
  readonly date: string | null;
  readonly captured: string;
  readonly note: string | null;
};

/** Writes a loaded file into the record as a source, by the same door as an entry that is typed in. One that is there already stays as it was typed. True when it was written. */
export function enterSource(record: TarmacRecord, source: LoadedSource, actor: string): boolean {
  if (sourceOf(record, source.id) !== null) return false;
  const { id, ...told } = source;
  const data = Object.fromEntries(
    Object.entries({ source: id, ...told, seen: "full" }).filter(([, value]) => value !== null),
  );
  const entry: RawEntry = { kind: "source", id, file: `source ${id}`, line: 1, data, lineOf: () => 1 };
  const register = registerOf([entry], { source: () => false, subject: () => false }, []);
  if (register.problems.length > 0) {
    const [problem] = register.problems;
    throw new TarmacError("loaded_source", `the file cannot be entered as a source: ${problem?.what}`, {
      hint: problem?.hint ?? "",
      cause: new RegisterError(register.problems),
    });
  }
  applyImport(record, register, { actor, name: `source ${id}` });
  return true;
}

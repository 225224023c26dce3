import { stringify } from "yaml";
import { readRegisterFile } from "../sources/register/read-file.ts";
import { type Register, registerOf } from "../sources/register/read-register.ts";
import { sourceOf, subjectOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { applyImport, RegisterError } from "./import.ts";

/** A source as the register writes it: `source` is its id. */
export type SourceEntry = Readonly<Record<string, unknown>> & { readonly source: string };

/** Checks a source that is about to be added. Throws a RegisterError that names each mistake. */
export function checkSource(record: TarmacRecord, entry: SourceEntry): void {
  const { problems } = registerFor(record, entry);
  if (problems.length > 0) throw new RegisterError(problems);
}

/** Adds a source to the record, as importing its entry would. Gives the ledger number; null when the record has a source of this id already, which stays as it is. */
export function addSource(record: TarmacRecord, entry: SourceEntry, actor: string): number | null {
  if (sourceOf(record, entry.source) !== null) return null;
  checkSource(record, entry);
  return applyImport(record, registerFor(record, entry), { actor, name: `source ${entry.source}` }).seq;
}

function registerFor(record: TarmacRecord, entry: SourceEntry): Register {
  const told = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
  const { entries, problems } = readRegisterFile(`source ${entry.source}`, stringify([told]));
  const known = {
    source: (id: string) => sourceOf(record, id) !== null,
    subject: (ref: string) => subjectOf(record, ref) !== null,
  };
  return registerOf(entries, known, problems);
}

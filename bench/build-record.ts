import { applyImport } from "../src/desk/import.ts";
import type { RawEntry } from "../src/sources/register/read-file.ts";
import { registerOf } from "../src/sources/register/read-register.ts";
import { holdsSource, holdsSubject } from "../src/store/entries.ts";
import type { TarmacRecord } from "../src/store/record.ts";
import { type Entry, inventedBatch, movementsABatch } from "./invented-record.ts";

/** Imports movements into an open record, a batch a commit, through the desk's import. Only the YAML is left out. Gives the number of claims. */
export function importInvented(
  record: TarmacRecord,
  movements: number,
  tell: (claims: number) => void = () => {},
): number {
  let claims = 0;
  for (let batch = 0; batch * movementsABatch < movements; batch += 1) {
    claims += importEntries(record, inventedBatch(batch, movements), `batch-${batch}.yaml`);
    tell(claims);
  }
  return claims;
}

/** Imports entries as if a file of the register held them. */
export function importEntries(record: TarmacRecord, entries: readonly Entry[], name: string): number {
  const register = registerOf(
    entries.map((data, i) => rawEntry(data, name, i + 1)),
    { source: (id) => holdsSource(record, id), subject: (ref) => holdsSubject(record, ref) },
    [],
  );
  const [problem] = register.problems;
  if (problem)
    throw new Error(
      `the invented record has a mistake: ${problem.file}:${problem.line}: ${problem.what}; ${problem.hint}`,
    );
  return applyImport(record, register, { actor: "bench", name }).plan.claims.added.length;
}

function rawEntry(data: Entry, file: string, line: number): RawEntry {
  const [kind, id] = Object.entries(data)[0] ?? ["", ""];
  return { kind, id: String(id), file, line, data, lineOf: () => line };
}

import type { Problem } from "../sources/register/read-file.ts";
import type { Register } from "../sources/register/read-register.ts";
import { claimById } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { ImportPlan } from "./plan-import.ts";

type Named = Pick<Problem, "file" | "line" | "hint"> & { readonly id: string };

/**
 * Ids of claims in the files (what a judgement speaks of, what took the place of a past claim) that nobody would hold after the import. An id is a hash
 * of the claim's value, so this can be asked only when everything else is sound.
 */
export function unknownClaims(record: TarmacRecord, register: Register, plan: ImportPlan): Problem[] {
  const planned = [...plan.claims.added, ...plan.claims.changed.map((c) => c.after), ...plan.claims.past];
  const ids = new Set(planned.map((claim) => claim.id));
  return [...judged(register), ...superseding(register)]
    .filter(({ id }) => !ids.has(id) && claimById(record, id) === null)
    .map(({ file, line, id, hint }) => ({ file, line, what: `unknown claim: ${id}`, hint }));
}

function judged({ entries }: Register): Named[] {
  return entries
    .filter((entry) => entry.kind === "judgement")
    .flatMap((entry) =>
      ((entry.data.claims ?? []) as string[]).map((id, i) => ({
        id,
        file: entry.file,
        line: entry.lineOf(["claims", i]),
        hint: `tarmac show ${String(entry.data.about)} --json prints the ids of its claims; an id changes with the value`,
      })),
    );
}

function superseding({ drafts }: Register): Named[] {
  const hint = "import the files as they were exported first, then with your changes; or take the item out";
  return drafts.flatMap(({ past, file, line }) =>
    past?.superseded_by ? [{ id: past.superseded_by, file, line, hint }] : [],
  );
}

import { TarmacError } from "../model/tarmac-error.ts";
import { forgetOpeners } from "../store/open-by.ts";
import { closeRecord, openRecord, type StoreEffects } from "../store/record.ts";
import type { Progress } from "../store/verify.ts";
import { type Verified, verifyRecord } from "./verify.ts";

/**
 * Checks a copy that was made by hand while the record was open, and takes the marks away when it is whole, so that it opens. Otherwise nothing is changed.
 * Throws when nothing marks it as a copy.
 */
export function acceptCopy(dir: string, effects: StoreEffects, progress: Progress = () => {}): Verified {
  if (!isMarkedAsCopy(dir, effects))
    throw new TarmacError("no_copy", `this is no copy made by hand while the record was open: ${dir}`, {
      hint: "it opens as it is; tarmac verify proves it whole",
    });
  // Read only, so that the marks stand until it is known to be whole.
  const copy = openRecord(dir, { readOnly: true, acceptCopy: true }, effects);
  let verified: Verified;
  try {
    verified = verifyRecord(copy, progress);
  } finally {
    closeRecord(copy);
  }
  if (!verified.ok) return verified;
  const record = openRecord(dir, { acceptCopy: true }, effects);
  try {
    forgetOpeners(record.db);
  } finally {
    closeRecord(record);
  }
  return verified;
}

function isMarkedAsCopy(dir: string, effects: StoreEffects): boolean {
  try {
    closeRecord(openRecord(dir, { readOnly: true }, effects));
    return false;
  } catch (error) {
    if (error instanceof TarmacError && error.code === "copied_while_open") return true;
    throw error;
  }
}

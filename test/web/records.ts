import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyImport, previewImport } from "../../src/desk/import.ts";
import { closeRecord, createRecord, type TarmacRecord } from "../../src/store/record.ts";
import { folder } from "../workspace.ts";

/** A new record in a passing folder, with a clock that moves a minute at each look; `bring` imports text or a folder of the register. */
export type TestRecord = {
  readonly record: TarmacRecord;
  readonly bring: (register: string | { readonly folder: string }) => void;
  /** An instant after everything that was brought so far and before what comes next. */
  readonly now: () => string;
  readonly end: () => void;
};

/** Makes a record for a test. */
export function testRecord(): TestRecord {
  const { dir, remove } = folder();
  let minutes = 0;
  const now = (): Date => new Date(Date.UTC(2035, 0, 1) + 60_000 * ++minutes);
  const record = createRecord(join(dir, "ws"), { now });
  return {
    record,
    bring(given) {
      // On a day before all sources there is nothing to import, and a file without an entry is a mistake.
      if (given === "[]\n") return;
      const path = typeof given === "string" ? join(dir, "register.yaml") : given.folder;
      if (typeof given === "string") writeFileSync(path, given);
      const { register } = previewImport(record, path);
      applyImport(record, register, { actor: "test", name: "test" });
    },
    now: () => now().toISOString(),
    end() {
      closeRecord(record);
      remove();
    },
  };
}

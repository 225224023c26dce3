import { TarmacError } from "../../model/tarmac-error.ts";
import { limits } from "./limits.ts";

/** Refuses a file as a whole. */
export function refused(
  file: string,
  what: string,
  more: { readonly hint?: string; readonly cause?: unknown } = {},
): TarmacError {
  return new TarmacError("unreadable_table", what, {
    where: file,
    hint:
      more.hint ??
      "a table is a CSV file (.csv, .tsv, also .gz) or an Excel workbook (.xlsx); older .xls files must be saved anew",
    cause: more.cause,
  });
}

/** Refuses a file that goes beyond a limit: "more than 1,000 sheets". */
export function beyond(file: string, limit: keyof typeof limits): TarmacError {
  const { most, unit, says } = limits[limit];
  return refused(file, `more than ${most.toLocaleString("en-US")} ${unit}: ${says}`, {
    hint: "the limit stands in docs/tables-in.md; is it the file you mean? Save its table as CSV, or divide it",
  });
}

/** Why a part of a file cannot be read any further: what came before was given. */
export class BrokenOff extends Error {}

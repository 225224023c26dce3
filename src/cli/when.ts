import { parseDate } from "../model/partial-date.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import type { AsOf } from "../store/claims.ts";
import type { Call, Option } from "./command.ts";

/** The two clocks that reading commands take. */
export const whenOptions: Readonly<Record<string, Option>> = {
  "as-of": { type: "string", value: "DAY", says: "only what was public by the end of this day" },
  "known-at": { type: "string", value: "INSTANT", says: "only what this record held at this instant" },
};

/** Reads `--as-of` and `--known-at`; wrong ones are a usage error. */
export function whenOf({ options }: Call): AsOf {
  const asOf = options["as-of"] === undefined ? undefined : String(options["as-of"]);
  const knownAt = options["known-at"] === undefined ? undefined : String(options["known-at"]);
  if (asOf !== undefined && parseDate(asOf)?.precision !== "day")
    throw new TarmacError("usage", `not a day: ${asOf}`, { hint: "--as-of takes a day, such as 2025-03-20" });
  if (knownAt !== undefined && Number.isNaN(Date.parse(knownAt)))
    throw new TarmacError("usage", `not an instant: ${knownAt}`, {
      hint: "--known-at takes an instant, such as 2026-11-24T10:00:00Z",
    });
  return { ...(asOf ? { as_of: asOf } : {}), ...(knownAt ? { known_at: new Date(knownAt).toISOString() } : {}) };
}

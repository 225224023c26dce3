import { type Day, dayOf } from "./days.ts";
import type { ShapeName } from "./options.ts";

/** The first and last departed date of each release. */
export const spans: Record<ShapeName, { readonly first: Day; readonly last: Day }> = {
  "2012": { first: dayOf("2011-10-01"), last: dayOf("2023-09-30") },
  "2016": { first: dayOf("2015-10-01"), last: dayOf("2018-09-30") },
  "2025": { first: dayOf("2022-09-01"), last: dayOf("2025-10-15") },
};

import { isoDay } from "../day-number.ts";
import { doubted } from "./doubts.ts";
import { type EditionRule, figure, headText, idsOf } from "./rule.ts";

/** Opening figures of a fiscal year that stand under the year before. */
export const newYearUnderOld: EditionRule = {
  id: "new-year-under-old",
  severity: "error",
  title: "A new year’s figure stands under the old year",
  says: "A figure counted after a year's end, far below what the year had reached, is an opening figure of the next year; surely so where the next year has it too.",
  check: (series) =>
    doubted(series, "opening").map(({ edition, doubt }) => {
      const { end, stretches } = series.curveOf(edition);
      const reached = Math.max(0, ...stretches.flat().map(({ value }) => value));
      const next = edition.fiscal_year + 1;
      const same = doubt.next ? `; FY${next} has the same figure on ${isoDay(doubt.next.day)}` : "";
      return {
        accused: [edition.id],
        beside: idsOf(doubt.next?.editions ?? []),
        doubts: "fiscal_year" as const,
        text: `${headText(edition)}. FY${edition.fiscal_year} ended on ${isoDay(end)} and had reached ${figure(reached)}${same}.`,
        fits: `fiscal year ${next}`,
      };
    }),
};

import { isLate } from "./file-date.ts";
import { limit } from "../limits.ts";
import { type EditionRule, idsOf } from "./rule.ts";

/** The same day of the year on files of several years. */
export const fileDateHabit: EditionRule = {
  id: "file-date-habit",
  severity: "note",
  title: "Files of several years bear one day of the year",
  says: "Files come out on many days; one day of the year that stands on files of three years or more, long after their pull dates, may be put where no day was known. It may as well be a habit, so nobody is accused.",
  check: (series) => {
    const editions = series.editions.filter((edition) => isLate(edition, series));
    const days = [...new Set(editions.flatMap(({ file_date }) => file_date?.slice(5) ?? []))].sort();
    return days.flatMap((day) => {
      const held = editions.filter(({ file_date }) => file_date?.slice(5) === day);
      const years = [...new Set(held.map(({ file_date }) => file_date?.slice(0, 4)))].sort();
      if (years.length < limit("sharedFile")) return [];
      return {
        accused: [],
        beside: idsOf(held),
        doubts: null,
        text: `Files of ${years.join(", ")} bear the day ${day}: it may stand where no day was known.`,
        fits: null,
      };
    });
  },
};

import { parseDate } from "../model/partial-date.ts";
import { plainText } from "../model/plain-text.ts";
import { momentText } from "../model/value-text.ts";
import { weekdayNumber, weekdayPattern } from "../model/weekdays.ts";
import { momentsOf } from "./moments.ts";
import type { Rule } from "./rule.ts";

const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "Monday 4 February 2025" was a Tuesday. */
export const weekdayDate: Rule = {
  id: "weekday-date",
  severity: "error",
  title: "The weekday is not that of the date",
  says: "A weekday in the words must be the weekday of the date that was typed for them.",
  kinds: ["movement", "payment", "visit"],
  check: (subject) =>
    momentsOf(subject).flatMap(({ moment, claim }) => {
      const told = claim.words === null ? null : weekdayIn(claim.words);
      const date = parseDate(moment.at);
      if (told === null || date === null) return [];
      const days = daysBetween(date.from, date.to);
      if (days.length === 0 || days.some((day) => day.getUTCDay() === told)) return [];
      return [
        {
          text: `“${claim.words}” says ${names[told]}, and ${momentText(moment)} was a ${names[(days[0] as Date).getUTCDay()]}.`,
          claims: [claim.id],
        },
      ];
    }),
};

/** The one weekday in the words; null for none, or for several. */
function weekdayIn(words: string): number | null {
  const found = [...plainText(words).matchAll(new RegExp(weekdayPattern, "gu"))].map((m) => weekdayNumber(m[0]));
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : null;
}

/** The days of a span, when they are fewer than a week: a week has every weekday. */
function daysBetween(from: string, to: string): Date[] {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const count = Math.round((end - start) / 86_400_000) + 1;
  return count > 0 && count < 7 ? Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000)) : [];
}

import { parseDate } from "../model/partial-date.ts";
import { plainText } from "../model/plain-text.ts";
import type { Moment } from "../model/value.ts";
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
  kinds: ["movement", "agreement", "payment", "visit"],
  check: (subject) =>
    momentsOf(subject).flatMap(({ moment, claim }) => {
      const told = claim.words === null ? null : weekdayIn(claim.words);
      const date = parseDate(moment.at);
      if (told === null || date === null || !isSure(moment)) return [];
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

/** A date that is only about right has no weekday, nor has an instant whose day in its own zone is not the one written. */
function isSure({ at, zone, about }: Moment): boolean {
  return about !== true && !/~$|^about /.test(at) && !(zone !== undefined && /T[\d:]+(?:Z|[+-])/.test(at));
}

// "It sat on the tarmac": short names are words of their own.
const wholeName = 5;
/** A day that is only a border or a habit is not the day meant: "before Monday", "every Friday". */
const border =
  /(?<!\p{L})(?:before|after|since|until|till|by|previous|following|next|every|each|hasta|desde|antes del?|despues del?|cada) (?:the |el |los |last )?$/u;

/** The one weekday in the words; null for none, or for several. */
function weekdayIn(words: string): number | null {
  const text = plainText(words);
  const found = [...text.matchAll(new RegExp(weekdayPattern, "gu"))]
    .filter((m) => m[0].length >= wholeName && !border.test(text.slice(0, m.index)))
    .map((m) => weekdayNumber(m[0]));
  const [first] = found;
  return found.length === 1 && first !== undefined ? first : null;
}

/** The days of a span, when they are fewer than a week: a week has every weekday. */
function daysBetween(from: string, to: string): Date[] {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const count = Math.round((end - start) / 86_400_000) + 1;
  return count > 0 && count < 7 ? Array.from({ length: count }, (_, i) => new Date(start + i * 86_400_000)) : [];
}

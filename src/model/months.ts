/** Month names as sources write them, by month; lower case, without accents. English, Spanish, French, Russian (as in "1 мая"). */
const names = [
  "january jan enero janvier января",
  "february feb febrero fevrier февраля",
  "march mar marzo mars марта",
  "april apr abril avril апреля",
  "may mayo mai мая",
  "june jun junio juin июня",
  "july jul julio juillet июля",
  "august aug agosto aout августа",
  "september sept sep septiembre setiembre septembre сентября",
  "october oct octubre octobre октября",
  "november nov noviembre novembre ноября",
  "december dec diciembre decembre декабря",
] as const;
const numbers = new Map(names.flatMap((line, i) => line.split(" ").map((name) => [name, i + 1] as const)));

/** The month of a name in plain text, 1 to 12; null for other words. */
export function monthNumber(name: string): number | null {
  return numbers.get(name.replace(/\.$/, "")) ?? null;
}

/** Source of a pattern that fits any month name, longest first, with the point of an abbreviation; a whole word. */
export const monthPattern = `(?:${[...numbers.keys()].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})\\.?`;

/** Short names by which dates are printed. */
export const shortMonths = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

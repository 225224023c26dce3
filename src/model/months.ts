/** Month names as sources write them, by month; lower case, without accents. English, Spanish, French, German, Portuguese (without "março": without its accent a first name), Russian (as in "1 мая"). */
const names = [
  "january jan enero janvier januar janner janeiro января",
  "february feb febrero fevrier februar fevereiro февраля",
  "march mar marzo mars marz марта",
  "april apr abril avril апреля",
  "may mayo mai maio мая",
  "june jun junio juin juni junho июня",
  "july jul julio juillet juli julho июля",
  "august aug agosto aout августа",
  "september sept sep septiembre setiembre septembre setembro сентября",
  "october oct octubre octobre oktober outubro октября",
  "november nov noviembre novembre novembro ноября",
  "december dec diciembre decembre dezember dezembro декабря",
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

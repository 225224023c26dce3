const names = [
  "sunday sun domingo",
  "monday mon lunes",
  "tuesday tues tue martes",
  "wednesday wed miercoles",
  "thursday thurs thur thu jueves",
  "friday fri viernes",
  "saturday sat sabado",
];
const numbers = new Map(names.flatMap((line, i) => line.split(" ").map((name) => [name, i] as const)));

/** The day of the week of a name in plain text, 0 for Sunday; null for other words. */
export function weekdayNumber(name: string): number | null {
  return numbers.get(name.replace(/\.$/, "")) ?? null;
}

/** Source of a pattern that fits any name of a weekday, with the point of an abbreviation. */
export const weekdayPattern = `(?<!\\p{L})(?:${[...numbers.keys()].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})\\.?`;

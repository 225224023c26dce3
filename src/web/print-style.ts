import { printDay } from "./dates.ts";

/** The foot of a printed page: which day the record is shown as of, and the page's number. */
export function printStyle(day: string): string {
  return `@page { @bottom-left { content: "Tarmac, as of ${printDay(day)}"; font: 8pt sans-serif; } @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; } }\n`;
}

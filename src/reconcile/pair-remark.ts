import { compareCounts, type Count, countText, groupDigits } from "../model/count.ts";
import type { Total } from "../model/total.ts";
import { daysIn, periodOf } from "../model/total-period.ts";

/** What else a reader should know of two totals of other scope: that one is a daily rate of the other, or a part of it. Empty when neither. */
export function pairRemark(a: Total, b: Total): string {
  return rateText(a, b) || rateText(b, a) || partText(a, b) || partText(b, a);
}

/** "660 a day over 100 days is 66,000." */
function rateText(rate: Total, whole: Total): string {
  const measure = /^(.+?) (?:a|per|each) day$/i.exec(rate.scope.measure)?.[1];
  const period = periodOf(rate.scope.period);
  const daily = rate.number?.judged.shown as Count | null | undefined;
  if (measure !== whole.scope.measure || !period || period.open || !daily) return "";
  const days = daysIn(period.from, period.to);
  const times = (n: number | null): string => (n === null ? "more" : groupDigits(n * days));
  const product = daily.lo === daily.hi ? times(daily.lo) : `${times(daily.lo)} to ${times(daily.hi)}`;
  return `${capital(countText(daily))} a day over ${groupDigits(days)} days is ${product}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plain = (text: string): string => text.toLowerCase().trim();

/** "The source of one tells the other as a part of it: removal flights, 209." */
function partText(whole: Total, part: Total): string {
  if (whole.scope.period !== part.scope.period) return "";
  const names = [part.scope.measure, part.scope.agency].map(plain);
  const told = whole.parts.flatMap((voice) => voice.parts).find((p) => names.includes(plain(p.of)));
  if (!told) return "";
  const number = part.number?.judged.shown as Count | null | undefined;
  const fits = number && compareCounts(number, told.count) !== "disjoint" ? "the same number" : "another number";
  return `“${part.title}” is told as a part of “${whole.title}”, with ${fits}: ${told.of} ${countText(told.count)}.`;
}

import type { TotalEdition } from "../../model/total-edition.ts";
import { canFollow, pace, type Point, startOf } from "./curve.ts";
import { dayNumber } from "./day-number.ts";
import { limit } from "./limits.ts";
import { fileDay, type SeriesContext } from "./series-context.ts";
import { straysLike, twinBefore, twinInYear } from "./twins.ts";
import { dayOfFigure, placed, unevenness, usableDay, type YearCurve } from "./year-curve.ts";

/** What is the matter with an edition that stands on no curve. */
export type Doubt =
  | { readonly kind: "opening"; readonly next: Point | null }
  | { readonly kind: "stale"; readonly of: readonly TotalEdition[] }
  | { readonly kind: "two_days"; readonly twin: Point }
  | { readonly kind: "two_figures"; readonly near: Point }
  | { readonly kind: "pull_date"; readonly fits: number; readonly between: readonly Point[] }
  | { readonly kind: "either"; readonly other: Point }
  | { readonly kind: "lowered"; readonly high: Point; readonly low: Point }
  | { readonly kind: "jump"; readonly between: readonly Point[] }
  | { readonly kind: "fall"; readonly between: readonly Point[] };

/** Why an edition stands on no curve. The first that fits: another year's figure, an old figure, a slip of the date, and only then the figure itself. */
export function doubtOf(edition: TotalEdition, context: SeriesContext): Doubt {
  const curve = context.curveOf(edition);
  const day = usableDay(edition, curve);
  return (
    opening(edition, context) ??
    twoFigures(edition, context) ??
    sameFigure(edition, context) ??
    wrongDay(edition, context) ??
    figureAlone(edition, { context, curve, day })
  );
}

/** Opening figures of the next year: counted or published after this year's end, and deeply below what it had reached. */
function opening(edition: TotalEdition, context: SeriesContext): Doubt | null {
  const curve = context.curveOf(edition);
  const day = usableDay(edition, curve) ?? fileDay(edition, context);
  const file = fileDay(edition, context);
  // A file of the year itself holds no figure of the next: its pull date is a slip.
  if (file !== null && file <= curve.end) return null;
  const reached = Math.max(0, ...curve.stretches.flat().map(({ value }) => value));
  if (day === null || day <= curve.end || edition.value >= reached * (1 - limit("revisionShare"))) return null;
  const next = context.curves.find(({ year }) => year === edition.fiscal_year + 1);
  const same = next?.stretches.flat().find(({ value }) => value === edition.value);
  if (same) return { kind: "opening", next: same };
  // A figure of this year's own curve was carried forward, or its day is wrong.
  if (twinInYear(edition, context)) return null;
  const pulled = edition.pull_date === null ? null : dayNumber(edition.pull_date);
  return pulled !== null && pulled > curve.end ? { kind: "opening", next: null } : null;
}

function sameFigure(edition: TotalEdition, context: SeriesContext): Doubt | null {
  const twin = twinInYear(edition, context);
  const day = usableDay(edition, context.curveOf(edition));
  if (twin) {
    if (day === null || day < twin.day - context.step / 2)
      return { kind: "pull_date", fits: twin.day, between: [twin] };
    if (Math.abs(day - twin.day) <= context.step / 2) return { kind: "two_days", twin };
    return { kind: "stale", of: twin.editions.slice(0, 1) };
  }
  const before = twinBefore(edition, context);
  if (before) return { kind: "stale", of: [before] };
  const strays = straysLike(edition, context);
  return strays.length > 0 ? { kind: "stale", of: strays } : null;
}

/** Two figures under one day that differ by less than half a step's worth, or under the year's last: a correction, or a later count. */
function twoFigures(edition: TotalEdition, context: SeriesContext): Doubt | null {
  const curve = context.curveOf(edition);
  const day = usableDay(edition, curve);
  const near = curve.stretches.flat().find((point) => point.day === day);
  const there = dayOfFigure(curve, edition.value);
  if (day === null || near === undefined) return null;
  // A year's last day is counted again when it is locked: late confirmations come in.
  const share = Math.abs(near.value - edition.value) / Math.max(near.value, edition.value);
  if (day >= curve.end && share <= limit("revisionShare")) return { kind: "two_figures", near };
  if (there === null) return null;
  return Math.abs(there.day - day) < context.step / 2 ? { kind: "two_figures", near } : null;
}

/** The figure fits the year on another day, and its file fits that day better than the one told. */
function wrongDay(edition: TotalEdition, context: SeriesContext): Doubt | null {
  const curve = context.curveOf(edition);
  if (edition.pull_date === null) return null;
  const there = dayOfFigure(curve, edition.value);
  const told = usableDay(edition, curve);
  if (there === null) return told === null ? wrongDayOfLast(edition, context) : null;
  const between = [there.before, there.after];
  if (told === null) return { kind: "pull_date", fits: there.day, between };
  const file = fileDay(edition, context);
  // Without a file's day only a date that another edition has by right is doubted before the figure is.
  if (file === null && !curve.stretches.flat().some(({ day }) => day === told)) return null;
  if (file === null) return { kind: "pull_date", fits: there.day, between };
  const off = (day: number): number => Math.abs(file - day - context.lag) + (day > file ? context.lag : 0);
  return off(there.day) < off(told) ? { kind: "pull_date", fits: there.day, between } : null;
}

/** The year's last figure so far, whose pull date cannot be used: its file and the pace up to it tell whether the figure can stand. */
function wrongDayOfLast(edition: TotalEdition, context: SeriesContext): Doubt | null {
  const points = context.curveOf(edition).stretches.at(-1) ?? [];
  const [before, last] = points.slice(-2);
  const file = fileDay(edition, context);
  if (before === undefined || last === undefined || file === null || file <= last.day) return null;
  const fits = Math.max(last.day + 1, file - context.lag);
  const own: Point = { day: fits, value: edition.value, editions: [edition] };
  const leaps = edition.value < last.value || pace(last, own) > pace(before, last) * limit("jumpRatio");
  return leaps ? null : { kind: "pull_date", fits, between: [last, { ...own, day: file }] };
}

type Alone = { readonly context: SeriesContext; readonly curve: YearCurve; readonly day: number | null };

function figureAlone(edition: TotalEdition, { context, curve, day }: Alone): Doubt {
  const points = curve.stretches.flat();
  const at = day ?? fileDay(edition, context);
  const before = points.findLast((point) => at !== null && point.day < at) ?? null;
  const after = points.find((point) => at !== null && point.day > at) ?? null;
  const between = [before, after].filter((point) => point !== null);
  const own: Point = { day: at ?? 0, value: edition.value, editions: [edition] };
  const rival = at === null ? null : rivalOf(own, curve);
  const last = points.at(-1);
  const lowered = last === undefined ? null : loweredAtEnd(own, last);
  if (at !== null && lowered !== null && (own.day > lowered.high.day || rival === last)) return lowered;
  if (rival) return { kind: "either", other: rival };
  const high = before === null ? after !== null && own.value > after.value : own.value > before.value;
  return { kind: high ? "jump" : "fall", between };
}

/** A year's last figure that is a little lower than the one before it: no later edition tells whether it was revised. */
function loweredAtEnd(own: Point, last: Point): Extract<Doubt, { kind: "lowered" }> | null {
  const [high, low] = own.day > last.day ? [last, own] : [own, last];
  if (low.value >= high.value || low.day === high.day) return null;
  return low.value < high.value * (1 - limit("revisionShare")) ? null : { kind: "lowered", high, low };
}

/**
 * The one point of the curve in whose place this one could stand as well: nothing else hinders it, and the paces around it would differ no more than twice as much. Null when it breaks with more
 * than one, or when one of the two clearly breaks.
 */
function rivalOf(own: Point, curve: YearCurve): Point | null {
  const all = placed(curve);
  const year = { yearPace: Number.MAX_VALUE, end: curve.end };
  const against = all.filter(({ point }) =>
    point.day < own.day ? !canFollow(point, own, year) : !canFollow(own, point, year),
  );
  const [only] = against;
  if (only === undefined || against.length > 1) return null;
  const others = [startOf(curve.begin), ...all.map(({ point }) => point).filter((point) => point !== only.point)];
  const around = (point: Point): number =>
    unevenness(
      others.filter(({ day }) => day < point.day),
      point,
      others.find(({ day }) => day > point.day) ?? null,
    );
  return around(own) - around(only.point) < Math.log(limit("paceRatio")) ? only.point : null;
}

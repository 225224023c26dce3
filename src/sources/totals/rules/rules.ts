import { figureFalls } from "./figure-falls.ts";
import { figureJumps } from "./figure-jumps.ts";
import { figureOfAnotherYear } from "./figure-of-another-year.ts";
import { fileDate } from "./file-date.ts";
import { fileDateHabit } from "./file-date-habit.ts";
import { newYearUnderOld } from "./new-year-under-old.ts";
import { oneOfTwo } from "./one-of-two.ts";
import { pullDateAfterFile } from "./pull-date-after-file.ts";
import { pullDateOrder } from "./pull-date-order.ts";
import { pullDateOutsideYear } from "./pull-date-outside-year.ts";
import { pullDatePace } from "./pull-date-pace.ts";
import { revisedDownwards } from "./revised-downwards.ts";
import type { EditionRule } from "./rule.ts";
import { staleFigure } from "./stale-figure.ts";
import { twoReadings } from "./two-readings.ts";

/** Every rule over editions, gravest first. */
export const editionRules: readonly EditionRule[] = [
  staleFigure,
  newYearUnderOld,
  figureJumps,
  figureFalls,
  pullDateOutsideYear,
  pullDateOrder,
  pullDatePace,
  pullDateAfterFile,
  fileDate,
  oneOfTwo,
  revisedDownwards,
  twoReadings,
  figureOfAnotherYear,
  fileDateHabit,
];

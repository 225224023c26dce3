import { breakdownSum } from "./breakdown-sum.ts";
import { capExceeded } from "./cap-exceeded.ts";
import { capWithoutPeriod } from "./cap-without-period.ts";
import { captionDate } from "./caption-date.ts";
import { claimWithoutPlace } from "./claim-without-place.ts";
import { copiesCountedOnce } from "./copies-counted-once.ts";
import { homeCountry } from "./home-country.ts";
import { moneyWithoutScope } from "./money-without-scope.ts";
import { oneMirror } from "./one-mirror.ts";
import { partsSum } from "./parts-sum.ts";
import { planAsFact } from "./plan-as-fact.ts";
import type { Rule } from "./rule.ts";
import { shareOfParts } from "./share-of-parts.ts";
import { stageWithoutAsserter } from "./stage-without-asserter.ts";
import { timesApart } from "./times-apart.ts";
import { twinMovements } from "./twin-movements.ts";
import { wholeAndParts } from "./whole-and-parts.ts";
import { weekdayDate } from "./weekday-date.ts";
import { zoneNearMidnight } from "./zone-near-midnight.ts";

/** Every rule, gravest first. */
export const rules: readonly Rule[] = [
  breakdownSum,
  partsSum,
  shareOfParts,
  wholeAndParts,
  weekdayDate,
  capExceeded,
  captionDate,
  timesApart,
  homeCountry,
  planAsFact,
  capWithoutPeriod,
  moneyWithoutScope,
  zoneNearMidnight,
  twinMovements,
  oneMirror,
  copiesCountedOnce,
  stageWithoutAsserter,
  claimWithoutPlace,
];

/** The few numbers on which the rules over editions turn, each with its reason. None is fitted to one series. */
export const editionLimits = {
  sameFigureExpected: {
    value: 20,
    says: "The same figure under a later day is doubted only where at least this many would have come in between at the year's pace: fewer may not come by chance.",
  },
  chanceFigures: {
    value: 500,
    says: "A figure is taken for an older one only where it is at least this many times as great as there are older ones to choose from: else the two may be the same by chance.",
  },
  revisionShare: {
    value: 0.2,
    says: "A running total may be lowered by at most this share of itself and be called revised; a deeper fall is another fault.",
  },
  paceRatio: {
    value: 2,
    says: "Two paces within this factor are taken for the same: people removed a week swing, and a doubled pace is seldom one slip.",
  },
  jumpRatio: {
    value: 4,
    says: "The last figure of a year is doubted when it came in at this many times the fastest pace before it: it has no later neighbour.",
  },
  usualStep: {
    value: 14,
    says: "Days between editions where a series does not show its own (the middle of all its steps is taken).",
  },
  usualLag: {
    value: 10,
    says: "Days from pull date to file where a series does not show its own (the middle of all is taken).",
  },
  sharedFile: {
    value: 3,
    says: "A file's day that stands for this many different pull dates, while most editions have a day of their own, is a placeholder.",
  },
} as const;

/** True where a figure may be one of so many older ones by chance. */
export function mayBeChance(value: number, older: number): boolean {
  return value < older * editionLimits.chanceFigures.value;
}

/** A limit's number. */
export function limit(name: keyof typeof editionLimits): number {
  return editionLimits[name].value;
}

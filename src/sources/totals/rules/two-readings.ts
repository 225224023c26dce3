import { isoDay } from "../day-number.ts";
import { doubted } from "./doubts.ts";
import { type EditionRule, figure, headText, idsOf, pointsText } from "./rule.ts";

/** One edition told with two days a little apart, or one day with two figures a little apart. */
export const twoReadings: EditionRule = {
  id: "two-readings",
  severity: "note",
  title: "One edition is told in two ways",
  says: "The same figure under two days less than half a usual step apart, or two figures of one day that differ by less than that: a correction, or two readings of one edition (“updated through” and “as of” name different days). The last day of a year is often counted twice, as it stands and when it is locked. Nobody is accused.",
  check: (series) => [
    ...doubted(series, "two_days").map(({ edition, doubt }) => ({
      accused: [],
      beside: [edition.id, ...idsOf(doubt.twin.editions)],
      doubts: null,
      text: `${headText(edition)}. The same figure is told as counted to ${isoDay(doubt.twin.day)}.`,
      fits: null,
    })),
    ...doubted(series, "two_figures").map(({ edition, doubt }) => ({
      accused: [],
      beside: [edition.id, ...idsOf(doubt.near.editions)],
      doubts: null,
      text: `${headText(edition)}. The same day has ${pointsText([doubt.near])} too, ${figure(Math.abs(doubt.near.value - edition.value))} apart.`,
      fits: null,
    })),
  ],
};

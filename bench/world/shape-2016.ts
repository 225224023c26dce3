import { type Column, dates, often, text } from "./column.ts";

/** The ten columns of the release of fiscal years 2016 to 2019: no destination, no birth country, no port, no identifier. */
export const columns2016: readonly Column[] = [
  often("Area of Responsibility", ({ filler }) => filler.area),
  dates("Apprehension Date", ({ filler }) => filler.apprehensionDay),
  text("Processing Disposition Code", ({ filler }) => filler.dispositionCode),
  text("Birth Date", ({ filler }) => filler.birthHidden),
  often("Citizenship", ({ citizenship }) => citizenship),
  often("Gender", ({ gender }) => gender),
  text("RC Threat Level", ({ filler }) => filler.threat),
  text("Final Charge Section", ({ filler }) => filler.chargeSection),
  dates("Departed Date", ({ day }) => day),
  dates("Removal Date", ({ filler }) => filler.removalDay),
];

import { isoOf } from "./days.ts";
import { judge, rules } from "./judge.ts";
import { countryKinds } from "./kinds.ts";
import type { Place } from "./release-files.ts";
import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";

/** The columns of truth/rows-*.tsv. README.md says what each holds. */
export const truthColumns = [
  "release",
  "file",
  "sheet",
  "line",
  "third_country",
  "kind",
  "rule",
  "carried",
  "leg",
  "last_leg",
  "left_on",
  "row",
  "same_day_as",
  "same_to_the_letter",
] as const;

/** The truth of a row where it stands. A release without the country columns tells nothing of third countries, whatever was planted. */
export function truthLine(shape: Shape, row: Row, { file, sheet, line }: Place): string {
  const rule = judge(shape.countries ? row : null);
  const { carriage, leg, lastLeg, day } = row.carried;
  const answer = shape.countries ? countryKinds[row.kind].answer : rules[rule].answer;
  const kind = shape.countries ? row.kind : "no_columns";
  const twin = row.twinOf === null ? "\t" : `${row.twinOf.n}\t${row.twinOf.exact ? "yes" : "no"}`;
  const carried = `${carriage}\t${leg ?? ""}\t${lastLeg ?? ""}\t${isoOf(day)}`;
  return `${shape.name}\t${file}\t${sheet}\t${line}\t${answer}\t${kind}\t${rule}\t${carried}\t${row.n}\t${twin}`;
}

import { type RemovalFlag, type ReleaseManifest, removalFlags } from "../../model/removal.ts";
import type { LoadedRelease } from "../../sources/removals/load-release.ts";

/** What loading a release came to, for people. */
export function releaseText({ before, manifest }: LoadedRelease, sourceAdded: boolean): string {
  const { release } = manifest;
  if (before) return `${release}: loaded before, nothing changed${sourceAdded ? `; added as source/${release}` : ""}\n`;
  return `${[
    `${release}: ${manifest.title}`,
    `  read with the map ${manifest.map.name}`,
    `  ${rowsText(manifest)}`,
    `  ${thirdText(manifest)}`,
    ...orderLines(manifest),
    ...flagLines(manifest),
    ...unknownLines(manifest),
    ...rejectLines(manifest),
    ...fileLines(manifest),
    sourceAdded
      ? `  added to the record as source/${release}`
      : `  the record has source/${release} already; it stays as it is`,
  ].join("\n")}\n`;
}

const n = (value: number): string => value.toLocaleString("en-US");
const many = (count: number, one: string): string => `${n(count)} ${count === 1 ? one : `${one}s`}`;

function rowsText({ rows, people, from, to, map }: ReleaseManifest): string {
  const told = map.row_is === "person" ? many(rows, "row") : `${many(rows, "row")}, ${n(people)} people`;
  const days =
    from === null
      ? "no row has a day"
      : `${from} to ${to}, by ${map.counts_by === "removal_date" ? "removal" : "departure"}`;
  return `${told}; ${days}`;
}

function thirdText({ third_country: { yes, no, cannot_tell } }: ReleaseManifest): string {
  return `sent to a third country: yes ${n(yes)}, no ${n(no)}, cannot tell ${n(cannot_tell)}`;
}

function orderLines({ map }: ReleaseManifest): string[] {
  return Object.entries(map.columns ?? {})
    .filter(([, { order_by }]) => order_by === "nothing")
    .map(
      ([column, { from }]) =>
        `  ${column}: no cell of "${from}" tells whether the month or the day stands first; read with the month first. Should that be wrong: a map with order: dmy (tarmac map draft FILE)`,
    );
}

function flagLines({ flags, redacted }: ReleaseManifest): string[] {
  const lines = (Object.entries(flags) as [RemovalFlag, number][])
    .sort(([, a], [, b]) => b - a)
    .map(([flag, rows]) => `  ${flag}: ${n(rows)}. ${removalFlags[flag]}`);
  const columns = Object.entries(redacted).map(([column, rows]) => `${column} ${n(rows)}`);
  return columns.length === 0 ? lines : [...lines, `  blacked out: ${columns.join(", ")}`];
}

function unknownLines({ unknown_countries }: ReleaseManifest): string[] {
  const names = Object.entries(unknown_countries);
  if (names.length === 0) return [];
  const few = names.slice(0, 10).map(([name, cells]) => `${name} (${n(cells)})`);
  return [`  countries that no list knows: ${few.join(", ")}${names.length > few.length ? " and others" : ""}`];
}

function rejectLines({ release, rejects }: ReleaseManifest): string[] {
  if (rejects === 0) return [];
  const are = rejects === 1 ? "line is no row: it and why stand" : "lines are no rows: they and why stand";
  return [`  ${n(rejects)} ${are} in tables/removals/${release}/rejects.parquet`];
}

function fileLines({ files }: ReleaseManifest): string[] {
  return files.flatMap(({ name, lost, passed_over }) => [
    ...(lost === null ? [] : [`  ${name}: lost: ${lost}`]),
    ...passed_over.map(
      ({ sheet, line, reason }) =>
        `  ${name}: ${sheet === null ? `line ${line}` : `sheet ${sheet}`} passed over: ${reason}`,
    ),
  ]);
}

import type { AsOf } from "../store/claims.ts";
import { subjectsOf } from "../store/entries.ts";
import { type AgreementGroup, type AgreementRow, agreementGroups, agreementParts } from "./agreement-row.ts";
import { type CellName, cellNames } from "./agreement-cells.ts";
import type { Reader } from "./reader.ts";
import type { SourceView, When } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** What a reader asks of the matrix. Every part narrows it. */
export type AgreementsFilter = {
  /** Only where voices contradict each other. */
  readonly differs: boolean;
  /** Only with a movement in this record. */
  readonly movement: boolean;
  /** Only agreements that have this stage in their history. */
  readonly stage: string | null;
  /** Only those whose text is public, is not, or about whose text nothing is entered. */
  readonly text: "public" | "not_public" | "nothing" | null;
};

/** The matrix of agreements: one row an agreement, in groups, by the country that receives. */
export type AgreementsPage = {
  readonly groups: readonly {
    readonly group: AgreementGroup;
    readonly heading: string;
    readonly rows: readonly AgreementRow[];
  }[];
  readonly columns: readonly { readonly name: CellName; readonly heading: string }[];
  /** Agreements shown, and all that were public. */
  readonly shown: number;
  readonly total: number;
  /** Countries that receive, among all. */
  readonly countries: number;
  readonly filter: AgreementsFilter;
  /** Stages in some history, each with how many agreements have it. */
  readonly stages: readonly { readonly stage: string; readonly count: number }[];
  /** The time that all stage lines share, as ISO days; earlier stages stand before it. */
  readonly axis: { readonly from: string; readonly to: string };
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: When;
};

/** The matrix of agreements that fit a filter. */
export function agreementsPage(reader: Reader, filter: AgreementsFilter, when: AsOf): AgreementsPage {
  const all = subjectsOf(reader.record, "agreement", when)
    .flatMap((s) => agreementParts(reader, s.id, when)?.row ?? [])
    // On a past day an entry of which no stage was told yet is not there: only a later day knows that there is something to name.
    .filter((row) => when.as_of === undefined || row.group !== "named");
  const rows = all.filter((row) => fits(row, filter));
  const names = Object.keys(agreementGroups) as AgreementGroup[];
  const stages = [...new Set(all.flatMap((row) => row.stages.map((s) => s.stage)))];
  const count = (stage: string): number => all.filter((row) => row.stages.some((s) => s.stage === stage)).length;
  return {
    groups: names.flatMap((group) => {
      const here = rows.filter((row) => row.group === group).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      return here.length === 0 ? [] : [{ group, heading: agreementGroups[group], rows: here }];
    }),
    columns: (Object.keys(cellNames) as CellName[]).map((name) => ({ name, heading: cellNames[name] })),
    shown: rows.length,
    total: all.length,
    countries: new Set(all.map((row) => row.receives)).size,
    filter,
    stages: stages.sort().map((stage) => ({ stage, count: count(stage) })),
    axis: axisOf(all, when),
    sources: sourceViews(
      reader.record,
      rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => cell.sources)),
      when,
    ),
    when,
  };
}

const keyOf = (row: AgreementRow): string => `${row.receives} ${row.stages[0]?.at ?? "9999"} ${row.id}`;

function fits(row: AgreementRow, filter: AgreementsFilter): boolean {
  const text = row.cells.text;
  const isPublic = row.span.text_public !== null;
  return (
    (!filter.differs || row.differs) &&
    (!filter.movement || row.movements.length > 0) &&
    (filter.stage === null || row.stages.some((s) => s.stage === filter.stage)) &&
    (filter.text === null ||
      (filter.text === "public" && isPublic) ||
      (filter.text === "not_public" && !isPublic && text.standing !== null) ||
      (filter.text === "nothing" && text.standing === null))
  );
}

/** Three calendar years up to the last day that the matrix tells of, or up to the day asked for. */
function axisOf(rows: readonly AgreementRow[], when: AsOf): AgreementsPage["axis"] {
  const days = rows.flatMap((row) => [
    ...row.stages.map((s) => s.at),
    ...row.movements.flatMap((m) => m.date ?? []),
    ...(row.span.text_public === null ? [] : [row.span.text_public]),
  ]);
  const last = when.as_of ?? days.sort().at(-1) ?? "2025-12-31";
  return { from: `${Number(last.slice(0, 4)) - 2}-01-01`, to: last };
}

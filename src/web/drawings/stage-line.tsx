import type { AgreementRow } from "../../views/agreement-row.ts";
import { printDay } from "../dates.ts";
import { StageSign } from "./stage-sign.tsx";

type Axis = { readonly from: string; readonly to: string };
const width = 218;
/** Where the axis begins: stages from before it stand in the space to the left, in their order and not to scale. */
const start = 48;
const end = width - 7;
const middle = 11;

/** An agreement's stages on the time that all rows of the matrix share: said to stand thin, in force thick. */
export function StageLine({ row, axis }: { row: AgreementRow; axis: Axis }) {
  const x = scale(axis);
  const marks = placed(marksOf(row), axis);
  if (marks.length === 0) return null;
  const { from, in_force_from: force, until } = row.span;
  const at = (day: string): number => (day < axis.from ? 4 : x(day));
  const stop = until === null ? end : at(until);
  const forceStart = force === null ? null : at(force);
  return (
    <svg
      class="tl"
      viewBox={`0 0 ${width} 28`}
      width={width}
      height="28"
      role="img"
      aria-label={marks.map((mark) => mark.words).join("; ")}
    >
      {yearsOf(axis).map((year) => (
        <path class="tick" d={`M${x(`${year}-01-01`)} 0v26`} />
      ))}
      <path class="tick" d={`M4 ${middle}H${end}`} />
      {from === null ? null : <path class="st-thin" d={`M${at(from)} ${middle}H${Math.max(stop, at(from))}`} />}
      {forceStart === null ? null : (
        <path class="st-thick" d={`M${forceStart} ${middle}H${Math.max(stop, forceStart)}`} />
      )}
      {marks.map((mark) => (
        <g>
          <StageSign stage={mark.stage} x={mark.x} y={mark.below ? 23 : middle} />
          <title>{mark.words}</title>
        </g>
      ))}
    </svg>
  );
}

/** The years of the axis over the column. */
export function StageYears({ axis }: { axis: Axis }) {
  const x = scale(axis);
  return (
    <svg class="tl" viewBox={`0 0 ${width} 14`} width={width} height="14" aria-hidden="true">
      <text class="soft" x="0" y="11">
        earlier
      </text>
      {yearsOf(axis).map((year) => (
        <text
          class="soft"
          x={x(`${year}-01-01`)}
          y="11"
          text-anchor={x(`${year}-01-01`) > width - 30 ? "end" : "start"}
        >
          {year}
        </text>
      ))}
    </svg>
  );
}

function scale(axis: Axis): (day: string) => number {
  const [from, to] = [Date.parse(axis.from), Math.max(Date.parse(axis.to), Date.parse(axis.from) + 1)];
  return (day) => Math.round((start + ((Date.parse(day) - from) / (to - from)) * (end - start)) * 10) / 10;
}

function yearsOf(axis: Axis): readonly number[] {
  const [first, last] = [Number(axis.from.slice(0, 4)), Number(axis.to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

type Mark = { readonly stage: string; readonly day: string; readonly words: string; readonly below: boolean };

/** Every stage, the text's publication, and under the line what moved or is said to have moved: a use that is on the board is drawn once. */
function marksOf(row: AgreementRow): readonly Mark[] {
  const stages = row.stages
    .filter(({ date }) => date !== null)
    .map(({ stage, at, date_text }) => ({
      stage,
      day: at,
      words: `${stage.replaceAll("_", " ")} ${date_text}`,
      below: stage === "used",
    }));
  const text = row.span.text_public;
  const moved = row.movements.flatMap(({ date, text: words }) =>
    date === null ? [] : [{ stage: "moved", day: date, words, below: true }],
  );
  const onBoard = (day: string): boolean => moved.some((m) => Math.abs(Date.parse(m.day) - Date.parse(day)) < 3 * aDay);
  return [
    ...stages.filter((mark) => mark.stage !== "used" || !onBoard(mark.day)),
    ...(text === null ? [] : [{ stage: "text", day: text, words: `text public by ${printDay(text)}`, below: false }]),
    ...moved,
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const aDay = 86_400_000;

/** Marks with their place. One sign a stage and spot; signs that would touch are set apart to be legible. */
function placed(marks: readonly Mark[], axis: Axis): readonly (Mark & { readonly x: number })[] {
  const x = scale(axis);
  const out: (Mark & { x: number })[] = [];
  const before = { above: 0, below: 0 };
  for (const mark of marks) {
    const side = mark.below ? "below" : "above";
    const same = out.some((o) => o.below === mark.below && alike(o.stage, mark.stage) && near(o, mark, x, axis));
    if (same) continue;
    const wanted = mark.day < axis.from ? 4 : Math.min(x(mark.day), end);
    const spot = before[side] === 0 ? wanted : Math.max(wanted, before[side] + 9.5);
    before[side] = spot;
    out.push({ ...mark, x: mark.day < axis.from ? Math.min(spot, start - 8) : Math.min(spot, width - 4) });
  }
  return out;
}

function near(a: Mark, b: Mark, x: (day: string) => number, axis: Axis): boolean {
  return a.day < axis.from || b.day < axis.from ? a.day === b.day : Math.abs(x(a.day) - x(b.day)) < 5;
}

/** What was used and what is on the board are one thing on one spot; so are announced and agreed. */
function alike(a: string, b: string): boolean {
  const kind = (stage: string): string =>
    stage === "used" ? "moved" : stage === "agreed" ? "announced" : stage === "in_force" ? "signed" : stage;
  return kind(a) === kind(b);
}

import type { AgreementRow } from "../../views/agreement-row.ts";
import { printDay } from "../dates.ts";
import { StageSign } from "./stage-sign.tsx";

/** What is drawn on one lane: who says it, and each of its stages. */
export type StageLane = { readonly who: string; readonly marks: readonly Mark[] };
type Mark = { readonly stage: string; readonly day: string; readonly words: string };

const left = 190;
const right = 966;
const rowHeight = 52;
const mostLanes = 9;

/** One lane a speaker, in the order in which they first speak; what moved and where the text came out last. */
export function stageLanes(row: AgreementRow, publisher: (source: string) => string): readonly StageLane[] {
  const lanes = new Map<string, Mark[]>();
  const add = (who: string, mark: Mark) => lanes.set(who, [...(lanes.get(who) ?? []), mark]);
  for (const stage of row.stages) {
    if (stage.date === null) continue;
    const words = `${stage.date_text}: ${stage.stage.replaceAll("_", " ")}${stage.doubt === null ? "" : " (doubtful)"}`;
    add(stage.by ?? publisher(stage.source), { stage: stage.stage, day: stage.at, words });
  }
  for (const { date, text } of row.movements)
    if (date !== null) add("On the board", { stage: "moved", day: date, words: text.split(", ").at(-1) ?? text });
  const text = row.span.text_public;
  if (text !== null) add("Text", { stage: "text", day: text, words: `${printDay(text)}: public` });
  return [...lanes].map(([who, marks]) => ({
    who,
    // Two sources that carry one speaker's sentence are drawn once; the list under the drawing has both.
    marks: marks
      .filter((mark, i) => marks.findIndex((other) => other.words === mark.words) === i)
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  }));
}

/** Stages by who said so, on one time. Nothing where no stage has a day. */
export function StageLanes({ lanes }: { lanes: readonly StageLane[] }) {
  const days = lanes.flatMap(({ marks }) => marks.map(({ day }) => day)).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ticks = ticksOf(first, last);
  const [from, to] = [Date.parse(String(ticks[0])), Date.parse(String(ticks.at(-1)))];
  const x = (day: string): number => Math.round(left + ((Date.parse(day) - from) / (to - from)) * (right - left));
  const shown = lanes.slice(0, mostLanes);
  const height = shown.length * rowHeight + 12;
  return (
    <svg
      viewBox={`0 0 980 ${height + 22}`}
      width="980"
      height={height + 22}
      role="img"
      aria-label={`Stages by who said so. ${shown.map(({ who, marks }) => `${who}: ${marks.map(({ words }) => words).join("; ")}`).join(". ")}`}
    >
      {thinned(ticks).map((day, i, all) => (
        <>
          <path class="tick" d={`M${x(day)} 4V${height}`} />
          <text
            class="soft"
            x={x(day)}
            y={height + 16}
            text-anchor={i === 0 ? "start" : i === all.length - 1 ? "end" : "middle"}
          >
            {tickText(day, ticks.length > 40)}
          </text>
        </>
      ))}
      {shown.map((lane, i) => (
        <Lane lane={lane} y={i * rowHeight + 30} x={x} />
      ))}
    </svg>
  );
}

function Lane({ lane, y, x }: { lane: StageLane; y: number; x: (day: string) => number }) {
  const spots = spread(lane.marks.map(({ day }) => x(day)));
  const marks = lane.marks.map((mark, i) => ({ ...mark, x: spots[i] ?? 0 }));
  const labels = labelled(marks);
  return (
    <g>
      {folded(lane.who).map((line, i, all) => (
        <text class="bold t13" x="0" y={y + 4 + (i - (all.length - 1) / 2) * 15}>
          {line}
        </text>
      ))}
      <path class="axis" d={`M${left} ${y}H${right}`} />
      {marks.map((mark) => (
        <g>
          <StageSign stage={mark.stage} x={mark.x} y={y} size={5.5} />
          <title>{mark.words}</title>
        </g>
      ))}
      {labels.map(({ mark, at, anchor, below }) => (
        <text class="t13" x={at} y={below ? y + 21 : y - 10} text-anchor={anchor}>
          {mark.words}
        </text>
      ))}
    </g>
  );
}

/** Signs that would touch are set apart, in their order. */
function spread(xs: readonly number[]): readonly number[] {
  let last = -Infinity;
  return xs.map((x) => {
    last = Math.max(x, last + 14);
    return last;
  });
}

type Label = { readonly mark: Mark; readonly at: number; readonly anchor: "start" | "end"; readonly below: boolean };

/** Words beside the signs, above the line and else below it; a sign whose words have no room is told in the list under the drawing. */
function labelled(marks: readonly (Mark & { readonly x: number })[]): readonly Label[] {
  const taken = { above: -Infinity, below: -Infinity };
  return marks.flatMap((mark): Label[] => {
    const wide = mark.words.length * 6.9;
    const spot = mark.x - 5;
    const anchor = spot + wide > right + 12 ? "end" : "start";
    const start = anchor === "end" ? mark.x + 5 - wide : spot;
    const side = start > taken.above + 8 ? "above" : start > taken.below + 8 ? "below" : null;
    if (side === null) return [];
    taken[side] = start + wide;
    return [{ mark, at: anchor === "end" ? mark.x + 5 : spot, anchor, below: side === "below" }];
  });
}

/** First days of months from before the first day to after the last, one month at least on either side of a lone day. */
function ticksOf(first: string, last: string): readonly string[] {
  const start = { year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)) - 1 };
  const months = (Number(last.slice(0, 4)) - start.year) * 12 + Number(last.slice(5, 7)) - 1 - start.month;
  return Array.from({ length: months + 2 }, (_, i) =>
    new Date(Date.UTC(start.year, start.month + i, 1)).toISOString().slice(0, 10),
  );
}

/** As many ticks as can be read: every month, every third, or every January. */
function thinned(ticks: readonly string[]): readonly string[] {
  if (ticks.length <= 13) return ticks;
  const months = ticks.length <= 40 ? ["01", "04", "07", "10"] : ["01"];
  return ticks.filter((day) => months.includes(day.slice(5, 7)));
}

function tickText(day: string, years: boolean): string {
  const [, month = "", year = ""] = printDay(day).split(" ");
  return years ? year : `${month} ${month === "Jan" ? year : ""}`.trim();
}

/** A name on two lines at most. */
function folded(who: string): readonly string[] {
  if (who.length <= 24) return [who];
  const cut = who.lastIndexOf(" ", 24);
  const at = cut < 8 ? 24 : cut;
  const rest = who.slice(at).trim();
  return [who.slice(0, at), rest.length > 25 ? `${rest.slice(0, 23)} …` : rest];
}

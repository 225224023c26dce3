import type { AttributeView, ClaimView } from "../../views/shapes.ts";
import { countOf } from "../parts/count.tsx";
import { stateClass } from "../parts/marks.tsx";

const width = 236;

/** The values of an attribute on one line: dots for exact numbers, arrows and bars for bounds, squares for another scope. Null when there is nothing to compare. */
export function NumberLine({ attribute }: { attribute: AttributeView }) {
  const told = byVoice(attribute);
  const ends = told.flatMap(({ lo, hi }) => (hi === null ? [lo] : [lo, hi]));
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  if (told.length < 2 || least === most) return null;
  const x = (n: number) => Math.round((18 + ((n - least) / (most - least)) * (width - 64)) * 10) / 10;
  const stacked = new Map<number, number>();
  const exact = told.filter(({ lo, hi }) => lo === hi);
  const open = told.filter(({ lo, hi }) => lo !== hi);
  const top = 14 * open.length + 4;
  const tallest = Math.max(1, ...exact.map(({ lo }) => exact.filter((other) => other.lo === lo).length));
  const axis = top + 10 * tallest + 4;
  return (
    <svg
      class="nline"
      viewBox={`0 0 ${width} ${axis + 20}`}
      width={width}
      height={axis + 20}
      role="img"
      aria-label={`On one line: ${told.map(({ claim }) => claim.words ?? claim.text).join("; ")}`}
    >
      <path class="axis" d={`M0 ${axis}H${width}`} />
      {open.map(({ claim, lo, hi }, i) => (
        <Reach
          claim={claim}
          bounds={boundsText(lo, hi)}
          from={lo === 0 && hi !== null ? 4 : x(lo)}
          to={hi === null ? null : x(hi)}
          y={10 + i * 14}
        />
      ))}
      {exact.map(({ claim, lo }) => {
        const level = stacked.get(lo) ?? 0;
        stacked.set(lo, level + 1);
        const y = axis - 6 - level * 10;
        return (
          <g class={stateClass(claim.relation)}>
            {claim.relation === "different_scope" ? (
              <rect class="square" x={x(lo) - 3.5} y={y - 3.5} width="7" height="7" />
            ) : (
              <circle class="point" cx={x(lo)} cy={y} r="4.5" />
            )}
          </g>
        );
      })}
      {spaced(
        [...stacked.keys()].sort((a, b) => a - b),
        x,
      ).map((n) => (
        <text x={x(n)} y={axis + 15} text-anchor="middle">
          {n.toLocaleString("en")}
        </text>
      ))}
    </svg>
  );
}

type Told = { readonly claim: ClaimView; readonly lo: number; readonly hi: number | null };

/** What each voice gives: its one number, or the sum of its parts where that is what others give too. A voice with several numbers that are neither is left out. */
function byVoice(attribute: AttributeView): readonly Told[] {
  const voices = new Map<string, Told[]>();
  for (const claim of attribute.claims) {
    const count = countOf(claim.value);
    if (count === null || count.as === "unstated" || count.as === "none") continue;
    const key = JSON.stringify([claim.source, claim.said_by, claim.relation]);
    voices.set(key, [...(voices.get(key) ?? []), { claim, lo: count.lo, hi: count.hi }]);
  }
  const single = [...voices.values()].flatMap((voice) =>
    voice.every(({ lo, hi }) => lo === voice[0]?.lo && hi === voice[0]?.hi) ? voice.slice(0, 1) : [],
  );
  const sums = [...voices.values()].flatMap((voice): Told[] => {
    const sum = voice.reduce((n, { lo }) => n + lo, 0);
    const exact =
      voice.length > 1 &&
      voice.every(({ lo, hi }) => lo === hi) &&
      single.some(({ lo, hi }) => lo === sum && hi === sum);
    return exact && voice[0] !== undefined ? [{ claim: voice[0].claim, lo: sum, hi: sum }] : [];
  });
  return [...single, ...sums];
}

function boundsText(lo: number, hi: number | null): string {
  if (hi === null) return `at least ${lo.toLocaleString("en")}`;
  return lo === 0 ? `at most ${hi.toLocaleString("en")}` : `${lo.toLocaleString("en")} to ${hi.toLocaleString("en")}`;
}

function Reach({
  claim,
  bounds,
  from,
  to,
  y,
}: {
  claim: ClaimView;
  bounds: string;
  from: number;
  to: number | null;
  y: number;
}) {
  const end = to ?? width - 4;
  const wide = bounds.length * 6.6;
  const before = from - wide - 6 > 0;
  const after = to !== null && end + wide + 6 < width;
  const head = to === null ? `M${end - 5} ${y - 4}l5 4-5 4` : `M${end} ${y - 4}v8`;
  return (
    <g class={stateClass(claim.relation)}>
      <path class="reach" d={`M${from} ${y - 4}v8M${from} ${y}H${end}${head}`} />
      {before ? (
        <text x={from - 6} y={y + 4} text-anchor="end">
          {bounds}
        </text>
      ) : after ? (
        <text x={end + 6} y={y + 4}>
          {bounds}
        </text>
      ) : wide + 16 < end - from ? (
        <text class="clear" x={(from + end) / 2} y={y + 4} text-anchor="middle">
          {bounds}
        </text>
      ) : null}
      <title>{claim.words ?? bounds}</title>
    </g>
  );
}

/** Values whose labels do not touch: from the least upwards, each at least a label's width from the one before. */
function spaced(values: readonly number[], x: (n: number) => number): readonly number[] {
  let last = -Infinity;
  return values.filter((n) => {
    if (x(n) - last < n.toLocaleString("en").length * 7 + 8) return false;
    last = x(n);
    return true;
  });
}

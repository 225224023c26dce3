import { round } from "./labels.ts";

/** A part of every bar: how it is filled, and its number in each span. */
export type BarPart = { readonly fill: string; readonly numbers: readonly number[] };

const small = { left: 38, right: 274, top: 12, bottom: 126, width: 276, height: 146 } as const;
const large = { ...small, right: 458, width: 460 } as const;

/** A small chart of people over months or years: a bar a span, from nought up, to a scale that others may share (`most`). `label` says in words what is drawn. */
export function SpanBars({
  spans,
  parts,
  most,
  label,
  wide: isWide = false,
}: {
  spans: readonly { readonly code: string; readonly text: string }[];
  parts: readonly BarPart[];
  most: number;
  label: string;
  wide?: boolean;
}) {
  const frame = isWide ? large : small;
  const top = niceTop(most);
  const step = (frame.right - frame.left) / spans.length;
  const y = (n: number): number => round(frame.bottom - (n / top) * (frame.bottom - frame.top));
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      {[0, top / 2, top].map((n) => (
        <>
          <path class="tick" d={`M${frame.left} ${y(n)}H${frame.right}`} />
          <text class="soft t11" x={frame.left - 4} y={y(n) + 4} text-anchor="end">
            {shortNumber(n)}
          </text>
        </>
      ))}
      {spans.map((span, i) => {
        let below = 0;
        const [x, wide] = [frame.left + i * step + step * 0.1, Math.max(1, step * 0.8)];
        return parts.map(({ fill, numbers }) => {
          const n = numbers[i] ?? 0;
          if (n === 0) return null;
          const [from, to] = [y(below), y(below + n)];
          below += n;
          return (
            <rect class={fill} x={round(x)} y={to} width={round(wide)} height={round(Math.max(0.5, from - to))}>
              <title>{`${span.text}: ${n.toLocaleString("en")}`}</title>
            </rect>
          );
        });
      })}
      <path class="axis" d={`M${frame.left} ${frame.bottom}H${frame.right}`} />
      {marksOf(spans).map(({ at, text }) => (
        <text class="soft t11" x={round(frame.left + (at + 0.5) * step)} y={frame.height - 4} text-anchor="middle">
          {text}
        </text>
      ))}
    </svg>
  );
}

/** The letters under the bars: each month's first for a year or so, else the years, as many as fit. */
function marksOf(spans: readonly { readonly code: string; readonly text: string }[]): { at: number; text: string }[] {
  const isYears = spans.every(({ code }) => code.length === 4);
  if (spans.length <= 14 && !isYears) return spans.map(({ text }, at) => ({ at, text: text.slice(0, 1) }));
  const years = spans.flatMap(({ code }, at) => (/^\d{4}(?:-01)?$/.test(code) ? [{ at, text: code.slice(0, 4) }] : []));
  const every = Math.ceil(years.length / 5);
  return years.filter((_, i) => i % every === 0);
}

/** The next of 1, 2, 4, 6, 8 and 10 with noughts: its half can be printed too. */
function niceTop(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return Math.max(2, ([1, 2, 4, 6, 8, 10].find((n) => n * ten >= most) ?? 10) * ten);
}

/** 15,000 as "15k", 1,500,000 as "1.5M". */
function shortNumber(n: number): string {
  if (n >= 1e6) return `${round(n / 1e6)}M`;
  return n >= 10_000 ? `${round(n / 1000)}k` : n.toLocaleString("en");
}

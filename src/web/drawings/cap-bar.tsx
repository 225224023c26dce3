import type { AgreementPage } from "../../views/agreement-page.ts";

type Caps = AgreementPage["caps"];
const width = 980;

/** How many people were moved of how many a cap allows: filled what is sure, hatched what is open, a line at each ceiling. Null without a ceiling or a movement. */
export function CapBar({ caps, moved }: { caps: Caps; moved: AgreementPage["moved"] }) {
  const total = ceilings(caps.filter(({ claim }) => capPer(claim.value) === "total"));
  if (moved === null || total.length === 0) return null;
  const { lo, hi } = moved.third_country;
  const most = Math.max(...total.map(({ n }) => n), hi ?? lo, 1);
  const x = (n: number): number => Math.round((n / most) * (width - 40));
  const firm = total.filter(({ planned }) => !planned);
  const limit = Math.max(...(firm.length > 0 ? firm : total).map(({ n }) => n));
  const open = hi === null ? null : hi - lo;
  return (
    <svg
      class="capbar"
      viewBox={`0 0 ${width} 84`}
      width={width}
      height="84"
      role="img"
      aria-label={`${moved.third_country.text} third-country nationals recorded; ${total.map(({ words }) => words).join("; ")}`}
    >
      <rect class="room" x="0.750" y="22" width={x(limit)} height="26" />
      <rect class="reached" x="0.750" y="22" width={x(lo)} height="26" />
      {open === null || open === 0 ? null : <rect class="sure-not" x={x(lo)} y="22" width={x(open)} height="26" />}
      {limit < most ? <path class="beyond" d={`M${x(limit)} 35H${x(most)}`} /> : null}
      <text class={x(lo) > 330 ? "on-fill t13" : "t13"} x={x(lo) > 330 ? 12 : 0} y={x(lo) > 330 ? 40 : 14}>
        <tspan class="bold">{moved.third_country.text}</tspan> third-country nationals in the movements below
      </text>
      {total.map(({ n, words, planned }) => (
        <g>
          <path class="limit" d={planned ? `M${x(n)} 22v26` : `M${x(n)} 12v46`} />
          <text
            class={planned ? "t13" : "bold t13"}
            x={x(n)}
            y="76"
            text-anchor={x(n) > width - 200 ? "end" : "middle"}
          >
            {words}
          </text>
        </g>
      ))}
    </svg>
  );
}

type Ceiling = { readonly n: number; readonly words: string; readonly planned: boolean };

/** Each ceiling once, those that stand before proposals of the same number. */
function ceilings(caps: Caps): readonly Ceiling[] {
  const found = new Map<number, Ceiling>();
  for (const { count, planned } of [...caps].sort((a, b) => Number(a.planned) - Number(b.planned))) {
    if (count.hi === null || (count.as !== "exact" && count.as !== "at_most")) continue;
    const number = count.hi.toLocaleString("en");
    if (!found.has(count.hi))
      found.set(count.hi, { n: count.hi, words: planned ? `${number} proposed` : `up to ${number}`, planned });
  }
  return [...found.values()];
}

function capPer(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "per" in value ? String(value.per) : undefined;
}

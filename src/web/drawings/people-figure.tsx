import type { CountView, MovementPage } from "../../views/shapes.ts";
import { sharesOf } from "../parts/count.tsx";

type Division = MovementPage["breakdowns"][number];
type Part = {
  readonly label: string;
  readonly text: string;
  readonly n: number;
  readonly kind: "third" | "own" | "open";
};

const width = 980;

/** Who was on board, drawn to scale: the whole, its third-country and own nationals, then each division that a source names. */
export function PeopleFigure({ page }: { page: MovementPage }) {
  const whole = page.people;
  if (whole === null) return null;
  const shares = sharesOf(page);
  const total = shares.third + shares.own + shares.open;
  if (total === 0) return null;
  const per = (width - 2) / total;
  const main = page.breakdowns.find((division) => isMain(division, total));
  const parts = main === undefined ? mainParts(page, shares) : main.parts.map(partOf);
  const groups = [
    { n: shares.third, lines: thirdLine(page) },
    { n: shares.open, lines: shares.open > 0 ? "cannot tell" : "" },
    {
      n: shares.own,
      lines:
        shares.own > 0
          ? `${page.own_nationals?.text ?? shares.own} own ${page.own_nationals?.hi === 1 ? "national" : "nationals"}`
          : "",
    },
  ].filter(({ n }) => n > 0);
  const ordered = [...parts].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    <svg
      viewBox={`0 0 ${width} 128`}
      role="img"
      aria-label={`${whole.text} people: ${ordered.map((part) => `${part.text} ${part.label}`).join(", ")}`}
    >
      <path class="bracket" d={`M1 22v-8H${width - 1}v8`} />
      <text class="clear bold t15" x={width / 2} y="19" text-anchor="middle">
        {whole.text} people
      </text>
      <Bar parts={ordered} per={per} y={34} tall={38} />
      {groupBrackets(groups, per)}
    </svg>
  );
}

/** A division of the people that one source gives, as a bar of the same scale, with its sum in words. */
export function DivisionFigure({ division, whole }: { division: Division; whole: CountView | null }) {
  const parts = division.parts.map(partOf);
  const sum = parts.reduce((n, part) => n + part.n, 0);
  const total = Math.max(sum, whole?.hi ?? whole?.lo ?? 0);
  if (total === 0) return null;
  return (
    <svg
      viewBox={`0 0 ${width} 32`}
      role="img"
      aria-label={`${division.name}: ${parts.map((part) => `${part.text} ${part.label}`).join(", ")}`}
    >
      <Bar
        parts={parts.map((part) => ({ ...part, kind: part.kind === "third" ? "third" : "own" }))}
        per={(width - 2) / total}
        y={2}
        tall={28}
      />
    </svg>
  );
}

/** True for a division that tells for each of its parts whether it is third-country, and covers everybody. */
export function isMain(division: Division, total: number): boolean {
  return (
    division.adds_up &&
    division.parts.every((part) => part.third_country !== null) &&
    division.parts.reduce((n, part) => n + part.count.lo, 0) === total
  );
}

const order: readonly Part["kind"][] = ["third", "open", "own"];

function partOf(part: Division["parts"][number]): Part {
  return {
    label: part.label,
    text: part.count.text,
    n: part.count.hi ?? part.count.lo,
    kind: part.third_country === null ? "open" : part.third_country ? "third" : "own",
  };
}

function mainParts(page: MovementPage, shares: ReturnType<typeof sharesOf>): readonly Part[] {
  const parts: readonly Part[] = [
    { label: "third-country", text: page.third_country?.text ?? String(shares.third), n: shares.third, kind: "third" },
    { label: "cannot tell", text: shares.open.toLocaleString("en"), n: shares.open, kind: "open" },
    { label: "own nationals", text: page.own_nationals?.text ?? String(shares.own), n: shares.own, kind: "own" },
  ];
  return parts
    .filter((part) => part.n > 0)
    .map((part) =>
      part.kind === "open" ? part : { ...part, text: `${shares[part.kind]}${shares.open > 0 ? " sure" : ""}` },
    );
}

function thirdLine(page: MovementPage): string {
  return page.third_country === null ? "" : `${page.third_country.text} third-country`;
}

/** A bar of parts; a part's words stand in it when they fit. */
function Bar({ parts, per, y, tall }: { parts: readonly Part[]; per: number; y: number; tall: number }) {
  let x = 1;
  return (
    <>
      {parts.map((part) => {
        const at = x;
        const w = Math.max(3, part.n * per);
        x += w;
        const big = tall > 30;
        const fits = (text: string, size: number) => text.length * size + 22 < w;
        const words = fits(`${part.text} ${part.label}`, big ? 7.6 : 7.2) ? part.label : "";
        const number = fits(part.text, 10) || w > 26;
        return (
          <>
            <rect class={`share-${part.kind} part`} x={round(at)} y={y} width={round(w)} height={tall} />
            {part.kind === "open" && number ? (
              <rect
                class="plate"
                x={round(at + 6)}
                y={y + 5}
                width={round(part.text.length * (big ? 10 : 8) + (words === "" ? 0 : words.length * 7 + 8) + 10)}
                height={tall - 10}
              />
            ) : null}
            {number ? (
              <text class={part.kind === "third" ? "on-fill" : ""} x={round(at + 11)} y={y + tall / 2 + (big ? 6 : 5)}>
                <tspan class={`bold ${big ? "t18" : "t15"}`}>{part.text}</tspan>
                {words === "" ? null : (
                  <tspan class="t13" dx="8">
                    {words}
                  </tspan>
                )}
              </text>
            ) : null}
          </>
        );
      })}
    </>
  );
}

function groupBrackets(groups: readonly { readonly n: number; readonly lines: string }[], per: number) {
  let x = 1;
  return groups.map(({ n, lines }, i) => {
    const at = x;
    const w = n * per;
    x += w;
    const last = i === groups.length - 1 && groups.length > 1;
    const end = last ? at + w - 1 : at + w - (groups.length > 1 ? 2 : 1);
    return (
      <>
        <path class="bracket" d={`M${round(at)} 82v8H${round(end)}v-8`} />
        <text
          class="t15"
          x={last ? round(end) : round(i === 0 && w < 240 ? at : at + w / 2)}
          y={i % 2 === 1 && w < 160 && !last ? 126 : 110}
          text-anchor={last ? "end" : i === 0 && w < 240 ? "start" : "middle"}
        >
          {lines}
        </text>
      </>
    );
  });
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}

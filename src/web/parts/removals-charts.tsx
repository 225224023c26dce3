import type { RemovalsPage } from "../../views/removals-page.ts";
import type { Chart, Charts } from "../../views/removals-page-charts.ts";
import type { Asked } from "../asked.ts";
import { SpanBars } from "../drawings/span-bars.tsx";

/** Small charts of the largest values of the first column, on one time line. */
export function RemovalCharts({ data, charts, asked }: { data: RemovalsPage; charts: Charts; asked: Asked }) {
  const titles = new Map(data.releases.map(({ release, title }) => [release, title]));
  const isOwn = data.asked.scale === "own";
  return (
    <>
      <p class="note">
        {isOwn ? "Each chart has its own scale. " : "All charts have one scale. "}
        <a href={asked.here("", { scale: isOwn ? null : "own", page: null })}>
          {isOwn ? "One scale for all" : "Each its own scale"}
        </a>
        {charts.outside === 0 ? null : (
          <>
            . {charts.outside.toLocaleString("en")} people are not drawn: their day is not told, or lies far from all
            others
          </>
        )}
        .
      </p>
      <div class="panels">
        {charts.charts.map((chart) => (
          <figure class="panel">
            <h3>{chart.text}</h3>
            {data.releases.length > 1 ? <p class="fine">{titles.get(chart.release)}</p> : null}
            <SpanBars
              spans={charts.spans}
              parts={[{ fill: fillOf(data, chart), numbers: chart.people }]}
              most={isOwn ? Math.max(...chart.people) : charts.most}
              label={labelOf(chart, charts)}
            />
          </figure>
        ))}
      </div>
    </>
  );
}

/** Filled is third-country, hollow own, hatched cannot tell; other numbers are the colour of the lane. */
function fillOf(data: RemovalsPage, { code }: Chart): string {
  if (data.by[0]?.name !== "third_country") return "share-count";
  return code === "yes" ? "share-third" : code === "no" ? "share-own" : "share-open";
}

function labelOf({ text, people }: Chart, { spans, unit }: Charts): string {
  const most = Math.max(...people);
  const at = spans[people.indexOf(most)]?.text ?? "";
  const sum = people.reduce((n, of) => n + of, 0);
  return `${text} by ${unit}, ${spans[0]?.text} to ${spans.at(-1)?.text}: ${sum.toLocaleString("en")} people, most in ${at} (${most.toLocaleString("en")})`;
}

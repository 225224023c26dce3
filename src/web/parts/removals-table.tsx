import type { RemovalsPage } from "../../views/removals-page.ts";
import type { RemovalsRow } from "../../views/removals-page-cut.ts";
import type { CountView } from "../../views/removals-page-hide.ts";
import { columnTitle } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import { Grid } from "./grid.tsx";
import { linkTo } from "./removals.tsx";

type Given = { readonly data: RemovalsPage; readonly asked: Asked };

/** One line for each row: its keys, then people and share in each release. */
export function RemovalsList({ data, asked }: Given) {
  const many = data.releases.length > 1;
  const counts = data.releases.some(({ row_is }) => row_is === "count") && data.asked.hide_below === null;
  const perRelease = ["People", "Share", ...(counts ? ["Rows"] : [])];
  const columns = [
    ...data.by.map(({ name }) => columnTitle(name)),
    ...data.releases.flatMap(({ title }) => perRelease.map((word) => (many ? `${word}, ${title}` : word))),
  ];
  const cells = (row: RemovalsRow, isTotal: boolean) =>
    data.releases.flatMap(({ release }, at) => {
      const count = row.counts[at] ?? null;
      return [
        <Count count={count} href={isTotal ? null : rowsOf(data, asked, { release, row })} />,
        shareText(count),
        ...(counts ? [count?.rows?.toLocaleString("en") ?? "–"] : []),
      ];
    });
  const all: RemovalsRow = { keys: [], counts: data.totals.all };
  return (
    <Grid
      caption="Totals"
      columns={columns}
      numbers={columns.flatMap((_, i) => (i < data.by.length ? [] : [i]))}
      rows={[
        ...data.rows.map((row) => [...row.keys.map((key) => key.text), ...cells(row, false)]),
        [<b>All</b>, ...data.by.slice(1).map(() => ""), ...cells(all, true)],
      ]}
    />
  );
}

/** One line for each value of the first column, those of the second beside one another, with totals of both. */
export function RemovalsMatrix({ data, asked }: Given) {
  const release = data.releases[0]?.release ?? "";
  const across = data.totals.second;
  const found = new Map(data.rows.map((row) => [row.keys.map(({ code }) => code).join("\u0000"), row]));
  const columns = [
    columnTitle(data.by[0]?.name ?? ""),
    ...across.map(({ keys }) => keys[0]?.text ?? ""),
    "All",
    "Share",
  ];
  return (
    <Grid
      caption="Totals"
      columns={columns}
      numbers={columns.map((_, i) => i).slice(1)}
      rows={[
        ...data.totals.first.map((total) => [
          total.keys[0]?.text,
          ...across.map(({ keys }) => {
            const row = found.get([total, { keys }].map((one) => one.keys[0]?.code).join("\u0000"));
            return row === undefined ? (
              "0"
            ) : (
              <Count count={row.counts[0] ?? null} href={rowsOf(data, asked, { release, row })} />
            );
          }),
          <b>
            <Count count={total.counts[0] ?? null} href={rowsOf(data, asked, { release, row: total })} />
          </b>,
          shareText(total.counts[0] ?? null),
        ]),
        [
          <b>All</b>,
          ...across.map(({ counts }) => (
            <b>
              <Count count={counts[0] ?? null} href={null} />
            </b>
          )),
          <b>
            <Count count={data.totals.all[0] ?? null} href={null} />
          </b>,
          shareText(data.totals.all[0] ?? null),
        ],
      ]}
    />
  );
}

/** The address of the rows that a number counts; null where small counts are hidden: rows would tell them. */
function rowsOf(
  data: RemovalsPage,
  asked: Asked,
  { release, row }: { release: string; row: RemovalsRow },
): string | null {
  if (data.asked.hide_below !== null) return null;
  const keys = row.keys.map(({ code }, i) => [data.by[i]?.name ?? "", code] as const);
  return linkTo(asked, ["/removals/rows", data.asked], { release, ...Object.fromEntries(keys) });
}

/** A number with its rows behind it; in grey and in words when it is hidden, a dash where the release has none. */
function Count({ count, href }: { count: CountView | null; href: string | null }) {
  if (count === null) return <span class="np">–</span>;
  if (count.hidden) return <span class="np">{count.text}</span>;
  return href === null || count.people === 0 ? (
    <>{count.text}</>
  ) : (
    <a class="quiet" href={href}>
      {count.text}
    </a>
  );
}

function shareText(count: CountView | null): string {
  const share = count?.share ?? null;
  if (share === null) return "–";
  return share > 0 && share < 0.001 ? "<0.1 %" : `${(share * 100).toFixed(1)} %`;
}

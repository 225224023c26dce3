import type { Duck } from "./duckdb.ts";
import { sql } from "./sql.ts";

/** Rows that are sorted at once: so many pass in the memory that there is, however large the day. */
const rowsAtOnce = 4_000_000;
const everyAddress = 0x1000000;

/** A part of a day's rows in their order: aircraft from and up to (not with) an address, within a span of time. */
export type DayRange = {
  readonly fromAddress: number;
  readonly toAddress: number;
  readonly from_ms: number;
  readonly to_ms: number;
};
type Span = { readonly from_ms: number; readonly to_ms: number };
type Counted = { readonly key: number; readonly rows: number };

/** Cuts a day's rows into ranges, in order, of which each can be sorted by itself; nearly always it is one. An aircraft that alone has too many is cut at full minutes. */
export async function dayRanges(duck: Duck, day: Span): Promise<readonly DayRange[]> {
  const aircraft = await counted(duck, "day-aircraft");
  const ranges: DayRange[] = [];
  for (const [fromAddress, toAddress, rows] of grouped(aircraft, 0, everyAddress)) {
    const whole = { fromAddress, toAddress, ...day };
    if (rows <= rowsAtOnce) ranges.push(whole);
    else ranges.push(...(await minutesOf(duck, whole)));
  }
  return ranges;
}

/** A range that holds one aircraft, cut by time. Addresses below it in the range have no rows. */
async function minutesOf(duck: Duck, range: DayRange): Promise<readonly DayRange[]> {
  const aircraft = (await counted(duck, "day-aircraft")).find(
    ({ key, rows }) => key >= range.fromAddress && key < range.toAddress && rows > 0,
  );
  const minutes = await counted(duck, "aircraft-minutes", { address: aircraft?.key ?? 0 });
  return grouped(minutes, range.from_ms, range.to_ms).map(([from_ms, to_ms]) => ({ ...range, from_ms, to_ms }));
}

/** Puts neighbours together up to the most that is sorted at once: from and up to which key, and how many rows. */
function grouped(
  list: readonly Counted[],
  first: number,
  end: number,
): readonly (readonly [from: number, to: number, rows: number])[] {
  const groups: [number, number, number][] = [];
  let [from, rows] = [first, 0];
  for (const one of list) {
    if (rows > 0 && rows + one.rows > rowsAtOnce) {
      groups.push([from, one.key, rows]);
      [from, rows] = [one.key, 0];
    }
    rows += one.rows;
  }
  groups.push([from, end, rows]);
  return groups;
}

async function counted(duck: Duck, name: string, values: Record<string, number> = {}): Promise<readonly Counted[]> {
  const read = await duck.connection.runAndReadAll(sql(import.meta.url, name), values);
  return read.getRowsJS().map(([key, rows]) => ({ key: Number(key), rows: Number(rows) }));
}

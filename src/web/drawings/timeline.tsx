import type { ClaimView, MovementPage } from "../../views/shapes.ts";
import type { Moment } from "../../views/words.ts";
import { airportCity } from "../places.ts";
import { clockIn, dayIn, readStretch, type Stretch, zoneName } from "./instants.ts";

type Told = Stretch & {
  readonly what: "departed" | "stop" | "arrived";
  readonly place: string;
  readonly claim: ClaimView;
};
type Row = { readonly label: string; readonly under: string; readonly told: readonly Told[] };
type Order = Stretch & { readonly what: string };
export type Timeline = { readonly rows: readonly Row[]; readonly orders: readonly Order[]; readonly zone: string };

/** The times of a movement or of its parts, and what they are held against; null when there are too few hours to draw. */
export function timelineOf(page: MovementPage): Timeline | null {
  const own = page.attributes.flatMap((attribute) => attribute.claims);
  const parts = Object.entries(page.part_claims ?? {})
    .map(([id, claims]) => rowOf(id, claims))
    .filter((row) => row.told.length > 0);
  const rows = parts.length > 0 ? parts : [rowOf("", own)].filter((row) => row.told.length > 0);
  const orders = distinct(
    own.flatMap((claim): Order[] => {
      const moment = claim.attribute === "milestone" ? momentOf(claim.value) : null;
      const stretch = moment === null ? null : readStretch(moment.at, moment.zone);
      return stretch === null ? [] : [{ ...stretch, what: whatOf(claim) }];
    }),
    (order) => `${order.what} ${order.from}`,
  );
  const hours = rows.flatMap((row) => row.told);
  if (hours.length === 0 || hours.length + orders.length < 2) return null;
  const zones = [...own, ...Object.values(page.part_claims ?? {}).flat()]
    .flatMap((claim) => momentsOf(claim).map((moment) => moment.zone))
    .filter((zone) => zone !== undefined);
  return { rows, orders, zone: commonest(zones) ?? "UTC" };
}

function rowOf(id: string, claims: readonly ClaimView[]): Row {
  const aircraft = claims.filter((claim) => claim.attribute === "aircraft");
  const named = (key: "callsign" | "registration") =>
    aircraft
      .map((claim) => (claim.value as Partial<Record<typeof key, string>>)[key])
      .find((name) => name !== undefined);
  const [callsign, registration] = [named("callsign"), named("registration")];
  const doubt = aircraft.find((claim) => claim.doubt !== null)?.doubt ?? "";
  const told = claims.flatMap((claim): Told[] => {
    if (claim.attribute !== "departed" && claim.attribute !== "arrived" && claim.attribute !== "stop") return [];
    const what = claim.attribute;
    const place = what === "stop" ? shortPlace(claim.value as { name?: string; airport?: string }) : "";
    return momentsOf(claim).flatMap((moment) => {
      const stretch = readStretch(moment.at, moment.zone);
      return stretch === null ? [] : [{ ...stretch, what, place, claim }];
    });
  });
  const label = callsign ?? registration ?? id;
  const under = [callsign === undefined ? "" : (registration ?? ""), doubt.length > 20 ? "doubtful" : doubt]
    .filter((part) => part !== "")
    .join(", ");
  return { label, under, told: distinct(told, (each) => `${each.what} ${each.from}`).sort((a, b) => a.from - b.from) };
}

function shortPlace(stop: { readonly name?: string; readonly airport?: string }): string {
  return (
    (stop.airport === undefined ? null : airportCity(stop.airport)) ??
    stop.name?.split(/[(,]/)[0]?.trim() ??
    stop.airport ??
    "stop"
  );
}

function momentsOf(claim: ClaimView): readonly Moment[] {
  if (claim.attribute === "stop") {
    const stop = claim.value as { arrived?: unknown; departed?: unknown };
    return [momentOf(stop.arrived), momentOf(stop.departed)].filter((moment) => moment !== null);
  }
  const moment = momentOf(claim.value);
  return moment === null ? [] : [moment];
}

function momentOf(value: unknown): Moment | null {
  return typeof value === "object" && value !== null && "at" in value && typeof value.at === "string"
    ? (value as Moment)
    : null;
}

function whatOf(claim: ClaimView): string {
  const what = (claim.value as { what?: unknown }).what;
  return typeof what === "string" ? what.replaceAll("_", " ") : claim.text;
}

function distinct<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [key(item), item])).values()];
}

function commonest(words: readonly string[]): string | undefined {
  const counted = new Map<string, number>();
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
  return [...counted].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const width = 980;
const left = 176;
const right = 954;
const minute = 60_000;
const steps = [15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * minute);

/** Times against what they are held against, in the zone that was said, with UTC under it. Solid between hours that are told; dashed beyond. */
export function TimelineFigure({ timeline }: { timeline: Timeline }) {
  const { rows, orders, zone } = timeline;
  const all = [
    ...rows.flatMap((row) => row.told.map(({ from }) => from)),
    ...orders.flatMap(({ from, to }) => [from, to]),
  ];
  const span = Math.max(...all) - Math.min(...all);
  const step = steps.find((each) => span / each <= 6) ?? Math.ceil(span / 6);
  const begin = Math.floor((Math.min(...all) - step * 0.15) / step) * step;
  const end = Math.ceil((Math.max(...all) + Math.max(span * 0.17, step * 0.4)) / step) * step;
  const x = (instant: number) => Math.round((left + ((instant - begin) / (end - begin)) * (right - left)) * 10) / 10;
  const ticks = Array.from({ length: Math.round((end - begin) / step) + 1 }, (_, i) => begin + i * step);
  const bottom = 46 + rows.length * 44;
  const midnight = ticks.find(
    (tick) => tick > begin && new Date(tick).getUTCHours() === 0 && new Date(tick).getUTCMinutes() === 0,
  );
  return (
    <svg viewBox={`0 -6 ${width} ${bottom + 60}`} role="img" aria-label={describe(timeline)}>
      {ticks.map((tick) => (
        <>
          <path class="tick" d={`M${x(tick)} 40V${bottom}`} />
          <text x={x(tick)} y={bottom + 16} text-anchor="middle">
            {clockIn(tick, zone)}
          </text>
          <text class="soft" x={x(tick)} y={bottom + 32} text-anchor="middle">
            {clockIn(tick, "UTC")}Z
          </text>
        </>
      ))}
      <text class="bold" x="0" y={bottom + 16}>
        {zoneName(zone)}, {dayIn(begin, zone)}
      </text>
      <text class="soft" x="0" y={bottom + 32}>
        UTC
      </text>
      {midnight === undefined || zone === "UTC" ? null : (
        <>
          <path class="midnight" d={`M${x(midnight)} 34V${bottom}`} />
          <text
            class="soft"
            x={x(midnight) > right - 150 ? right : x(midnight) + 6}
            y={bottom + 50}
            text-anchor={x(midnight) > right - 150 ? "end" : "start"}
          >
            {dayIn(midnight, "UTC")} in UTC from here
          </text>
        </>
      )}
      {orders.map((order, i) => {
        const at = x(order.from);
        const to = x(order.to);
        const before = i % 2 === 0 && at - left > 160;
        return (
          <>
            {to > at ? (
              <rect class="span" x={at} y="34" width={to - at} height={bottom - 34} />
            ) : (
              <path class="moment" d={`M${at} 34V${bottom}`} />
            )}
            <text class="clear" x={before ? at - 4 : to + 2} y="28" text-anchor={before ? "end" : "start"}>
              <tspan class="bold">{capital(order.what)}</tspan> {clockIn(order.from, zone)}
              {to > at ? `–${clockIn(order.to, zone)}` : ""}
            </text>
          </>
        );
      })}
      {rows.map((row, i) => (
        <TimelineRow row={row} y={64 + i * 44} x={x} zone={zone} />
      ))}
    </svg>
  );
}

function TimelineRow({ row, y, x, zone }: { row: Row; y: number; x: (instant: number) => number; zone: string }) {
  const sure = row.told.filter((each) => each.from === each.to);
  const last = row.told.at(-1);
  const hasRoom = (each: Told, next: Told | undefined) =>
    x(each.from) + 9 + wordsOf(each, zone).length * 6.8 < (next === undefined ? width - 10 : x(next.from));
  return (
    <>
      <text class="bold t13" x="0" y={y - 2}>
        {row.label}
      </text>
      <text class="soft" x="0" y={y + 14}>
        {row.under}
      </text>
      {sure.slice(1).map((each, i) => {
        const before = sure[i];
        return before === undefined || each.what === "departed" || before.what === "arrived" ? null : (
          <path class="seen" d={`M${x(before.from)} ${y}H${x(each.from)}`} />
        );
      })}
      {last === undefined || last.what === "arrived" ? null : (
        <path class="unseen" d={`M${x(last.from) + 9} ${y}H${right}`} />
      )}
      {row.told.map((each, i) => (
        <>
          <circle
            class={each.from === each.to ? (each.what === "departed" ? "dot" : "dot-open") : "dot-unseen"}
            cx={x(each.from)}
            cy={y}
            r="5"
          />
          <text
            class="clear"
            x={x(each.from) + (each.what === "departed" && each.from === each.to ? 0 : 9)}
            y={y - 10}
            text-anchor={hasRoom(each, row.told[i + 1]) ? "start" : "end"}
          >
            {wordsOf(each, zone)}
          </text>
        </>
      ))}
    </>
  );
}

function wordsOf(each: Told, zone: string): string {
  if (each.from !== each.to) return each.claim.words ?? `${clockIn(each.from, zone)} to ${clockIn(each.to, zone)}`;
  return `${clockIn(each.from, zone)}${each.place === "" ? "" : ` ${each.place}`}`;
}

function describe({ rows, orders, zone }: Timeline): string {
  const times = rows.map(
    (row) =>
      `${row.label}: ${row.told.map((each) => `${each.what === "stop" ? each.place : each.what} ${wordsOf(each, zone)}`).join(", ")}`,
  );
  const against = orders.map((order) => `${order.what} ${clockIn(order.from, zone)}`);
  return `Times in ${zoneName(zone)}. ${[...times, ...against].join(". ")}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

import type { FlightsMonthPage, MonthLine, NewEnd } from "../../views/flights-month-page.ts";
import { classWords, countryWords } from "../../views/flight-row.ts";
import { bands, TarmacError } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { Grid } from "../parts/grid.tsx";
import { LegTies, NoLegs } from "../parts/leg.tsx";
import { Section } from "../parts/section.tsx";

/** The month that a query asks for; null for the last one held. Throws a TarmacError that names the field. */
export function readMonth(query: URLSearchParams): string | null {
  const month = query.get("month")?.trim() || null;
  if (month === null || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return month;
  throw new TarmacError("bad_filter", "This is not a month.", { where: "month", hint: "Write it as 2031-05." });
}

/** The month's legs by class and by destination, beside the months before. */
export function FlightsMonth({ data, asked }: { data: FlightsMonthPage; asked: Asked }) {
  return (
    <>
      <h1>{data.month === null ? "Legs by month" : `Legs in ${monthWords(data.month)}`}</h1>
      <p class="deck">
        By class and by destination. Every number leads to its legs. A class says what a flight looks like, and never
        who was aboard.
      </p>
      <LegTies here="/flights/month" asked={asked} />
      {data.made === null || data.month === null ? <NoLegs /> : <Tables data={data} month={data.month} asked={asked} />}
    </>
  );
}

function Tables({ data, month, asked }: { data: FlightsMonthPage; month: string; asked: Asked }) {
  return (
    <>
      <MonthForm data={data} month={month} asked={asked} />
      <p class="note">
        {coverage(data)} Months of which no leg is held stand as “–”: not heard is not nought.
        {data.doubtful === 0 ? null : (
          <>
            {" "}
            <a href={asked.link("/flights", { month, doubtful: "1" })}>
              {data.doubtful === 1 ? "1 leg of this month is" : `${data.doubtful} legs of this month are`} doubtful
            </a>
            : look at them before you print.
          </>
        )}
      </p>
      <Section title="By class and destination" wide>
        <LineTable data={data} month={month} asked={asked} />
      </Section>
      <Section title="What is new" wide>
        <News data={data} asked={asked} />
      </Section>
    </>
  );
}

function LineTable({ data, month, asked }: { data: FlightsMonthPage; month: string; asked: Asked }) {
  const six = data.classes[0]?.months_in_mean ?? 0;
  const lines = data.classes.flatMap((line) => [line, ...data.destinations.filter((to) => to.class === line.class)]);
  return (
    <Grid
      caption="By class and destination"
      columns={[
        ...["Class and destination", "Legs", ...Object.keys(bands)],
        ...["Month before", "Change", `Mean of ${six === 1 ? "1 month" : `${six} months`} before`, "Change"],
        ...["Year before", "Change"],
      ]}
      numbers={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
      rows={lines.map((line) => {
        const link = (of: string, legs: number | null, band?: string) => (
          <Legs line={line} month={of} legs={legs} asked={asked} {...(band === undefined ? {} : { band })} />
        );
        const isClass = line.to === null;
        return [
          isClass ? <b>{classWords[line.class]}</b> : <span class="under">to {countryWords(line.to ?? "")}</span>,
          isClass ? <b>{link(month, line.legs)}</b> : link(month, line.legs),
          ...Object.keys(bands).map((band) => link(month, line.by_band[band] ?? 0, band)),
          link(ago(month, 1), line.last_month),
          changeText(line.legs, line.last_month),
          line.mean_six === null ? "–" : line.mean_six.toFixed(1),
          changeText(line.legs, line.mean_six),
          link(ago(month, 12), line.last_year),
          changeText(line.legs, line.last_year),
        ];
      })}
    />
  );
}

/** A number that leads to its legs. */
function Legs({
  line,
  month,
  legs,
  band,
  asked,
}: {
  line: MonthLine;
  month: string;
  legs: number | null;
  band?: string;
  asked: Asked;
}) {
  if (legs === null) return <>–</>;
  if (legs === 0) return <>0</>;
  const chosen = { class: line.class, month, ...(line.to === null ? {} : { to: line.to }), ...(band ? { band } : {}) };
  return <a href={asked.link("/flights", chosen)}>{legs}</a>;
}

/** "+4 (+50 %)": the difference, and its share where there was anything before. */
function changeText(now: number, before: number | null): string {
  if (before === null) return "–";
  const by = now - before;
  const signed = (n: number, digits: number): string =>
    `${n > 0 ? "+" : n < 0 ? "−" : ""}${Math.abs(n).toFixed(digits)}`;
  const number = signed(by, Number.isInteger(by) ? 0 : 1);
  return before === 0 ? number : `${number} (${signed((by / before) * 100, 0)} %)`;
}

/** Days of positions are no measure of what was heard: a few an hour make no leg. So the days with legs stand beside them. */
function coverage({ days, days_in_month: whole, days_with_legs: flown }: FlightsMonthPage): string {
  if (days === 0) return "No positions of this month are in this workspace any more.";
  const held = days === whole ? `all ${whole} days` : `${days} of its ${whole} days`;
  const few = flown === days ? "" : `, and legs of ${flown} of them`;
  return `Positions of ${held} are held${few}${days === whole ? "" : ": the numbers are of those days"}.`;
}

function News({ data, asked }: { data: FlightsMonthPage; asked: Asked }) {
  const since = data.months[0];
  if (data.month === since)
    return <p class="note">This is the first month held: whether anything is new cannot be told.</p>;
  if (data.news.length === 0)
    return (
      <p class="note">
        No class went anywhere for the first time since {monthWords(since ?? "")}, when the legs held here begin.
      </p>
    );
  return (
    <>
      <ul class="plain">
        {data.news.map((one) => (
          <li>
            <a href={asked.link(`/flight/${one.id}`)}>{newsText(one)}</a>
          </li>
        ))}
      </ul>
      <p class="note">
        First among the legs held here, which begin in {monthWords(since ?? "")}; others may have seen earlier ones.
      </p>
    </>
  );
}

function newsText({ class: name, country, ident }: NewEnd): string {
  return ident === null
    ? `First ${classWords[name].toLowerCase()} to ${countryWords(country)}`
    : `First ${classWords[name].toLowerCase()} to ${ident}, ${countryWords(country)}`;
}

function MonthForm({ data, month, asked }: { data: FlightsMonthPage; month: string; asked: Asked }) {
  return (
    <form class="filters" method="get" action={asked.path}>
      <div class="field">
        <label for="f-month">Month</label>
        <select id="f-month" name="month">
          {[...new Set([...data.months, month])]
            .sort()
            .reverse()
            .map((each) => (
              <option value={each} selected={each === month}>
                {monthWords(each)}
              </option>
            ))}
        </select>
      </div>
      <button class="button" type="submit">
        Show
      </button>
      <ul class="row-links">
        <li>
          <a href={asked.here(".csv")}>.csv</a>
        </li>
      </ul>
    </form>
  );
}

const names = ["January", "February", "March", "April", "May", "June", "July"];
names.push("August", "September", "October", "November", "December");

function monthWords(month: string): string {
  const [year, number] = month.split("-");
  return `${names[Number(number) - 1] ?? ""} ${year}`;
}

function ago(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
}

/** The month as a table: a row for each class (with `to` empty) and for each destination of it. */
export function flightsMonthTable({ month, classes, destinations }: FlightsMonthPage): Table {
  return {
    columns: [
      ...[
        "month",
        "class",
        "to",
        "legs",
        ...Object.keys(bands),
        "last_month",
        "mean_six",
        "months_in_mean",
        "last_year",
      ],
    ],
    rows: [...classes, ...destinations].map((line) => [
      ...[month, line.class, line.to, line.legs, ...Object.keys(bands).map((band) => line.by_band[band])],
      ...[line.last_month, line.mean_six === null ? null : Number(line.mean_six.toFixed(2)), line.months_in_mean],
      line.last_year,
    ]),
  };
}

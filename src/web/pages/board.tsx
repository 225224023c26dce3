import type { BoardFilter, BoardPage, MovementRow } from "../../views/shapes.ts";
import { TarmacError, type Verdict, verdicts, verdictWord } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { AsOfField } from "../parts/as-of.tsx";
import { Claims } from "../parts/claim.tsx";
import { Numbers, PeopleBar, PeopleKey, PeopleWords, scaleFor, sharesOf } from "../parts/count.tsx";
import { LaneRow, LaneTable } from "../parts/lanes.tsx";
import { Mark, Sign, State, stateClass } from "../parts/marks.tsx";
import { Pager } from "../parts/pager.tsx";
import { Way } from "../parts/way.tsx";
import { EmptyRecord } from "./empty.tsx";

/** Reads the board's filter from a query. Throws a TarmacError that names the field. */
export function readBoardFilter(query: URLSearchParams): BoardFilter {
  const destination = query.get("destination")?.trim().toUpperCase() || null;
  if (destination !== null && !/^[A-Z]{3}$/.test(destination)) {
    throw new TarmacError("bad_filter", "The destination is not a country code.", {
      where: "destination",
      hint: "Write three letters of ISO 3166, for example SLV.",
    });
  }
  const month = query.get("month")?.trim() || null;
  if (month !== null && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) {
    throw new TarmacError("bad_filter", "The month cannot be read.", {
      where: "month",
      hint: "Write year-month, for example 2025-03.",
    });
  }
  const states = query.getAll("state").filter((state) => state !== "");
  const odd = states.find((state) => !verdicts.includes(state as Verdict));
  if (odd !== undefined)
    throw new TarmacError("bad_filter", "There is no such state.", {
      where: "state",
      hint: `The states are ${verdicts.join(", ")}.`,
    });
  const page = query.get("page") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(page))
    throw new TarmacError("bad_filter", "The page is not a number.", { where: "page", hint: "Pages count from 1." });
  return {
    destination,
    month,
    states: states as Verdict[],
    q: query.get("q")?.trim().slice(0, 200) || null,
    page: Number(page),
  };
}

/** The board: every movement with what was said, flown and recorded. */
export function Board({ data, asked }: { data: BoardPage; asked: Asked }) {
  if (data.total === 0 && !isFiltered(data, asked)) return <EmptyRecord asked={asked} />;
  const places = data.destinations.length;
  return (
    <>
      <div class="top">
        <div>
          <h1>Said, flown, recorded</h1>
          <p class="deck">
            What officials said about each transfer, what aircraft flew, and what documents show, side by side. Nothing
            is chosen for you: where they differ, all of it stands.
          </p>
        </div>
        <Sums sums={data.sums} />
      </div>
      <Filters data={data} asked={asked} />
      <p class="print-only note">{printFilter(data, asked)}</p>
      <h2 class="hidden">Movements</h2>
      <div class="bar">
        <p>
          <b>
            {data.total} {data.total === 1 ? "movement" : "movements"}
          </b>
          {data.filter.destination === null && places > 1 ? ` to ${places} places` : ""}, oldest first
        </p>
        <PeopleKey note="all bars to one scale" />
        <ul class="row-links">
          <li>
            <a href={asked.here("").replace(/^\//, "/movements.csv")}>.csv</a>
          </li>
          <li>
            <a href={asked.here("").replace(/^\//, "/movements.json")}>.json</a>
          </li>
          <li class="keys-slot" data-keys-slot />
        </ul>
      </div>
      {data.rows.length === 0 ? (
        <p class="banner">
          No movement fits this filter. <a href={asked.link("/")}>Show all</a>
        </p>
      ) : (
        <Rows data={data} asked={asked} />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

function Rows({ data, asked }: { data: BoardPage; asked: Asked }) {
  const per = scaleFor(data.rows, 190);
  return (
    <LaneTable
      kind="board"
      caption="Movements, each with what was said, flown and recorded"
      first="Movement and how its sides compare"
    >
      {data.rows.map((row) => (
        <LaneRow
          id={row.id}
          state={stateClass(row.state)}
          head={<RowHead row={row} per={per} asked={asked} />}
          lanes={(lane) => (
            <Claims
              claims={row.lanes[lane]}
              sources={data.sources}
              asked={asked}
              limit={4}
              more={asked.link(`/movement/${row.id}`)}
              absent={lane === "flown" ? "No track or flight account in this record." : "None in this record."}
            />
          )}
        />
      ))}
    </LaneTable>
  );
}

function RowHead({ row, per, asked }: { row: MovementRow; per: number; asked: Asked }) {
  const href = asked.link(`/movement/${row.id}`);
  return (
    <>
      <div class="head">
        <State verdict={row.state} />
        <Sign id={row.id} />
      </div>
      <p class="name">
        <a href={href} data-open>
          <Way row={row} />
        </a>
      </p>
      <p class="meta">
        {[
          row.date_text,
          row.kind.replaceAll("_", " "),
          viaWords(row),
          row.parts.length > 1 ? `${row.parts.length} flights` : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      {continues(row, asked)}
      <div class="count">
        <PeopleBar shares={sharesOf(row)} per={per} />
        <PeopleWords row={row} />
      </div>
      <p class="verdict">{row.state_reason}</p>
      {row.findings === 0 ? null : (
        <p class="meta">
          <a href={`${href}#findings`}>{findingsText(row)}</a>
        </p>
      )}
    </>
  );
}

/** Errors and warnings are findings to look at; notes are told apart. */
function findingsText({ findings, notes }: MovementRow): string {
  const grave = findings - notes;
  const parts = [
    grave === 0 ? "" : `${grave} ${grave === 1 ? "finding" : "findings"}`,
    notes === 0 ? "" : `${notes} ${notes === 1 ? "note" : "notes"}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function viaWords(row: MovementRow): string {
  return row.via.length === 0 ? "" : `via ${row.via.map((point) => point.text).join(", ")}`;
}

function continues(row: MovementRow, asked: Asked) {
  const links = (ids: readonly string[]) =>
    ids.map((id) => (
      <>
        {" "}
        <Sign id={id} href={asked.link(`/movement/${id}`)} />
      </>
    ));
  return (
    <>
      {row.after.length === 0 ? null : <p class="meta">continues{links(row.after)}, counted there</p>}
      {row.then.length === 0 ? null : <p class="meta">goes on as{links(row.then)}</p>}
      {row.part_of === null ? null : <p class="meta">part of{links([row.part_of])}, counted there</p>}
    </>
  );
}

function Sums({ sums }: { sums: BoardPage["sums"] }) {
  const shares = sharesOf({ people: null, third_country: sums.third_country, own_nationals: null });
  const open = Math.max(0, (sums.third_country.hi ?? sums.third_country.lo) - sums.third_country.lo);
  const per = 165 / Math.max(1, shares.third + open);
  return (
    <dl class="totals">
      <div>
        <dt>Third-country nationals moved</dt>
        <dd>
          <Numbers text={sums.third_country.text} />
          <PeopleBar shares={{ third: shares.third, own: 0, open }} per={per} />
        </dd>
      </div>
      <div>
        <dt>People moved, all nationalities</dt>
        <dd>
          <Numbers text={sums.people.text} />
        </dd>
        <dd class="fine">{sums.own_nationals.text} of them own nationals</dd>
      </div>
      <div class="rule">
        <dt>Rule</dt>
        <dd>
          In these {sums.movements} movements. {sums.rule}
        </dd>
      </div>
    </dl>
  );
}

function Filters({ data, asked }: { data: BoardPage; asked: Asked }) {
  const { filter } = data;
  return (
    <form class="filters" method="get" action="/">
      <div class="field">
        <label for="f-destination">Destination</label>
        <select id="f-destination" name="destination">
          <option value="">All {data.destinations.length}</option>
          {data.destinations.map((place) => (
            <option value={place.code} selected={place.code === filter.destination}>
              {place.text} ({place.count})
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="f-month">Month</label>
        <select id="f-month" name="month">
          <option value="">Any month</option>
          {data.months.map((month) => (
            <option value={month.code} selected={month.code === filter.month}>
              {month.text} ({month.count})
            </option>
          ))}
        </select>
      </div>
      <fieldset class="field">
        <legend>State, any of</legend>
        <div class="chips">
          {[...data.states]
            .sort((a, b) => verdicts.indexOf(b.state) - verdicts.indexOf(a.state))
            .map(({ state, count }) => (
              <label class={stateClass(state)}>
                <input type="checkbox" name="state" value={state} checked={filter.states.includes(state)} />
                <Mark name={state} />
                <b>{verdictWord[state]}</b> <span class="count">{count}</span>
              </label>
            ))}
        </div>
      </fieldset>
      <AsOfField value={asked.when.as_of ?? ""} />
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
      {filter.q === null ? null : (
        <div class="field">
          <label for="f-q">Words</label>
          <input id="f-q" type="text" name="q" value={filter.q} />
        </div>
      )}
      <button class="button" type="submit">
        Show
      </button>
      {isFiltered(data, asked) ? (
        <a class="clear-filter" href="/">
          Clear
        </a>
      ) : null}
    </form>
  );
}

function isFiltered(data: BoardPage, asked: Asked): boolean {
  const { filter } = data;
  return (
    filter.destination !== null ||
    filter.month !== null ||
    filter.states.length > 0 ||
    filter.q !== null ||
    asked.when.as_of !== undefined ||
    asked.when.known_at !== undefined
  );
}

function printFilter(data: BoardPage, asked: Asked): string {
  const { filter } = data;
  const parts = [
    filter.destination === null
      ? ""
      : `destination ${data.destinations.find((place) => place.code === filter.destination)?.text ?? filter.destination}`,
    filter.month === null ? "" : `month ${filter.month}`,
    filter.states.length === 0 ? "" : `state ${filter.states.map((state) => verdictWord[state]).join(" or ")}`,
    filter.q === null ? "" : `words “${filter.q}”`,
    `as of ${printDay(asked.day)}`,
  ].filter((part) => part !== "");
  return `Shown: ${parts.join("; ")}.`;
}

/** The board as a table: one movement a row. */
export function boardTable(data: BoardPage): Table {
  const counts = (count: MovementRow["people"]) => [count?.lo, count?.hi, count?.text];
  return {
    columns: [
      "id",
      "title",
      "kind",
      "state",
      "state_reason",
      "date",
      "date_text",
      "from",
      "to",
      "via",
      "people_lo",
      "people_hi",
      "people",
      "third_country_lo",
      "third_country_hi",
      "third_country",
      "own_nationals_lo",
      "own_nationals_hi",
      "own_nationals",
      "part_of",
      "parts",
      "after",
      "then",
      "findings",
    ],
    rows: data.rows.map((row) => [
      row.id,
      row.title,
      row.kind,
      row.state,
      row.state_reason,
      row.date,
      row.date_text,
      row.from?.code,
      row.to?.code,
      row.via.map((point) => point.code).join(" "),
      ...counts(row.people),
      ...counts(row.third_country),
      ...counts(row.own_nationals),
      row.part_of,
      row.parts.join(" "),
      row.after.join(" "),
      row.then.join(" "),
      row.findings,
    ]),
  };
}

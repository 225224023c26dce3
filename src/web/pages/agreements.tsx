import { type CellName, cellNames, type CellView } from "../../views/agreement-cells.ts";
import type { AgreementRow } from "../../views/agreement-row.ts";
import type { AgreementsFilter, AgreementsPage } from "../../views/agreements-page.ts";
import { stageWords, TarmacError } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { StageLine, StageYears } from "../drawings/stage-line.tsx";
import { StageKey } from "../drawings/stage-sign.tsx";
import { AsOfField } from "../parts/as-of.tsx";
import { CellWords, Ticks } from "../parts/cell.tsx";
import { Mark } from "../parts/marks.tsx";
import { Scrolls } from "../parts/scrolls.tsx";

type PageProps = { readonly data: AgreementsPage; readonly asked: Asked };

const texts = { public: "Public", not_public: "Not public, or none found", nothing: "Nothing entered" } as const;

/** Reads the filter of the matrix from a query. Throws a TarmacError that names the field. */
export function readAgreementsFilter(query: URLSearchParams): AgreementsFilter {
  const stage = query.get("stage")?.trim() || null;
  if (stage !== null && !Object.hasOwn(stageWords, stage))
    throw new TarmacError("bad_filter", "There is no such stage.", {
      where: "stage",
      hint: `The stages are ${Object.keys(stageWords).join(", ")}.`,
    });
  const text = query.get("text")?.trim() || null;
  if (text !== null && !Object.hasOwn(texts, text))
    throw new TarmacError("bad_filter", "The text’s state cannot be read.", {
      where: "text",
      hint: `Write ${Object.keys(texts).join(", ")}.`,
    });
  return {
    differs: isOn(query.get("differs")),
    movement: isOn(query.get("movement")),
    stage,
    text: text as AgreementsFilter["text"],
  };
}

function isOn(value: string | null): boolean {
  return value !== null && !["", "0", "no", "false"].includes(value);
}

/** The matrix of agreements: a row an agreement, a column a term, each cell with its sources. */
export function Agreements({ data, asked }: PageProps) {
  return (
    <>
      <div class="top top--m">
        <div>
          <h1>Agreements and their terms</h1>
          <p class="deck">
            {data.total === 0
              ? "No agreement is in this record"
              : `${data.total} agreements with ${data.countries} ${data.countries === 1 ? "receiver" : "receivers"}: signed, announced, offered, denied or only alleged`}
            {asked.when.as_of === undefined ? "." : ", as far as they were public."} A stage is what somebody says on a
            day; nothing here means that a country would take a person.
          </p>
        </div>
        <HowToRead />
      </div>
      <Filters data={data} asked={asked} />
      <div class="bar">
        <StageKey lines />
        <ul class="row-links">
          <li>
            <a href={asked.link("/visits")}>Visits</a>
          </li>
          <li>
            <a href={asked.here(".csv")}>.csv</a>
          </li>
          <li>
            <a href={asked.here(".json")}>.json</a>
          </li>
          <li class="keys-slot" data-keys-slot />
        </ul>
      </div>
      <h2 class="hidden">Agreements by term</h2>
      {data.shown === 0 ? (
        <p class="banner">
          {data.total === 0
            ? "An agreement is entered with its stages, terms and sources as docs/register.md shows, then imported."
            : "No agreement fits this filter."}{" "}
          {data.total === 0 ? null : <a href={asked.link("/agreements")}>Show all</a>}
        </p>
      ) : (
        <Matrix data={data} asked={asked} />
      )}
      {data.shown === 0 ? null : (
        <p class="note">
          Days told only as a month are set at its middle. Stages that would touch are drawn apart; those from before{" "}
          {data.axis.from.slice(0, 4)} stand at the left, in order and not to scale. Sources are counted once for a
          story and its copies. Totals are of the movements in this record, each person once, and payments are never
          summed.
        </p>
      )}
    </>
  );
}

const example = (standing: CellView["standing"]): CellView => ({
  text: "",
  absence: null,
  standing,
  why: "",
  sources: ["a", "b"],
});

function HowToRead() {
  const ticks = (standing: CellView["standing"]) => <Ticks cell={example(standing)} about="how to read a cell" />;
  return (
    <div class="reading">
      <h2>How to read a cell</h2>
      <dl class="facts">
        <dt>{ticks("same")}</dt>
        <dd>two sources that can both hold</dd>
        <dt>{ticks("differs")}</dt>
        <dd>two sources that differ; open the row for both</dd>
        <dt>{ticks("different_scope")}</dt>
        <dd>two sources of different scope; not a contradiction</dd>
        <dt class="np">not published</dt>
        <dd>someone looked and says so</dd>
        <dt class="np">none found</dt>
        <dd>a text was looked for in the sources read, and they have none</dd>
        <dt>
          <span class="blankkey" />
        </dt>
        <dd>blank: we have not looked, or nothing is entered</dd>
      </dl>
    </div>
  );
}

function Filters({ data, asked }: PageProps) {
  const { filter } = data;
  const filtered = filter.differs || filter.movement || filter.stage !== null || filter.text !== null;
  return (
    <form class="filters" method="get" action="/agreements">
      <fieldset class="field">
        <legend>Show</legend>
        <div class="chips">
          <label class="is-contradicts">
            <input type="checkbox" name="differs" value="1" checked={filter.differs} />
            <Mark name="contradicts" />
            <b>only where sources differ</b>
          </label>
          <label>
            <input type="checkbox" name="movement" value="1" checked={filter.movement} />
            <b>only with a movement</b>
          </label>
        </div>
      </fieldset>
      <div class="field">
        <label for="f-stage">Stage in its history</label>
        <select id="f-stage" name="stage">
          <option value="">Any stage</option>
          {data.stages.map(({ stage, count }) => (
            <option value={stage} selected={stage === filter.stage}>
              {stage.replaceAll("_", " ")} ({count})
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="f-text">Text</label>
        <select id="f-text" name="text">
          <option value="">Any</option>
          {Object.entries(texts).map(([value, words]) => (
            <option value={value} selected={value === filter.text}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <AsOfField value={asked.when.as_of ?? ""} />
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
      <button class="button" type="submit">
        Show
      </button>
      {filtered || asked.when.as_of !== undefined ? (
        <a class="clear-filter" href="/agreements">
          Clear
        </a>
      ) : null}
      <p class="clear-filter muted">
        {data.shown} of {data.total}
      </p>
    </form>
  );
}

const widths: Readonly<Partial<Record<CellName, string>>> = { stage: "tlc", text: "txt" };

function Matrix({ data, asked }: PageProps) {
  return (
    <Scrolls name="Agreements by term">
      <table class="grid matrix" data-keys="cells">
        <caption class="hidden">Agreements by term</caption>
        <thead>
          <tr>
            <th scope="col">Who receives</th>
            {data.columns.map(({ name, heading }) => (
              <th scope="col" class={widths[name] ?? name}>
                {heading}
                {name === "stage" ? <StageYears axis={data.axis} /> : null}
              </th>
            ))}
          </tr>
        </thead>
        {data.groups.map(({ heading, rows }) => (
          <tbody>
            <tr class="group">
              <th colSpan={data.columns.length + 1} scope="rowgroup">
                {heading}
              </th>
            </tr>
            {rows.map((row) => (
              <Row row={row} data={data} asked={asked} />
            ))}
          </tbody>
        ))}
      </table>
    </Scrolls>
  );
}

/** The section of the agreement's page in which a cell is told whole. */
const sections: Readonly<Record<CellName, string>> = {
  stage: "stages",
  instrument: "instrument",
  text: "instrument",
  who: "terms",
  cap: "cap",
  money: "money",
  people: "movements",
};

function Row({ row, data, asked }: PageProps & { row: AgreementRow }) {
  const page = asked.link(`/agreement/${encodeURIComponent(row.id)}`);
  return (
    <tr data-row id={row.id}>
      <th scope="row" data-cell>
        <a href={page} data-open>
          {row.receives || row.title}
        </a>
        <span class="fine">{row.title}</span>
      </th>
      {data.columns.map(({ name, heading }) => (
        <td class={cellClass(name, row.cells[name])} data-cell>
          <span class="cell-name" aria-hidden="true">
            {heading}
          </span>
          <div>
            {name === "stage" ? <StageLine row={row} axis={data.axis} /> : null}
            <CellWords cell={row.cells[name]} numbers={["cap", "money", "people"].includes(name)} />
            <Ticks cell={row.cells[name]} href={`${page}#${sections[name]}`} about={`${heading}, ${row.receives}`} />
          </div>
        </td>
      ))}
    </tr>
  );
}

function cellClass(name: CellName, cell: CellView): string {
  const state = cell.standing === null ? "blank" : cell.standing === "differs" ? "diff" : "";
  return [widths[name] ?? "", state].filter(Boolean).join(" ");
}

/** The matrix as a table: an agreement a row, for each cell its words, absence, standing and number of sources. */
export function agreementsTable(data: AgreementsPage): Table {
  const names = Object.keys(cellNames) as CellName[];
  return {
    columns: [
      "id",
      "title",
      "group",
      "sends",
      "receives",
      "parties",
      "differs",
      "movements",
      "stands_from",
      "in_force_from",
      "stands_until",
      "text_public_by",
      ...names.flatMap((name) => [name, `${name}_absence`, `${name}_standing`, `${name}_why`, `${name}_sources`]),
    ],
    rows: data.groups.flatMap(({ rows }) =>
      rows.map((row) => [
        row.id,
        row.title,
        row.group,
        row.sends,
        row.receives,
        row.parties.map(({ code }) => code).join(" "),
        row.differs,
        row.movements.map(({ id }) => id).join(" "),
        row.span.from,
        row.span.in_force_from,
        row.span.until,
        row.span.text_public,
        ...names.flatMap((name) => {
          const cell = row.cells[name];
          return [cell.text, cell.absence, cell.standing, cell.why, cell.sources.join(" ")];
        }),
      ]),
    ),
  };
}

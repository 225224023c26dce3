import type { FindingsFilter, FindingsPage } from "../../views/findings-page.ts";
import { severities } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { readOneOf, readPage } from "../filters.ts";
import { AsOfField } from "../parts/as-of.tsx";
import { Grid } from "../parts/grid.tsx";
import { Tag } from "../parts/marks.tsx";
import { NamedText } from "../parts/named-text.tsx";
import { Pager } from "../parts/pager.tsx";

/** Reads the filter of the list of findings from a query. Throws a TarmacError that names the field. */
export function readFindingsFilter(query: URLSearchParams): FindingsFilter {
  return {
    rule: query.get("rule")?.trim().slice(0, 100) || null,
    severity: readOneOf(query, "severity", severities) as FindingsFilter["severity"],
    page: readPage(query),
  };
}

/** What the rules found: what cannot be right first, then what a reader should know before she relies on a value. */
export function Findings({ data, asked }: { data: FindingsPage; asked: Asked }) {
  return (
    <>
      <h1>Findings</h1>
      <p class="deck">
        What the rules notice: sums that do not add up, days that do not fit, and values that rest on little. A finding
        changes no number; it says where to look.
      </p>
      <Filters data={data} asked={asked} />
      <div class="bar">
        <p>
          <b>
            {data.total} {data.total === 1 ? "finding" : "findings"}
          </b>
          {data.filter.rule === null && data.filter.severity === null ? `: ${bySeverity(data)}` : ""}, gravest first
        </p>
      </div>
      {data.rows.length === 0 ? (
        <p class="banner">
          {data.rules.length === 0 ? "The rules found nothing." : "No finding fits this filter."}{" "}
          <a href={asked.link("/method")}>What the rules look for</a>
        </p>
      ) : (
        <Grid
          caption="Findings"
          columns={["About", "Severity", "What was found", "Claims"]}
          rows={data.rows.map((row) => [
            <a href={asked.link(`/${row.subject}`)}>{row.subject_title}</a>,
            <Tag>{row.severity}</Tag>,
            <>
              <b>{row.title}.</b> <NamedText text={row.text} nameOf={(id) => data.words.sources[id]} asked={asked} />
              {row.other === null ? null : (
                <>
                  {" "}
                  <a href={asked.link(`/${row.other}`)}>The other one</a>
                </>
              )}{" "}
              <code class="fine">{row.rule}</code>
            </>,
            <ClaimLinks row={row} data={data} asked={asked} />,
          ])}
        />
      )}
      <Pager page={data.page} pages={data.pages} asked={asked} />
    </>
  );
}

/** Links to the claims that a finding rests on: the first few, and how many more there are. */
function ClaimLinks({ row, data, asked }: { row: FindingsPage["rows"][number]; data: FindingsPage; asked: Asked }) {
  const shown = data.words.claims[row.id] ?? [];
  const more = row.claims.length - shown.length;
  return (
    <ul class="plain">
      {shown.map(({ id, text, source }) => (
        <li>
          <a href={asked.link(`/claim/${id}`)}>{text}</a> <cite>{data.words.sources[source] ?? source}</cite>
        </li>
      ))}
      {more > 0 ? <li class="fine">and {more} more</li> : null}
    </ul>
  );
}

/** "1 error, 9 warnings, 362 notes". */
function bySeverity({ rules }: FindingsPage): string {
  const count = (severity: string): number =>
    rules.filter((rule) => rule.severity === severity).reduce((sum, rule) => sum + rule.count, 0);
  return severities.map((severity) => `${count(severity)} ${severity}${count(severity) === 1 ? "" : "s"}`).join(", ");
}

function Filters({ data, asked }: { data: FindingsPage; asked: Asked }) {
  return (
    <form class="filters" method="get" action={asked.path}>
      <div class="field">
        <label for="f-severity">Severity</label>
        <select id="f-severity" name="severity">
          <option value="">Any</option>
          {severities.map((severity) => (
            <option value={severity} selected={data.filter.severity === severity}>
              {severity}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="f-rule">Rule</label>
        <select id="f-rule" name="rule">
          <option value="">Any</option>
          {data.rules.map(({ rule, count }) => (
            <option value={rule} selected={data.filter.rule === rule}>
              {rule} ({count})
            </option>
          ))}
        </select>
      </div>
      <AsOfField value={asked.when.as_of ?? ""} />
      <button class="button" type="submit">
        Show
      </button>
    </form>
  );
}

/** The findings as a table, one a row. */
export function findingsTable(data: FindingsPage): Table {
  return {
    columns: ["id", "severity", "rule", "title", "subject", "subject_title", "other", "text", "claims"],
    rows: data.rows.map((row) => [
      row.id,
      row.severity,
      row.rule,
      row.title,
      row.subject,
      row.subject_title,
      row.other,
      row.text,
      row.claims.join(" "),
    ]),
  };
}

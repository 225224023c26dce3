import type { DestinationsPage } from "../../views/destinations-page.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { AsOfForm } from "../parts/as-of.tsx";
import { Grid } from "../parts/grid.tsx";

/** Countries that receive people, by name, with how much is documented of each. */
export function Destinations({ data, asked }: { data: DestinationsPage; asked: Asked }) {
  return (
    <>
      <div class="crumbs">
        <AsOfForm asked={asked} />
      </div>
      <h1>Destinations</h1>
      <p class="deck">
        {data.rows.length} {data.rows.length === 1 ? "country" : "countries"} to which people were moved, or which
        agreed or are said to have agreed to receive them, by name, with how much this record holds of each. No line
        here means that a person may be sent there.
      </p>
      <h2 class="hidden">Countries</h2>
      {data.rows.length === 0 ? (
        <p class="banner">No country is in this record{asked.when.as_of === undefined ? "" : " as of that day"}.</p>
      ) : (
        <div class="list">
          <Grid
            caption="Countries that receive people"
            columns={[
              "Country",
              "Documented about treatment",
              ...data.treaties.map(treatyWord),
              "Agreements",
              "Movements here",
            ]}
            numbers={[data.treaties.length + 2, data.treaties.length + 3]}
            rows={data.rows.map((row) => [
              <a href={asked.link(`/destination/${row.code}`)}>{row.name}</a>,
              row.topics.length === 0 ? (
                <span class="np">nothing entered</span>
              ) : (
                row.topics
                  .map(({ topic, count }) => `${topic.replaceAll("_", " ")}${count === 1 ? "" : ` (${count})`}`)
                  .join(", ")
              ),
              ...data.treaties.map((treaty) => row.treaties[treaty] ?? ""),
              row.agreements,
              row.movements,
            ])}
          />
        </div>
      )}
      <p class="note">
        A blank under a treaty means that nothing is entered, not that the country is no party. Counts are of this
        record.
      </p>
    </>
  );
}

function treatyWord(treaty: string): string {
  return treaty.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
}

/** The countries as a table, one a row. */
export function destinationsTable(data: DestinationsPage): Table {
  return {
    columns: ["code", "name", "topics", ...data.treaties, "agreements", "movements"],
    rows: data.rows.map((row) => [
      row.code,
      row.name,
      row.topics.map(({ topic, count }) => `${topic} ${count}`).join("; "),
      ...data.treaties.map((treaty) => row.treaties[treaty]),
      row.agreements,
      row.movements,
    ]),
  };
}

import type { PairRow, ThirdCountryPage } from "../../views/removals-page-third.ts";
import { answerWords, ruleText } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { SpanBars } from "../drawings/span-bars.tsx";
import { Grid } from "../parts/grid.tsx";
import { AnswerKey, NoDestination, NoReleases, ReleaseHead, BeforeQuoting, linkTo } from "../parts/removals.tsx";
import { RemovalsForm } from "../parts/removals-form.tsx";
import { Section } from "../parts/section.tsx";

/** Who of a release was sent to a country not their own, with the rule behind each answer and the pairs of countries. */
export function ThirdCountry({ data, asked }: { data: ThirdCountryPage; asked: Asked }) {
  const { release } = data;
  return (
    <>
      <ReleaseHead
        title="Third-country removals in a release"
        deck="Whether a person was sent to a country not their own is asked of each row, by citizenship and country of birth against the country they were sent to. Where a row leaves doubt, the answer is “cannot tell”, with the reason."
        here="/removals/third-country"
        releases={release === null ? [] : [release]}
        asked={asked}
      />
      {release === null ? (
        <NoReleases />
      ) : (
        <>
          {release.tells_destination ? <Answers data={data} asked={asked} /> : <NoDestination title={release.title} />}
          <BeforeQuoting releases={[release]} asked={asked} />
        </>
      )}
    </>
  );
}

function Answers({ data, asked }: { data: ThirdCountryPage; asked: Asked }) {
  return (
    <>
      <RemovalsForm
        path="/removals/third-country"
        data={{ ...data, releases: data.release === null ? [] : [data.release.release] }}
        asked={asked}
      />
      <Section title="Answers and rules" wide>
        <p class="note">
          <b>
            Third-country: {n(data.answers.yes)} to {n(data.answers.yes + data.answers.cannot_tell)} of {n(data.people)}{" "}
            people.
          </b>{" "}
          The lower figure counts “yes” alone, the upper adds every “cannot tell”. A removal is not a flight: people are
          handed over at land borders too, and{" "}
          <a href={linkTo(asked, ["/removals", data.asked], { by: "departure_port", third_country: "yes" })}>
            the port they left by
          </a>{" "}
          tells more.
        </p>
        <Rules data={data} asked={asked} />
      </Section>
      {data.months.length < 2 ? null : <ByMonth data={data} asked={asked} />}
      <Pairs data={data} asked={asked} answer="yes" title="Sent to a country not their own" />
      <Pairs data={data} asked={asked} answer="cannot_tell" title="Cannot tell, and why" />
    </>
  );
}

function Rules({ data, asked }: { data: ThirdCountryPage; asked: Asked }) {
  return (
    <Grid
      caption="Answers and rules"
      columns={["Answer", "People", "Share", "When it is given"]}
      numbers={[1, 2]}
      cards
      rows={[
        ...data.rules.map(({ rule, answer, says, people }) => [
          answerWords[answer],
          <a class="quiet" href={linkTo(asked, ["/removals/rows", data.asked], { third_country_rule: rule })}>
            {n(people)}
          </a>,
          share(people, data.people),
          says,
        ]),
        [<b>All</b>, <b>{n(data.people)}</b>, share(data.people, data.people), ""],
      ]}
    />
  );
}

function ByMonth({ data, asked }: { data: ThirdCountryPage; asked: Asked }) {
  const answers = ["yes", "cannot_tell", "no"] as const;
  const fills = { yes: "share-third", cannot_tell: "share-open", no: "share-own" } as const;
  const sums = data.months.map((month) => month.yes + month.cannot_tell + month.no);
  const link = (more: Record<string, string>) => linkTo(asked, ["/removals", data.asked], more);
  return (
    <Section title="By month" notes={<AnswerKey />} wide>
      <div class="panels panels--two">
        <figure class="panel">
          <h3>All answers</h3>
          <SpanBars
            wide
            spans={data.months}
            parts={answers.map((answer) => ({ fill: fills[answer], numbers: data.months.map((one) => one[answer]) }))}
            most={Math.max(...sums)}
            label={`By month, ${data.months[0]?.text} to ${data.months.at(-1)?.text}: ${n(data.answers.yes)} yes, ${n(data.answers.cannot_tell)} cannot tell, ${n(data.answers.no)} no`}
          />
        </figure>
        <figure class="panel">
          <h3>Yes alone, to its own scale</h3>
          <SpanBars
            wide
            spans={data.months}
            parts={[{ fill: "share-third", numbers: data.months.map(({ yes }) => yes) }]}
            most={Math.max(...data.months.map(({ yes }) => yes))}
            label={`“Yes” by month: ${n(data.answers.yes)} people`}
          />
        </figure>
      </div>
      <p class="note">
        <a href={link({ by: "third_country,month" })}>The months as a table</a>,{" "}
        <a href={link({ by: "third_country,fiscal_year" })}>by fiscal year</a>
        {data.undated === 0 ? "" : `; of ${n(data.undated)} people the day is not told`}.
      </p>
    </Section>
  );
}

function Pairs({
  data,
  asked,
  answer,
  title,
}: {
  data: ThirdCountryPage;
  asked: Asked;
  answer: "yes" | "cannot_tell";
  title: string;
}) {
  const { rows, more } = data[answer];
  const reasons = answer === "cannot_tell";
  const to = (row: PairRow) => ({
    citizenship_country: row.citizenship.code,
    departure_country: row.to.code,
    third_country_rule: row.rule,
  });
  const all = linkTo(asked, ["/removals", data.asked], {
    by: "citizenship_country,departure_country",
    third_country: answer,
  });
  return (
    <Section title={title} wide>
      {rows.length === 0 ? (
        <p>Of nobody here.</p>
      ) : (
        <Grid
          caption={title}
          columns={["Citizenship", "Sent to", "People", ...(reasons ? ["Why"] : [])]}
          numbers={[2]}
          cards
          rows={rows.map((row) => [
            row.citizenship.text,
            row.to.text,
            <a class="quiet" href={linkTo(asked, ["/removals/rows", data.asked], to(row))}>
              {n(row.people)}
            </a>,
            ...(reasons ? [ruleText(row.rule).replace(/^cannot tell: /, "")] : []),
          ])}
        />
      )}
      {more === 0 ? null : (
        <p class="note">
          The largest {rows.length}; {n(more)} more. <a href={all}>All pairs</a>
        </p>
      )}
    </Section>
  );
}

const n = (people: number): string => people.toLocaleString("en");
const share = (people: number, whole: number): string =>
  whole === 0 ? "–" : `${((people / whole) * 100).toFixed(1)} %`;

/** The pairs of `yes` and `cannot tell` as a table, each with its rule. */
export function thirdCountryTable({ yes, cannot_tell }: ThirdCountryPage): Table {
  const row =
    (answer: string) =>
    ({ citizenship, to, rule, people }: PairRow) => [
      ...[answer, rule, citizenship.code, citizenship.text, to.code, to.text, people],
    ];
  return {
    columns: ["third_country", "rule", "citizenship", "citizenship_name", "to", "to_name", "people"],
    rows: [...yes.rows.map(row("yes")), ...cannot_tell.rows.map(row("cannot_tell"))],
  };
}

import type { ChainLeg, FlightPage, ReasonView } from "../../views/flight-page.ts";
import { hours, type KnownLine } from "../../views/flight-known.ts";
import { classWords } from "../../views/flight-row.ts";
import type { Reach } from "../../views/flight-reach.ts";
import { bands } from "../../views/words.ts";
import type { Asked } from "../asked.ts";
import type { Table } from "../csv.ts";
import { printDay } from "../dates.ts";
import { AltitudeStrip } from "../drawings/altitude-strip.tsx";
import { LegMap } from "../drawings/leg-map.tsx";
import { Grid } from "../parts/grid.tsx";
import { Scrolls } from "../parts/scrolls.tsx";
import { Crumbs, Section } from "../parts/section.tsx";

/** One leg: where it was seen and where not, why it is called what it is called, and what is observed apart from what is inferred. */
export function Leg({ data, asked }: { data: FlightPage; asked: Asked }) {
  const { row } = data;
  return (
    <>
      <Crumbs
        asked={asked}
        trail={[
          { text: "Flights", href: "/flights" },
          { text: row.registration ?? row.icao24, href: "/fleet" },
        ]}
        sign={row.id}
      />
      <div class="top">
        <div>
          <h1>
            {row.off.name} <span class="arrow">→</span> {row.on.name}
          </h1>
          <p class="deck">{deckOf(data)}</p>
          {data.movements.length === 0 ? null : (
            <ul class="ties">
              {data.movements.map(({ id, title }) => (
                <li>
                  Named for <a href={asked.link(`/movement/${id}`)}>{title}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Band data={data} />
      </div>
      <Notices data={data} />
      <Chain legs={data.chain} asked={asked} />
      <div class="two two--map">
        <figure>
          <Scrolls name="Map">
            <LegMap data={data} />
          </Scrolls>
          <figcaption>
            <span class="k-line" /> positions &nbsp; <span class="k-dash" /> not observed, great circle only
            {isReachDrawn(data) ? (
              <>
                &nbsp; <span class="k-area" /> what could be reached meanwhile &nbsp; □ airports
              </>
            ) : null}
          </figcaption>
        </figure>
        <Reasons data={data} asked={asked} />
      </div>
      <Section title="Height and time" wide>
        <Strip data={data} />
      </Section>
      <Section title="Observed or inferred" wide>
        <KnownTable lines={data.known} />
        <p class="note">The leg begins where it does because: {data.began.replace(/^./, (c) => c.toLowerCase())}</p>
      </Section>
      {data.reach.length === 0 ? null : (
        <Section title="What else could be reached" wide>
          {data.reach.map((reach) => (
            <ReachTable reach={reach} />
          ))}
        </Section>
      )}
      <Section title="The data" wide>
        <DataLinks data={data} asked={asked} />
      </Section>
    </>
  );
}

function deckOf({ row }: FlightPage): string {
  const who = [row.registration, row.typecode, row.operator].filter((name) => name !== null).join(", ");
  const callsign = row.callsign === null ? "no call sign heard" : `call sign ${row.callsign}`;
  return `${printDay(row.off.at ?? row.first_seen)}. ${who === "" ? `Aircraft ${row.icao24}` : who}; ${callsign}.`;
}

function Band({ data }: { data: FlightPage }) {
  const { row } = data;
  const steps = Object.keys(bands).reverse();
  return (
    <div class="band">
      <p class="label">Class</p>
      <p class="band__name">{classWords[row.class]}</p>
      {row.band === null ? null : (
        <ol class="bandsteps" aria-label="How sure">
          {steps.map((band) => (
            <li aria-current={band === row.band ? "true" : undefined}>{band}</li>
          ))}
        </ol>
      )}
      <p class="fine">
        {data.class_says}
        {data.band_says === null ? null : (
          <>
            {" "}
            <b>{row.band}</b>: {data.band_says.replace(/^./, (c) => c.toLowerCase())}
          </>
        )}
      </p>
    </div>
  );
}

function Notices({ data }: { data: FlightPage }) {
  const texts = [
    ...(data.track.held
      ? []
      : [
          "The positions of this leg are not in this workspace: what is drawn are the rows kept around its two ends, and the gaps.",
        ]),
    ...data.flags,
  ];
  return texts.length === 0 ? null : (
    <ul class="banner">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

function Chain({ legs, asked }: { legs: readonly ChainLeg[]; asked: Asked }) {
  if (legs.length < 2) return null;
  return (
    <ol class="legs" aria-label="Legs of this aircraft before and after">
      {legs.map((leg) => (
        <li aria-current={leg.here ? "true" : undefined} class={leg.on.ident === null ? "gap" : undefined}>
          <b>{leg.here ? chainName(leg) : <a href={asked.link(`/flight/${leg.id}`)}>{chainName(leg)}</a>}</b>
          <span>
            {printDay(leg.off.at ?? leg.first_seen)} · {leg.here ? "this leg" : classWords[leg.class].toLowerCase()}
          </span>
          {leg.stay_minutes === null ? null : <span>then not heard for {stay(leg.stay_minutes)}</span>}
        </li>
      ))}
    </ol>
  );
}

function chainName({ off, on }: ChainLeg): string {
  return `${off.ident ?? off.name} → ${on.ident ?? on.name}`;
}

function stay(minutes: number): string {
  return minutes < 2880 ? hours(minutes) : `${Math.round(minutes / 1440)} days`;
}

const signs: Readonly<Record<ReasonView["sign"], string>> = { for: "+", against: "−", told: "·" };
const signWords: Readonly<Record<ReasonView["sign"], string>> = {
  for: "speaks for it",
  against: "speaks against it",
  told: "told only",
};

function Reasons({ data, asked }: { data: FlightPage; asked: Asked }) {
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why this class</h2>
      {data.reasons.length === 0 ? (
        <p class="note">No rule says anything of this leg.</p>
      ) : (
        <ol class="reasons">
          {data.reasons.map((reason) => (
            <li>
              <span class="sgn" role="img" aria-label={signWords[reason.sign]}>
                {signs[reason.sign]}
              </span>
              <div>
                <b>{reason.says}</b>
                <p>
                  {reason.field}: {reason.value}
                  {reason.source === null ? null : (
                    <>
                      , <ReasonSource reason={reason} asked={asked} />
                    </>
                  )}
                </p>
              </div>
              <code class="mv">{reason.rule.replaceAll("_", " ")}</code>
            </li>
          ))}
        </ol>
      )}
      {data.reasons.length === 0 ? null : <p class="fine">A watched tail alone never lifts a leg above “possible”.</p>}
    </section>
  );
}

function ReasonSource({ reason, asked }: { reason: ReasonView; asked: Asked }) {
  const source = reason.source ?? "";
  if (reason.in_record) return <a href={asked.link(`/source/${encodeURIComponent(source)}`)}>{source}</a>;
  return <span>{source}</span>;
}

function Strip({ data }: { data: FlightPage }) {
  const strip = AltitudeStrip({ data });
  if (strip === null)
    return (
      <p class="absent">
        <span>No height was told.</span>
      </p>
    );
  return (
    <figure>
      <Scrolls name="Height against time">{strip}</Scrolls>
      <figcaption>
        Pressure altitude, feet. Hatched: not heard; no line is drawn across.
        {data.touch_and_gos === 0 ? "" : ` ${data.touch_and_gos} touch-and-go inside the leg.`}
      </figcaption>
    </figure>
  );
}

const knownWords: Readonly<Record<KnownLine["known"], string>> = {
  observed: "observed",
  inferred: "inferred",
  not_seen: "not seen",
};

function KnownTable({ lines }: { lines: readonly KnownLine[] }) {
  return (
    <Grid
      caption="Observed or inferred"
      columns={["What", "Value", "How it is known"]}
      cards
      rows={lines.map(({ what, value, known, why }) => [
        what,
        value,
        <>
          <span class={known === "observed" ? "seen-tag" : "inf-tag"}>{knownWords[known]}</span> {why}
        </>,
      ])}
    />
  );
}

const partWords: Readonly<Record<Reach["part"], string>> = {
  before: "Before it was first heard",
  inside: "In the gap",
  after: "After it was last heard",
};

function ReachTable({ reach }: { reach: Reach }) {
  const { envelope } = reach;
  const told = `${partWords[reach.part]}: ${time(reach.from)} to ${time(reach.to)}, ${hours(reach.minutes)}.`;
  return (
    <div class="reach-part">
      <p class="note">
        {told}
        {reach.anywhere
          ? " Long enough to have been almost anywhere: no outline is drawn."
          : envelope.can_stop
            ? ` ${envelope.says} It stayed inside the outline; ${reach.inside === 1 ? "1 airport lies" : `${reach.inside} airports lie`} in it.`
            : ` Even the direct way takes longer at ${envelope.cruise.says}: there is no outline.`}
      </p>
      {reach.fields.length === 0 ? null : (
        <Grid
          caption={partWords[reach.part]}
          columns={["Airport", "Country", "From last position", "Least time", "Within reach"]}
          numbers={[2, 3]}
          rows={reach.fields.map((field) => [
            <>
              {field.name} <code>{field.ident}</code>
            </>,
            field.country,
            `${field.distance_nm.toLocaleString("en-US")} nm`,
            hours(field.least_minutes),
            field.inside
              ? `yes, ${hours(field.spare_minutes)} to spare`
              : `no: ${hours(-field.spare_minutes)} too far to be heard again where and when it was`,
          ])}
        />
      )}
    </div>
  );
}

function time(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function DataLinks({ data, asked }: { data: FlightPage; asked: Asked }) {
  const { track, row, made } = data;
  return (
    <>
      <ul class="row-links">
        <li>
          <a href={asked.link(`/flight/${row.id}.geojson`)}>GeoJSON</a>
        </li>
        {track.held ? (
          <li>
            <a href={asked.link(`/flight/${row.id}.parquet`)}>Positions as Parquet</a>
          </li>
        ) : null}
        <li>
          <a href={asked.link("/flights", { aircraft: row.icao24 })}>All legs of this aircraft</a>
        </li>
      </ul>
      <dl class="facts">
        <dt>Positions</dt>
        <dd>{track.held ? `${track.rows.toLocaleString("en-US")} in this workspace` : "not in this workspace"}</dd>
        {track.sha256 === null ? null : (
          <>
            <dt>Digest of the rows</dt>
            <dd>
              <code class="digest">{track.sha256}</code>
              <span class="fine"> SHA-256 of them as JSON lines, in order of time</span>
            </dd>
          </>
        )}
        <dt>Made</dt>
        <dd>
          <time dateTime={made.made_at}>{made.made_at.slice(0, 10)}</time>, rule {made.rule_version}
        </dd>
        <dt>In the register</dt>
        <dd>
          <code>
            - {"{"}from: SOURCE, legs: ["{row.id}"]{"}"}
          </code>
          <span class="fine"> under a movement’s claims names this leg; its times, route and aircraft are copied</span>
        </dd>
      </dl>
    </>
  );
}

/** What is known of a leg as a table: each value with how it is known, then the reasons. */
export function legTable({ row, known, reasons }: FlightPage): Table {
  return {
    columns: ["leg", "what", "value", "known", "why", "source"],
    rows: [
      [row.id, "class", row.class, row.band, "", null],
      ...known.map((line) => [row.id, line.what, line.value, line.known, line.why, null]),
      ...reasons.map((reason) => [
        ...[row.id, `reason ${reason.sign}`, `${reason.field}: ${reason.value}`, reason.rule, reason.says],
        reason.source,
      ]),
    ],
  };
}

/** Where it flew on without time to land, or could be anywhere, no outline is drawn. */
function isReachDrawn({ reach }: FlightPage): boolean {
  return reach.some(({ edge }) => edge.kind !== "nothing");
}

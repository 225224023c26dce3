import { About, about, aboutTable } from "./pages/about.tsx";
import { Agreement, agreementTable } from "./pages/agreement.tsx";
import { Agreements, agreementsTable, readAgreementsFilter } from "./pages/agreements.tsx";
import { Board, boardTable, readBoardFilter } from "./pages/board.tsx";
import { Candidates, candidatesTable } from "./pages/candidates.tsx";
import { ClaimDetail, claimTable } from "./pages/claim.tsx";
import { Destination, destinationTable } from "./pages/destination.tsx";
import { Destinations, destinationsTable } from "./pages/destinations.tsx";
import { Editions, editionsTable, readEditionsFilter } from "./pages/editions.tsx";
import { Leads, leadsTable } from "./pages/leads.tsx";
import { Fleet, fleetTable } from "./pages/fleet.tsx";
import { FlightsMonth, flightsMonthTable, readMonth } from "./pages/flights-month.tsx";
import { Observations, observationsTable } from "./pages/observations.tsx";
import { Flights, flightsTable, readFlightsFilter } from "./pages/flights.tsx";
import { Findings, findingsTable, readFindingsFilter } from "./pages/findings.tsx";
import { Judge, judgeTable } from "./pages/judge.tsx";
import { Leg, legTable } from "./pages/leg.tsx";
import { Method, methodTable } from "./pages/method.tsx";
import { Movement, movementTable } from "./pages/movement.tsx";
import { ReleaseDiffs, readReleaseDiff, releaseDiffTable } from "./pages/release-diff.tsx";
import { heapsTable, readHeapsFilter, RemovalsFlights } from "./pages/removals-flights.tsx";
import { readSearchFilter, Search, searchTable } from "./pages/search.tsx";
import { Source, sourceTable } from "./pages/source.tsx";
import { readSourcesFilter, Sources, sourcesTable } from "./pages/sources.tsx";
import { readWatchFilter, WatchEntry, WatchList, watchListTable } from "./pages/watch-list.tsx";
import { readPage } from "./filters.ts";
import { Release, releaseTable } from "./pages/release.tsx";
import { Releases, releasesTable } from "./pages/releases.tsx";
import { RemovalRows, removalRowsTable } from "./pages/removal-rows.tsx";
import { Removals, removalsTable } from "./pages/removals.tsx";
import { ThirdCountry, thirdCountryTable } from "./pages/third-country.tsx";
import { readRemovalsAsked } from "./removals-asked.ts";
import { subjectTable } from "./parts/subject.tsx";
import { Visit, visitTable } from "./pages/visit.tsx";
import { Visits, visitsTable } from "./pages/visits.tsx";
import { Payment, paymentTable } from "./pages/payment.tsx";
import { Payments, paymentsTable, readPaymentsFilter } from "./pages/payments.tsx";
import { Statement, statementTable } from "./pages/statement.tsx";
import { readStatementsFilter, Statements, statementsTable } from "./pages/statements.tsx";
import { Total, totalTable } from "./pages/total.tsx";
import { readTotalsFilter, Totals, totalsTable } from "./pages/totals.tsx";
import { readMetFilter, TotalsMet, totalsMetTable } from "./pages/totals-met.tsx";
import { type Route, route } from "./route.ts";

/** Every page, in the order of the header's links. A page is one entry here and one file in `pages/`. */
export const routes: readonly Route[] = [
  route({
    path: "/",
    data: "/movements",
    nav: "Board",
    says: "The board: movements with what was said, flown and recorded; filters, totals.",
    read: (views, asked, ending) =>
      views.board(
        { ...readBoardFilter(asked.query), ...(ending === ".csv" ? { page: null, bare: true } : {}) },
        asked.when,
      ),
    title: () => "Said, flown, recorded",
    page: Board,
    table: boardTable,
    brief: ["id", "date", "from", "to", "people", "third_country", "state", "title"],
  }),
  route({
    path: "/movement/:id",
    under: "Board",
    says: "One movement: the sentence the record supports, who was aboard, times, stops, and every claim by attribute with its verdict.",
    read: (views, asked) => views.movement(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Movement,
    table: movementTable,
  }),
  route({
    path: "/flights",
    nav: "Flights",
    says: "Legs of aircraft, the latest first: from where to where, what each is called, and what is doubtful; filters by class, band, month, country, airport and aircraft; `?doubtful=1` is the queue of doubtful legs. Legs younger than 24 hours are not shown.",
    read: (views, asked, ending) =>
      views.flights({ ...readFlightsFilter(asked.query), ...(ending === ".csv" ? { page: null } : {}) }, asked.when),
    title: (data) => (data.filter.doubtful ? "Doubtful legs" : "Legs"),
    page: Flights,
    table: flightsTable,
    brief: ["id", "first_seen", "registration", "callsign", "adep", "ades", "class", "band"],
  }),
  route({
    path: "/flight/:id",
    under: "Flights",
    says: "One leg: map and height with every gap as a gap, why it is called what it is called, what is observed and what inferred, what else could be reached. Its track as GeoJSON and its positions as Parquet have those endings behind the path.",
    read: (views, asked) => views.flight(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Leg,
    table: legTable,
    files: {
      ".geojson": {
        type: "application/geo+json",
        read: (views, asked) => views.flightFile(asked.params.id ?? "", ".geojson", asked.when),
      },
      ".parquet": {
        type: "application/vnd.apache.parquet",
        read: (views, asked) => views.flightFile(asked.params.id ?? "", ".parquet", asked.when),
      },
    },
  }),
  route({
    path: "/flights/month",
    data: "/months",
    under: "Flights",
    says: "The legs of a month (`?month=2031-05`) by class and destination, with the change on the month before, the mean of six months and the year before, and what is new; every number leads to its legs.",
    read: (views, asked) => views.flightsMonth(readMonth(asked.query), asked.when),
    title: (data) => (data.month === null ? "Legs by month" : `Legs in ${data.month}`),
    page: FlightsMonth,
    table: flightsMonthTable,
    brief: ["month", "class", "to", "legs", "last_month", "mean_six", "months_in_mean", "last_year"],
  }),
  route({
    path: "/candidates",
    under: "Flights",
    says: "Legs that may belong to a movement, with the reason: a day apart at most, the same countries, aircraft or call sign. None is linked by itself. Below them, legs that movements name and that are not found.",
    read: (views, asked) => views.candidates(asked.when),
    title: () => "Legs that may belong to movements",
    page: Candidates,
    table: candidatesTable,
    brief: ["movement", "leg", "first_seen", "registration", "adep", "ades", "why"],
  }),
  route({
    path: "/observations",
    under: "Flights",
    says: "What people at airports wrote down: day, aircraft, call sign, route, people and how they were counted, with the legs that brought and took the aircraft, or those that may have.",
    read: (views, asked) => views.observations(asked.when),
    title: () => "Observers’ logs",
    page: Observations,
    table: observationsTable,
    brief: [
      "log",
      "row",
      "day",
      "airport",
      "registration",
      "callsign",
      "route",
      "people",
      "arrival_leg",
      "departure_leg",
    ],
  }),
  route({
    path: "/leads",
    under: "Flights",
    says: "Days on which a watched aircraft, or one with a call sign of the mission, was heard and no leg came of it, as where a feed tells a position every half hour: leads, never flights, each with its reasons.",
    read: (views, asked) => views.leads(asked.when),
    title: () => "Leads without a leg",
    page: Leads,
    table: leadsTable,
    brief: ["day", "icao24", "registration", "callsigns", "near", "positions", "why"],
  }),
  route({
    path: "/releases/diff",
    under: "Recorded",
    says: "Two releases of removals compared (`?a=&b=`): what B lost, doubled, changed, numbered anew and added against A, by week and column, where it stops being trustworthy, and how that was judged. The `.csv` has every difference with the places of its rows.",
    read: (views, asked, ending) => views.releaseDiff(readReleaseDiff(asked.query, ending === ".csv"), asked.when),
    title: ({ a, b }) => (a === null || b === null ? "Two releases compared" : `${a.release} against ${b.release}`),
    page: ReleaseDiffs,
    table: releaseDiffTable,
    brief: ["kind", "week", "a_file", "a_row", "b_file", "b_row", "cells"],
  }),
  route({
    path: "/fleet",
    under: "Flights",
    says: "Aircraft that were heard: legs by class, when first and last heard, and what the watch-list says of each with its sources.",
    read: (views, asked) => views.fleet(asked.when),
    title: () => "Fleet",
    page: Fleet,
    table: fleetTable,
    brief: [
      "icao24",
      "registration",
      "typecode",
      "operator",
      "legs",
      "removal",
      "first_heard",
      "last_heard",
      "watched",
    ],
  }),
  route({
    path: "/releases",
    nav: "Recorded",
    says: "Government releases that were loaded: publisher, period, rows, people, third-country or not, flags, rejects, hash, and links to compare two.",
    read: (views, asked) => views.releases(asked.when),
    title: () => "Government releases",
    page: Releases,
    table: releasesTable,
    brief: ["release", "publisher", "from", "to", "rows", "people", "third_country", "cannot_tell", "rejects"],
  }),
  route({
    path: "/release/:name",
    under: "Recorded",
    says: "One release: where it is from, its files and sheets, what each column holds, flags with what they mean, and what was no row; `.csv` gives all of the latter.",
    read: (views, asked, ending) => views.release(asked.params.name ?? "", asked.when, { all: ending === ".csv" }),
    title: (data) => data.row.title,
    page: Release,
    table: releaseTable,
  }),
  route({
    path: "/removals",
    under: "Recorded",
    says: "Totals of a release, or of several side by side (`?release=A,B`), by one column or two (`?by=citizenship_country,month`), with charts over time; every column is a filter (`?to=SLV`, `?third_country=yes`), also `since` and `until`; `?hide_below=5` hides small counts so that none can be worked out.",
    read: (views, asked, ending) => views.removals(readRemovalsAsked(asked.query, ending), asked.when),
    title: () => "Removals in government releases",
    page: Removals,
    table: removalsTable,
  }),
  route({
    path: "/removals/third-country",
    under: "Recorded",
    says: "Who of a release was sent to a country not their own: yes, no or cannot tell, each with the rule that says so, by month, and the pairs of countries behind them.",
    read: (views, asked, ending) => views.thirdCountry(readRemovalsAsked(asked.query, ending), asked.when),
    title: () => "Third-country removals in a release",
    page: ThirdCountry,
    table: thirdCountryTable,
  }),
  route({
    path: "/removals/rows",
    under: "Recorded",
    says: "Rows of a release that fit a filter, each with its file, sheet and line, its countries by code and as written, the rule and its flags; never the identifier. Rows are people: the page says how they may be used.",
    read: (views, asked, ending) => views.removalRows(readRemovalsAsked(asked.query, ending), asked.when),
    title: () => "Rows of a release",
    page: RemovalRows,
    table: removalRowsTable,
    brief: ["file", "row", "counted_date", "citizenship", "birth", "to", "third_country", "rule", "flags"],
  }),
  route({
    path: "/removals/flights",
    data: "/heaps",
    under: "Recorded",
    says: "Rows of a release (`?release=NAME`) against known flights: heaps of one day, port and destination with the flights that can have carried them, those worth a look first; the share explained by month and destination; filters by verdict, month, `to`, port, date and `least=` people; `.csv?table=months` and `destinations` give the shares.",
    read: (views, asked, ending) =>
      views.heaps({ ...readHeapsFilter(asked.query), ...(ending === ".csv" ? { page: null } : {}) }, asked.when),
    title: () => "Rows against flights",
    page: RemovalsFlights,
    table: heapsTable,
    brief: ["date", "port", "destination", "people", "verdict", "explained", "flights", "reason"],
  }),
  route({
    path: "/agreements",
    nav: "Agreements",
    says: "The matrix of agreements: stages on one time, instrument, text, who may be sent, cap, money and people, each cell with its sources; filters `differs`, `movement`, `stage`, `text`.",
    read: (views, asked) => views.agreements(readAgreementsFilter(asked.query), asked.when),
    title: () => "Agreements and their terms",
    page: Agreements,
    table: agreementsTable,
  }),
  route({
    path: "/agreement/:id",
    under: "Agreements",
    says: "One agreement: its stages by who said so, instrument and text, terms, cap and use, money, movements under it, statements for and against, visits.",
    read: (views, asked) => views.agreement(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Agreement,
    table: agreementTable,
  }),
  route({
    path: "/destinations",
    nav: "Destinations",
    more: true,
    says: "Countries that receive people, by name, with how much is documented of each: treatment, treaties, agreements, movements. It says of none that a person may be sent there.",
    read: (views, asked) => views.destinations(asked.when),
    title: () => "Destinations",
    page: Destinations,
    table: destinationsTable,
  }),
  route({
    path: "/destination/:code",
    under: "Destinations",
    says: "One country by its ISO 3166 code: what is documented about treatment by topic, treaties, agreements with it, movements to it, statements about it.",
    read: (views, asked) => views.destination((asked.params.code ?? "").toUpperCase(), asked.when),
    title: (data) => data.title,
    page: Destination,
    table: destinationTable,
  }),
  route({
    path: "/visits",
    under: "Agreements",
    says: "Journeys of officials in the order of their days, with what was said and agreed there.",
    read: (views, asked) => views.visits(asked.when),
    title: () => "Visits",
    page: Visits,
    table: visitsTable,
  }),
  route({
    path: "/visit/:id",
    under: "Agreements",
    says: "One visit: what happened by each source, what was said and agreed there, movements around it.",
    read: (views, asked) => views.visit(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Visit,
    table: visitTable,
  }),
  route({
    path: "/statements",
    nav: "Statements",
    says: "Who said what, when and how firmly; filters by speaker, position, what it is about (`?about=agreement/ID`) and modality.",
    read: (views, asked, ending) => views.statements(readStatementsFilter(asked.query, ending), asked.when),
    title: () => "Statements",
    page: Statements,
    table: statementsTable,
    brief: ["id", "speaker", "date", "modality", "position", "says"],
  }),
  route({
    path: "/statement/:id",
    under: "Statements",
    says: "What was said once: every source that carries it, and the claims that rest on it.",
    read: (views, asked) => views.statement(asked.params.id ?? "", asked.when),
    title: (data) => `${data.row.speaker}, ${data.row.date_text}`,
    page: Statement,
    table: statementTable,
  }),
  route({
    path: "/payments",
    nav: "Payments",
    more: true,
    says: "The ledger of money: who pays whom, how much as written and as read, and of what scope; sums within one scope and currency.",
    read: (views, asked, ending) => views.payments(readPaymentsFilter(asked.query, ending), asked.when),
    title: () => "Payments",
    page: Payments,
    table: paymentsTable,
    brief: ["id", "payer", "payee", "amount", "scope", "paid"],
  }),
  route({
    path: "/payment/:id",
    under: "Payments",
    says: "One payment with every claim about it.",
    read: (views, asked) => views.payment(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Payment,
    table: paymentTable,
  }),
  route({
    path: "/totals",
    nav: "Totals",
    says: "Published totals with their scope first, and every pair that could be taken for the same thing, with a verdict; `.csv?table=pairs` gives the pairs.",
    read: (views, asked, ending) => views.totals(readTotalsFilter(asked.query, ending), asked.when),
    title: () => "Totals by scope",
    page: Totals,
    table: totalsTable,
    brief: ["id", "agency", "period", "unit", "number", "contradicts"],
  }),
  route({
    path: "/totals/met",
    data: "/met",
    under: "Totals",
    says: "Official totals, counts of loaded releases and the record's own totals in one table, by fiscal year: scope first, then agrees, different scope or contradicts, with the difference and what would explain it.",
    read: (views, asked) => views.met(readMetFilter(asked.query), asked.when),
    title: () => "Where totals meet",
    page: TotalsMet,
    table: totalsMetTable,
    brief: ["year", "verdict", "a_title", "a_number", "b_title", "b_number", "difference", "percent"],
  }),
  route({
    path: "/editions",
    under: "Totals",
    says: "Official running totals, edition by edition, with the curve of each year, and what cannot be right beside the numbers: an older figure carried forward, a wrong date, a new year under an old one; `?doubtful=1` gives only those.",
    read: (views, asked) => views.editions(readEditionsFilter(asked.query), asked.when),
    title: () => "Editions of official totals",
    page: Editions,
    table: editionsTable,
    brief: ["series", "measure", "fiscal_year", "pull_date", "file_date", "value", "doubts", "fits"],
  }),
  route({
    path: "/total/:id",
    under: "Totals",
    says: "One total: its scope, number, parts and percentages, and every pair and sum in which it stands.",
    read: (views, asked) => views.total(asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: Total,
    table: totalTable,
  }),
  route({
    path: "/claim/:id",
    under: "Board",
    says: "One claim: its value, the words it was read from, and where they can be read.",
    read: (views, asked) => views.claim(asked.params.id ?? "", asked.when),
    title: (data) => `A claim about ${data.title}`,
    page: ClaimDetail,
    table: claimTable,
  }),
  route({
    path: "/judge/:kind/:id",
    under: "Board",
    says: "Where a person writes a judgement about a thing or one attribute of it (`?attribute=`), signed and with its reason.",
    read: (views, asked) =>
      views.judge(`${asked.params.kind}/${asked.params.id}`, asked.query.get("attribute") || null, asked.when),
    title: (data) => `Judge: ${data.title}`,
    page: Judge,
    table: judgeTable,
  }),
  route({
    path: "/findings",
    nav: "Findings",
    says: "What the rules find, gravest first: sums that do not add up, days that do not fit, values that rest on little.",
    read: (views, asked, ending) =>
      views.findings({ ...readFindingsFilter(asked.query), ...(ending === ".csv" ? { page: null } : {}) }, asked.when),
    title: () => "Findings",
    page: Findings,
    table: findingsTable,
    brief: ["subject", "severity", "rule", "text"],
  }),
  route({
    path: "/sources",
    nav: "Sources",
    says: "Every source, newest first: the site first where a copy was read, how much was read, and how many claims rest on it; filters by kind, reading, site and words.",
    read: (views, asked, ending) => {
      const filter = readSourcesFilter(asked.query);
      return views.sources(ending === ".csv" ? { ...filter, page: null } : filter, asked.when);
    },
    title: () => "Sources",
    page: Sources,
    table: sourcesTable,
    brief: ["id", "date", "shown", "kind", "seen", "claims"],
  }),
  route({
    path: "/source/:id",
    under: "Sources",
    says: "One source: what it is, how much of it was read, its copies, and every claim that comes from it with how it stands.",
    read: (views, asked, ending) =>
      views.source(asked.params.id ?? "", ending === ".csv" ? null : readPage(asked.query), asked.when),
    title: (data) => data.title ?? data.shown,
    page: Source,
    table: sourceTable,
  }),
  route({
    path: "/aircraft",
    nav: "Watch-list",
    more: true,
    says: "Aircraft to look out for: leads, never proof, with the days they hold for and who lists them.",
    read: (views, asked, ending) => {
      const filter = readWatchFilter(asked.query);
      return views.watchList("aircraft", ending === ".csv" ? { ...filter, page: null } : filter, asked.when);
    },
    title: () => "Aircraft to look out for",
    page: WatchList,
    table: watchListTable,
    brief: ["id", "lead", "title", "icao24", "valid_from", "valid_to", "sources"],
  }),
  route({
    path: "/aircraft/:id",
    under: "Watch-list",
    says: "One aircraft of the watch-list: why it is a lead, the movements of which it is told, and its claims.",
    read: (views, asked) => views.watchEntry("aircraft", asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: WatchEntry,
    table: subjectTable,
  }),
  route({
    path: "/callsigns",
    under: "Watch-list",
    says: "Call signs to look out for: leads, never proof, with what each stands for and the days it holds for.",
    read: (views, asked, ending) => {
      const filter = readWatchFilter(asked.query);
      return views.watchList("callsign", ending === ".csv" ? { ...filter, page: null } : filter, asked.when);
    },
    title: () => "Call signs to look out for",
    page: WatchList,
    table: watchListTable,
    brief: ["id", "lead", "means", "pattern", "valid_from", "valid_to", "sources"],
  }),
  route({
    path: "/callsign/:id",
    under: "Watch-list",
    says: "One call sign of the watch-list: what it stands for, the movements of which it is told, and its claims.",
    read: (views, asked) => views.watchEntry("callsign", asked.params.id ?? "", asked.when),
    title: (data) => data.title,
    page: WatchEntry,
    table: subjectTable,
  }),
  route({
    path: "/search",
    says: "What holds the words looked for (`?q=`), by kind of thing, with the words marked.",
    read: (views, asked, ending) => {
      const filter = readSearchFilter(asked.query);
      return views.search(ending === ".csv" ? { ...filter, page: null } : filter, asked.when);
    },
    title: (data) => (data.q === "" ? "Search" : `Search: ${data.q}`),
    page: Search,
    table: searchTable,
    brief: ["kind", "id", "title", "attribute", "text"],
  }),
  route({
    path: "/method",
    nav: "Method",
    more: true,
    says: "How words become numbers, how numbers are compared, and what each mark means.",
    read: (views) => views.method(),
    title: () => "Method",
    page: Method,
    table: methodTable,
  }),
  route({
    path: "/about",
    nav: "About",
    more: true,
    says: "What this record is, is not, and leaves out; licences.",
    read: () => about,
    title: () => "About this record",
    page: About,
    table: aboutTable,
  }),
];

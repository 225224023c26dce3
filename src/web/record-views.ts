import { fromOneState, readerOf, ruleSentences } from "../desk/reader.ts";
import { heapsOf } from "../desk/heaps.ts";
import { editionsOf } from "../desk/editions.ts";
import { metOf } from "../desk/met.ts";
import { observedOf } from "../desk/observed.ts";
import { envelopeArea, positionsParquet, trackOf } from "../desk/track.ts";
import { agreementPage } from "../views/agreement-page.ts";
import { agreementsPage } from "../views/agreements-page.ts";
import { boardPage } from "../views/board-page.ts";
import { candidatesPage } from "../views/candidates-page.ts";
import { claimPage } from "../views/claim-page.ts";
import { destinationPage } from "../views/destination-page.ts";
import { destinationsPage } from "../views/destinations-page.ts";
import { editionsPage } from "../views/editions-page.ts";
import { metPage } from "../views/met-page.ts";
import { findingsPage } from "../views/findings-page.ts";
import { leadsPage } from "../views/leads-page.ts";
import { observationsPage } from "../views/observations-page.ts";
import { fleetPage } from "../views/fleet-page.ts";
import { flightFile } from "../views/flight-file.ts";
import { flightPage } from "../views/flight-page.ts";
import { releaseDiffPage } from "../views/release-diff-page.ts";
import { flightsMonthPage } from "../views/flights-month-page.ts";
import { flightsPage } from "../views/flights-page.ts";
import { judgePage } from "../views/judge-page.ts";
import { methodPage } from "../views/method-page.ts";
import { movementLegs } from "../views/movement-legs.ts";
import { movementPage } from "../views/movement-page.ts";
import { removalsFlightsPage } from "../views/removals-flights-page.ts";
import { releasePage } from "../views/release-page.ts";
import { releasesPage } from "../views/releases-page.ts";
import type { RemovalsAsked } from "../views/removals-page-asked.ts";
import { removalsPage } from "../views/removals-page.ts";
import { removalRowsPage } from "../views/removals-page-rows.ts";
import { thirdCountryPage } from "../views/removals-page-third.ts";
import { searchPage } from "../views/search-page.ts";
import { sourcePage } from "../views/source-page.ts";
import { sourcesPage } from "../views/sources-page.ts";
import { watchEntryPage, watchListPage } from "../views/watch-list.ts";
import { visitPage, visitsPage } from "../views/visit-page.ts";
import { paymentPage } from "../views/payment-page.ts";
import { paymentsPage } from "../views/payments-page.ts";
import { statementPage } from "../views/statement-page.ts";
import { statementsPage } from "../views/statements-page.ts";
import { totalPage } from "../views/total-page.ts";
import { totalsPage } from "../views/totals-page.ts";
import type { Views } from "./views.ts";

type ViewsOptions = {
  /** Shows legs of the last hours too, which no public page may. */
  readonly recent?: boolean;
  /** Hides counts of releases below this wherever nobody asks for a threshold, and shows no rows of them: for pages that others read. Null: they are shown. */
  readonly hideBelow?: number | null;
};

/** The views over an open record: what the pages are made from. */
export function recordViews(record: Parameters<typeof readerOf>[0], options: ViewsOptions = {}): Views {
  const { recent = false, hideBelow = null } = options;
  const hiding = (asked: RemovalsAsked): RemovalsAsked => ({ ...asked, hide_below: asked.hide_below ?? hideBelow });
  const reader = readerOf(record);
  const legs = { recent, readTrack: trackOf, readParquet: positionsParquet, areaOf: envelopeArea };
  return fromOneState<Views>(record, {
    board: (filter, when) => boardPage(reader, filter, when),
    movement(id, when) {
      const page = movementPage(reader, id, when);
      const of = page && movementLegs(reader, id, when, legs);
      // A movement without any leg looks as it does where no legs were made.
      return page && of && of.named.length + of.candidates.length > 0 ? { ...page, legs: of } : page;
    },
    agreements: (filter, when) => agreementsPage(reader, filter, when),
    agreement: (id, when) => agreementPage(reader, id, when),
    destinations: (when) => destinationsPage(reader, when),
    destination: (code, when) => destinationPage(reader, code, when),
    visits: (when) => visitsPage(reader, when),
    visit: (id, when) => visitPage(reader, id, when),
    claim: (id, when) => claimPage(reader, id, when),
    totals: (filter, when) => totalsPage(reader, filter, when),
    editions: (filter, when) => editionsPage(editionsOf(record.dir, when), filter, when),
    met: async (filter, when) => metPage(await metOf(record, when), filter, when),
    total: (id, when) => totalPage(reader, id, when),
    payments: (filter, when) => paymentsPage(reader, filter, when),
    payment: (id, when) => paymentPage(reader, id, when),
    statements: (filter, when) => statementsPage(reader, filter, when),
    statement: (id, when) => statementPage(reader, id, when),
    judge: (ref, attribute, when) => judgePage(reader, ref, attribute, when),
    findings: (filter, when) => findingsPage(reader, filter, when),
    sources: (filter, when) => sourcesPage(reader, filter, when),
    source: (id, page, when) => sourcePage(reader, id, when, page),
    search: (filter, when) => searchPage(reader, filter, when),
    watchList: (kind, filter, when) => watchListPage(reader, kind, filter, when),
    watchEntry: (kind, id, when) => watchEntryPage(reader, kind, id, when),
    flights: (filter, when) => flightsPage(reader, filter, when, legs),
    flight: (id, when) => flightPage(reader, id, when, legs),
    flightFile: (id, ending, when) => flightFile(reader, { id, ending }, when, legs),
    flightsMonth: (month, when) => flightsMonthPage(reader, month, when, legs),
    candidates: (when) => candidatesPage(reader, when, legs),
    leads: (when) => leadsPage(reader, when, legs),
    observations: async (when) => observationsPage(await observedOf(record.dir), when),
    releaseDiff: (asked, when) => releaseDiffPage(record.dir, asked, when),
    heaps: (filter, when) =>
      removalsFlightsPage(reader, filter, when, { recent, join: (...asked) => heapsOf(record, ...asked) }),
    fleet: (when) => fleetPage(reader, when, legs),
    releases: (when) => releasesPage(reader, when),
    release: (name, when, options) => releasePage(reader, name, when, options),
    removals: (asked, when) => removalsPage(reader, hiding(asked), when),
    removalRows: (asked, when) => removalRowsPage(reader, hiding(asked), when),
    thirdCountry: (asked, when) => thirdCountryPage(reader, hiding(asked), when),
    method: () => methodPage(ruleSentences()),
  });
}

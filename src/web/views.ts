import type { AgreementPage } from "../views/agreement-page.ts";
import type { AgreementsFilter, AgreementsPage } from "../views/agreements-page.ts";
import type { DestinationPage } from "../views/destination-page.ts";
import type { DestinationsPage } from "../views/destinations-page.ts";
import type { CandidatesPage } from "../views/candidates-page.ts";
import type { MovementLegs } from "../views/movement-legs.ts";
import type { HeapsFilter, HeapsPage } from "../views/removals-flights-page.ts";
import type { LeadsPage } from "../views/leads-page.ts";
import type { EditionsFilter, EditionsPage } from "../views/editions-page.ts";
import type { MetFilter, MetPage } from "../views/met-page.ts";
import type { ObservationsPage } from "../views/observations-page.ts";
import type { ReleaseDiffAsked, ReleaseDiffPage } from "../views/release-diff-page.ts";
import type { FleetPage } from "../views/fleet-page.ts";
import type { FlightPage } from "../views/flight-page.ts";
import type { FlightsFilter, FlightsPage } from "../views/flights-page.ts";
import type { FlightsMonthPage } from "../views/flights-month-page.ts";
import type { FindingsFilter, FindingsPage } from "../views/findings-page.ts";
import type { JudgePage } from "../views/judge-page.ts";
import type { MethodPage } from "../views/method-page.ts";
import type { ReleasePage } from "../views/release-page.ts";
import type { ReleasesPage } from "../views/releases-page.ts";
import type { RemovalsAsked } from "../views/removals-page-asked.ts";
import type { RemovalsPage } from "../views/removals-page.ts";
import type { RemovalRowsPage } from "../views/removals-page-rows.ts";
import type { ThirdCountryPage } from "../views/removals-page-third.ts";
import type { SearchFilter, SearchPage } from "../views/search-page.ts";
import type { SourcePage } from "../views/source-page.ts";
import type { SourcesFilter, SourcesPage } from "../views/sources-page.ts";
import type { WatchEntryPage, WatchFilter, WatchKind, WatchPage } from "../views/watch-list.ts";
import type { BoardFilter, BoardPage, ClaimPage, MovementPage, When } from "../views/shapes.ts";
import type { VisitPage, VisitsPage } from "../views/visit-page.ts";
import type { PaymentPage } from "../views/payment-page.ts";
import type { PaymentsFilter, PaymentsPage } from "../views/payments-page.ts";
import type { StatementPage } from "../views/statement-page.ts";
import type { StatementsFilter, StatementsPage } from "../views/statements-page.ts";
import type { TotalPage } from "../views/total-page.ts";
import type { TotalsFilter, TotalsPage } from "../views/totals-page.ts";

/** What the pages ask. Each member answers one question; null when the record holds no such thing on that day. */
export type Views = {
  readonly board: (filter: BoardFilter, when: When) => BoardPage;
  readonly movement: (id: string, when: When) => (MovementPage & { readonly legs?: MovementLegs }) | null;
  readonly agreements: (filter: AgreementsFilter, when: When) => AgreementsPage;
  readonly agreement: (id: string, when: When) => AgreementPage | null;
  readonly destinations: (when: When) => DestinationsPage;
  readonly destination: (code: string, when: When) => DestinationPage | null;
  readonly visits: (when: When) => VisitsPage;
  readonly visit: (id: string, when: When) => VisitPage | null;
  readonly claim: (id: string, when: When) => ClaimPage | null;
  readonly totals: (filter: TotalsFilter, when: When) => TotalsPage;
  readonly editions: (filter: EditionsFilter, when: When) => EditionsPage;
  readonly met: (filter: MetFilter, when: When) => Promise<MetPage>;
  readonly total: (id: string, when: When) => TotalPage | null;
  readonly payments: (filter: PaymentsFilter, when: When) => PaymentsPage;
  readonly payment: (id: string, when: When) => PaymentPage | null;
  readonly statements: (filter: StatementsFilter, when: When) => StatementsPage;
  readonly statement: (id: string, when: When) => StatementPage | null;
  readonly judge: (ref: string, attribute: string | null, when: When) => JudgePage | null;
  readonly findings: (filter: FindingsFilter, when: When) => FindingsPage;
  readonly sources: (filter: SourcesFilter, when: When) => SourcesPage;
  readonly source: (id: string, page: number | null, when: When) => SourcePage | null;
  readonly search: (filter: SearchFilter, when: When) => SearchPage;
  readonly watchList: (kind: WatchKind, filter: WatchFilter, when: When) => WatchPage;
  readonly watchEntry: (kind: WatchKind, id: string, when: When) => WatchEntryPage | null;
  readonly flights: (filter: FlightsFilter, when: When) => FlightsPage;
  readonly flight: (id: string, when: When) => Promise<FlightPage | null>;
  /** A leg as a file; null when there is no such leg, or no positions of it. */
  readonly flightFile: (id: string, ending: ".geojson" | ".parquet", when: When) => Promise<string | Uint8Array | null>;
  readonly flightsMonth: (month: string | null, when: When) => FlightsMonthPage;
  readonly candidates: (when: When) => CandidatesPage;
  readonly leads: (when: When) => LeadsPage;
  readonly observations: (when: When) => Promise<ObservationsPage>;
  readonly releaseDiff: (asked: ReleaseDiffAsked, when: When) => Promise<ReleaseDiffPage | null>;
  readonly heaps: (filter: HeapsFilter, when: When) => Promise<HeapsPage>;
  readonly fleet: (when: When) => FleetPage;
  readonly releases: (when: When) => ReleasesPage;
  /** `all`: every reject. */
  readonly release: (name: string, when: When, options?: { readonly all?: boolean }) => Promise<ReleasePage | null>;
  readonly removals: (asked: RemovalsAsked, when: When) => Promise<RemovalsPage>;
  readonly removalRows: (asked: RemovalsAsked, when: When) => Promise<RemovalRowsPage>;
  readonly thirdCountry: (asked: RemovalsAsked, when: When) => Promise<ThirdCountryPage>;
  readonly method: () => MethodPage;
};

/** What a person may decide in the browser. A reader's copy has none: `null` wherever a Desk is asked for. */
export type Desk = {
  /** Does what a posted form asks, and gives the address to show next. Throws a TarmacError that names what to mend. */
  readonly [action: string]: (form: URLSearchParams) => string;
};

import { About, about, aboutTable } from "./pages/about.tsx";
import { Agreement, agreementTable } from "./pages/agreement.tsx";
import { Agreements, agreementsTable, readAgreementsFilter } from "./pages/agreements.tsx";
import { Board, boardTable, readBoardFilter } from "./pages/board.tsx";
import { asItStood, ClaimDetail, claimTable } from "./pages/claim.tsx";
import { Destination, destinationTable } from "./pages/destination.tsx";
import { Destinations, destinationsTable } from "./pages/destinations.tsx";
import { Findings, findingsTable, readFindingsFilter } from "./pages/findings.tsx";
import { Judge, judgeTable } from "./pages/judge.tsx";
import { Method, methodTable } from "./pages/method.tsx";
import { Movement, movementTable } from "./pages/movement.tsx";
import { Visit, visitTable } from "./pages/visit.tsx";
import { Visits, visitsTable } from "./pages/visits.tsx";
import { type Route, route } from "./route.ts";

/** Every page, in the order of the header's links. A page is one entry here and one file in `pages/`. */
export const routes: readonly Route[] = [
  route({
    path: "/",
    data: "/movements",
    nav: "Board",
    says: "The board: movements with what was said, flown and recorded; filters, totals.",
    read: (views, asked, ending) =>
      views.board({ ...readBoardFilter(asked.query), ...(ending === ".csv" ? { page: null } : {}) }, asked.when),
    title: () => "Said, flown, recorded",
    page: Board,
    table: boardTable,
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
    path: "/claim/:id",
    under: "Board",
    says: "One claim: its value, the words it was read from, and where they can be read.",
    read: (views, asked) => {
      const page = views.claim(asked.params.id ?? "", asked.when);
      return page === null ? null : asItStood(page, asked.when.as_of);
    },
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
  }),
  route({
    path: "/method",
    nav: "Method",
    says: "How words become numbers, how numbers are compared, and what each mark means.",
    read: (views) => views.method(),
    title: () => "Method",
    page: Method,
    table: methodTable,
  }),
  route({
    path: "/about",
    nav: "About",
    says: "What this record is, is not, and leaves out; licences.",
    read: () => about,
    title: () => "About this record",
    page: About,
    table: aboutTable,
  }),
];

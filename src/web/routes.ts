import { About, about, aboutTable } from "./pages/about.tsx";
import { Board, boardTable, readBoardFilter } from "./pages/board.tsx";
import { ClaimDetail, claimTable } from "./pages/claim.tsx";
import { Findings, findingsTable, readFindingsFilter } from "./pages/findings.tsx";
import { Judge, judgeTable } from "./pages/judge.tsx";
import { Method, methodTable } from "./pages/method.tsx";
import { Movement, movementTable } from "./pages/movement.tsx";
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

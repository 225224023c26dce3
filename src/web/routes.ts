import { Board, boardTable, readBoardFilter } from "./pages/board.tsx";
import { type Route, route } from "./route.ts";

/** Every page, in the order of the header's links. A page is one entry here and one file in `pages/`. */
export const routes: readonly Route[] = [
  route({
    path: "/", data: "/movements", nav: "Board", says: "The board: movements with what was said, flown and recorded; filters, totals.",
    read: (views, asked, ending) => views.board({ ...readBoardFilter(asked.query), ...(ending === ".csv" ? { page: null } : {}) }, asked.when),
    title: () => "Said, flown, recorded", page: Board, table: boardTable,
  }),
];

/** CSV as pages answer it; exports write it by the same code. */
export { type Cell, type Table, writeCsv } from "../views/csv.ts";

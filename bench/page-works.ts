import { type Chance, chances } from "./chance.ts";
import { destinations, movementId } from "./invented-record.ts";

/** A kind of page whose speed is measured: `path` gives an address of it in a record of so many movements. */
export type PageWork = {
  readonly name: string;
  readonly path: (chance: Chance, movements: number) => string;
  /** Pages that are drawn are held to the drawing of the same page from memory; data is not drawn. */
  readonly drawn: boolean;
  /** How often it is asked of each record. */
  readonly times: number;
};

const rowsAPage = 50;
const states = ["consistent", "contradicts", "agrees", "one_side_only"];
const month = (chance: Chance): string => `${2031 + chance.below(5)}-${String(1 + chance.below(12)).padStart(2, "0")}`;
const anyPage = (chance: Chance, movements: number): number => 1 + chance.below(Math.floor(movements / rowsAPage));

const filters: readonly ((chance: Chance) => string)[] = [
  (chance) => `destination=${chance.pick(destinations)}`,
  (chance) => `month=${month(chance)}`,
  (chance) => `state=${chance.pick(states)}`,
  (chance) => `state=${chance.pick(states)}&state=${chance.pick(states)}`,
  (chance) => `destination=${chance.pick(destinations)}&month=${month(chance)}`,
  (chance) => `destination=${chance.pick(destinations)}&state=${chance.pick(states)}`,
];

/** Everything that is measured, in the order of the table. */
export const pageWorks: readonly PageWork[] = [
  { name: "board, first page", path: () => "/", drawn: true, times: 100 },
  { name: "board, any page", path: (chance, n) => `/?page=${anyPage(chance, n)}`, drawn: true, times: 150 },
  { name: "board, any filter", path: (chance) => `/?${chance.pick(filters)(chance)}`, drawn: true, times: 150 },
  {
    name: "board, any page as of any day",
    path: (chance, n) =>
      `/?as_of=${month(chance)}-${10 + chance.below(18)}&page=${1 + chance.below(n / rowsAPage / 10)}`,
    drawn: true,
    times: 100,
  },
  {
    name: "board, one movement looked for",
    path: (chance, n) => `/?q=${movementId(chance.below(n)).replace("-", "+")}`,
    drawn: true,
    times: 100,
  },
  { name: "movement, any", path: (chance, n) => `/movement/${movementId(chance.below(n))}`, drawn: true, times: 400 },
  {
    name: "sources, any page",
    path: (chance, n) => `/sources?page=${anyPage(chance, 4 * n)}`,
    drawn: true,
    times: 100,
  },
  {
    name: "statements, any page",
    path: (chance, n) => `/statements?page=${anyPage(chance, n / 6)}`,
    drawn: true,
    times: 100,
  },
  {
    name: "findings, any page",
    path: (chance) => `/findings?page=${1 + chance.below(4)}`,
    drawn: true,
    times: 100,
  },
  {
    name: "list (.json), any page",
    path: (chance, n) => `/movements.json?page=${anyPage(chance, n)}`,
    drawn: false,
    times: 150,
  },
  {
    name: "list (.json), any filter",
    path: (chance) => `/movements.json?${chance.pick(filters)(chance)}`,
    drawn: false,
    times: 150,
  },
  {
    name: "movement (.json), any",
    path: (chance, n) => `/movement/${movementId(chance.below(n))}.json`,
    drawn: false,
    times: 400,
  },
];

/** The addresses of a work: the same ones at each run. */
export function pathsOf(work: PageWork, movements: number): string[] {
  return Array.from({ length: work.times }, (_, i) => work.path(chances(work.times + work.name.length, i), movements));
}

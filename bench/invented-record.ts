// Generated entries of the register that look invented: movements between places where nobody lives, in the 2030s. The same seed gives the same record.
import { type Chance, chances } from "./chance.ts";

/** An entry of the register, as YAML would give it. */
export type Entry = Readonly<Record<string, unknown>>;

/** About how many claims a movement brings, with the statements about it: the example record has 18 a movement, of five sources. */
export const claimsAMovement = 19;
/** Movements that are made, imported and committed together. */
export const movementsABatch = 500;

const places: readonly { code: string; name: string }[] = [
  { code: "ATA", name: "Antarctica" },
  { code: "BVT", name: "Bouvet Island" },
  { code: "HMD", name: "Heard Island" },
  { code: "ATF", name: "Kerguelen" },
  { code: "UMI", name: "Wake Reef" },
  { code: "SGS", name: "South Georgia" },
  { code: "IOT", name: "Chagos" },
  { code: "SJM", name: "Jan Mayen" },
];
const firstDay = Date.UTC(2031, 0, 1);
const days = 5 * 365;

/** The id of the n-th movement: `examplia-000007`. */
export function movementId(n: number): string {
  return `examplia-${String(n).padStart(6, "0")}`;
}

/** The country codes that movements go to. */
export const destinations: readonly string[] = places.map((place) => place.code);

/** The entries of a batch of movements, with the sources they cite. `batch` counts from 0. */
export function inventedBatch(batch: number, movements: number, seed = 1): Entry[] {
  const first = batch * movementsABatch;
  const last = Math.min(first + movementsABatch, movements);
  const entries: Entry[] = [bulletin(batch)];
  for (let n = first; n < last; n += 1) entries.push(...inventedMovement({ n, first, last }, batch, chances(seed, n)));
  return entries;
}

function bulletin(batch: number): Entry {
  return {
    source: `examplia-bulletin-${batch}`,
    publisher: "Bulletin of Examplia",
    title: `Movements of people, number ${batch}`,
    url: `https://bulletin.example/${batch}`,
    date: "2036-01-31",
    kind: "statistical_release",
    seen: "full",
  };
}

type Where = { readonly n: number; readonly first: number; readonly last: number };

/** A movement with its four sources, and now and then a statement about it. */
function inventedMovement({ n, first, last }: Where, batch: number, chance: Chance): Entry[] {
  const id = movementId(n);
  const day = (after: number): string =>
    new Date(firstDay + (Math.floor(chanceDay(n)) + after) * 86_400_000).toISOString().slice(0, 10);
  const from = chance.pick(places);
  const to = chance.pick(places.filter((place) => place !== from));
  const people = 4 + chance.below(180);
  const women = chance.below(Math.max(1, Math.floor(people / 3)));
  const own = chance.below(people);
  const other = chance.pick(places.filter((place) => place !== to));
  const source = (name: string, publisher: string, kind: string, after: number): Entry => ({
    source: `${id}-${name}`,
    publisher,
    title: `${people} people from ${from.name} to ${to.name}`,
    url: `https://${name}.example/${id}`,
    date: day(after),
    kind,
    seen: "full",
  });
  const links = chance.one(50) && n + 1 < last ? { then: [movementId(n + 1)] } : {};
  const alike = chance.one(100) && n > first ? { lookalikes: [movementId(n - 1)] } : {};
  return [
    source("gazette", "Examplia Gazette", "newspaper", 1),
    source("ministry", `Ministry of ${from.name}`, "government_release", 1),
    source("herald", "Samplestan Herald", "newspaper", 2),
    source("watch", "Watchers of Samplestan", "flight_tracker", 3 + chance.below(20)),
    {
      movement: id,
      title: `${from.name} to ${to.name}, ${day(0)}`,
      kind: "removal",
      ...links,
      ...alike,
      claims: [
        {
          from: `${id}-ministry`,
          at: "paragraph 1",
          said_by: `Ministry of ${from.name}`,
          people,
          breakdown: [
            { people: people - women, sex: "male" },
            { people: women, sex: "female" },
          ],
          sender: { country: from.code },
          origin: { country: from.code, name: `${from.name} airfield` },
          destination: { country: to.code, name: `${to.name} airfield` },
        },
        {
          from: `${id}-gazette`,
          at: `paragraph ${1 + chance.below(9)}`,
          people: told(people, chance),
          date: day(0),
          route: [from.code, to.code],
        },
        {
          from: `${id}-herald`,
          at: "paragraph 4",
          said_by: "an official of Samplestan",
          people: chance.one(8)
            ? people + 20 + chance.below(30)
            : `about ${Math.max(10, Math.round(people / 10) * 10)}`,
          groups: [
            { people: own, nationality: to.code },
            { people: people - own, nationality: other.code },
          ],
          destination: { country: to.code },
        },
        {
          from: `${id}-watch`,
          at: `row ${1 + chance.below(400)}`,
          departed: { at: `${day(0)}T0${chance.below(10)}:${10 + chance.below(50)}`, zone: "UTC" },
          arrived: { at: `${day(0)}T1${chance.below(10)}:${10 + chance.below(50)}`, zone: "UTC" },
          aircraft: { registration: `XX-${String(n % 97).padStart(3, "0")}`, type: "Examplane 100" },
        },
        { from: `examplia-bulletin-${batch}`, at: `sheet 1, row ${n - first + 2}`, people, date: day(0) },
      ],
    },
    ...(chance.one(5) ? [statement(id, day(1), people)] : []),
  ];
}

/** Movements are spread over five years in no order, so that a page of the board holds movements of many batches. */
function chanceDay(n: number): number {
  return chances(7, n).below(days);
}

function told(people: number, chance: Chance): string {
  if (chance.one(3)) return `more than ${Math.max(2, people - 1 - chance.below(5))} people`;
  if (chance.one(3)) return `about ${Math.max(10, Math.round(people / 10) * 10)} people`;
  return `${people} people`;
}

function statement(id: string, date: string, people: number): Entry {
  return {
    statement: `${id}-said`,
    speaker: "Minister of Samplestan",
    date,
    modality: "asserted",
    position: "for",
    about: [`movement/${id}`],
    claims: [
      { from: `${id}-herald`, at: "paragraph 6", says: `that ${people} people came and were received` },
      { from: `${id}-gazette`, at: "paragraph 7", says: "that all of them came of their own will" },
    ],
  };
}

/** A movement of one claim that comes in later, with its source: a small write between two readings. */
export function lateMovement(id: string): Entry[] {
  return [
    { source: `${id}-gazette`, publisher: "Examplia Gazette", date: "2035-06-01", kind: "newspaper", seen: "full" },
    {
      movement: id,
      title: `A late word about ${id}`,
      kind: "removal",
      claims: [{ from: `${id}-gazette`, people: 12, date: "2035-05-31", destination: { country: "SGS" } }],
    },
  ];
}

import { heapRule } from "./heap-rule.ts";

/** How many people an aircraft carries at most, about, with the sentence that says whose number that is. */
export type Seats = { readonly seats: number; readonly says: string };

/** What is taken for an aircraft whose type is not known or not listed: more than any removal flight of one narrow-body is told to have carried. */
export const seatCeiling = 200;

/** People whom a removal charter holds, in an aircraft of this many seats: the 135 of a narrow-body with guards, after the Inspector General of Homeland Security (OIG-15-57, 2015); else all its seats. */
export function usualOf(seats: number): number {
  return seats > heapRule.usual.value && seats <= seatCeiling ? heapRule.usual.value : seats;
}

/**
 * Seats by ICAO type designator, in the closest cabin in common use (makers' figures for one class, rounded), or places for people in aircraft of armed forces. An upper bound: a flight with
 * guards aboard carries fewer.
 */
export const seatsOfTypes: readonly (readonly [seats: number, types: readonly string[]])[] = [
  [14, ["GLF3", "GLF4", "GLF5", "GLF6", "GLEX", "CL30", "CL60", "C680", "C750", "F2TH", "F900", "FA7X", "H25B"]],
  [9, ["LJ35", "LJ45", "LJ60", "C560", "C25B", "BE20", "B350", "PC12"]],
  [19, ["SW3", "SW4", "B190", "JS31", "JS32", "D328", "J328"]],
  [34, ["SF34", "E120"]],
  [50, ["E145", "E45X", "CRJ1", "CRJ2", "DH8A", "DH8C", "AT45"]],
  [78, ["E170", "E75L", "E75S", "CRJ7", "DH8D", "AT72", "AT76"]],
  [100, ["CRJ9", "CRJX", "E190", "B712", "F100"]],
  [124, ["E195", "B732", "DC93", "A318"]],
  [132, ["B735"]],
  [149, ["B733", "B737", "A319", "B37M"]],
  [172, ["B734", "MD80", "MD81", "MD82", "MD83", "MD87", "MD88", "MD90", "B722"]],
  [189, ["B738", "B38M", "A320", "A20N"]],
  [230, ["B739", "B39M", "A321", "A21N", "B752"]],
  [290, ["B753", "B762", "B763"]],
  [375, ["B764", "A332", "A333", "A338", "A339", "A343", "MD11", "B788", "B789"]],
  [440, ["B772", "B77L", "B773", "B77W", "A359", "A346"]],
  [92, ["C130", "C30J"]],
  [158, ["C17"]],
];

const known: ReadonlyMap<string, number> = new Map(
  seatsOfTypes.flatMap(([seats, types]) => types.map((type) => [type, seats] as const)),
);

/** Seats of an aircraft by its type; the ceiling where the type is not known or not listed. */
export function seatsOf(typecode: string | null): Seats {
  const seats = typecode === null ? undefined : known.get(typecode);
  if (seats !== undefined) return { seats, says: `at most about ${seats} people in a ${typecode}` };
  const why = typecode === null ? "its type is not known" : `no seats are listed for a ${typecode}`;
  return { seats: seatCeiling, says: `at most ${seatCeiling} people are taken for it: ${why}` };
}

import type { Renumbered } from "./pairs.ts";
import { identifier } from "./people.ts";
import type { Row } from "./row.ts";

/** Numbers that nobody has: beyond all people of a world, and beyond those whom faults bring in. */
const unused = 70_000_000;

/** A row with the identifier that its person has in the second release. Rows without one keep none. */
export function renumber(row: Row, seed: number, who: Renumbered): Row {
  const person = newNumber(row.person, who);
  return row.id === "" || person === row.person ? row : { ...row, id: identifier(seed, person) };
}

function newNumber(person: number, who: Renumbered): number {
  if (who === "everybody") return person + unused > 99_000_000 ? person : unused + person;
  if (who === "some") return person % 3 === 0 ? unused + person : person;
  // 1 and 2, 3 and 4 … change places.
  if (who === "swapped") return person % 2 === 1 ? person + 1 : person - 1;
  return person;
}

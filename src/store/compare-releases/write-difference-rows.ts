import { quoted, type Session } from "./session.ts";

/** Rows of a release whose places are looked up at a time: rows are stored by their number, so that each part is read once and little is held. */
const part = 250_000;

/** Writes the table of differences from `differences` and `changed_cells`, with the places of the rows in both releases. */
export async function writeDifferenceRows(
  session: Session,
  { a, b, person }: { readonly a: string; readonly b: string; readonly person: string },
  out: string,
): Promise<void> {
  await findPlaces(session, { one: "a", of: "differences", to: "places_a", file: a, person });
  await findPlaces(session, { one: "b", of: "places_a", to: "places_b", file: b, person });
  await session.run("difference-rows", { out: quoted(out) });
}

type Lookup = {
  readonly one: "a" | "b";
  readonly of: string;
  readonly to: string;
  readonly file: string;
  readonly person: string;
};

async function findPlaces(session: Session, lookup: Lookup): Promise<void> {
  await session.run("no-places", lookup);
  const { last } = await session.one<{ last: number }>("last-row", lookup);
  for (let first = 0; first <= last; first += part)
    await session.run("difference-places", { ...lookup, first, last: first + part - 1 });
}

import { type Row, row } from "../results.ts";
import { allFamilies, type EndScore, type FamilyScore, type Score } from "./score.ts";

/** The figures that are told of a run, with their bars: `heard` leaves hidden legs out, `all` asks for them too. */
export function legRows(heard: Score, all: Score, { rows, ruleMs }: { rows: number; ruleMs: number }): Row[] {
  const of = (score: Score, name: string): FamilyScore => score.families.get(name) as FamilyScore;
  const [total, strict] = [of(heard, allFamilies), of(all, allFamilies)];
  const bars: Readonly<Record<string, number>> = { jets: 0.99, charters: 0.99, [allFamilies]: 0.95 };
  const out: Row[] = [...heard.families].map(([name, family]) => {
    const bar = bars[name];
    const held = bar === undefined ? {} : { bar: { least: bar } };
    return row(`${name}, ${family.legs} legs`, "clean", [family.clean / family.legs, ""], held);
  });
  const merged = (family: FamilyScore): number => (family.merged + family.both) / family.legs;
  out.push(
    row(`all, ${total.legs} legs`, "merged", [merged(total), ""], { bar: { most: 0.005 } }),
    row(`all, ${total.found} found`, "spurious", [total.spurious, "legs"], { bar: { most: 0 } }),
    row(`all with hidden ones, ${strict.legs} legs`, "clean", [strict.clean / strict.legs, ""]),
    row(`all with hidden ones, ${strict.legs} legs`, "merged", [merged(strict), ""]),
    ...endRows("take-off", total.takeoff_seen, total.takeoff_unseen),
    ...endRows("landing", total.landing_seen, total.landing_unseen),
    row(`${rows} rows`, "rows a second, one thread", [rows / (ruleMs / 1000), "rows/s"]),
  );
  return out;
}

function endRows(end: string, seen: EndScore, unseen: EndScore): Row[] {
  const low = `${end}, seen below 3,000 ft, ${seen.ends} ends`;
  const high = `${end}, not seen so low, ${unseen.ends} ends`;
  return [
    row(low, "bounds hold the truth", [seen.hold, ""], { bar: { least: 0.99 } }),
    row(low, "width of the bounds, median", [seen.width_p50_s, "s"], { bar: { most: 180 } }),
    row(low, "error, median", [seen.p50_s, "s"]),
    row(high, "bounds hold the truth", [unseen.hold, ""], { bar: { least: 0.99 } }),
    row(high, "width of the bounds, median", [unseen.width_p50_s, "s"]),
  ];
}

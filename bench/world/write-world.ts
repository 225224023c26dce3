import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Counts } from "./counts.ts";
import { fiscalYearOf, isoOf } from "./days.ts";
import type { Format, WorldOptions } from "./options.ts";
import { type ReleaseFile, releaseFile } from "./release-files.ts";
import { truthColumns, truthLine } from "./row-truth.ts";
import { type Shape, shapes } from "./shape.ts";
import { spans } from "./spans.ts";
import { statementsOf } from "./statements.ts";
import { type TextFile, textFile } from "./text-file.ts";
import { type Week, world } from "./world.ts";

export type WriteOptions = WorldOptions & { readonly seed: number; readonly formats: readonly Format[] };

/** What was written. */
export type Written = { readonly rows: number; readonly legs: number; readonly heaps: number };

/** Writes a world under a folder: releases/, flights/, statements/, and the truth of each under truth/. Memory holds a week of it. */
export function writeWorld(folder: string, options: WriteOptions): Written {
  for (const part of ["releases", "flights", "statements", "truth"]) mkdirSync(join(folder, part), { recursive: true });
  const shape = shapes[options.shape];
  const releases = options.formats.map((format) => openRelease(folder, { shape, format, options }));
  const flights = openFlights(folder);
  const counts = new Counts();
  const written = { rows: 0, legs: 0, heaps: 0 };
  const made = world(options.seed, options);
  for (const week of made.weeks) {
    for (const row of week.rows) {
      counts.add(row);
      for (const { file, truth } of releases) truth.write(`${truthLine(shape, row, file.push(row))}\n`);
    }
    flights.week(week);
    written.rows += week.rows.length;
    written.legs += week.legs.length;
    written.heaps += week.heaps.length;
  }
  for (const { file, truth } of releases) {
    file.end();
    truth.end();
  }
  flights.end();
  const craft = made.fleet.map(
    ({ icao24, registration, typecode, seats }) => `${icao24}\t${registration}\t${typecode}\t${seats}\n`,
  );
  writeFileSync(join(folder, "flights/aircraft.tsv"), `icao24\tregistration\ttypecode\tseats\n${craft.join("")}`);
  writeStatements(folder, counts, fiscalYearOf(spans[options.shape].last - 500));
  return written;
}

type Open = { readonly file: ReleaseFile; readonly truth: TextFile };
type Asked = { readonly shape: Shape; readonly format: Format; readonly options: WriteOptions };

function openRelease(folder: string, { shape, format, options }: Asked): Open {
  const file = releaseFile(join(folder, "releases"), format, { shape, seed: options.seed, rows: options.rows });
  const truth = textFile(join(folder, "truth", `rows-${format}.tsv`));
  truth.write(`${truthColumns.join("\t")}\n`);
  return { file, truth };
}

/** The legs as heard, and the truth of each: what it was for, and how many rows left and landed by it. */
function openFlights(folder: string): { week: (week: Week) => void; end: () => void } {
  const legs = textFile(join(folder, "flights/legs.jsonl"));
  const truth = textFile(join(folder, "truth/legs.tsv"));
  const heaps = textFile(join(folder, "truth/heaps.tsv"));
  truth.write("leg\trole\tadep\tades\toff\tland\trows_left\trows_landed\n");
  heaps.write("left_on\tport\tto\tpeople\n");
  return {
    week(week) {
      const left = tally(week.rows.map(({ carried }) => carried.leg));
      const landed = tally(week.rows.map(({ carried }) => carried.lastLeg));
      for (const { flight, role, off, land, from, to } of week.legs) {
        legs.write(`${JSON.stringify(flight)}\n`);
        const times = `${new Date(off).toISOString()}\t${new Date(land).toISOString()}`;
        const people = `${left.get(flight.id) ?? 0}\t${landed.get(flight.id) ?? 0}`;
        truth.write(`${flight.id}\t${role}\t${from}\t${to}\t${times}\t${people}\n`);
      }
      for (const { day, port, to, people } of week.heaps) {
        heaps.write(`${isoOf(day)}\t${port}\t${to.join(" > ")}\t${people}\n`);
      }
    },
    end() {
      for (const file of [legs, truth, heaps]) file.end();
    },
  };
}

/** How often each id stands in a list. */
function tally(ids: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function writeStatements(folder: string, counts: Counts, year: number): void {
  const stated = statementsOf(counts, year);
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  writeFileSync(join(folder, "statements/statements.json"), json(stated.map(({ statement }) => statement)));
  writeFileSync(join(folder, "truth/statements.json"), json(stated.map(({ truth }) => truth)));
}

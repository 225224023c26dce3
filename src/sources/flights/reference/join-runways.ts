import type { Aerodrome } from "../../../model/aerodrome.ts";
import { distanceNm } from "../../../model/great-circle.ts";
import type { ReferenceReject } from "../../../model/reference.ts";
import type { RunwayOf } from "./read-aerodromes.ts";

/** A runway so far from its field's reference point belongs elsewhere. */
const ownNm = 12;
/** An elevation is doubted when the runway's threshold says so different a one. */
const apartFt = 1500;
/** A field so far from every other one of its country, and near them when its coordinates are turned about, has them swapped. */
const farNm = 600;
const nearNm = 120;

type Joined = { readonly aerodromes: readonly Aerodrome[]; readonly rejects: readonly ReferenceReject[] };
type Files = { readonly aerodromes: string; readonly runways: string; readonly lines: ReadonlyMap<string, number> };

/** Gives each field its runways, and holds the two tables against each other: misplaced runways are left out, wrong elevations mended from the runway, swapped coordinates refused; all are listed. */
export function joinRunways(aerodromes: readonly Aerodrome[], runways: readonly RunwayOf[], files: Files): Joined {
  const rejects: ReferenceReject[] = [];
  const byIdent = grouped(runways, (row) => row.ident);
  const swapped = swappedIdents(aerodromes);
  const line = (ident: string): number => files.lines.get(ident) ?? 0;
  const joined = aerodromes.flatMap((aerodrome): Aerodrome[] => {
    const { ident } = aerodrome;
    if (swapped.has(ident)) {
      rejects.push({
        file: files.aerodromes,
        row: line(ident),
        key: ident,
        says: `latitude and longitude are swapped: ${aerodrome.lat}, ${aerodrome.lon}`,
      });
      return [];
    }
    const own = (byIdent.get(ident) ?? []).filter((row) => {
      const [end] = row.runway.ends ?? [];
      const away = end ? distanceNm(end.lat, end.lon, aerodrome.lat, aerodrome.lon) : 0;
      if (away > ownNm)
        rejects.push({
          file: files.runways,
          row: row.line,
          key: ident,
          says: `runway left out: it lies ${Math.round(away)} NM from the field`,
        });
      return away <= ownNm;
    });
    const mended = elevationOf(aerodrome, own);
    if (mended !== aerodrome.elevation_ft && aerodrome.elevation_ft !== null)
      rejects.push({
        file: files.aerodromes,
        row: line(ident),
        key: ident,
        says: `elevation ${aerodrome.elevation_ft} ft cannot be: its runway lies at ${mended} ft, which is kept`,
      });
    return [{ ...aerodrome, elevation_ft: mended, runways: own.map((row) => row.runway) }];
  });
  return { aerodromes: joined, rejects };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The elevation of a field: its own unless its runways agree on another one. */
function elevationOf(aerodrome: Aerodrome, runways: readonly RunwayOf[]): number | null {
  const told = runways.flatMap((row) => (row.elevation_ft === null ? [] : [row.elevation_ft]));
  const [first] = told;
  if (first === undefined) return aerodrome.elevation_ft;
  if (aerodrome.elevation_ft === null) return first;
  return told.every((ft) => Math.abs(ft - (aerodrome.elevation_ft ?? 0)) > apartFt) ? first : aerodrome.elevation_ft;
}

/** Fields that lie far from all others of their country, but near one of them with latitude and longitude turned about. */
function swappedIdents(aerodromes: readonly Aerodrome[]): Set<string> {
  const swapped = new Set<string>();
  for (const fields of grouped(aerodromes, (a) => a.country).values()) {
    if (fields.length < 3) continue;
    for (const a of fields.filter((one) => Math.abs(one.lon) <= 90 && !hasNear(one, one, fields, farNm)))
      if (hasNear({ lat: a.lon, lon: a.lat }, a, fields, nearNm)) swapped.add(a.ident);
  }
  return swapped;
}

function hasNear(
  at: { lat: number; lon: number },
  but: Aerodrome,
  fields: readonly Aerodrome[],
  within_nm: number,
): boolean {
  const degrees = within_nm / 60;
  return fields.some(
    (f) => f !== but && Math.abs(f.lat - at.lat) <= degrees && distanceNm(at.lat, at.lon, f.lat, f.lon) <= within_nm,
  );
}

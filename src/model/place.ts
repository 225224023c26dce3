/** The exact place in a source: where a reader puts her finger. */
export type Place =
  | { readonly kind: "paragraph"; readonly n: number }
  | { readonly kind: "page"; readonly n: number }
  | { readonly kind: "characters"; readonly from: number; readonly to: number }
  | { readonly kind: "row"; readonly sheet: string | null; readonly row: number }
  | { readonly kind: "track"; readonly icao24: string; readonly from: string; readonly to: string }
  | { readonly kind: "words"; readonly text: string };

const forms: readonly [RegExp, (m: RegExpExecArray) => Place][] = [
  [/^par(?:agraph|\.)?\s+(\d{1,9})$/i, (m) => ({ kind: "paragraph", n: Number(m[1]) })],
  [/^(?:page|p\.)\s*(\d{1,9})$/i, (m) => ({ kind: "page", n: Number(m[1]) })],
  [
    /^char(?:acter)?s\s+(\d{1,9})\s*[-–]\s*(\d{1,9})$/i,
    (m) => ({ kind: "characters", from: Number(m[1]), to: Number(m[2]) }),
  ],
  [/^sheet\s+(.+?),?\s+row\s+(\d{1,9})$/i, (m) => ({ kind: "row", sheet: String(m[1]), row: Number(m[2]) })],
  [/^row\s+(\d{1,9})$/i, (m) => ({ kind: "row", sheet: null, row: Number(m[1]) })],
  [
    /^track\s+([0-9a-f]{6})\s+(\S+)\s+to\s+(\S+)$/i,
    (m) => ({ kind: "track", icao24: String(m[1]).toLowerCase(), from: String(m[2]), to: String(m[3]) }),
  ],
];

/** Reads "paragraph 3", "page 2", "characters 120-180", "sheet Removals, row 5", "row 5"; any other words are kept as words. */
export function readPlace(text: string): Place {
  const words = text.trim();
  for (const [pattern, make] of forms) {
    const m = pattern.exec(words);
    if (m) return make(m);
  }
  return { kind: "words", text: words };
}

/** A place in words, as the register writes it. */
export function printPlace(place: Place): string {
  switch (place.kind) {
    case "paragraph":
      return `paragraph ${place.n}`;
    case "page":
      return `page ${place.n}`;
    case "characters":
      return `characters ${place.from}-${place.to}`;
    case "row":
      return place.sheet === null ? `row ${place.row}` : `sheet ${place.sheet}, row ${place.row}`;
    case "track":
      return `track ${place.icao24} ${place.from} to ${place.to}`;
    case "words":
      return place.text;
  }
}

import type { FlightPage } from "../views/flight-page.ts";
import { classWords } from "../views/flight-row.ts";

const signs = { for: "+", against: "-", told: " " } as const;
const knownWords = { observed: "observed", inferred: "inferred", not_seen: "not seen" } as const;

/** A leg in lines: what it is and why, what is observed and what inferred, and what could be reached where nobody heard it. */
export function flightText({ row, title, reasons, known, reach, began, flags, movements }: FlightPage): string[] {
  const { registration, icao24, typecode, callsign, first_seen } = row;
  return [
    title,
    [first_seen.slice(0, 10), registration ?? icao24, typecode, callsign].filter((part) => part !== null).join(", "),
    `${classWords[row.class]}${row.band === null ? "" : `, ${row.band}`}`,
    "",
    "Why this class:",
    ...(reasons.length === 0 ? ["  No rule says anything of this leg."] : []),
    ...reasons.map(
      ({ sign, says, value, source }) => `  ${signs[sign]} ${says} ${[value, source].filter(Boolean).join("; ")}`,
    ),
    "",
    "Observed or inferred:",
    ...known.map((line) => `  ${line.what}: ${line.value} (${knownWords[line.known]}: ${line.why})`),
    `  It begins where it does because: ${began}`,
    ...flags.map((flag) => `  ${flag}`),
    ...reach.map(({ envelope, inside }) => `  ${envelope.says} ${inside} airports lie in it.`),
    ...movements.map((movement) => `  Named by movement/${movement.id}`),
  ];
}

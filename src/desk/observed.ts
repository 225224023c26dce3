import type { ObservationMatch } from "../model/observation-match.ts";
import { matchObservations } from "../sources/observations/match-observations.ts";
import { openFlights } from "../store/flights.ts";
import { observationLogs, observationsOf } from "../store/observations.ts";

/** The rows of every observers' log of a workspace, in its last edition, each with the legs that it was matched to or may belong to; without legs when none were made. */
export async function observedOf(dir: string): Promise<ObservationMatch[]> {
  const logs = await Promise.all(observationLogs(dir).map((log) => observationsOf(dir, log)));
  const table = openFlights(dir);
  try {
    return matchObservations(logs.flat(), table?.list({}) ?? []);
  } finally {
    table?.close();
  }
}

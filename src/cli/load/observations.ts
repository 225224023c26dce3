import type { LoadKind } from "./load-kind.ts";

/** `tarmac load observations FILE…`: logs of people who watch aircraft at an airport. */
export const loadObservations: LoadKind = {
  name: "observations",
  summary:
    "logs of observers at airports (CSV, XLSX). Files of one call are editions of one log, in the order given; what an edition added, changed and dropped is told.",
  options: {
    map: {
      type: "string",
      value: "MAP",
      says: "observations: a YAML file that says how the log is read (docs/observations.md)",
    },
    log: { type: "string", value: "NAME", says: "observations: the log's name (default: the map's, else the airport)" },
    airport: { type: "string", value: "IDENT", says: "observations: where the observers stand, such as KMSP" },
    zone: {
      type: "string",
      value: "ZONE",
      says: "observations: zone of times without an offset, such as America/Chicago",
    },
  },
  example: "tarmac load observations log-2031-05.csv log-2031-06.csv --airport KXYZ --zone America/Chicago",
  async load(files, call, effects) {
    const { loadLogFiles } = await import("./log-files.ts");
    return loadLogFiles(files, call, effects);
  },
};

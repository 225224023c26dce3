import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { type PortKind, portKinds } from "../../../model/departure-port.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { isZone } from "../../../model/zone.ts";

const zone = z.string().refine(isZone, "not the IANA name of a zone");
const degrees = z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]);
const port = z.strictObject({
  names: z.array(z.string().regex(/^[^a-z]+$/, "not in capitals")).min(1),
  state: z.string().regex(/^[A-Z]{2}$/, "not a code of a state"),
  kind: z.enum(Object.keys(portKinds) as PortKind[]),
  at: degrees,
  fields: z.array(z.string().regex(/^[A-Z0-9-]{2,8}$/, "not an OurAirports ident")).default([]),
  zone: zone.nullable().default(null),
  source: z.string(),
  says: z.string().nullable().default(null),
  doubtful: z.boolean().default(false),
});
const table = z.strictObject({ sources: z.record(z.string(), z.string()), ports: z.array(port) });
const states = z.record(
  z.string(),
  z.strictObject({
    zone,
    borders: z.string().length(3).nullable().default(null),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  }),
);

/** A row of `ports.yaml`; `source` is the sentence of its source. */
export type PortRow = z.infer<typeof port>;

/** A state or territory of the United States: its clock, its neighbour by land, its bounds as south, west, north, east. */
export type StateRow = z.infer<typeof states>[string];

/** The ports that come with Tarmac, and the states that they lie in. */
export type PortTable = {
  readonly ports: readonly PortRow[];
  readonly states: Readonly<Record<string, StateRow>>;
};

let shipped: PortTable | null = null;

/** The tables beside this file: `ports.yaml` and `states.yaml`. Read once. */
export function shippedPorts(): PortTable {
  shipped ??= {
    ports: readPorts(textOf("ports.yaml"), "ports.yaml"),
    states: states.parse(parse(textOf("states.yaml"))),
  };
  return shipped;
}

/** Reads a table of ports in YAML, in the shape of `ports.yaml`. Throws a TarmacError that names the row. */
export function readPorts(text: string, file: string): readonly PortRow[] {
  const read = table.safeParse(parse(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new TarmacError("ports", `${issue?.path.join(" ")}: ${issue?.message}`, {
      where: file,
      hint: "a row is {names: [LAREDO], state: TX, kind: either, at: [27.52, -99.49], fields: [KLRD], source: cfr}",
    });
  }
  const { sources, ports } = read.data;
  return ports.map((row) => ({ ...row, source: sourceOf(sources, row.source, file) }));
}

function sourceOf(sources: Readonly<Record<string, string>>, key: string, file: string): string {
  const says = sources[key];
  if (says === undefined) throw new TarmacError("ports", `no such source: ${key}`, { where: file });
  return says;
}

function textOf(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPorts, shippedPorts } from "../../../src/sources/flights/heaps/port-table.ts";
import type { NamedField } from "../../../src/store/named-fields.ts";
import { portReader } from "../../../src/sources/flights/heaps/read-port.ts";

/** Two aerodromes that are, and three of a country that is not. */
const fields: readonly NamedField[] = [
  field("KBRO", "Brownsville South Padre Island International Airport", "US", "Brownsville", 25.9, -97.4),
  field("KRIW", "Central Wyoming Regional Airport", "US", "Riverton", 43.06, -108.46),
  field("XEX1", "Example North Field", "XXA", "Example City", 31, -40),
  field("XEX2", "Example South Field", "XXA", "Example City", 31.2, -40.1),
];

function field(ident: string, name: string, country: string, municipality: string, lat: number, lon: number) {
  return { ident, name, country, municipality, lat, lon };
}

const read = portReader(shippedPorts(), fields);
const lines = readFileSync(join(import.meta.dirname, "../../cases/departure-ports.tsv"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t"));

describe("portReader(table, fields)", () => {
  it.for(lines.map((cells) => [cells[0] ?? "", cells] as const))("reads “%s”", ([, cells]) => {
    const [said = "", country = "", kind, rule, idents = "-", borders, zone] = cells;
    const port = read(said, country);
    expect({ kind: port.kind, rule: port.rule }).toEqual({ kind, rule });
    expect(port.borders ?? "-").toBe(borders);
    expect(port.zone ?? "-").toBe(zone);
    if (idents === "-") expect(port.fields).toEqual([]);
    else expect(port.fields).toEqual(expect.arrayContaining(idents.split(" ")));
  });
});

describe("ports.yaml", () => {
  const { ports, states } = shippedPorts();

  it("has a state for every port, that has a neighbour where people can walk, and the port in its bounds", () => {
    for (const { names, state, kind, at } of ports) {
      const row = states[state];
      if (row === undefined) throw new Error(`${names[0]}: no state ${state}`);
      if (kind === "land" || kind === "either") expect(row.borders, names[0]).not.toBeNull();
      const [south, west, north, east] = row.box;
      expect(at[0] >= south - 0.1 && at[0] <= north + 0.1, `${names[0]} latitude`).toBe(true);
      expect(at[1] >= west - 0.4 && at[1] <= east + 0.4, `${names[0]} longitude`).toBe(true);
    }
  });

  it("names no place twice in a state, and aerodromes where people fly", () => {
    const names = ports.flatMap((row) => row.names.map((name) => `${name}, ${row.state}`));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const {
      names: [name],
      kind,
      fields: own,
    } of ports)
      if (kind === "airport" || kind === "either") expect(own.length, name).toBeGreaterThan(0);
  });

  it("is read back under each of its names", () => {
    for (const { names, state, kind, fields: own } of ports)
      for (const name of names)
        expect(read(`${name}, ${state}, POE`, "USA"), name).toMatchObject({ kind, fields: own });
  });

  it("says what is wrong with a row", () => {
    expect(() =>
      readPorts("sources: {}\nports: [{names: [lower], state: TX, kind: land, at: [1, 1], source: x}]", "x"),
    ).toThrow("not in capitals");
    expect(() =>
      readPorts("sources: {}\nports: [{names: [UP], state: TX, kind: land, at: [1, 1], source: x}]", "x"),
    ).toThrow("no such source");
  });
});

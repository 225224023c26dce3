import type { Block } from "./docs.ts";
import { portKinds, portRules } from "../src/model/departure-port.ts";
import { carrierReasons, heapVerdicts, matchLevels } from "../src/model/heap.ts";
import { heapRule } from "../src/sources/flights/heaps/heap-rule.ts";
import { shippedPorts } from "../src/sources/flights/heaps/port-table.ts";
import { seatsOfTypes } from "../src/sources/flights/heaps/seats.ts";

/** What docs/removals-flights.md prints from the code: verdicts, levels, reasons, numbers, seats and ports. */
export const heapBlocks: readonly Block[] = [
  block("heap-verdicts", "src/model/heap.ts", () => words("verdict", heapVerdicts)),
  block("match-levels", "src/model/heap.ts", () =>
    table(
      ["level", "what was seen", "explains"],
      Object.entries(matchLevels).map(([name, { says, explains }]) => [`\`${name}\``, says, explains ? "yes" : "no"]),
    ),
  ),
  block("carrier-reasons", "src/model/heap.ts", () => words("reason", carrierReasons)),
  block("heap-rule", "src/sources/flights/heaps/heap-rule.ts", () =>
    table(
      ["number", "what it is"],
      Object.values(heapRule).map(({ value, says }) => [value.toLocaleString("en-US"), says]),
    ),
  ),
  block("heap-seats", "src/sources/flights/heaps/seats.ts", () =>
    table(
      ["seats", "types"],
      seatsOfTypes.map(([seats, types]) => [String(seats), types.join(" ")]),
    ),
  ),
  block("port-kinds", "src/model/departure-port.ts", () => words("kind", portKinds)),
  block("port-rules", "src/model/departure-port.ts", () => words("rule", portRules)),
  block("ports", "src/sources/flights/heaps/ports.yaml", portsTable),
];

function block(name: string, from: string, make: () => string): Block {
  return { name, from, make: async () => make() };
}

function words(head: string, sentences: Readonly<Record<string, string>>): string {
  return table(
    [head, "what it says"],
    Object.entries(sentences).map(([name, says]) => [`\`${name}\``, says]),
  );
}

/** A row a place; what it says and its source in the last columns, so that a reader can check it. */
function portsTable(): string {
  return table(
    ["port, and other writings of it", "state", "kind", "aerodromes", "what else", "source"],
    shippedPorts().ports.map(({ names, state, kind, fields, says, source, doubtful }) => [
      names.join("; "),
      state,
      kind,
      fields.join(" "),
      [doubtful ? "**Doubtful.**" : "", says ?? ""].join(" ").trim(),
      source.replace(/, https:\S+/, ""),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ").replaceAll("  ", " ")} |`;
  return [line(head), `|${head.map(() => "---|").join("")}`, ...rows.map(line)].join("\n");
}

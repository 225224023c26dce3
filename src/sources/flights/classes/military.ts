import type { ClassContext } from "./context.ts";
import type { Sighting } from "./facts.ts";
import type { Finding } from "./rule.ts";

/** Blocks of addresses that states give to their armed forces, first and last, from the code blocks of Virtual Radar Server's standing data (CC0). The large ones only. */
const blocks: readonly (readonly [first: number, last: number, country: string])[] = [
  [0x0a4000, 0x0a4fff, "DZA"],
  [0x350000, 0x37ffff, "ESP"],
  [0x3a8000, 0x3bffff, "FRA"],
  [0x3e8000, 0x3ebfff, "DEU"],
  [0x3f4000, 0x3fbfff, "DEU"],
  [0x43c000, 0x43ffff, "GBR"],
  [0x444000, 0x447fff, "AUT"],
  [0x44f000, 0x44ffff, "BEL"],
  [0x457000, 0x457fff, "BGR"],
  [0x468000, 0x4683ff, "GRC"],
  [0x480000, 0x480fff, "NLD"],
  [0x4b7000, 0x4b7fff, "CHE"],
  [0x7c8400, 0x7c87ff, "AUS"],
  [0x7c8800, 0x7c8fff, "AUS"],
  [0x7c9000, 0x7c9fff, "AUS"],
  [0x7ca000, 0x7fffff, "AUS"],
  [0xadf800, 0xadffff, "USA"],
  [0xae0000, 0xafffff, "USA"],
  [0xc20000, 0xc3ffff, "CAN"],
  [0xe40000, 0xe41fff, "BRA"],
];

const forces =
  /\b(?:air mobility command|air force|air national guard|military|navy|naval|army|marine corps|armed forces|luftwaffe)\b/i;

/** What shows that an aircraft is one of armed forces: its address, a table of aircraft, or a rule about its call sign. Empty when nothing does. */
export function militarySigns(seen: Sighting, { isMilitary }: ClassContext): Finding[] {
  const address = Number.parseInt(seen.icao24, 16);
  const block = blocks.find(([first, last]) => first <= address && address <= last);
  const spoken = seen.spoken.filter(({ rule }) => forces.test(rule.means));
  return [
    ...(block
      ? [{ field: "icao24", value: `${seen.icao24}: armed forces, ${block[2]}`, source: "standing-data" }]
      : []),
    ...(!block && isMilitary?.(seen.icao24)
      ? [{ field: "icao24", value: `${seen.icao24}: military in the table of aircraft`, source: null }]
      : []),
    ...spoken.map(({ callsign, rule }) => ({
      field: "callsign",
      value: `${callsign}: ${rule.means}`,
      source: rule.source,
    })),
  ];
}

import { createRequire } from "node:module";
import { geoArea, geoCentroid } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];
type Country = Feature<Polygon | MultiPolygon, { readonly name: string }>;

/** Airports named in the record: OurAirports ident → the place that maps print, latitude, longitude (OurAirports, public domain; rounded to 0.001°). */
const airports: Readonly<Record<string, readonly [string, number, number]>> = {
  DGAA: ["Accra", 5.605, -0.167],
  EINN: ["Shannon", 52.702, -8.925],
  FDSK: ["Manzini", -26.359, 31.717],
  FGSL: ["Malabo", 3.755, 8.709],
  FNLU: ["Luanda", -8.858, 13.231],
  GOBD: ["Dakar", 14.671, -17.067],
  GOOY: ["Dakar", 14.74, -17.49],
  HDAM: ["Djibouti", 11.547, 43.16],
  HJJJ: ["Juba", 4.872, 31.601],
  HRYR: ["Kigali", -1.969, 30.139],
  HUEN: ["Entebbe", 0.042, 32.444],
  KAEX: ["Alexandria, Louisiana", 31.327, -92.549],
  KELP: ["El Paso, Texas", 31.807, -106.378],
  KHRL: ["Harlingen, Texas", 26.229, -97.654],
  KJFK: ["New York", 40.64, -73.779],
  KIWA: ["Mesa, Arizona", 33.308, -111.655],
  KSAN: ["San Diego", 32.734, -117.19],
  MHLM: ["San Pedro Sula", 15.453, -87.924],
  MHSC: ["Palmerola", 14.382, -87.621],
  MMSM: ["Santa Lucía", 19.757, -99.015],
  MPMG: ["Albrook, Panama City", 8.973, -79.556],
  MPTO: ["Tocumen, Panama City", 9.071, -79.384],
  MRLB: ["Liberia", 10.593, -85.544],
  MROC: ["San José", 9.994, -84.209],
  MSLP: ["San Salvador", 13.441, -89.056],
  MUGM: ["Guantánamo Bay", 19.907, -75.207],
  PTRO: ["Palau", 7.367, 134.544],
  SKBO: ["Bogotá", 4.702, -74.147],
  SKRG: ["Rionegro (Medellín)", 6.165, -75.423],
  SVMI: ["Caracas", 10.603, -66.991],
  TJSJ: ["San Juan", 18.439, -66.002],
  UAFM: ["Bishkek", 43.061, 74.478],
  UCFM: ["Bishkek", 43.061, 74.478],
  UTTT: ["Tashkent", 41.258, 69.281],
};

/** ISO 3166-1: alpha-3 and numeric code of every country that the outlines hold. The outlines are keyed by the numeric one. */
const numericCodes: ReadonlyMap<string, string> = new Map(
  `
ABW533 AFG004 AGO024 AIA660 ALA248 ALB008 AND020 ARE784 ARG032 ARM051 ASM016 ATA010 ATF260 ATG028 AUS036 AUT040 AZE031 BDI108 BEL056 BEN204 BFA854
BGD050 BGR100 BHR048 BHS044 BIH070 BLM652 BLR112 BLZ084 BMU060 BOL068 BRA076 BRB052 BRN096 BTN064 BWA072 CAF140 CAN124 CHE756 CHL152 CHN156 CIV384
CMR120 COD180 COG178 COK184 COL170 COM174 CPV132 CRI188 CUB192 CUW531 CYM136 CYP196 CZE203 DEU276 DJI262 DMA212 DNK208 DOM214 DZA012 ECU218 EGY818
ERI232 ESH732 ESP724 EST233 ETH231 FIN246 FJI242 FLK238 FRA250 FRO234 FSM583 GAB266 GBR826 GEO268 GGY831 GHA288 GIN324 GMB270 GNB624 GNQ226 GRC300
GRD308 GRL304 GTM320 GUM316 GUY328 HKG344 HMD334 HND340 HRV191 HTI332 HUN348 IDN360 IMN833 IND356 IOT086 IRL372 IRN364 IRQ368 ISL352 ISR376 ITA380
JAM388 JEY832 JOR400 JPN392 KAZ398 KEN404 KGZ417 KHM116 KIR296 KNA659 KOR410 KWT414 LAO418 LBN422 LBR430 LBY434 LCA662 LIE438 LKA144 LSO426 LTU440
LUX442 LVA428 MAC446 MAF663 MAR504 MCO492 MDA498 MDG450 MDV462 MEX484 MHL584 MKD807 MLI466 MLT470 MMR104 MNE499 MNG496 MNP580 MOZ508 MRT478 MSR500
MUS480 MWI454 MYS458 NAM516 NCL540 NER562 NFK574 NGA566 NIC558 NIU570 NLD528 NOR578 NPL524 NRU520 NZL554 OMN512 PAK586 PAN591 PCN612 PER604 PHL608
PLW585 PNG598 POL616 PRI630 PRK408 PRT620 PRY600 PSE275 PYF258 QAT634 ROU642 RUS643 RWA646 SAU682 SDN729 SEN686 SGP702 SGS239 SHN654 SLB090 SLE694
SLV222 SMR674 SOM706 SPM666 SRB688 SSD728 STP678 SUR740 SVK703 SVN705 SWE752 SWZ748 SXM534 SYC690 SYR760 TCA796 TCD148 TGO768 THA764 TJK762 TKM795
TLS626 TON776 TTO780 TUN788 TUR792 TWN158 TZA834 UGA800 UKR804 URY858 USA840 UZB860 VAT336 VCT670 VEN862 VGB092 VIR850 VNM704 VUT548 WLF876 WSM882
YEM887 ZAF710 ZMB894 ZWE716
`
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const),
);

/** The place of an airport in a word or two; null when it is not in the table. */
export function airportCity(ident: string): string | null {
  return airports[ident]?.[0] ?? null;
}

/** Where a place is: an airport by its ident, a country by its alpha-3 code (the middle of its largest part); null when neither is known. */
export function locate(code: string): { readonly at: Point; readonly country: boolean } | null {
  const airport = airports[code];
  if (airport !== undefined) return { at: [airport[2], airport[1]], country: false };
  const middle = middleOf(code);
  return middle === null ? null : { at: middle, country: true };
}

const middles = new Map<string, Point | null>();

function middleOf(alpha3: string): Point | null {
  const known = middles.get(alpha3);
  if (known !== undefined) return known;
  const numeric = numericCodes.get(alpha3);
  const found = land("fine").features.find((each) =>
    numeric === undefined ? alpha3 === "XKX" && each.properties.name === "Kosovo" : each.id === numeric,
  );
  const middle = found === undefined ? null : (geoCentroid(largestPart(found)) as [number, number]);
  middles.set(alpha3, middle);
  return middle;
}

/** The largest polygon of a country: the mainland, as against overseas parts. */
function largestPart(country: Country): Polygon {
  if (country.geometry.type === "Polygon") return country.geometry;
  const parts = country.geometry.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
}

const files = { fine: "world-atlas/countries-50m.json", coarse: "world-atlas/countries-110m.json" } as const;
const read = new Map<keyof typeof files, FeatureCollection<Polygon | MultiPolygon, { readonly name: string }>>();

/** The countries' outlines (Natural Earth through world-atlas, public domain), read once. */
export function land(detail: keyof typeof files): FeatureCollection<Polygon | MultiPolygon, { readonly name: string }> {
  const known = read.get(detail);
  if (known !== undefined) return known;
  const atlas = createRequire(import.meta.url)(files[detail]) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const outlines = feature(atlas, atlas.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { readonly name: string }
  >;
  read.set(detail, outlines);
  return outlines;
}

/** Why two countries of today may be taken for one another in a record. */
export const relationKinds = {
  territory:
    "One is a territory of the other, or both are of the same country: who is a citizen where is not what a record of one word tells.",
  disputed: "Whose the one is, is disputed with the other, or its people travel through the other.",
  parted: "The one parted from the other; a record that names the older state may mean the part that left.",
} as const;
export type RelationKind = keyof typeof relationKinds;

/**
 * Countries that a record cannot keep apart for certain when it says where somebody was sent and whose national she is. Territories as in ISO 3166 and the United Nations' M49. A list
 * of what records mix, not a judgement on whose a place is.
 */
export const relatedCountries: readonly {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly why: RelationKind;
}[] = [
  { whole: "USA", parts: "ASM GUM MNP PRI UMI VIR".split(" "), why: "territory" },
  { whole: "GBR", parts: "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB".split(" "), why: "territory" },
  { whole: "FRA", parts: "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF".split(" "), why: "territory" },
  { whole: "NLD", parts: "ABW BES CUW SXM".split(" "), why: "territory" },
  { whole: "DNK", parts: ["FRO", "GRL"], why: "territory" },
  { whole: "NOR", parts: ["BVT", "SJM"], why: "territory" },
  { whole: "FIN", parts: ["ALA"], why: "territory" },
  { whole: "AUS", parts: "CCK CXR HMD NFK".split(" "), why: "territory" },
  { whole: "NZL", parts: "COK NIU TKL".split(" "), why: "territory" },
  { whole: "CHN", parts: ["HKG", "MAC"], why: "territory" },
  { whole: "CHN", parts: ["TWN"], why: "disputed" },
  { whole: "ISR", parts: ["PSE"], why: "disputed" },
  { whole: "MAR", parts: ["ESH"], why: "disputed" },
  { whole: "SRB", parts: ["XKX"], why: "disputed" },
  { whole: "SDN", parts: ["SSD"], why: "parted" },
  { whole: "SRB", parts: ["MNE"], why: "parted" },
  { whole: "IDN", parts: ["TLS"], why: "parted" },
  { whole: "ETH", parts: ["ERI"], why: "parted" },
];

/** Why a country as recorded of a person may be the one she was sent to, or a part or the whole of it; null when they are apart. */
export function relationOf(recorded: string, sentTo: string): RelationKind | null {
  const found = relatedCountries.find(({ whole, parts, why }) => {
    if (whole === recorded) return parts.includes(sentTo);
    // Who is recorded under the name of the part was not meant by that of the whole.
    if (why === "parted" || !parts.includes(recorded)) return false;
    return whole === sentTo || parts.includes(sentTo);
  });
  return found?.why ?? null;
}

/** What a port of departure is, as far as its writing tells. The sentence is what pages and docs print. */
export const portKinds = {
  airport: "An aerodrome, or the aerodromes of a city: people leave by air.",
  land: "A crossing by land. Only people who are sent to the neighbour on its other side can leave by it; others who are told to have left here flew from a field near.",
  either:
    "A place with crossings and aerodromes: to the neighbour people usually go by land, to other countries they fly.",
  sea: "A port for ships: no flight is looked for.",
  city: "A city, a field office or a place of detention: any aerodrome near may be meant.",
  unknown: "Not told, or written in a way that no list and no rule knows.",
} as const;
export type PortKind = keyof typeof portKinds;

/** How the writing of a port is read, in the order in which the rules are asked; the first that holds answers. */
export const portRules = {
  not_told: "Nothing is written, or a redaction mark, or a word for not known.",
  listed: "The table of ports has this writing, in this state where the release names one.",
  listed_word:
    "The table of ports has the place, and the writing a word for an aerodrome, a bridge or a crossing behind it.",
  listed_part:
    "The table of ports has one of the two places that are written, with a comma between (“Boeing Field, Seattle”).",
  field_name: "An aerodrome of this country has this name, and no other has it.",
  crossing_word:
    "The writing has a word for a crossing (bridge, crossing, border station …), in a state that has a neighbour by land.",
  sea_word: "The writing has a word for a port of ships (seaport, harbor, cruise …).",
  field_city: "Aerodromes of this country name it as their city.",
  airport_word: "The writing has a word for an aerodrome, but it is not known which one.",
  no_rule: "No list and no rule knows the writing.",
} as const;
export type PortRule = keyof typeof portRules;

/** A port of departure as it was read. */
export type DeparturePort = {
  /** Its name for people: "Alexandria International Airport, LA". */
  readonly name: string;
  /** Writings with the same key mean the same place; empty where none is told. */
  readonly key: string;
  readonly kind: PortKind;
  /** Aerodromes that are meant, by OurAirports ident; none where any field near may be. */
  readonly fields: readonly string[];
  /** Degrees; null when not known. */
  readonly at: { readonly lat: number; readonly lon: number } | null;
  /** IANA name of its clock; null when not known: then days are cut by longitude. */
  readonly zone: string | null;
  /** The neighbour on the other side of a crossing, ISO 3166-1 alpha-3; null where there is none. */
  readonly borders: string | null;
  readonly rule: PortRule;
  /** Whether the writing may as well mean something else. */
  readonly doubtful: boolean;
  /** What else is to be known of it, a sentence; null when nothing. */
  readonly says: string | null;
  /** Where it is told; null when a rule alone read it. */
  readonly source: string | null;
};

import { above, below, type Bounds, near } from "./rounding.ts";
import type { CountKind } from "./count.ts";
import { leavesAlone } from "./number-context.ts";

/** Bounds and kind, before the words are put beside them. */
export type Reading = Bounds & { readonly as: CountKind };

/** One way in which sources put a number. */
export type CountWord = {
  readonly name: string;
  /** How it is read, in a sentence. */
  readonly says: string;
  /** Fits text in lower case without accents, in which numbers are written `<43>` and "dozens" `{12}`. */
  readonly pattern: RegExp;
  /** Words that it reads. */
  readonly example: string;
  /** Words that look alike and that it does not read. */
  readonly counterExample: string;
  /** The reading; null when the words say no number that can be compared. `again` reads the text without the words of this row. */
  readonly read: (match: RegExpExecArray, again: (text: string) => Reading | null) => Reading | null;
};

const about =
  "about|around|roughly|approximately|approx\\.?|app\\.|est\\.|some|circa|ca\\.?|c\\.|~|≈|an estimated|estimated(?: at)?|close to|closer to|in the region of|on the order of|perhaps|maybe|in the neighbou?rhood of|in the vicinity of|hovering around|close on|more or less|to the tune of|unos|unas|rond(?:a|an|aba|aban|ando)|mas o menos|alrededor de|aproximadamente|cerca de|en torno a|environ|quelque|autour de|pres de|a peu pres|aux alentours de|plus ou moins|rund|etwa|ungefahr|zirka|gegen|um die|an die|schatzungsweise|uns|umas|por volta de|em torno de|perto de|mais ou menos|около|примерно";
const n = String.raw`<(?<n>\d+)>`;
// "Not nearly 300" and "nicht mehr als 300" turn the cue round; where that is a cue of its own, its row stands earlier.
const denied = String.raw`(?<!(?<!\p{L})(?:not|nothing|never|nowhere|hardly|nicht|kein|keine|nao|pas|nem|ni|nunca|jamais|without)(?: \p{L}+)? )`;
/** One of the cues, then perhaps "about", then the number. */
const cue = (cues: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])${denied}(?:${cues}):? ?(?:the |los |las |les |a total of |un total de |an? )?(?<near>(?:${about}) )?${n}`,
    "u",
  );
const num = (m: RegExpExecArray, key = "n"): number => Number(m.groups?.[key]);
/** The lower or upper end of the number; "about" before it moves the end by its unit. */
const low = (m: RegExpExecArray): number => (m.groups?.near ? near(num(m)).lo : num(m));
const high = (m: RegExpExecArray): number => (m.groups?.near ? near(num(m)).hi : num(m));
const atLeast = (lo: number): Reading => ({ lo, hi: null, as: "at_least" });
const atMost = (hi: number): Reading | null => (hi < 0 ? null : { lo: 0, hi, as: "at_most" });
const approx = (b: { lo: number; hi: number } | null): Reading | null => b && { ...b, as: "about" };
const unstated: Reading = { lo: 0, hi: null, as: "unstated" };

const people =
  "people|persons?|migrants?|deportees?|passengers?|individuals?|nationals?|detainees?|prisoners?|m[ae]n|wom[ae]n|personas?|migrantes?|deportad[oa]s?|personnes?|pessoas?|menschen|personen";
const ceiling =
  "up to|at most|a limit of|limit of|a ceiling of|ceiling of|a quota of|quota of|(?:does|do|did|must|may|will)n't exceed|never more than|at the most|no more than|not more than|not over|not above|not exceeding|not exceed|a maximum of|maximum(?: of)?|max\\.?|as many as|as much as|no higher than|nicht mehr als|hochstens|maximal|tout au plus|no maximo|nao mais (?:de|do que)|(?:no|sin) (?:super|exced|rebas|sobrepas)[a-z]+(?: de)?|ne depass[a-z]+ pas|nicht uber|limited to|capped at|cap of|cap|≤|hasta|tope de|cupo de|cuota de|no mas de|como maximo|a lo sumo|maximo(?: de)?|fino a|jusqu'a|un maximum de|au maximum|au plus|pas plus de|bis zu|ate|до|не более";
const floor =
  "at least|no fewer than|not fewer than|no less than|not less than|not below|a minimum of|minimum(?: of)?|upwards? of|as few as|as little as|no lower than|nothing less than|at (?:the very least|a minimum|minimum),?|nicht weniger als|wenigstens|a minima|no minimo|ao menos|nao menos de|≥|al menos|por lo menos|como minimo|minimo(?: de)?|no menos de|au moins|pas moins de|almeno|pelo menos|mindestens|не менее";
const nearly =
  "nearly|almost|(?:just|slightly|a little|a bit|a hair|a shade) (?:under|below|fewer than|less than|south of)|not quite|(?:just )?short of|(?:just )?shy of|approaching|nearing|verging on|bordering on|pushing|algo menos de|un poco menos de|roz(?:a|an|ando)|casi|quasi|presque|fast|poco menos de|un peu moins de|knapp|beinahe|nahezu|etwas weniger als|quase|pouco menos de|почти";
const fewer =
  "under|below|south of|not even|fewer than|less than|<|no lleg(?:a|an|aron|o|aban) a|menos de|por debajo de|moins de|meno di|weniger als|unter|abaixo de|менее";
const more =
  "more than|over|above|exceeding|exceeds|exceeded|surpass(?:ed|es|ing)|topped|tops|topping|north of|super(?:a|an|o|aron|ando)|rebas(?:a|an|o|aron)|por encima de|acima de|passant|depass(?:e|ent|ait|aient)|in excess of|greater than|>|mas de|superior a|plus de|oltre|piu di|mais de|mehr als|uber|больше|более|свыше";
const plan = "planned|expected|scheduled|previst[oa]s?|esperad[oa]s?|planead[oa]s?";
// What somebody meant to do; with its verb, so that "due" and "set" alone are left.
const intent = String.raw`(?:plan(?:s|ned|ning)?|due|set|supposed|hop(?:es?|ed|ing)|intend(?:s|ed|ing)?|scheduled|expected) to (?:be )?\p{L}+`;
const told = "stated|published|disclosed|given|told|released|specified|reported|known|provided|public|available";

/** The table of ways, in order: the first whose pattern fits reads the words. Printed in the documentation. */
export const countWords: readonly CountWord[] = [
  {
    name: "planned",
    says: 'A plan: the bounds are those of the words without "planned".',
    example: "11 expected",
    counterExample: "43 people who planned to seek asylum",
    pattern: new RegExp(
      String.raw`^(?:(?:was |were |is |are |had |have |has )?(?:${plan}|${intent}):?,? (?<rest>.+)|(?<before>.*[<{]\d+[>}](?: (?!of\b)\p{L}+)?)(?: were| was| are| is| had been)? (?:${plan}|${intent}|will be \p{L}+|would be \p{L}+|to be \p{L}+)(?!\p{L})(?<after>.*))$`,
      "u",
    ),
    read: (m, again) => planned(m, again),
  },
  {
    name: "not stated",
    says: "A number exists and nobody printed it.",
    example: "not published for this aircraft",
    counterExample: "43 (nationalities not stated)",
    pattern: new RegExp(
      String.raw`^[^<{]*(?:\bnot (?:yet |been )?(?:${told})\b|\bundisclosed\b|\bunspecified\b|\bunknown\b|(?:unclear|did not say|not say) how many|how many (?:is|was|are|were) (?:unclear|unknown)|\bno (?:number|figure)s?\b|no (?:publicad[oa]|especificad[oa]|divulgad[oa]|se sabe cuant))[^<{]*$`,
      "u",
    ),
    read: () => unstated,
  },
  {
    name: "none",
    says: "Nobody: a count of 0.",
    example: "no one",
    counterExample: "no quotas",
    pattern: new RegExp(
      String.raw`^(?:there (?:was|were) )?(?:none|no <1>|nobody|not (?:a single )?<1>|not a (?:single )?(?:${people})|zero|nil|ni <1>|ni (?:un solo|una sola)|ni uno|ningun[oa]?|nadie|cero|pas un seul|pas une seule|aucune?|kein(?:e|er|en)?(?: einzige[rn]?)?|niemand|nenhuma?|ninguem|nem um(?:a)?|no (?:${people}))(?: of (?:the )?<\d+>)?(?![\p{L}])[^<{]*$`,
      "u",
    ),
    read: () => ({ lo: 0, hi: 0, as: "none" }),
  },
  {
    name: "average",
    says: "An average says nothing of any one count: not read.",
    example: "an average of 742 removals",
    counterExample: "742 removals",
    pattern: /\b(?:average|averag\w+|mean of|promedio|en promedio|moyenne|durchschnitt\w*|media de)\b/,
    read: () => null,
  },
  {
    name: "of each",
    says: "So many each, a flight or a head, is no count of all: not read.",
    example: "20 each on two flights",
    counterExample: "each of the 20 men",
    pattern:
      /[>}] (?:\p{L}+ )?(?:each|apiece|cada un[oa]|chacun|chacune)(?!\p{L})|(?<=[>}].*)(?<!(?:on|in|aboard|by|of|with|from|en|de|con|sur|dans) )(?:per|an?|por|par|pro|je) (?:flight|plane|aircraft|bus|vuelo|avion|vol|flug|voo)(?!\p{L})/u,
    read: () => null,
  },
  {
    name: "all but some",
    says: "Those left out of a number, or a number that is counted up or down from: not read.",
    example: "all but seven of the 43",
    counterExample: "all of the 43",
    pattern:
      /(?<!\p{L})(?:(?:all|none|nobody|no one|todos) (?:but|except|menos|salvo)|not all(?: of)?(?: the)?|minus|twice|thrice|double|half|triple|(?:up|down) from|hardly|barely|scarcely|a peine) [<{]|^from <\d+>$|±|[>}] (?:\p{L}+ )?(?:fewer|less|more) than (?![<{])|[>}] (?:fewer|less)$/u,
    read: () => null,
  },
  {
    name: "number in doubt",
    says: "A number with a question mark is a question: not read.",
    example: "43?",
    counterExample: "43!",
    pattern: /[>}] ?\(?\?/,
    read: () => null,
  },
  {
    name: "a ceiling and more",
    says: '"As many as N or more" bounds nothing: not read.',
    example: "as many as 300 or more",
    counterExample: "as many as 300",
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:${ceiling}) ${n}(?: \p{L}+)?,? (?:or|and|maybe|perhaps|if not) more(?!\p{L})|or take <`,
      "u",
    ),
    read: () => null,
  },
  {
    name: "some of a whole",
    says: '"Most of the 43" is no number: not read.',
    example: "most of the 43",
    counterExample: "all of the 43",
    pattern:
      /\b(?:most|some|half|part|many|few|several|nearly all|almost all|a majority|majority|a third|a quarter|quarters|neither|the rest|two-thirds|la mayoria|algunos|parte|la plupart|a maioria) (?:of|de|des) (?:the |those |los |las )?<\d+>/,
    read: () => null,
  },
  {
    name: "denied number",
    says: '"Not 43" says only what it was not: not read.',
    example: "not 43",
    counterExample: "not more than 43",
    pattern: /(?<!\p{L})(?:not|no) <\d+>/u,
    read: () => null,
  },
  {
    name: "between two bounds",
    says: '"At least A and at most B": from A to B; "more than A" and "fewer than B" leave their number out.',
    example: "at least 35 and at most 45",
    counterExample: "at least 35",
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:${floor}|(?<over>${more})) <(?<a>\d+)>(?: \p{L}+)?,?(?: and| but| y| pero)? (?:${ceiling}|(?<under>${fewer})) <(?<b>\d+)>`,
      "u",
    ),
    read: (m) => {
      const [a, b] = [num(m, "a") + (m.groups?.over ? 1 : 0), num(m, "b") - (m.groups?.under ? 1 : 0)];
      return a < b ? { lo: a, hi: b, as: "range" } : null;
    },
  },
  {
    name: "about a range",
    says: '"About A to B": from A to B, as an approximation; the range is taken to hold the doubt.',
    example: "about 35 to 45",
    counterExample: "about 360",
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${about}) <(?<a>\d+)>(?: to | or | a | o | ou | bis | oder | ?- ?)<(?<b>\d+)>`,
      "u",
    ),
    read: (m) => range(m, "about"),
  },
  {
    name: "range",
    says: "From the first number to the second, both included.",
    example: "between 35 and 45",
    counterExample: "36 deported and seven expelled",
    pattern:
      /(?<!\p{L})(?:between|entre|zwischen) <(?<a>\d+)>(?: \p{L}+)? (?:and|y|et|e|und) <(?<b>\d+)>|<(?<c>\d+)>(?: to | or | a | o | ou | bis | oder | ?- ?)<(?<d>\d+)>/u,
    read: (m) => range(m, "range"),
  },
  {
    name: "total",
    says: "The number called the total; others are its parts.",
    example: "32 men and 11 women, 43 in all",
    counterExample: "32 men and 11 women",
    pattern: new RegExp(
      String.raw`^(?:.*[^\p{L}' ])?(?<lead>[\p{L}' ]*?)(?:(?<!\p{L})(?:a total of|total of|un total de|a total number of|en total,?) ${n}.*|<(?<t>\d+)>(?: \p{L}+)? (?:in all|in total|altogether|en total)(?!\p{L}).*)$`,
      "u",
    ),
    read: (m, again) => total(m, again),
  },
  {
    name: "ceiling on a vague number",
    says: '"Up to several hundred" has no bound that can be compared: not read.',
    example: "up to several hundred",
    counterExample: "several hundred",
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:${ceiling}|${nearly}|${fewer}) (?:\{\d+\}|several|a few|a handful|a couple|varios|varias|un punado)`,
      "u",
    ),
    read: () => null,
  },
  {
    name: "at most",
    says: "N or fewer, from 0.",
    example: "up to 300 for one year",
    counterExample: "more than 40",
    pattern: cue(ceiling),
    read: (m) => atMost(high(m)),
  },
  {
    name: "or fewer",
    says: "N or fewer, from 0.",
    example: "300 or fewer",
    counterExample: "300 or more",
    pattern: new RegExp(
      String.raw`${n}(?: (?!more)\p{L}+)?,? (?:or (?:fewer|less|under|below)|and (?:under|below)|at (?:the )?most|max(?:imum)?|tops|o menos|ou menos|ou moins|oder weniger|como (?:maximo|mucho)|hochstens|no maximo|(?:tout )?au (?:maximum|plus))(?!\p{L})`,
      "u",
    ),
    read: (m) => atMost(num(m)),
  },
  {
    name: "at least",
    says: "N or more.",
    example: "no fewer than 12",
    counterExample: "fewer than 12",
    pattern: cue(floor),
    read: (m) => atLeast(low(m)),
  },
  {
    name: "about, or more",
    says: '"About N or more": N or more, as an approximation.',
    example: "about 40 or more",
    counterExample: "40 or more",
    pattern: new RegExp(String.raw`(?:${about}) ${n} or more(?!\p{L})`, "u"),
    read: (m) => ({ lo: num(m), hi: null, as: "about" }),
  },
  {
    name: "or more",
    says: "N or more.",
    example: "43 or more",
    counterExample: "43 more",
    pattern: new RegExp(
      String.raw`${n}(?: ?\+|[- ]plus(?! ?[<{])(?!\p{L})|(?: \p{L}+)?,? (?:or (?:more|over|above|greater)|and (?:up|over|above|more|counting|rising|climbing)|(?:maybe|perhaps|possibly|if not) more|at (?:the )?(?:very )?least|minimum|o mas|y mas|ou plus|ou mais|oder mehr|mindestens|al menos|como minimo|no minimo|pelo menos|au moins|au minimum)(?!\p{L}))`,
      "u",
    ),
    read: (m) => atLeast(num(m)),
  },
  {
    name: "just over",
    says: "Above N by at most one unit of its last digit that is not zero, or by a tenth where that digit counts ones.",
    example: "just over 100",
    counterExample: "over 100",
    pattern: cue(
      "(?:just|slightly|a little|a bit|a hair|a shade|barely|little) (?:over|above|more than|north of)|(?:un )?poco mas de|algo mas de|un peu plus de|gut|etwas mehr als|(?:um )?pouco mais de",
    ),
    read: (m) => approx(above(num(m))),
  },
  {
    name: "nearly",
    says: "Below N by at most one unit of its last digit that is not zero, or by a tenth where that digit counts ones.",
    example: "nearly 300",
    counterExample: "about 300",
    pattern: cue(nearly),
    read: (m) => approx(below(num(m))),
  },
  {
    name: "fewer than",
    says: "N − 1 or fewer, from 0.",
    example: "fewer than 50",
    counterExample: "no fewer than 50",
    pattern: cue(fewer),
    read: (m) => atMost(high(m) - 1),
  },
  {
    name: "more than",
    says: "N + 1 or more.",
    example: "more than 40",
    counterExample: "no more than 40",
    pattern: cue(more),
    read: (m) => atLeast(low(m) + 1),
  },
  {
    name: "tens and some",
    says: '"Forty-something": above N and below the next ten.',
    example: "cuarenta y tantos",
    counterExample: "cuarenta y dos",
    pattern: /<(?<n>[2-9]0)>(?: y (?:tant[oa]s|pico)|[ -]something| e poucos| et quelques)(?!\p{L})/u,
    read: (m) => ({ lo: num(m) + 1, hi: num(m) + 9, as: "about" }),
  },
  {
    name: "about",
    says: "One unit of N's last digit that is not zero to either side: about 360 is 350 to 370.",
    example: "some 200 people",
    counterExample: "some of the 200 people",
    pattern: cue(about),
    read: (m) => (num(m) === 0 ? null : approx(near(num(m)))),
  },
  {
    name: "or so",
    says: 'As "about".',
    example: "200 or so",
    counterExample: "200 or more",
    pattern: new RegExp(
      String.raw`${n}(?:-odd| odd|-some|-ish|(?: (?!more|plus|mais|mas)\p{L}+)?,? (?:or so|or thereabouts|give or take(?: a few)?|\(?est\.\)?|more or less|approximately|aproximadamente|mas o menos|environ|plus ou moins|mais ou menos|ungefahr))(?!\p{L})`,
      "u",
    ),
    read: (m) => approx(near(num(m))),
  },
  {
    name: "plural of a unit",
    says: 'At least one such unit: dozens 12, scores 20, hundreds 100, thousands 1,000; "several hundred" at least two: 200.',
    example: "dozens of migrants",
    counterExample: "two dozen migrants",
    pattern: /\{(?<n>\d+)\}/,
    read: (m) => atLeast(num(m)),
  },
  {
    name: "several",
    says: '"Several", "a few", "a handful": more than one, so 2 or more.',
    example: "several deportees",
    counterExample: "seven deportees",
    pattern:
      /^[^<{]*(?<!\p{L})(?:several|a few|a handful|a couple|multiple|varios|varias|algunos|algunas|un punado|plusieurs|quelques|une poignee|mehrere|einige|ein paar|alguns|algumas|um punhado)(?!\p{L}| (?:of )?(?:years|months|weeks|days|hours|minutes|times|anos|meses|semanas|dias|horas|veces))[^<{]*$/u,
    read: () => atLeast(2),
  },
  {
    name: "one person",
    says: "An article before one person.",
    example: "una mujer",
    counterExample: "un número máximo de 200 nacionales",
    pattern:
      /^[^<{]*(?<!\p{L})(?:a|an|un|una) (?:\p{L}+ )?(?:man|woman|person|migrant|deportee|passenger|child|girl|boy|mujer|hombre|persona|migrante|nino|nina)(?!\p{L})[^<{]*$/u,
    read: () => ({ lo: 1, hi: 1, as: "exact" }),
  },
  {
    name: "unknown words",
    says: "Words in other letters before the number may bound it: not read.",
    example: "всего 43",
    counterExample: "20 кыргызстанцев",
    pattern: /^[^<{]*(?!\p{Script=Latin})\p{L}[^<{]*<\d+>/u,
    read: () => null,
  },
  {
    name: "a number",
    says: "Only one number in the words, and only words around it that are known to leave it as it is: exactly that. With others before it, it is not read.",
    example: "43 ciudadanos colombianos",
    counterExample: "64 %",
    pattern: /<(?<n>\d+)>/,
    read: (m) => {
      const after = m.input.slice(m.index + m[0].length);
      return leavesAlone(m.input.slice(0, m.index), after) ? { lo: num(m), hi: num(m), as: "exact" } : null;
    },
  },
];

function range(m: RegExpExecArray, as: CountKind): Reading | null {
  const [a, b] = [num(m, m.groups?.a === undefined ? "c" : "a"), num(m, m.groups?.b === undefined ? "d" : "b")];
  if (a > b || (a === b && as === "range")) return null;
  return { lo: a, hi: b, as };
}

function planned(m: RegExpExecArray, again: (text: string) => Reading | null): Reading | null {
  const rest = again(m.groups?.rest ?? `${m.groups?.before ?? ""}${m.groups?.after ?? ""}`);
  return rest && { lo: rest.lo, hi: rest.hi, as: "planned" };
}

// "up to a total of 360" keeps its cue: only the numbers that are not the total go.
function total(m: RegExpExecArray, again: (text: string) => Reading | null): Reading | null {
  return again(`${m.groups?.lead ?? ""}<${m.groups?.n ?? m.groups?.t}>`);
}

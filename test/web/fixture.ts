import { methodPage } from "../../src/views/method-page.ts";
import type {
  AttributeView,
  BoardFilter,
  BoardPage,
  ClaimPage,
  ClaimView,
  CountView,
  MovementPage,
  MovementRow,
  PointView,
  SourceView,
  When,
} from "../../src/views/shapes.ts";
import { type Count, type Mode, type Verdict, verdicts } from "../../src/views/words.ts";
import type { Views } from "../../src/web/views.ts";

/** Views that these tests ask nothing of: the pages over them are tested on a real record. */
const unasked = {} as Views;

/** A small record by hand, in the shapes that the views give, so that pages can be tested and looked at without a workspace. */
export function fixtureViews(): Views {
  return {
    ...unasked,
    board: (filter, when) => board(filter, when),
    movement: (id, when) => {
      const found = movements.find((movement) => movement.id === id);
      return found === undefined || !isPublic(found, when) ? null : { ...found, when };
    },
    claim: (id) => claimPage(id),
    judge: () => null,
    method,
  };
}

/** The views of a workspace that holds nothing. */
export function emptyViews(): Views {
  return {
    ...unasked,
    board: (filter, when) => boardOf([], filter, when),
    movement: () => null,
    claim: () => null,
    judge: () => null,
    method,
  };
}

/** Views whose one movement carries `text` in every field that holds words. */
export function hostileViews(text: string): Views {
  const claim = said(
    "people",
    { ...exact(3), text },
    { words: text, by: text, why: text, doubt: text, scope: text, note: text },
  );
  const source: SourceView = {
    ...sourceList["ap-flight"]!,
    id: "ap-flight",
    shown: text,
    publisher: text,
    title: text,
    note: text,
    url: `javascript:${text}`,
  };
  const hostile: MovementPage = {
    ...movements[0]!,
    title: text,
    state_reason: text,
    date_text: text,
    from: { code: text, text },
    to: { code: text, text },
    attributes: [{ ...movements[0]!.attributes[0]!, label: text, reason: text, text, claims: [claim] }],
    safe: [{ text, sources: ["ap-flight"] }],
    not_supported: [{ text, why: text }],
    history: [{ date: text, text }],
    findings_list: [
      {
        id: "f",
        rule: text,
        severity: "error",
        subject: text,
        title: text,
        text,
        claims: [],
        other: null,
      },
    ],
    judgements: [
      {
        id: "j",
        about: text,
        attribute: text,
        decides: text,
        claims: [],
        by: text,
        at: "2026-11-24T10:00:00Z",
        reason: text,
        revoked_at: null,
      },
    ],
    statements: [
      {
        id: "s",
        speaker: text,
        role: text,
        date_text: text,
        says: text,
        quote: text,
        position: text,
        source: "ap-flight",
      },
    ],
    sources: { "ap-flight": source },
  };
  return {
    ...unasked,
    board: (filter, when) => ({ ...boardOf([hostile], filter, when), sources: { "ap-flight": source } }),
    movement: (_id, when) => ({ ...hostile, when }),
    judge: () => null,
    claim: () => ({
      ...claimPage(movements[0]!.attributes[0]!.claims[0]!.id)!,
      ...claim,
      title: text,
      source_view: source,
    }),
    method,
  };
}

const method = () =>
  methodPage({
    verdict: { "bounds-apart": "Two voices give values that cannot both hold." },
    lint: [
      {
        id: "twin-movements",
        severity: "note",
        title: "Twins",
        says: "Same count, same route, close dates: never merged.",
      },
    ],
  });

// ------------------------------------------------------------------ sources

const sourceList: Record<string, SourceView> = Object.fromEntries([
  source(
    "ap-flight",
    "Associated Press",
    "2025-02-03",
    "3 Feb 2025",
    "https://uat.apnews.com/article/migration-rubio-panama",
    "Rubio views a deportation flight in Panama",
    "excerpt",
  ),
  source(
    "lafm",
    "La FM (Colombia)",
    "2025-02-03",
    "3 Feb 2025",
    "https://www.lafm.com.co/internacional/rubio-afirma",
    "Marco Rubio afirma que siete criminales viajaron",
    "excerpt",
  ),
  source(
    "anews",
    "A News (Türkiye)",
    "2025-02-03",
    "3 Feb 2025",
    "https://www.anews.com.tr/americas/2025/02/03/",
    "US Secretary of State Rubio oversees deportation flight",
    "excerpt",
  ),
  source(
    "record-mx",
    "Récord (Mexico)",
    "2025-03-16",
    "16 Mar 2025",
    "https://www.record.com.mx/contra/",
    "EEUU deporta a más de 250 presuntos miembros",
    "excerpt",
  ),
  source(
    "dallas",
    "dallasexpress.com",
    "2025-03-31",
    "Mar 2025",
    "https://dallasexpress.com/?p=234620",
    null,
    "mirror",
    "Publisher of the original not shown.",
  ),
  source(
    "cnn-announced",
    "allhailtrump.com, copy of CNN",
    "2025-03-16",
    "16 Mar 2025",
    "https://allhailtrump.com/trump-administration-deports-hundreds",
    null,
    "mirror",
  ),
  source(
    "cnn-timeline",
    "global-fox.com, copy of CNN",
    "2025-03-31",
    "Mar 2025",
    "https://global-fox.com/how-controversial",
    "minute by minute",
    "mirror",
  ),
  source(
    "reuters-timeline",
    "elsalvadornow.org, copy of Reuters",
    "2025-03-18",
    "18 Mar 2025",
    "https://www.elsalvadornow.org/2025/03/18/",
    "Flight data shows timeline of the Venezuelan deportation operation",
    "mirror",
  ),
  source(
    "abc-timeline",
    "usanewstoday366.blogspot.com, copy of ABC News",
    "2025-03-31",
    "Mar 2025",
    "https://usanewstoday366.blogspot.com/2025/03/",
    null,
    "mirror",
    "Reworded copy: used for the landing times only.",
  ),
  source(
    "nyt-review",
    "zisnews.in, copy of The New York Times",
    "2025-03-17",
    "17 Mar 2025",
    "https://zisnews.in/news/news3910",
    null,
    "mirror",
    "The copy is cut in the middle of a time.",
  ),
  source(
    "cbs-list",
    "metroloud.com, copy of CBS News",
    "2025-07-18",
    "18 Jul 2025",
    "https://metroloud.com/?p=11524",
    null,
    "mirror",
  ),
  source(
    "criterio",
    "Criterio (Honduras)",
    "2025-03-31",
    "Mar 2025",
    "https://criterio.hn/de-texas-a-honduras",
    "De Texas a Honduras, la escala de los vuelos",
    "excerpt",
  ),
  source(
    "paragraphs",
    "2paragraphs.com",
    "2025-03-31",
    "Mar 2025",
    "https://2paragraphs.com/2025/03/",
    null,
    "excerpt",
  ),
  source("lawandcrime", "Law & Crime", "2025-12-31", "Dec 2025", "https://lawandcrime.com/", null, "excerpt"),
  source(
    "dhs-uz",
    "US Department of Homeland Security",
    "2025-04-30",
    "30 Apr 2025",
    "https://www.dhs.gov/news/2025/04/30/",
    null,
    "full",
  ),
  source("rferl-uz", "RFE/RL", "2025-05-31", "May 2025", "https://www.rferl.org/", null, "excerpt"),
  source("bulak", "Bulak.kg", "2025-05-02", "2 May 2025", "https://bulak.kg/", null, "excerpt"),
  source("orda", "Orda.kz", "2025-05-31", "May 2025", "https://orda.kz/", null, "excerpt"),
  source("cbs-dj", "CBS News", "2025-05-21", "21 May 2025", "https://www.cbsnews.com/news/", null, "excerpt"),
  source("rte", "RTÉ", "2025-05-22", "22 May 2025", "https://www.rte.ie/", null, "excerpt"),
  source("afp-juba", "AFP", "2025-07-05", "5 Jul 2025", "https://www.afp.com/", null, "excerpt"),
  source(
    "reuters-juba",
    "news.az, copy of Reuters",
    "2025-07-05",
    "5 Jul 2025",
    "https://news.az/news/us-deportees-arrive-in-south-sudan",
    "US deportees arrive in South Sudan, airport sources say",
    "mirror",
  ),
  source("dawn", "The Dawn (Juba)", "2025-07-10", "10 Jul 2025", "https://thedawn.com.ss/", null, "excerpt"),
  source("voz", "La Voz", "2025-07-16", "16 Jul 2025", "https://voz.us/", null, "excerpt"),
  source("hardghistory", "hardghistory", "2025-07-31", "Jul 2025", "https://hardghistory.org/", null, "full"),
  source("reuters-sz", "Reuters", "2025-10-06", "6 Oct 2025", "https://www.reuters.com/", null, "excerpt"),
  source("guardian-sz", "The Guardian", "2025-10-06", "6 Oct 2025", "https://www.theguardian.com/", null, "excerpt"),
  source("usafrica", "USAfrica", "2025-10-07", "7 Oct 2025", "https://usafricaonline.com/", null, "excerpt"),
  source("hrw-memo", "Human Rights Watch", "2025-09-23", "23 Sep 2025", "https://www.hrw.org/", null, "excerpt"),
  source("reuters-sz-3", "Reuters", "2026-03-12", "12 Mar 2026", "https://www.reuters.com/", null, "excerpt"),
]);

function source(
  id: string,
  shown: string,
  date: string,
  dateText: string,
  url: string,
  title: string | null,
  seen: string,
  note: string | null = null,
): [string, SourceView] {
  return [
    id,
    {
      id,
      shown,
      publisher: shown.replace(/^.*copy of /, ""),
      host: new URL(url).host,
      title,
      url,
      kind: "newspaper",
      date,
      date_text: dateText,
      seen,
      copy_of: null,
      original: null,
      note,
    },
  ];
}

// ------------------------------------------------------------------- claims

type More = {
  by?: string;
  words?: string;
  from?: string;
  why?: string;
  doubt?: string;
  scope?: string;
  note?: string;
  is?: Verdict;
};
type Valued = { readonly text: string };

let made = 0;
function claim(mode: Mode, attribute: string, value: Valued, more: More): ClaimView {
  made += 1;
  const from = more.from ?? "ap-flight";
  return {
    id: `c${String(made).padStart(4, "0")}`,
    attribute,
    mode,
    modality: "asserted",
    relation: more.is ?? "agrees",
    why: more.why ?? "",
    value,
    text: value.text,
    words: more.words ?? null,
    said_by: more.by ?? null,
    utterance: null,
    scope: more.scope ?? null,
    doubt: more.doubt ?? null,
    note: more.note ?? null,
    source: from,
    place: null,
    public_date: sourceList[from]?.date ?? "2025-02-03",
  };
}
const said = (attribute: string, value: Valued, more: More = {}) => claim("said", attribute, value, more);
const flown = (attribute: string, value: Valued, more: More = {}) => claim("flown", attribute, value, more);
const recorded = (attribute: string, value: Valued, more: More = {}) => claim("recorded", attribute, value, more);

function exact(n: number): CountView {
  return { lo: n, hi: n, as: "exact", text: n.toLocaleString("en") };
}
function atLeast(n: number): CountView {
  return { lo: n, hi: null, as: "at_least", text: `at least ${n}` };
}
function range(lo: number, hi: number): CountView {
  return { lo, hi, as: "range", text: `${lo} to ${hi}` };
}
function group(n: number, text: string): { count: Count; text: string } {
  return { count: exact(n), text };
}
const words = (text: string) => ({ text });
const at = (instant: string, zone: string, text: string) => ({ at: instant, zone, text });
const country = (code: string, text: string): PointView => ({ code, text });

function attribute(
  name: string,
  label: string,
  verdict: Verdict,
  reason: string,
  text: string,
  claims: ClaimView[],
): AttributeView {
  return { attribute: name, label, verdict, rule: "fixture", reason, shown: null, text, claims };
}

// ---------------------------------------------------------------- movements

const usa = country("USA", "United States");

function movement(
  row: Partial<MovementPage> &
    Pick<MovementRow, "id" | "title" | "state" | "state_reason" | "date" | "date_text" | "from" | "to">,
): MovementPage {
  const attributes = row.attributes ?? [];
  const named = new Set(attributes.flatMap((one) => one.claims.map((each) => each.source)));
  for (const claims of Object.values(row.part_claims ?? {})) for (const each of claims) named.add(each.source);
  for (const division of row.breakdowns ?? []) named.add(division.source);
  return {
    kind: "removal",
    via: [],
    people: null,
    third_country: null,
    own_nationals: null,
    part_of: null,
    parts: [],
    after: [],
    then: [],
    findings: row.findings_list?.length ?? 0,
    notes: (row.findings_list ?? []).filter((f) => f.severity === "note").length,
    attributes: [],
    third_country_why: "",
    chain_end: null,
    breakdowns: [],
    chain: [],
    part_pages: [],
    chain_pages: [],
    lookalikes: [],
    agreements: [],
    statements: [],
    findings_list: [],
    judgements: [],
    history: [],
    safe: [],
    not_supported: [],
    when: {},
    sources: Object.fromEntries(
      [...named].flatMap((id) => (sourceList[id] === undefined ? [] : [[id, sourceList[id]]])),
    ),
    ...row,
  };
}

const movements: readonly MovementPage[] = [
  movement({
    id: "pa-co-2025-02-03",
    title: "Panama to Colombia, 3 February 2025",
    state: "consistent",
    state_reason:
      "32 + 11 = 43 and 36 + 7 = 43. All are Colombia’s own nationals; Panama sent them. “Over 40” fits 43.",
    date: "2025-02-03",
    date_text: "3 Feb 2025",
    from: country("MPMG", "Albrook, Panama City (MPMG)"),
    to: country("SKRG", "Medellín (SKRG)"),
    from_country: country("PAN", "Panama"),
    to_country: country("COL", "Colombia"),
    people: exact(43),
    third_country: exact(0),
    own_nationals: exact(43),
    agreements: [{ id: "us-pa-2024-mou", title: "Memorandum between the United States and Panama, July 2024" }],
    attributes: [
      attribute(
        "people",
        "People",
        "consistent",
        "Two sources give 43. “Over 40” means 41 or more, which 43 fits.",
        "43",
        [
          said("people", exact(43), { words: "43 migrants" }),
          said("people", exact(43), { from: "lafm", words: "43 inmigrantes colombianos" }),
          said("people", atLeast(41), {
            from: "anews",
            by: "Marco Rubio",
            words: "over 40 migrants",
            is: "consistent",
          }),
        ],
      ),
      attribute("sex:male", "Men", "one_side_only", "One source gives it: 32.", "32", [
        said("group", group(32, "32 men"), { words: "32 men and 11 women" }),
      ]),
      attribute("sex:female", "Women", "one_side_only", "One source gives it: 11.", "11", [
        said("group", group(11, "11 women"), { words: "32 men and 11 women" }),
      ]),
      attribute("basis:deported", "Deported", "one_side_only", "One source gives it: 36.", "36", [
        said("group", group(36, "36 deported"), { from: "lafm", words: "36 deportados y siete expulsados" }),
      ]),
      attribute("basis:expelled", "Expelled after a conviction", "agrees", "Two sources give 7.", "7", [
        said("group", group(7, "7 expelled"), { from: "lafm", words: "siete expulsados" }),
        said("group", group(7, "7 expelled"), { from: "anews", words: "seven of them who were expelled for crimes" }),
      ]),
      attribute(
        "departed",
        "Departure",
        "agrees",
        "09:00 in Panama is 14:00 UTC on the same day.",
        "3 Feb 2025, 09:00 in Panama",
        [
          said(
            "departed",
            { ...at("2025-02-03T09:00", "America/Panama", "3 Feb 2025, 09:00 in Panama") },
            { from: "lafm", words: "a las 9:00 a.m." },
          ),
          said("departed", words("3 Feb 2025"), { words: "on Monday" }),
        ],
      ),
      attribute("funding", "Funding", "one_side_only", "Only said.", "United States", [
        said("funding", words("United States, under the memorandum of July 2024"), {
          words: "U.S.-funded deportation flight",
        }),
      ]),
    ],
    breakdowns: [
      {
        name: "by sex",
        source: "ap-flight",
        said_by: null,
        adds_up: true,
        text: "32 + 11 = 43",
        parts: [
          { label: "men", count: exact(32), third_country: false },
          { label: "women", count: exact(11), third_country: false },
        ],
      },
      {
        name: "by legal basis",
        source: "lafm",
        said_by: "government of Panama",
        adds_up: true,
        text: "36 + 7 = 43",
        parts: [
          { label: "deported", count: exact(36), third_country: null },
          { label: "expelled", count: exact(7), third_country: null },
        ],
      },
    ],
    chain: [
      {
        text: "Albrook, Panama City",
        code: "MPMG",
        country: "PAN",
        role: "origin",
        times: ["departed 09:00 in Panama, 14:00 UTC"],
        tag: "reported",
      },
      {
        text: "Medellín (Rionegro)",
        code: "SKRG",
        country: "COL",
        role: "destination",
        times: ["stated while in flight; the landing was not seen"],
        tag: "only said",
      },
    ],
    safe: [
      {
        text: "On 3 February 2025 a flight took 43 Colombians, 32 men and 11 women, from Panama to Colombia, Panamanian officials said.",
        sources: ["ap-flight", "lafm"],
      },
    ],
    not_supported: [
      { text: "43 third-country removals", why: "All 43 were nationals of the country they were sent to." },
    ],
    lookalikes: [],
    findings_list: [
      {
        id: "f1",
        rule: "twin-movements",
        severity: "note",
        subject: "movement/pa-co-2025-02-03",
        title: "Same count, same route",
        text: "Four other flights with 43 people on this route are in the record (October 2024 to 2025). They are separate events.",
        claims: [],
        other: null,
      },
    ],
  }),
  movement({
    id: "us-sv-2025-03-15-all",
    title: "Three flights to El Salvador, 15–16 March 2025",
    kind: "transfer",
    state: "contradicts",
    state_reason: "Parts add up to 261. “Over 250” does not fit 238.",
    date: "2025-03-15",
    date_text: "15–16 Mar 2025",
    from: country("KHRL", "Harlingen, Texas (KHRL)"),
    to: country("MSLP", "San Salvador (MSLP)"),
    from_country: usa,
    to_country: country("SLV", "El Salvador"),
    via: [country("MHSC", "Palmerola (MHSC)")],
    people: exact(261),
    third_country: exact(238),
    own_nationals: exact(23),
    parts: ["us-sv-2025-03-15-1", "us-sv-2025-03-15-2", "us-sv-2025-03-15-3"],
    attributes: [
      attribute("people", "People", "agrees", "137 + 101 + 21 + 2 = 261. “More than 200” fits.", "261", [
        said("people", exact(261), { from: "dallas", by: "senior administration official", words: "261" }),
        flown("people", atLeast(201), { from: "nyt-review", words: "more than 200 migrants", is: "consistent" }),
      ]),
      attribute(
        "third_country",
        "Third-country nationals",
        "contradicts",
        "Three sources meet at 238. “Over 250” means 251 or more: at least 13 above.",
        "238",
        [
          said("nationality:VEN", group(238, "238 Venezuelans"), {
            from: "record-mx",
            by: "President Bukele on X",
            words: "238 presuntos miembros del Tren de Aragua",
          }),
          said("group", group(238, "137 + 101 = 238"), { from: "dallas", by: "senior administration official" }),
          said("nationality:VEN", atLeast(251), {
            from: "cnn-announced",
            by: "Secretary Rubio on X",
            words: "over 250 alien enemy members",
            is: "contradicts",
            why: "at least 13 above 238",
          }),
          recorded("nationality:VEN", group(238, "238 names on an internal list"), { from: "cbs-list" }),
          recorded("nationality:VEN", exact(252), {
            from: "cbs-list",
            words: "252",
            is: "different_scope",
            why: "all sent in March and April",
            scope: "people later returned to Venezuela",
          }),
        ],
      ),
      attribute(
        "own_nationals",
        "Own nationals",
        "contradicts",
        "Two speakers give 23 (2 + 21). “21” leaves out the two.",
        "23",
        [
          said("nationality:SLV", group(23, "23 Salvadorans"), {
            from: "record-mx",
            by: "President Bukele on X",
            words: "23 de la Mara Salvatrucha",
          }),
          said("nationality:SLV", group(23, "2 + 21 = 23"), {
            from: "cnn-announced",
            by: "Secretary Rubio on X",
            words: "2 ... leaders plus 21",
          }),
          said("nationality:SLV", group(21, "21"), {
            from: "paragraphs",
            by: "Tom Homan on X",
            words: "21 MS13 gang members",
            is: "contradicts",
            why: "two fewer",
          }),
        ],
      ),
      attribute(
        "vessels",
        "Aircraft, number",
        "contradicts",
        "Flight data shows three; an early account knew two.",
        "3",
        [
          flown("vessels", exact(3), { from: "nyt-review", words: "three planes" }),
          flown("vessels", exact(2), {
            from: "abc-timeline",
            words: "two planes",
            is: "contradicts",
            why: "early account",
          }),
        ],
      ),
      attribute(
        "milestone",
        "Court orders",
        "agrees",
        "Oral order 18:45 to 18:48, written order 19:26, Eastern time.",
        "",
        [
          recorded(
            "milestone",
            {
              ...at(
                "2025-03-15T18:45/2025-03-15T18:48",
                "America/New_York",
                "oral order, 15 Mar 2025, 18:45 to 18:48 in New York",
              ),
              what: "oral order",
            } as Valued,
            { from: "reuters-timeline" },
          ),
          recorded(
            "milestone",
            {
              ...at("2025-03-15T19:26", "America/New_York", "written order, 15 Mar 2025, 19:26 in New York"),
              what: "written order",
            } as Valued,
            { from: "cnn-timeline" },
          ),
        ],
      ),
      attribute(
        "legal_basis",
        "Legal basis",
        "contradicts",
        "137 under the Act by one official; “alien enemy members” of all by another.",
        "",
        [
          said("legal_basis", words("Alien Enemies Act for 137"), {
            from: "dallas",
            by: "senior administration official",
          }),
          recorded("legal_basis", words("137 men under the Act"), { from: "lawandcrime", words: "137 men" }),
          said("legal_basis", words("all"), {
            from: "cnn-announced",
            by: "Secretary Rubio on X",
            words: "alien enemy members",
            is: "contradicts",
          }),
        ],
      ),
    ],
    part_pages: [],
    part_claims: {
      "us-sv-2025-03-15-1": [
        flown(
          "aircraft",
          { registration: "N278GX", callsign: "GXA6143", type: "A320", text: "GXA6143, N278GX (A320)" } as Valued,
          { from: "criterio" },
        ),
        flown("departed", at("2025-03-15T17:26", "America/New_York", "15 Mar 2025, 17:26 in New York"), {
          from: "reuters-timeline",
        }),
        flown(
          "stop",
          {
            airport: "MHSC",
            name: "Palmerola",
            role: "technical",
            arrived: { at: "2025-03-15T19:37", zone: "America/New_York" },
            text: "Palmerola, 19:37",
          } as Valued,
          { from: "abc-timeline" },
        ),
      ],
      "us-sv-2025-03-15-2": [
        flown(
          "aircraft",
          { registration: "N837VA", callsign: "GXA6145", type: "A320", text: "GXA6145, N837VA (A320)" } as Valued,
          { from: "criterio" },
        ),
        flown("departed", at("2025-03-15T17:45", "America/New_York", "15 Mar 2025, 17:45 in New York"), {
          from: "reuters-timeline",
        }),
        flown(
          "stop",
          {
            airport: "MHSC",
            name: "Palmerola",
            role: "technical",
            arrived: { at: "2025-03-15T20:10", zone: "America/New_York" },
            text: "Palmerola, 20:10",
          } as Valued,
          { from: "abc-timeline" },
        ),
      ],
      "us-sv-2025-03-15-3": [
        flown(
          "aircraft",
          {
            registration: "N630VA",
            callsign: "GXA6122",
            type: "A320",
            confidence: "elimination",
            text: "GXA6122, N630VA (A320)",
          } as Valued,
          { from: "criterio", doubt: "by elimination" },
        ),
        flown(
          "departed",
          at("2025-03-15T19:26/2025-03-15T21:59", "America/New_York", "15 Mar 2025, after 19:26 in New York"),
          { from: "nyt-review", words: "after the written order" },
        ),
      ],
    },
    breakdowns: [
      {
        name: "by law and nationality",
        source: "dallas",
        said_by: "senior administration official",
        adds_up: true,
        text: "137 + 101 + 21 + 2 = 261",
        parts: [
          { label: "Alien Enemies Act", count: exact(137), third_country: true },
          { label: "Venezuelans, other law", count: exact(101), third_country: true },
          { label: "said to be MS-13", count: exact(21), third_country: false },
          { label: "said to be leaders", count: exact(2), third_country: false },
        ],
      },
    ],
    chain: [
      {
        text: "Harlingen, Texas",
        code: "KHRL",
        country: "USA",
        role: "origin",
        times: ["departed 17:26 and 17:45, a third after 19:26, in New York"],
        tag: "reported",
      },
      {
        text: "Palmerola",
        code: "MHSC",
        country: "HND",
        role: "technical",
        times: ["two landed 19:37 and 20:10 in New York, which is 23:37 and 00:10 UTC: two calendar days"],
        tag: "reported",
      },
      {
        text: "San Salvador",
        code: "MSLP",
        country: "SLV",
        role: "destination",
        times: ["16 Mar 2025; hour not in the record"],
        tag: "only said",
      },
    ],
    chain_end: null,
    then: ["sv-ve-2025-07-18"],
    statements: [
      {
        id: "bukele-238",
        speaker: "Nayib Bukele",
        role: "president of El Salvador",
        date_text: "16 Mar 2025",
        says: "238 members of one gang and 23 of another had arrived.",
        quote: "238 presuntos miembros del Tren de Aragua",
        position: "for",
        source: "record-mx",
      },
    ],
    safe: [
      {
        text: "On 15 and 16 March 2025 three chartered airliners took 261 people from Texas to El Salvador, a senior US official said: 238 Venezuelans and 23 Salvadorans.",
        sources: ["dallas", "nyt-review"],
      },
      { text: "El Salvador’s president gave the same two figures.", sources: ["record-mx"] },
    ],
    not_supported: [
      { text: "261 third-country removals", why: "23 were Salvadorans, sent home." },
      { text: "252 were sent on these flights", why: "252 is who came back on 18 July." },
      { text: "Handed over in Honduras", why: "Palmerola was a technical stop." },
    ],
    findings_list: [
      {
        id: "f2",
        rule: "mirror-alone",
        severity: "warning",
        subject: "movement/us-sv-2025-03-15-all",
        title: "A value rests on one mirror",
        text: "The landing times at Palmerola are read in one reworded copy.",
        claims: [],
        other: null,
      },
    ],
    judgements: [
      {
        id: "j1",
        about: "movement/us-sv-2025-03-15-all",
        attribute: "third_country",
        decides: "comment",
        claims: [],
        by: "reviewer A",
        at: "2026-11-24T10:00:00Z",
        reason: "252 counts people brought by later flights.",
        revoked_at: null,
      },
    ],
    history: [{ date: "2026-11-24", text: "Departure minute of the third flight withdrawn until a source is read." }],
  }),
  movement({
    id: "us-uz-2025-04-30",
    title: "United States to Uzbekistan, 30 April 2025",
    state: "contradicts",
    state_reason:
      "131 in all; Kyrgyzstan counted 20 of its own and Kazakhs were aboard, so not all went to “their home country”.",
    date: "2025-04-30",
    date_text: "30 Apr 2025",
    from: usa,
    to: country("UZB", "Uzbekistan"),
    people: exact(131),
    third_country: range(21, 130),
    own_nationals: range(1, 110),
    then: ["uz-kg-2025-05-01"],
    attributes: [
      attribute("people", "People", "consistent", "One release gives 131 and “over 100”.", "131", [
        said("people", exact(131), { from: "dhs-uz", by: "Secretary Noem", words: "131 illegal aliens" }),
        said("people", atLeast(101), { from: "dhs-uz", words: "over 100", is: "consistent" }),
      ]),
      attribute(
        "nationality:KGZ",
        "Nationals of Kyrgyzstan",
        "one_side_only",
        "Only its foreign ministry has counted them.",
        "20",
        [
          said("nationality:KGZ", group(20, "20 Kyrgyz"), {
            from: "bulak",
            by: "foreign ministry of Kyrgyzstan",
            words: "20 кыргызстанцев",
          }),
        ],
      ),
      attribute(
        "nationality:KAZ",
        "Nationals of Kazakhstan",
        "one_side_only",
        "Named, not counted: at least one.",
        "at least 1",
        [said("nationality:KAZ", { ...atLeast(1) }, { from: "orda" })],
      ),
      attribute("described_as", "Described as", "contradicts", "People of three nationalities were aboard.", "", [
        said("described_as", words("to their home country"), {
          from: "dhs-uz",
          by: "Secretary Noem",
          words: "back to their home country",
          is: "contradicts",
          why: "not home for all",
        }),
      ]),
      attribute("carrier", "Carrier", "one_side_only", "One source names it.", "Uzbekistan Airways", [
        flown("carrier", words("Uzbekistan Airways, New York → Tashkent"), {
          from: "rferl-uz",
          is: "one_side_only",
          doubt: "tail not verified",
        }),
      ]),
    ],
    chain: [
      { text: "New York", code: null, country: "USA", role: "origin", times: ["30 Apr 2025"], tag: "reported" },
      { text: "Tashkent", code: "UTTT", country: "UZB", role: "destination", times: [], tag: "only said" },
    ],
    chain_end: {
      to: "Kyrgyzstan",
      third_country: range(1, 110),
      own_nationals: range(21, 130),
      reason: "20 Kyrgyz reached Bishkek the next day and were home.",
    },
  }),
  movement({
    id: "us-dj-2025-05-20",
    title: "Texas to Djibouti, 20–21 May 2025",
    state: "agrees",
    state_reason: "Eight said, eight listed by nationality. They were then held, not received.",
    date: "2025-05-20",
    date_text: "20–21 May 2025",
    from: country("KHRL", "Harlingen, Texas (KHRL)"),
    to: country("HDAM", "Djibouti (HDAM)"),
    from_country: usa,
    to_country: country("DJI", "Djibouti"),
    via: [country("EINN", "Shannon (EINN)")],
    then: ["dj-ss-2025-07-05"],
    people: exact(8),
    third_country: exact(7),
    own_nationals: exact(1),
    attributes: [
      attribute("people", "People", "agrees", "Two sources give 8.", "8", [
        said("people", exact(8), { from: "cbs-dj", words: "eight migrant detainees" }),
        recorded("people", group(8, "8 = Cuba 2, Myanmar 2, Laos, Mexico, South Sudan, Vietnam"), { from: "afp-juba" }),
      ]),
      attribute("route", "Route", "one_side_only", "Only flown.", "", [
        flown("route", words("Harlingen → Shannon → Djibouti"), {
          from: "rte",
          is: "one_side_only",
          doubt: "tail not verified",
        }),
      ]),
    ],
    chain: [
      {
        text: "Harlingen, Texas",
        code: "KHRL",
        country: "USA",
        role: "origin",
        times: ["20 May 2025"],
        tag: "reported",
      },
      {
        text: "Shannon",
        code: "EINN",
        country: "IRL",
        role: "technical",
        times: ["about 21:39 in Ireland"],
        tag: "reported",
      },
      {
        text: "Djibouti",
        code: "HDAM",
        country: "DJI",
        role: "custody",
        times: ["21 May to 5 Jul 2025"],
        tag: "reported",
      },
      { text: "Juba", code: "HJJJ", country: "SSD", role: "destination", times: [], tag: "not seen" },
    ],
  }),
  movement({
    id: "dj-ss-2025-07-05",
    title: "Djibouti to South Sudan, 5 July 2025",
    state: "contradicts",
    state_reason: "The count agrees. The hour of arrival does not.",
    date: "2025-07-05",
    date_text: "5 Jul 2025",
    from: country("DJI", "Djibouti"),
    to: country("SSD", "South Sudan"),
    after: ["us-dj-2025-05-20"],
    people: exact(8),
    third_country: exact(7),
    own_nationals: exact(1),
    attributes: [
      attribute("people", "People", "agrees", "", "8", [
        said("people", exact(8), {
          from: "dawn",
          by: "foreign ministry of South Sudan",
          words: "eight individuals, including one South Sudanese",
        }),
      ]),
      attribute(
        "arrived",
        "Arrival",
        "contradicts",
        "06:00 and about 05:00 in Juba are one hour apart; 4 July in Washington is the same night.",
        "",
        [
          recorded("arrived", at("2025-07-05T06:00", "Africa/Juba", "5 Jul 2025, 06:00 in Juba"), {
            from: "reuters-juba",
            words: "arrived this morning at 6:00 am",
            is: "contradicts",
            why: "one hour apart",
          }),
          recorded("arrived", at("2025-07-05T05:00", "Africa/Juba", "5 Jul 2025, about 05:00 in Juba"), {
            from: "afp-juba",
            words: "around 5:00am today",
          }),
          said("arrived", words("4 Jul 2025 in Washington"), {
            from: "afp-juba",
            words: "on Independence Day",
            is: "consistent",
            why: "US time for the same night",
          }),
        ],
      ),
    ],
    chain: [
      { text: "Djibouti", code: "HDAM", country: "DJI", role: "origin", times: [], tag: "reported" },
      {
        text: "Juba",
        code: "HJJJ",
        country: "SSD",
        role: "destination",
        times: ["5 Jul 2025, 05:00 or 06:00 in Juba"],
        tag: "reported",
      },
    ],
  }),
  movement({
    id: "us-sz-2025-07",
    title: "United States to Eswatini, July 2025",
    state: "contradicts",
    state_reason: "Five said; five of 19 recorded in all. A caption dates it a month early.",
    date: "2025-07-15",
    date_text: "15–16 Jul 2025",
    from: usa,
    to: country("SWZ", "Eswatini"),
    via: [country("HDAM", "Djibouti (HDAM)")],
    people: exact(5),
    third_country: exact(5),
    own_nationals: exact(0),
    attributes: [
      attribute("people", "People", "agrees", "", "5", [
        said("people", exact(5), { from: "voz", words: "five detained migrants" }),
        recorded("people", words("at most 160 in a year; $5.1 million"), {
          from: "hrw-memo",
          is: "consistent",
          why: "5 is within it",
        }),
      ]),
      attribute("stop", "Stop at Djibouti", "contradicts", "", "", [
        flown("stop", words("Gulfstream V at Djibouti, 15 Jul 2025, 20:01"), {
          from: "hardghistory",
          is: "consistent",
          doubt: "month inferred",
        }),
        flown("stop", words("June 15"), {
          from: "hardghistory",
          words: "June 15",
          is: "contradicts",
          why: "caption error",
        }),
      ]),
    ],
  }),
  movement({
    id: "us-sz-2025-10-06",
    title: "United States to Eswatini, 6 October 2025",
    state: "planned_not_done",
    state_reason: "Eleven were expected, ten arrived.",
    date: "2025-10-06",
    date_text: "6 Oct 2025",
    from: country("KAEX", "Alexandria, Louisiana (KAEX)"),
    to: country("SWZ", "Eswatini"),
    from_country: usa,
    people: exact(10),
    third_country: exact(10),
    own_nationals: exact(0),
    attributes: [
      attribute("people", "People", "planned_not_done", "", "10", [
        said("people", { lo: 11, hi: 11, as: "planned", text: "11 planned" } as CountView, {
          from: "reuters-sz",
          by: "government of Eswatini",
          words: "11 deportees",
          is: "planned_not_done",
          why: "ten came",
        }),
        said("people", range(9, 11), {
          from: "guardian-sz",
          by: "a lawyer",
          words: "three Vietnamese, one Filipino, one Cambodian and four [to] six others",
          is: "consistent",
        }),
        recorded("people", exact(10), {
          from: "reuters-sz",
          by: "correctional services of Eswatini",
          words: "ten (10) third country nationals",
        }),
      ]),
      attribute("route", "Route", "one_side_only", "", "", [
        flown("route", words("Alexandria → San Juan → Dakar → Luanda → Eswatini"), {
          from: "usafrica",
          is: "one_side_only",
        }),
      ]),
    ],
    chain: [
      { text: "Alexandria, Louisiana", code: "KAEX", country: "USA", role: "origin", times: [], tag: "reported" },
      { text: "San Juan", code: "TJSJ", country: "PRI", role: "technical", times: [], tag: "reported" },
      { text: "Dakar", code: null, country: "SEN", role: "technical", times: [], tag: "reported" },
      { text: "Luanda", code: "FNLU", country: "AGO", role: "technical", times: [], tag: "reported" },
      { text: "Eswatini", code: null, country: "SWZ", role: "destination", times: ["6 Oct 2025"], tag: "reported" },
    ],
  }),
  movement({
    id: "us-sz-2026-03",
    title: "United States to Eswatini, March 2026",
    state: "one_side_only",
    state_reason: "Only recorded. 5 + 10 + 4 = 19 of 160.",
    date: "2026-03-12",
    date_text: "11–12 Mar 2026",
    from: usa,
    to: country("SWZ", "Eswatini"),
    people: exact(4),
    third_country: exact(4),
    own_nationals: exact(0),
    attributes: [
      attribute("people", "People", "one_side_only", "Only recorded.", "4", [
        recorded("people", exact(4), {
          from: "reuters-sz-3",
          words: "four more third-country deportees",
          is: "one_side_only",
        }),
      ]),
    ],
  }),
];

// -------------------------------------------------------------------- board

function isPublic(page: MovementPage, when: When): boolean {
  return (
    when.as_of === undefined ||
    page.attributes.some((one) => one.claims.some((each) => each.public_date <= (when.as_of ?? "")))
  );
}

function board(filter: BoardFilter, when: When): BoardPage {
  const shown = movements.filter((row) => isPublic(row, when));
  return boardOf(shown, filter, when);
}

function boardOf(all: readonly MovementPage[], filter: BoardFilter, when: When): BoardPage {
  const destination = (row: MovementPage) => row.to_country ?? row.to;
  const fits = all.filter(
    (row) =>
      (filter.destination === null || destination(row)?.code === filter.destination) &&
      (filter.month === null || row.date?.startsWith(filter.month) === true) &&
      (filter.states.length === 0 || filter.states.includes(row.state)) &&
      (filter.q === null || row.title.toLowerCase().includes(filter.q.toLowerCase())),
  );
  const size = 50;
  const rows = filter.page === null ? fits : fits.slice((filter.page - 1) * size, filter.page * size);
  const counted = fits.filter((row) => row.after.length === 0);
  const sum = (of: "people" | "third_country" | "own_nationals") => {
    const lo = counted.reduce((n, row) => n + (row[of]?.lo ?? 0), 0);
    const hi = counted.reduce((n, row) => n + (row[of]?.hi ?? 0), 0);
    return lo === hi ? exact(lo) : range(lo, hi);
  };
  const tally = (codes: (PointView | null)[]) =>
    [...new Map(codes.flatMap((one) => (one === null ? [] : [[one.code, one.text] as const])))].map(([code, text]) => ({
      code,
      text,
      count: codes.filter((one) => one?.code === code).length,
    }));
  return {
    rows: rows.map((row) => ({
      ...row,
      lanes: { said: lane(row, "said"), flown: lane(row, "flown"), recorded: lane(row, "recorded") },
    })),
    total: fits.length,
    page: filter.page ?? 1,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(fits.length / size)),
    filter: { destination: filter.destination, month: filter.month, states: filter.states, q: filter.q },
    destinations: tally(all.map(destination)),
    months: tally(
      all.map((row) => (row.date === null ? null : { code: row.date.slice(0, 7), text: row.date.slice(0, 7) })),
    ),
    states: verdicts
      .map((state) => ({ state, count: all.filter((row) => row.state === state).length }))
      .filter(({ count }) => count > 0),
    sums: {
      movements: counted.length,
      people: sum("people"),
      third_country: sum("third_country"),
      own_nationals: sum("own_nationals"),
      rule: "Each person counts once, however many legs. Figures that add up are summed; shares that nobody published add their bounds.",
    },
    sources: sourceList,
    when,
  };
}

function lane(row: MovementPage, mode: Mode): ClaimView[] {
  return row.attributes.flatMap((one) => one.claims.filter((each) => each.mode === mode));
}

function claimPage(id: string): ClaimPage | null {
  for (const page of movements) {
    for (const one of page.attributes.flatMap((each) => each.claims)) {
      if (one.id !== id) continue;
      return {
        ...one,
        subject: `movement/${page.id}`,
        title: page.title,
        source_view: sourceList[one.source]!,
        claim: {
          id: one.id,
          slot: `slot-${one.id}`,
          subject: `movement/${page.id}`,
          attribute: one.attribute,
          value: one.value,
          words: one.words,
          mode: one.mode,
          modality: "asserted",
          said_by: one.said_by,
          utterance: null,
          via: null,
          scope: one.scope,
          source: one.source,
          place: one.place,
          public_date: one.public_date,
          doubt: one.doubt,
          note: one.note,
          n: 0,
          recorded_seq: 1,
          superseded_seq: null,
          superseded_by: null,
          ended_at: null,
          ended: null,
        },
      };
    }
  }
  return null;
}

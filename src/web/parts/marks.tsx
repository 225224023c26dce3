import { type Verdict, verdictWord } from "../../views/words.ts";

/** Drawn as a line. Attributes and not a class: rules for `.sprite` do not reach a shape that `<use>` repeats. */
const line = { fill: "none", stroke: "currentColor", "stroke-width": "1.900", "stroke-linejoin": "round" } as const;

/** The shapes that pages point to by name. One hidden drawing a page; `<Mark name="agrees" />` shows one of them. */
const marks: Readonly<Record<string, preact.ComponentChildren>> = {
  agrees: <circle cx="8" cy="8" r="7" />,
  consistent: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <circle cx="8" cy="8" r="2.600" />
    </>
  ),
  contradicts: <path d="M7 0v16L0 8zM9 0v16l7-8z" />,
  different_scope: (
    <>
      <path d="M6 6h9v9H6z" />
      <path d="M1 1h9v9H1z" {...line} />
    </>
  ),
  one_side_only: (
    <>
      <circle cx="8" cy="8" r="6.500" {...line} />
      <path d="M8 1.500v13a6.500 6.500 0 0 1 0-13z" />
    </>
  ),
  planned_not_done: <path d="M2.500 2l12 6-12 6z" {...line} />,
  unknown: (
    <>
      <path d="M1.200 1.200h13.600v13.600H1.200z" {...line} />
      <path d="M5.600 6.200a2.400 2.400 0 1 1 3.600 2.100c-.8.5-1.200.8-1.200 1.600" {...line} />
      <path d="M7.100 11.100h1.800v1.800H7.100z" />
    </>
  ),
  no: <path d="M3 3l10 10M13 3L3 13" {...line} stroke-width="2.400" />,
};

const lanes: Readonly<Record<Lane, preact.ComponentChildren>> = {
  said: (
    <path d="M3 12V9c0-3 1.500-4.500 4-5M3 9.500h4.500V14H3zM11.500 12V9c0-3 1.500-4.500 4-5M11.500 9.500H16V14h-4.500z" />
  ),
  flown: (
    <>
      <path d="M2 15C5 6 12 3 17 6" />
      <circle cx="2.500" cy="15" r="1.600" />
      <circle cx="17" cy="6" r="1.600" />
    </>
  ),
  recorded: <path d="M3 2.500h14v15H3zM3 7h14M3 12h14M8 7v10.500" />,
};

export type Lane = "said" | "flown" | "recorded";

/** The three lanes in their one order, each with its heading and what stands in it. */
export const laneWords: readonly { readonly lane: Lane; readonly name: string; readonly what: string }[] = [
  { lane: "said", name: "Said", what: "Officials, parties, press" },
  { lane: "flown", name: "Flown", what: "Aircraft tracks and flight accounts" },
  { lane: "recorded", name: "Recorded", what: "Documents, lists, releases" },
];

/** The hidden drawing that holds every mark, and the hatching for "cannot tell". Stands once in the layout. */
export function Sprite() {
  return (
    <svg class="sprite" width="0" height="0" aria-hidden="true">
      {Object.entries(marks).map(([name, shape]) => (
        <symbol id={`m-${name}`} viewBox="0 0 16 16">
          {shape}
        </symbol>
      ))}
      {Object.entries(lanes).map(([name, shape]) => (
        <symbol id={`l-${name}`} viewBox="0 0 20 20">
          {shape}
        </symbol>
      ))}
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
        <path class="hatch" d="M1 0v5" />
      </pattern>
      <pattern id="unheard" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(35)">
        <path class="unheard-line" d="M0 0v7" />
      </pattern>
    </svg>
  );
}

/** A shape. It says nothing by itself: put a word beside it. */
export function Mark({ name }: { name: Verdict | "no" }) {
  return (
    <svg class="mark" aria-hidden="true">
      <use href={`#m-${name}`} />
    </svg>
  );
}

/** A lane's sign. */
export function LaneMark({ lane }: { lane: Lane }) {
  return (
    <svg class="lane-mark" aria-hidden="true">
      <use href={`#l-${lane}`} />
    </svg>
  );
}

/** A verdict: its shape and its word. `word` says it more closely ("Only said"). */
export function State({ verdict, word }: { verdict: Verdict; word?: string | undefined }) {
  return (
    <span class={`state ${stateClass(verdict)}`}>
      <Mark name={verdict} />
      {word ?? verdictWord[verdict]}
    </span>
  );
}

/** The class that gives a row or mark its state's colour. */
export function stateClass(verdict: Verdict): string {
  return `is-${verdict.replaceAll("_", "-")}`;
}

/** A place sign, black with yellow letters: which page, row or thing this is. It never judges. */
export function Sign({ id, href }: { id: string; href?: string }) {
  return href === undefined ? (
    <span class="sign">{id}</span>
  ) : (
    <a class="sign" href={href}>
      {id}
    </a>
  );
}

/** A plain boxed word. */
export function Tag({ children }: { children: preact.ComponentChildren }) {
  return <span class="tag">{children}</span>;
}

/** Why something is doubtful: boxed when it is short, else after the boxed word. */
export function Doubt({ why }: { why: string | null }) {
  if (why === null || why === "") return null;
  return why.length <= 28 ? (
    <span class="doubt">{why}</span>
  ) : (
    <>
      <span class="doubt">doubtful</span> <span class="doubt-why">{why}</span>
    </>
  );
}

/** Why nothing stands here, after a dash. Dash = not observed. */
export function Absent({ children = "None in this record." }: { children?: preact.ComponentChildren }) {
  return (
    <p class="absent">
      <span>{children}</span>
    </p>
  );
}

import type { DiffTruth, LineCall, PairLine, RowKind, WeekCall } from "./score-diff.ts";

/** A planted row, and whether a call has claimed it. */
type Planted = {
  readonly line: PairLine;
  readonly kind: RowKind;
  readonly event: string;
  readonly free: boolean;
  found: boolean;
};

/** The planted rows of a pair, which calls claim one by one. Each row is claimed once. */
export class RowClaims {
  readonly #planted: readonly Planted[];
  /** Planted rows that one call could mean: the same kind, and the same text. */
  readonly #byText: ReadonlyMap<string, Planted[]>;
  readonly #byWeek: ReadonlyMap<string, Planted[]>;
  readonly #inA = new Map<number, PairLine>();
  readonly #inB = new Map<number, PairLine>();
  readonly #textsOfA = new Set<string>();

  constructor({ lines, free }: Pick<DiffTruth, "lines" | "free">) {
    for (const line of lines) {
      if (line.a_line !== null) this.#inA.set(line.a_line, line);
      if (line.b_line !== null) this.#inB.set(line.b_line, line);
      this.#textsOfA.add(line.a_text);
    }
    this.#planted = lines.flatMap((line) =>
      line.kind === "" ? [] : [{ line, kind: line.kind, event: line.event, free: free.has(line.event), found: false }],
    );
    this.#byText = grouped(this.#planted, ({ kind, line }) => textKey(kind, line));
    this.#byWeek = grouped(this.#planted, ({ kind, line }) => `${kind} ${kind === "loss" ? line.a_week : line.b_week}`);
  }

  /** Claims a planted row that a call by line means; false where there is none left. */
  line({ kind, line, of, column }: LineCall): boolean {
    const row = (of === "a" ? this.#inA : this.#inB).get(line);
    if (row === undefined) return false;
    if (kind === "change" && column !== row.column) return false;
    if (claim(this.#byText.get(textKey(kind, row)), 1) === 1) return true;
    const other = this.#otherWord(kind, row);
    return other !== null && claim(this.#byText.get(textKey(other, row)), 1) === 1;
  }

  /** Claims planted rows of a week, and says how many there were. */
  week({ kind, week, rows }: WeekCall): number {
    return claim(this.#byWeek.get(`${kind} ${week}`), rows);
  }

  /** Every planted row that must be called. */
  planted(): readonly Pick<Planted, "kind" | "event" | "found">[] {
    return this.#planted.filter(({ free }) => !free);
  }

  /** A row that was added and is equal to one of the first release may be called its double, and the other way round: nobody could tell. */
  #otherWord(kind: RowKind, row: PairLine): RowKind | null {
    if (!this.#textsOfA.has(row.b_text)) return null;
    return kind === "doubling" ? "addition" : kind === "addition" ? "doubling" : null;
  }
}

/** What equal rows share: a loss by the text that is gone, others by the text that came; a change by both and its column. */
function textKey(kind: RowKind, { a_text, b_text, column }: PairLine): string {
  if (kind === "loss") return `loss ${a_text}`;
  return kind === "change" ? `change ${a_text} ${b_text} ${column}` : `${kind} ${b_text}`;
}

function claim(planted: readonly Planted[] | undefined, rows: number): number {
  let claimed = 0;
  for (const one of planted ?? []) {
    if (claimed === rows) break;
    if (one.found) continue;
    one.found = true;
    claimed++;
  }
  return claimed;
}

function grouped(planted: readonly Planted[], keyOf: (one: Planted) => string): Map<string, Planted[]> {
  const groups = new Map<string, Planted[]>();
  for (const one of planted) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

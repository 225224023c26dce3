import { grouped } from "../../model/grouped.ts";

/** A row of a release of operations: a member state's part of an operation to a destination. */
export type Part = {
  readonly n: number;
  readonly op: string | null;
  readonly day: string | null;
  readonly sender: string | null;
  readonly dest: string | null;
  readonly people: number | null;
  /** The year of the operation, from its own release: of its day, else as told, else in its number. */
  readonly year: number | null;
  /** How it is numbered: its number with `#` for digits. */
  readonly scheme: string | null;
};

/** A difference between parts. `rule`: how the operation is counted in A and in B, and what each comes to. `untold`: a release does not say how many people. `in_parts`: a further row of an operation that is told as changed by its sum. */
export type PartDifference = {
  readonly kind: "lost" | "extra" | "doubled" | "changed" | "renumbered" | "other_rule" | "untold" | "in_parts";
  readonly a: Part | null;
  readonly b: Part | null;
  readonly rule?: string;
};

/** Share of operations of several parts whose parts are all alike, from which a release is believed to give the whole on each row. */
const wholeOnEach = 0.3;

/**
 * What two releases tell differently of operations. Rows are the same where operation, day, member state, destination and people are. An operation that both tell, counted by another rule, is one difference
 * of that kind and no other: the whole given on each member state's row, one row for all of them, or the operation listed twice. `telling` says that day, member state, destination and people tell rows apart: only then
 * may rows of different numbers be one.
 */
export function pairOperations(a: readonly Part[], b: readonly Part[], telling: boolean): PartDifference[] {
  const left = { a: new Set(a), b: new Set(b) };
  const found: PartDifference[] = [];
  const habits = { a: shareAlike(a), b: shareAlike(b) };
  for (const [own, other] of operationsOf(a, b)) {
    if (sameParts(own, other)) continue;
    const rule = otherRule(own, other, habits);
    const whole = rule !== null ? null : asWhole(own, other, telling);
    if (rule === null && whole === null) continue;
    found.push(...(whole ?? sideBySide(own, other, "other_rule").map((one) => ({ ...one, rule: rule ?? "" }))));
    for (const part of own) left.a.delete(part);
    for (const part of other) left.b.delete(part);
  }
  take(left, ["op", "day", "sender", "dest", "people"], () => {});
  for (const one of telling ? listedAgain(left.b, b, b) : []) {
    found.push({
      kind: "other_rule",
      a: null,
      b: one,
      rule: `B lists the operation under a second number (${one.op})`,
    });
    left.b.delete(one);
  }
  for (const one of telling ? listedAgain(left.a, a, a) : []) {
    found.push({
      kind: "other_rule",
      a: one,
      b: null,
      rule: `A lists the operation under a second number (${one.op})`,
    });
    left.a.delete(one);
  }
  const changed = (one: Part, other: Part): void =>
    void found.push({ kind: differs(one, other) ? "changed" : "untold", a: one, b: other });
  take(left, ["op", "day", "sender", "dest"], changed);
  take(left, ["op", "sender", "dest", "people"], changed);
  take(left, ["op", "day", "sender", "people"], changed);
  take(left, ["op", "day", "dest", "people"], changed);
  take(left, ["op", "sender", "dest"], changed);
  const renumbered = (one: Part, other: Part): void => void found.push({ kind: "renumbered", a: one, b: other });
  if (telling) take(left, ["day", "sender", "dest", "people"], renumbered);
  const inA = new Set(a.map((part) => keyOf(part, ["op", "day", "sender", "dest", "people"])));
  for (const one of left.a) found.push({ kind: "lost", a: one, b: null });
  for (const one of left.b) {
    const double = inA.has(keyOf(one, ["op", "day", "sender", "dest", "people"]));
    found.push({ kind: double ? "doubled" : "extra", a: null, b: one });
  }
  return found;
}

type Field = Exclude<keyof Part, "n">;
type Left = { readonly a: Set<Part>; readonly b: Set<Part> };

/** The rows of an operation in both, the first beside the first. */
function sideBySide(a: readonly Part[], b: readonly Part[], kind: PartDifference["kind"]): PartDifference[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => ({
    kind,
    a: a[i] ?? null,
    b: b[i] ?? null,
  }));
}

/** An operation told in more rows by one release, of which no row is one of the other's: its sums are compared, where both are told and nothing else tells its rows apart. Null where its rows are to be paired. */
function asWhole(a: readonly Part[], b: readonly Part[], telling: boolean): PartDifference[] | null {
  if (a.length === b.length) return null;
  const [inA, inB] = [sumOf(a), sumOf(b)];
  if (inA === null || inB === null) return sideBySide(a, b, "untold");
  if (telling) return null;
  return sideBySide(a, b, "in_parts").map((one, i) =>
    i > 0 || one.a === null || one.b === null
      ? one
      : { kind: "changed", a: { ...one.a, people: inA }, b: { ...one.b, people: inB } },
  );
}

/** False where nothing parts two rows but that one does not say how many people. */
function differs(one: Part, other: Part): boolean {
  const place = ["op", "day", "sender", "dest"] as const;
  const told = one.people !== null && other.people !== null;
  return keyOf(one, place) !== keyOf(other, place) || (told && one.people !== other.people);
}

/** Pairs what is left by the fields named, the first with the first. */
function take(left: Left, fields: readonly Field[], told: (one: Part, other: Part) => void): void {
  const waiting = grouped(left.b, (part) => keyOf(part, fields));
  for (const one of [...left.a]) {
    const other = waiting.get(keyOf(one, fields))?.shift();
    if (other === undefined) continue;
    left.a.delete(one);
    left.b.delete(other);
    told(one, other);
  }
}

function keyOf(part: Part, fields: readonly Field[]): string {
  return JSON.stringify(fields.map((field) => part[field]));
}

/** Operations that both tell, on the same day: their parts in A and in B. */
function operationsOf(a: readonly Part[], b: readonly Part[]): [Part[], Part[]][] {
  const other = grouped(b, (part) => keyOf(part, ["op", "day"]));
  return [...grouped(a, (part) => keyOf(part, ["op", "day"]))].flatMap(([key, own]): [Part[], Part[]][] => {
    const theirs = other.get(key);
    return theirs === undefined || own[0]?.op === null ? [] : [[own, theirs]];
  });
}

function sameParts(a: readonly Part[], b: readonly Part[]): boolean {
  const keys = (parts: readonly Part[]): string =>
    parts
      .map((part) => keyOf(part, ["sender", "dest", "people"]))
      .sort()
      .join(" ");
  return keys(a) === keys(b);
}

/** The rule by which both tell the same operation, in words; null when no rule makes them the same. */
function otherRule(
  a: readonly Part[],
  b: readonly Part[],
  habits: { readonly a: number; readonly b: number },
): string | null {
  const [inA, inB] = [sumOf(a), sumOf(b)];
  if (inA === null || inB === null) return null;
  if (isTwice(a, b)) return `A lists the operation twice: ${inA} people as listed, ${inB} counted once as in B`;
  if (isTwice(b, a)) return `B lists the operation twice: ${inB} people as listed, ${inA} counted once as in A`;
  if (isListedTwice(a, inB))
    return `A lists the operation twice, with ${numbersOf(a)}: ${inB} people as in B is one of them`;
  if (isListedTwice(b, inA))
    return `B lists the operation twice, with ${numbersOf(b)}: ${inA} people as in A is one of them`;
  const [wholeA, wholeB] = [wholeOf(a), wholeOf(b)];
  const sameSenders = sendersOf(a) === sendersOf(b);
  if (wholeA !== null && wholeA === inB && (sameSenders || habits.a >= wholeOnEach))
    return `A gives the whole on each row: ${inA} people added up, ${wholeA} counted once as in B`;
  if (wholeB !== null && wholeB === inA && (sameSenders || habits.b >= wholeOnEach))
    return `B gives the whole on each row: ${inB} people added up, ${wholeB} counted once as in A`;
  if (inA === inB && a.length !== b.length && (a.length === 1 || b.length === 1))
    return `${inA} people in both: ${a.length === 1 ? "A" : "B"} gives them in one row, ${a.length === 1 ? "B" : "A"} by member state`;
  return null;
}

/** True when every part of `once` stands twice in `twice`, and nothing else does. */
function isTwice(twice: readonly Part[], once: readonly Part[]): boolean {
  return twice.length === 2 * once.length && sameParts(twice, [...once, ...once]);
}

/** True for two rows of one member state and place of which one gives the number of the other release, and the other the same or twice as many. */
function isListedTwice(parts: readonly Part[], people: number): boolean {
  const [one, other] = parts;
  if (parts.length !== 2 || one === undefined || other === undefined) return false;
  if (one.sender !== other.sender || one.dest !== other.dest) return false;
  const [low, high] = [Math.min(one.people ?? 0, other.people ?? 0), Math.max(one.people ?? 0, other.people ?? 0)];
  return (low === people || high === people) && (high === low || high === 2 * low);
}

function numbersOf(parts: readonly Part[]): string {
  return parts.map(({ people }) => people).join(" and ");
}

/** What each row gives when all of several member states' rows give the same; else null. */
function wholeOf(parts: readonly Part[]): number | null {
  const [first] = parts;
  const several = parts.length > 1 && new Set(parts.map(({ sender }) => sender)).size > 1;
  return several && parts.every(({ people }) => people === first?.people) ? (first?.people ?? null) : null;
}

function sumOf(parts: readonly Part[]): number | null {
  return parts.reduce<number | null>((sum, { people }) => (sum === null || people === null ? null : sum + people), 0);
}

function sendersOf(parts: readonly Part[]): string {
  return JSON.stringify([...new Set(parts.map(({ sender }) => sender))].sort());
}

/** Share of operations with several member states whose parts are all alike. */
function shareAlike(parts: readonly Part[]): number {
  const several = [...grouped(parts, (part) => keyOf(part, ["op", "day"])).values()].filter(
    (own) => new Set(own.map(({ sender }) => sender)).size > 1,
  );
  return several.length < 5 ? 0 : several.filter((own) => wholeOf(own) !== null).length / several.length;
}

/** Parts of operations of which every part stands under another number of the same release too, which the other release holds: listed again. */
function listedAgain(left: ReadonlySet<Part>, all: readonly Part[], own: readonly Part[]): Part[] {
  const byOperation = grouped(left, (part) => keyOf(part, ["op", "day"]));
  const whole = grouped(own, (part) => keyOf(part, ["op", "day"]));
  const byDay = grouped(all, ({ day }) => day);
  return [...byOperation].flatMap(([key, parts]) => {
    if (parts.length !== whole.get(key)?.length) return [];
    const others = grouped(
      (byDay.get(parts[0]?.day ?? null) ?? []).filter(({ op }) => op !== parts[0]?.op),
      ({ op }) => op,
    );
    const twin = [...others.values()].some(
      (theirs) => sameParts(theirs, parts) && !theirs.some((part) => left.has(part)),
    );
    return twin ? parts : [];
  });
}

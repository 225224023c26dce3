import { named, quoted, type Session } from "./session.ts";

/** What bounds a group of rows: column → value, and days (both inclusive). */
export type Bounds = {
  readonly values: Readonly<Record<string, string>>;
  readonly days: readonly [string, string] | null;
};
type Value = { readonly col: string; readonly v: string; readonly l: number; readonly n: number };
type Sized = { readonly bounds: Bounds; readonly l: number; readonly n: number };

/** What is described: marked rows of a release among those of `universe`. */
export type Ground = {
  readonly file: string;
  /** The release of the marked rows; it may be another one. */
  readonly marksFile: string;
  readonly day: string;
  /** Condition (SQL) of the rows of the release among which marked rows stand. */
  readonly universe: string;
  /** Marked rows, as a query that gives their numbers. */
  readonly which: string;
  /** Columns of the release that may bound a group, as SQL by name. */
  readonly columns: Readonly<Record<string, string>>;
  /** How many rows speak against a description that `l` marked rows and `n` rows of the release fit. */
  readonly against: (l: number, n: number) => number;
  /** False: a stretch of days alone is no description. */
  readonly daysAlone: boolean;
};

/** Share of the rows of a description that are marked where it bounds them; rows that it takes; columns that it may have; descriptions that are told. */
const [bounded, leastRows, deepest, most] = [0.95, 8, 3, 24];

/**
 * Groups of marked rows, each with the smallest description that bounds it: hardly a row that fits it is not marked. The largest comes first, and each row falls under one. Writes `marked.block`.
 * Rows that none bounds keep null there.
 */
export async function describeBlocks(session: Session, ground: Ground): Promise<Described> {
  const columns = Object.entries(ground.columns).map(([name, text]) => `${text} as ${named(name)}`);
  await session.run("marked", {
    ...marksOf(ground),
    columns: columns.join(", "),
    which: ground.which,
    file: quoted(ground.marksFile),
  });
  const found: Bounds[] = [];
  while (found.length < most) {
    const best = await largestBlock(session, ground);
    if (best === null) break;
    await session.run("assign-block", { block: found.length, condition: conditionOf(best) });
    found.push(best);
  }
  return { blocks: found, mostly: await mostlyOf(session, ground) };
}

/** Descriptions that bound groups of marked rows, and what nearly all of the other ones have in common; null when they have nothing. */
export type Described = { readonly blocks: readonly Bounds[]; readonly mostly: Bounds | null };

/** Rows that nothing bounds, and the share of them that must have a value for it to be told. */
const [manyRows, nearlyAll] = [50, 0.9];

async function mostlyOf(session: Session, ground: Ground): Promise<Bounds | null> {
  const whole = await session.one<Pick<Sized, "l" | "n">>("block-size", { ...marksOf(ground), condition: "true" });
  if (whole.l < manyRows) return null;
  const common = (await grow(session, ground, { values: {}, days: null })).filter(
    (one) => one.bounds.days === null && one.l >= nearlyAll * whole.l && standsOut(one, whole, ground),
  );
  const values = Object.assign({}, ...common.slice(0, 2).map(({ bounds }) => bounds.values));
  return common.length === 0 ? null : { values, days: null };
}

async function largestBlock(session: Session, ground: Ground): Promise<Bounds | null> {
  const whole = await session.one<Pick<Sized, "l" | "n">>("block-size", { ...marksOf(ground), condition: "true" });
  if (whole.l < leastRows) return null;
  if (ground.daysAlone && shareOf(whole, ground) >= bounded) return { values: {}, days: null };
  let tried: readonly Bounds[] = [{ values: {}, days: null }];
  let best: Sized | null = null;
  for (let depth = 0; depth < deepest && !(best !== null && best.l >= whole.l * bounded); depth += 1) {
    const grown: Sized[] = [];
    for (const bounds of tried) grown.push(...(await grow(session, ground, bounds)));
    best = grown.filter((one) => isBounded(one, ground)).reduce(better, best);
    tried = mostPromising(grown, whole, ground);
  }
  return best === null ? null : trimmed(session, ground, best);
}

/** The three descriptions that gather marked rows best and do not bound them yet. */
function mostPromising(grown: readonly Sized[], whole: Pick<Sized, "l" | "n">, ground: Ground): Bounds[] {
  const open = grown.filter((one) => !isBounded(one, ground) && standsOut(one, whole, ground));
  return distinct(open)
    .sort((a, b) => gain(b, ground) - gain(a, ground))
    .slice(0, 3)
    .map(({ bounds }) => bounds);
}

/** A description with one value more, or with the stretch of days in which its marked rows lie close. */
async function grow(session: Session, ground: Ground, bounds: Bounds): Promise<Sized[]> {
  const free = Object.keys(ground.columns).filter((name) => bounds.values[name] === undefined);
  const condition = conditionOf(bounds);
  const values: Value[] = [];
  for (const name of free)
    values.push(
      ...(await session.rows<Value>("values", {
        ...marksOf(ground),
        condition,
        ...{ name: named(name), col: quoted(name), least: leastRows },
      })),
    );
  const order = Object.keys(ground.columns);
  const grown: Sized[] = values
    .sort((a, b) => b.l - a.l || order.indexOf(a.col) - order.indexOf(b.col))
    .map(({ col, v, l, n }) => ({ bounds: { ...bounds, values: { ...bounds.values, [col]: v } }, l, n }));
  const timed = bounds.days === null && (ground.daysAlone || Object.keys(bounds.values).length > 0);
  if (!timed) return grown;
  const days = await session.rows<{ day: string; n: number; l: number }>("run-of-days", {
    ...marksOf(ground),
    condition,
  });
  const run = densestRun(days, ground);
  return run === null ? grown : [...grown, { bounds: { ...bounds, days: run.days }, l: run.l, n: run.n }];
}

/** The stretch of days with the most marked rows in which the share holds. */
function densestRun(
  days: readonly { readonly day: string; readonly n: number; readonly l: number }[],
  ground: Ground,
): { readonly days: readonly [string, string]; readonly l: number; readonly n: number } | null {
  // A row that is not marked costs what 19 marked ones bring: the best stretch holds the share and has clean ends.
  let [best, sum, from] = [{ sum: 0, from: 0, to: -1 }, 0, 0];
  for (const [i, { n, l }] of days.entries()) {
    if (sum <= 0) [sum, from] = [0, i];
    sum += l - (bounded / (1 - bounded)) * ground.against(l, n);
    if (sum > best.sum) best = { sum, from, to: i };
  }
  const run = days.slice(best.from, best.to + 1);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [l, n] = [run.reduce((all, one) => all + one.l, 0), run.reduce((all, one) => all + one.n, 0)];
  return { days: [first.day, last.day], l, n };
}

/** Share of the rows of a description that are marked. */
function shareOf({ l, n }: Pick<Sized, "l" | "n">, { against }: Ground): number {
  return l === 0 ? 0 : l / (l + against(l, n));
}

/** Leaves out of a description what it does not need. */
async function trimmed(session: Session, ground: Ground, { bounds }: Sized): Promise<Bounds> {
  for (const shorter of shorterThan(bounds, ground)) {
    const size = await session.one<Pick<Sized, "l" | "n">>("block-size", {
      ...marksOf(ground),
      condition: conditionOf(shorter),
    });
    if (shareOf(size, ground) >= bounded) return trimmed(session, ground, { bounds: shorter, ...size });
  }
  return bounds;
}

function shorterThan({ values, days }: Bounds, { daysAlone }: Ground): Bounds[] {
  const names = Object.keys(values);
  const fewer = names.map((name) => {
    const { [name]: _, ...rest } = values;
    return { values: rest, days };
  });
  return [...(days === null ? [] : [{ values, days: null }]), ...fewer].filter(
    (one) => Object.keys(one.values).length > 0 || (one.days !== null && daysAlone),
  );
}

function isBounded(one: Sized, ground: Ground): boolean {
  return one.l >= leastRows && shareOf(one, ground) >= bounded;
}

/** The one with clearly more rows, else the shorter one, else the first. */
function better(best: Sized | null, one: Sized): Sized {
  if (best === null || one.l > best.l * 1.02) return one;
  if (one.l < best.l * 0.98) return best;
  return length(one.bounds) < length(best.bounds) ? one : best;
}

function length({ values, days }: Bounds): number {
  return Object.keys(values).length + (days === null ? 0 : 1);
}

/** True when marked rows are gathered in a description, beyond what lies about them: only such a one can be part of a smaller one that bounds them. */
function standsOut(one: Sized, whole: Pick<Sized, "l" | "n">, ground: Ground): boolean {
  const base = shareOf(whole, ground);
  const expected = (one.l + ground.against(one.l, one.n)) * base;
  return shareOf(one, ground) >= 1.3 * base && one.l - expected >= 3 * Math.sqrt(expected);
}

/** How much a description gathers marked rows beyond what lies about them. */
function gain(one: Sized, ground: Ground): number {
  return one.l * shareOf(one, ground);
}

function distinct(list: readonly Sized[]): Sized[] {
  return [...new Map(list.map((one) => [JSON.stringify(sorted(one.bounds)), one])).values()];
}

function sorted({ values, days }: Bounds): unknown {
  return [Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)), days];
}

/** A description as SQL. */
export function conditionOf({ values, days }: Bounds): string {
  const parts = Object.entries(values).map(([name, value]) => `${named(name)} = ${quoted(value)}`);
  if (days !== null) parts.push(`day between ${quoted(days[0])} and ${quoted(days[1])}`);
  return parts.length === 0 ? "true" : parts.join(" and ");
}

function marksOf({ file, day, universe, columns }: Ground): Record<string, string> {
  const texts = Object.entries(columns).map(([name, text]) => `${text} as ${named(name)}`);
  return { file: quoted(file), day, universe, columns: texts.join(", ") };
}

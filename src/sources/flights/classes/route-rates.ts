/** How often a route was flown in a month: all legs, those on watched tails or with a mission call sign, and those with a mission call sign alone. `month` is `2025-03`. */
export type RouteRow = {
  readonly origin: string;
  readonly destination: string;
  readonly month: string;
  readonly legs: number;
  readonly watched: number;
  readonly mission: number;
};

/** What rules ask of the table of routes. Months before the month asked for, never the month itself, unless said. */
export type RouteRates = {
  /** Sums of a route over the `months` calendar months that end with `month`, or just before it. */
  readonly sum: (
    route: { readonly origin: string; readonly destination: string },
    month: string,
    span: { readonly months: number; readonly own: boolean },
  ) => Omit<RouteRow, "origin" | "destination" | "month">;
  /** Legs from a field in the months before, and in how many of them any was heard. */
  readonly from: (origin: string, month: string, months: number) => { readonly legs: number; readonly heard: number };
  readonly rows: () => readonly RouteRow[];
};

/** Gathers rows of routes, from the workspace's own legs or from a table, and gives what rules ask of them. Rows of the same route and month are added up. */
export function routeRates(rows: Iterable<RouteRow>): RouteRates {
  const routes = new Map<string, { -readonly [K in keyof RouteRow]: RouteRow[K] }>();
  const origins = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.origin} ${row.destination} ${row.month}`;
    const known = routes.get(key);
    if (known === undefined) routes.set(key, { ...row });
    else {
      known.legs += row.legs;
      known.watched += row.watched;
      known.mission += row.mission;
    }
    const from = `${row.origin} ${row.month}`;
    origins.set(from, (origins.get(from) ?? 0) + row.legs);
  }
  return {
    sum({ origin, destination }, month, { months, own }) {
      const found = monthsBefore(month, months, own).flatMap(
        (one) => routes.get(`${origin} ${destination} ${one}`) ?? [],
      );
      const total = (key: "legs" | "watched" | "mission"): number => found.reduce((sum, row) => sum + row[key], 0);
      return { legs: total("legs"), watched: total("watched"), mission: total("mission") };
    },
    from(origin, month, months) {
      const counts = monthsBefore(month, months, false).map((one) => origins.get(`${origin} ${one}`) ?? 0);
      return { legs: counts.reduce((a, b) => a + b, 0), heard: counts.filter((n) => n > 0).length };
    },
    rows: () => [...routes.values()],
  };
}

/** The months before one, the nearest first: `monthsBefore("2025-01", 2, false)` is 2024-12 and 2024-11. */
function monthsBefore(month: string, months: number, own: boolean): string[] {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: months }, (_, back) => {
    const at = count - back - (own ? 0 : 1);
    return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}

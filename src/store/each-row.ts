import type { StatementSync } from "./sqlite.ts";

const inUse = new Set<StatementSync>();

/** The rows of a query, one at a time. The driver's iterator does not hold its statement, which must not be collected as garbage under it. */
export function* eachRow<Row>(
  statement: StatementSync,
  ...given: Parameters<StatementSync["iterate"]>
): Generator<Row> {
  inUse.add(statement);
  try {
    yield* statement.iterate(...given) as Iterable<Row>;
  } finally {
    inUse.delete(statement);
  }
}

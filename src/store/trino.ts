import { setTimeout as wait } from "node:timers/promises";
import { TarmacError } from "../model/tarmac-error.ts";

/** Where a Trino listens and as whom it is asked. */
export type TrinoAsked = {
  /** `http://127.0.0.1:8080`; without the path. */
  readonly server: string;
  readonly catalog: string;
  readonly schema: string;
  readonly user?: string;
  /** Value of the header `Authorization`, for a server that wants one (`Basic …`, `Bearer …`). */
  readonly authorization?: string;
};

/** What a statement gave: rows in the order of `columns`, and what the server tells of the work. */
export type TrinoResult = {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  /** Time that the server took, processor time over all its threads (milliseconds), and the most memory it held for the statement (bytes). */
  readonly stats: { readonly elapsed_ms: number; readonly cpu_ms: number; readonly peak_bytes: number };
};

/** A page of Trino's answer (Trino client REST API): rows come over many, each naming the next. */
type Page = {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly stats?: {
    readonly elapsedTimeMillis?: number;
    readonly cpuTimeMillis?: number;
    readonly peakMemoryBytes?: number;
  };
  readonly error?: { readonly message?: string; readonly errorName?: string; readonly errorLocation?: unknown };
};

/** Runs one statement on a Trino and gives all its rows; numbers beyond 2^53 lose digits. A statement that the server refuses, or a server that does not answer, is a TarmacError (`trino`). */
export async function askTrino(
  statement: string,
  asked: TrinoAsked,
  fetcher: typeof fetch = fetch,
): Promise<TrinoResult> {
  const headers = headersOf(asked);
  const rows: (readonly unknown[])[] = [];
  let columns: TrinoResult["columns"] = [];
  let page = await pageOf(fetcher, new URL("/v1/statement", asked.server), {
    method: "POST",
    body: statement,
    headers,
  });
  for (;;) {
    if (page.error) throw refusal(page.error);
    columns = page.columns ?? columns;
    for (const row of page.data ?? []) rows.push(row);
    if (page.nextUri === undefined) break;
    page = await pageOf(fetcher, new URL(page.nextUri), { headers });
  }
  const { elapsedTimeMillis = 0, cpuTimeMillis = 0, peakMemoryBytes = 0 } = page.stats ?? {};
  return {
    columns,
    rows,
    stats: { elapsed_ms: elapsedTimeMillis, cpu_ms: cpuTimeMillis, peak_bytes: peakMemoryBytes },
  };
}

function headersOf({ catalog, schema, user = "tarmac", authorization }: TrinoAsked): Record<string, string> {
  return {
    "X-Trino-User": user,
    "X-Trino-Source": "tarmac",
    "X-Trino-Catalog": catalog,
    "X-Trino-Schema": schema,
    ...(authorization ? { Authorization: authorization } : {}),
  };
}

/** One page; a server that is busy (502 to 504, 429) is asked again, as the protocol wants. */
async function pageOf(fetcher: typeof fetch, url: URL, init: RequestInit): Promise<Page> {
  for (let tried = 0; ; tried += 1) {
    const response = await fetcher(url, init).catch((cause: Error) => {
      throw new TarmacError("trino", `no Trino answers at ${url.origin}`, { hint: cause.message, cause });
    });
    if (response.ok) return (await response.json()) as Page;
    if (![429, 502, 503, 504].includes(response.status) || tried >= 20)
      throw new TarmacError("trino", `Trino answered ${response.status} at ${url.origin}`, {
        hint: (await response.text()).slice(0, 300),
      });
    await wait(100);
  }
}

function refusal({
  message = "no reason given",
  errorName = "",
  errorLocation,
}: NonNullable<Page["error"]>): TarmacError {
  const at = errorLocation ? ` at ${JSON.stringify(errorLocation)}` : "";
  return new TarmacError("trino", `Trino refused the statement${at}: ${message}`, { hint: errorName });
}

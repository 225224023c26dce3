/** What a poll gave: the text, or how long to wait before the next and why. */
export type Polled =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string; readonly status: number | null; readonly retryMs: number };

const timeoutMs = 30_000;
const longestRetryMs = 60 * 60_000;

/** Asks a feed once. A feed that does not answer, or not with 200, is no exception. */
export async function poll(
  url: string,
  { stop, agent, now }: { readonly stop: AbortSignal; readonly agent: string; readonly now: () => Date },
): Promise<Polled> {
  try {
    const response = await fetch(url, {
      headers: { accept: "application/json", "user-agent": agent },
      signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await response.text();
    if (response.ok) return { ok: true, text };
    const retryMs = retryAfterMs(response.headers.get("retry-after"), now());
    return {
      ok: false,
      why: `it answers ${response.status} ${response.statusText}`.trim(),
      status: response.status,
      retryMs,
    };
  } catch (error) {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    return { ok: false, why: `it does not answer (${why})`, status: null, retryMs: 0 };
  }
}

/** The wait that a server asks for, in seconds or by a date (RFC 9110 §10.2.3); 0 when it asks for none. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? 0 : Math.min(longestRetryMs, Math.max(0, ms));
}

import { randomBytes, timingSafeEqual } from "node:crypto";
import { TarmacError } from "../views/words.ts";

/** What a browser may do with a page: load this server's own style, script and pictures, and post forms back to it. Nothing inline. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer. */
export const safeHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Bytes that a posted form may have. */
export const maxFormBytes = 64 * 1024;

/** A token that lives as long as the server. */
export function createToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Refuses a request that reached this server under another name: a page elsewhere that points its own name at 127.0.0.1. */
export function checkHost(host: string, port: number | null): void {
  const parts = /^(localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?$/.exec(host.toLowerCase());
  if (parts === null || (port !== null && Number(parts[2] ?? 80) !== port)) {
    throw new TarmacError("bad_host", "This address is not one that Tarmac answers to.", {
      hint: `Open http://127.0.0.1${port === null ? "" : `:${port}`}/ instead.`,
    });
  }
}

/**
 * Refuses a form that another site sent, or that was opened before the server last started. Pages say `no-referrer`, so a
 * browser sends `Origin: null` with their own forms (Fetch §3.2); `Sec-Fetch-Site`, which no page can set, then vouches.
 */
export function checkWrite(given: {
  origin: string | null;
  site: string | null;
  host: string;
  cookie: string | null;
  field: string | null;
  token: string;
}): void {
  const own =
    given.origin === `http://${given.host}` || ((given.origin ?? "null") === "null" && given.site === "same-origin");
  if (!own) {
    throw new TarmacError("bad_origin", "This form was not sent from a page of Tarmac.", {
      hint: "Open the page again here and send the form from it.",
    });
  }
  if (!same(given.cookie, given.token) || !same(given.field, given.token)) {
    throw new TarmacError("bad_token", "This form is from before Tarmac was last started, or cookies are off.", {
      hint: "Go back, reload the page, and send the form again. What you typed is still in the form.",
    });
  }
}

function same(given: string | null, wanted: string): boolean {
  if (given === null || given.length !== wanted.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}

import { type Browser, chromium } from "playwright-core";

/** Why browser tests are skipped; null when there is a browser. `npm test` finds one and names it in TARMAC_CHROMIUM. */
export const whyNoBrowser: string | null = process.env.TARMAC_CHROMIUM
  ? null
  : (process.env.TARMAC_NO_CHROMIUM ?? "no browser named in TARMAC_CHROMIUM; npm test looks for one");

/** Starts the browser, without a word to the network. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: String(process.env.TARMAC_CHROMIUM),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

import { afterAll, expect, it } from "vitest";
import { recordViews } from "../../src/web/record-views.ts";
import { testRecord } from "./records.ts";

const made = testRecord();
afterAll(made.end);

const agreements = ["m", "n"]
  .map(
    (name) =>
      `- {agreement: example-${name}, title: ${name}, parties: [KAZ, UZB], claims: [{from: example-gazette, stage: signed}]}\n`,
  )
  .join("");
const source =
  "- {source: example-gazette, publisher: Example Gazette, date: 2031-05-01, kind: newspaper, seen: full}\n";
const naming = (agreement: string): string =>
  `${source}${agreements}- {statement: example-s, speaker: A. Minister, date: 2031-05-01, modality: asserted, about: [agreement/${agreement}], claims: [{from: example-gazette, says: It is signed.}]}
- {payment: example-p, title: P, agreement: ${agreement}, claims: [{from: example-gazette, amount: $6 million}]}\n`;

it("a link that was taken away since stands on the page of the instant at which it was there", () => {
  const views = recordViews(made.record);
  made.bring(naming("example-m"));
  const when = { known_at: made.now() };
  const before = JSON.stringify(views.agreement("example-m", when));
  expect(before).toContain("example-p");
  expect(before).toContain('"linked":["payment/example-p","statement/example-s"]');
  made.bring(naming("example-n"));
  expect(JSON.stringify(views.agreement("example-m", when))).toBe(before);
  expect(JSON.stringify(views.agreement("example-m", {}))).toContain('"linked":[]');
});

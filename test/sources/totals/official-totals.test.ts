import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { EditionSide } from "../../../src/model/total-edition.ts";
import { findInEditions } from "../../../src/sources/totals/find-in-editions.ts";
import { dataText, noData } from "../../shared-data.ts";
import { edition } from "./edition.ts";

type Label = { readonly row: string; readonly doubts: readonly EditionSide[]; readonly named?: true };
const { labels } = parse(readFileSync(new URL("../../cases/official-totals.yaml", import.meta.url), "utf8")) as {
  readonly labels: readonly Label[];
};
const missing = noData("official-ytd-totals");
const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

describe("a real series of 134 editions, labelled by looking", () => {
  it.skipIf(missing !== null)(
    `is accused where the labels doubt it, and nowhere else${missing === null ? "" : ` (${missing})`}`,
    () => {
      const lines = dataText("official-ytd-totals/removals_ytd_as_published.csv").trimEnd().split(/\r?\n/).slice(1);
      const editions = lines.map((line) => {
        const [year, file_date = "", pull_date = "", value] = line.split(",");
        return edition(digest(line), { fiscal_year: Number(year), file_date, pull_date, value: Number(value) });
      });
      const findings = findInEditions(editions);
      const found = editions.map(({ id }) => ({
        row: id,
        doubts: [
          ...new Set(findings.flatMap(({ accused, doubts }) => (accused.includes(id) && doubts ? [doubts] : []))),
        ].sort(),
      }));
      expect(found).toEqual(labels.map(({ row, doubts }) => ({ row, doubts: [...doubts].sort() })));
      expect(
        labels.filter(({ named }) => named).every(({ row }) => findings.some(({ accused }) => accused.includes(row))),
      ).toBe(true);
    },
  );
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tarmac } from "../workspace.ts";

/** Editions of the Example Removal Office of Ruritania, some with a fault, so that pages of editions have something to show. */
const editions = `fiscal_year,file_date,pull_date,removals
2030,2030-09-12,2030-09-02,33600
2030,2030-09-26,2030-09-16,35110
2030,2030-11-07,2030-09-30,36480
2031,2030-11-14,2030-11-04,3312
2031,2030-11-28,2030-11-18,4730
2031,2030-12-12,2030-12-02,36480
2031,2030-12-26,2028-12-16,7610
2031,2031-01-09,2030-12-30,9044
2031,2031-01-23,2031-01-13,10480
`;

/** Loads invented editions into a workspace. */
export async function inventEditions(ws: string): Promise<void> {
  const file = join(ws, "invented-editions.csv");
  writeFileSync(file, editions);
  const office = ["--series", "example-removals", "--agency", "Example Removal Office"];
  const { code, err } = await tarmac("load", "totals", file, ...office, "-w", ws);
  if (code !== 0) throw new Error(err);
}

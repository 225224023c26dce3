// npm run bench -- legs: the rule that divides positions into legs, on invented aircraft whose flights are known.
// --seeds tune|score, --aircraft N of each family, --days N, --family F, --fields invented|real, --list prints what is wrong; --rule oracle tries the scorer. Only a full run on `score` writes results.
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { LegFinder } from "../src/sources/flights/legs/leg-finder.ts";
import { type FamilyName, families } from "./flights/families.ts";
import { inventedFields } from "./flights/fields.ts";
import { generate } from "./flights/generate.ts";
import { legRows } from "./flights/leg-rows.ts";
import type { FoundLeg } from "./flights/match-legs.ts";
import { oracleLegs } from "./flights/oracle.ts";
import { scoreLegs } from "./flights/score.ts";
import { endTable, fateTable, wrongText } from "./flights/score-table.ts";
import { type SeedName, seeds } from "./flights/seeds.ts";
import { writeResults } from "./results.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "score" },
    aircraft: { type: "string", default: "40" },
    days: { type: "string", default: "3" },
    family: { type: "string", multiple: true },
    rule: { type: "string", default: "ours" },
    list: { type: "boolean", default: false },
  },
});
if (!(values.seeds in seeds)) throw new Error(`unknown seeds: ${values.seeds}`);
for (const name of values.family ?? []) if (!(name in families)) throw new Error(`unknown family: ${name}`);

const corpus = generate({
  seed: seeds[values.seeds as SeedName],
  fields: inventedFields(),
  aircraft: Number(values.aircraft),
  days: Number(values.days),
  ...(values.family ? { families: values.family as FamilyName[] } : {}),
});
const finder = new LegFinder({});
const found: FoundLeg[] = [];
const hash = createHash("sha256");
let [rows, ruleMs] = [0, 0];
for (const { batch } of corpus.batches()) {
  rows += batch.count;
  hash.update(batch.time_ms).update(batch.lat);
  const start = performance.now();
  if (values.rule === "ours") found.push(...finder.push(batch));
  ruleMs += performance.now() - start;
}
if (values.rule === "ours") found.push(...finder.end());
else found.push(...oracleLegs(corpus.truth));

const counted = scoreLegs(corpus.truth, found, "left out");
const strict = scoreLegs(corpus.truth, found, "asked for");
console.log(`${rows} rows of invented aircraft, seeds ${values.seeds}; the rule took ${Math.round(ruleMs)} ms\n`);
console.log(`legs of which at least five rows were heard in the air\n${fateTable(counted)}\n`);
console.log(`all legs, hidden ones too\n${fateTable(strict)}\n`);
console.log(`times of clean legs\n${endTable(counted)}`);
if (values.list) console.log(`\n${wrongText(counted.wrong)}`);
if (values.seeds === "score" && values.family === undefined && values.rule === "ours") {
  const name = `invented aircraft, seeds score, ${values.aircraft} of each family, ${values.days} days`;
  writeResults("legs", [{ name, sha256: hash.digest("hex") }], legRows(counted, strict, { rows, ruleMs }));
}

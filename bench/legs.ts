// npm run bench -- legs: the rule that divides positions into legs, on invented aircraft whose flights are known.
// --seeds tune|score, --aircraft N of each family, --days N, --family F, --fields invented|real, --list prints what is wrong; --write DIR only writes the rows as Parquet, with the truth; --rule oracle tries the scorer. Only a whole run on `score` writes results.
import { createHash } from "node:crypto";
import { generate } from "./flights/generate.ts";
import { legRows } from "./flights/leg-rows.ts";
import { refinedLegs } from "./flights/our-airports.ts";
import { benchOptions, foundLegs } from "./flights/options.ts";
import { oracleLegs } from "./flights/oracle.ts";
import { scoreLegs } from "./flights/score.ts";
import { endTable, fateTable, wrongText } from "./flights/score-table.ts";
import { writeDays } from "./flights/write-days.ts";
import { writeResults } from "./results.ts";

const { values, corpusOptions, whole } = await benchOptions();
const corpus = generate(corpusOptions);
if (values.write !== undefined) {
  console.log(`${await writeDays(corpus, values.write)} rows written to ${values.write}`);
  process.exit(0);
}
const hash = createHash("sha256");
let [rows, ruleMs] = [0, 0];
const ours = foundLegs(corpus, (batch, ms) => {
  rows += batch.count;
  ruleMs += ms;
  hash.update(batch.time_ms).update(batch.lat);
});
const found = values.rule === "oracle" ? oracleLegs(corpus.truth) : refinedLegs(ours, corpusOptions.fields);

const heard = scoreLegs(corpus.truth, found, "left out");
const all = scoreLegs(corpus.truth, found, "asked for");
const times = `the rule took ${Math.round(ruleMs)} ms`;
console.log(`${rows} rows of invented aircraft among ${values.fields} aerodromes, seeds ${values.seeds}; ${times}\n`);
console.log(`legs of which at least five rows were heard in the air\n${fateTable(heard)}\n`);
console.log(`all legs, hidden ones too\n${fateTable(all)}\n`);
console.log(`times of clean legs\n${endTable(heard)}`);
if (values.list) console.log(`\n${wrongText(heard.wrong)}`);
if (whole && values.rule === "ours") {
  const name = `invented aircraft, seeds score, ${values.aircraft} of each family, ${values.days} days`;
  writeResults("legs", [{ name, sha256: hash.digest("hex") }], legRows(heard, all, { rows, ruleMs }));
}

// npm run bench -- airports: rules that name the aerodromes at both ends of a leg, on invented aircraft whose flights are known.
// --seeds tune|score, --aircraft N of each family, --days N, --family F, --fields invented|real, --legs true|found (true legs measure naming alone), --list prints what our rule names wrong.
import { createHash } from "node:crypto";
import { airportRows, airportTable, wrongEnds } from "./flights/airport-rows.ts";
import { nearestRule, opdiRule } from "./flights/baseline-airports.ts";
import { gatherEnds } from "./flights/ends.ts";
import { generate } from "./flights/generate.ts";
import { matchLegs } from "./flights/match-legs.ts";
import { naming } from "./flights/naming.ts";
import { oracleLegs } from "./flights/oracle.ts";
import { benchOptions, foundLegs } from "./flights/options.ts";
import { writeResults } from "./results.ts";

const { values, corpusOptions, whole } = await benchOptions();
const { fields } = corpusOptions;

const corpus = generate(corpusOptions);
const found = values.legs === "found" ? foundLegs(corpus) : passed(corpus);
const truth = corpus.truth.filter(({ track }) => track === null);
const legs = values.legs === "found" ? found : oracleLegs(truth, { withGround: true });

// The same rows again, for what stands at the ends of the legs.
const gathered = gatherEnds(legs);
const hash = createHash("sha256");
for (const { batch } of generate(corpusOptions).batches()) {
  gathered.push(batch);
  hash.update(batch.time_ms).update(batch.lat);
}
const match = matchLegs(truth, legs);
const rules = { "nearest, always": nearestRule(fields), "OPDI's": opdiRule(fields) };
const scored = Object.entries(rules).map(([name, rule]) => ({
  name,
  answers: naming(rule, truth, { match, ends: gathered.ends }),
}));
for (const { name, answers } of scored) console.log(`${name}\n${airportTable(answers)}\n`);
if (values.list) for (const { name, answers } of scored) console.log(`${name}\n${wrongEnds(answers)}\n`);
if (whole && values.legs === "true") {
  const name = `invented aircraft, seeds score, ${values.aircraft} of each family, ${values.days} days`;
  writeResults("airports", [{ name, sha256: hash.digest("hex") }], airportRows(scored));
}

function passed({ batches }: typeof corpus): [] {
  for (const _ of batches());
  return [];
}

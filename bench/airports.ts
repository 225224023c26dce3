// npm run bench -- airports: rules that name the aerodromes at both ends of a leg, on invented aircraft whose flights are known.
// --seeds tune|score, --aircraft N of each family, --days N, --family F, --fields invented|real, --legs found|true (true legs measure the two peers alone), --list prints what is named wrong.
import { createHash } from "node:crypto";
import { airportRows, airportTable, wrongEnds } from "./flights/airport-rows.ts";
import { nearestRule, opdiRule } from "./flights/baseline-airports.ts";
import { gatherEnds } from "./flights/ends.ts";
import { generate } from "./flights/generate.ts";
import { type FoundLeg, matchLegs } from "./flights/match-legs.ts";
import { endsBy, type NamedEnds, naming } from "./flights/naming.ts";
import { oracleLegs } from "./flights/oracle.ts";
import { benchOptions, foundLegs } from "./flights/options.ts";
import { ourEnds } from "./flights/our-airports.ts";
import { writeResults } from "./results.ts";

const { values, corpusOptions, whole } = await benchOptions();
const { fields } = corpusOptions;

const corpus = generate(corpusOptions);
const found = foundLegs(corpus);
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
const rules: readonly (readonly [name: string, named: ReadonlyMap<FoundLeg, NamedEnds>])[] = [
  ["nearest, always", endsBy(nearestRule(fields), gathered.ends)],
  ["OPDI's", endsBy(opdiRule(fields), gathered.ends)],
  // Ours reads more of a leg than the truth holds.
  ...(values.legs === "found" ? [["ours", ourEnds(found, fields)] as const] : []),
];
const scored = rules.map(([name, named]) => ({ name, answers: naming(named, truth, match) }));
for (const { name, answers } of scored) console.log(`${name}\n${airportTable(answers)}\n`);
if (values.list) for (const { name, answers } of scored) console.log(`${name}\n${wrongEnds(answers)}\n`);
if (whole && values.legs === "found") {
  const name = `invented aircraft, seeds score, ${values.aircraft} of each family, ${values.days} days`;
  writeResults("airports", [{ name, sha256: hash.digest("hex") }], airportRows(scored));
}

import { parseArgs } from "node:util";
import type { Leg } from "../../src/model/leg.ts";
import type { PositionBatch } from "../../src/model/position-batch.ts";
import { LegFinder } from "../../src/sources/flights/legs/leg-finder.ts";
import { type FamilyName, families } from "./families.ts";
import { type Field, inventedFields } from "./fields.ts";
import type { Corpus, CorpusOptions } from "./generate.ts";
import { realFields, realFieldsFile } from "./real-fields.ts";
import { type SeedName, seeds } from "./seeds.ts";

/** What both benches are asked, and the corpus that comes of it. Ends the process with a reason where real aerodromes are asked for and are not there. */
export async function benchOptions() {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "score" },
      aircraft: { type: "string", default: "40" },
      days: { type: "string", default: "3" },
      family: { type: "string", multiple: true },
      fields: { type: "string", default: "invented" },
      legs: { type: "string", default: "found" },
      rule: { type: "string", default: "ours" },
      write: { type: "string" },
      list: { type: "boolean", default: false },
    },
  });
  if (!(values.seeds in seeds)) throw new Error(`unknown seeds: ${values.seeds}`);
  for (const name of values.family ?? []) if (!(name in families)) throw new Error(`unknown family: ${name}`);
  const corpusOptions: CorpusOptions = {
    seed: seeds[values.seeds as SeedName],
    fields: await fieldsOf(values.fields),
    aircraft: Number(values.aircraft),
    days: Number(values.days),
    ...(values.family ? { families: values.family as FamilyName[] } : {}),
  };
  // What is told is of the frozen seeds, every family and no fewer aircraft than this.
  const whole =
    values.seeds === "score" && !values.family && values.fields === "invented" && corpusOptions.aircraft >= 40;
  return { values, corpusOptions, whole };
}

async function fieldsOf(asked: string): Promise<readonly Field[]> {
  if (asked === "invented") return inventedFields();
  const real = realFieldsFile();
  if ("file" in real) return realFields(real.file);
  console.log(`skipped, ${real.skipped}`);
  process.exit(0);
}

/** Legs that the project's rule finds in a corpus, with what it was given. */
export function foundLegs(corpus: Corpus, note: (batch: PositionBatch, ms: number) => void = () => {}): Leg[] {
  const finder = new LegFinder({});
  const found: Leg[] = [];
  for (const { batch } of corpus.batches()) {
    const start = performance.now();
    for (const leg of finder.push(batch)) found.push(leg);
    note(batch, performance.now() - start);
  }
  for (const leg of finder.end()) found.push(leg);
  return found;
}

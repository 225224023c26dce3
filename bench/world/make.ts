// npx tsx bench/world/make.ts --seed N --rows N --out DIR: writes an invented world with its truth (README.md says what is what).
// --shape 2025|2012|2016, --gz, --xlsx (one sheet, and stacked over several), --third SHARE, --pairs all|none|NAME (may be given again), --pair-rows N.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultOptions, defaultPairRows, defaultShares, type Format, shapeNames } from "./options.ts";
import { type Pair, pairs } from "./pairs.ts";
import { shapes } from "./shape.ts";
import { writePair } from "./write-pair.ts";
import { writeWorld } from "./write-world.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    rows: { type: "string", default: String(defaultOptions.rows) },
    out: { type: "string" },
    shape: { type: "string", default: defaultOptions.shape },
    gz: { type: "boolean", default: false },
    xlsx: { type: "boolean", default: false },
    third: { type: "string", default: String(defaultShares.third) },
    pairs: { type: "string", multiple: true, default: ["all"] },
    "pair-rows": { type: "string" },
  },
});

const out = values.out ?? stop("--out DIR says where to write");
const seed = wholeNumber(values.seed ?? stop("--seed N is needed"), "--seed");
const rows = wholeNumber(values.rows, "--rows");
const pairRows = wholeNumber(values["pair-rows"] ?? String(Math.min(rows, defaultPairRows)), "--pair-rows");
const third = Number(values.third);
if (!(third >= 0 && third < 0.01)) stop("--third is a share under 0.01");
const shape = shapeNames.find((name) => name === values.shape) ?? stop(`--shape is one of ${shapeNames.join(", ")}`);
const formats: Format[] = [values.gz ? "csv.gz" : "csv", ...(values.xlsx ? (["xlsx", "stacked.xlsx"] as const) : [])];

const chosen = pairsOf(values.pairs);

const options = { shape, seed, shares: { ...defaultShares, third } };
mkdirSync(out, { recursive: true });
const written = writeWorld(out, { ...options, rows, formats });
const pairTruths = chosen.map((pair) => writePair(out, pair, { ...options, rows: pairRows }));
writeFileSync(
  join(out, "README.txt"),
  `INVENTED, seed ${seed}, NOT REAL. Nobody of these rows exists. truth/ is for scoring only.\n`,
);
if (chosen.length > 0) writeFileSync(join(out, "truth/pairs.json"), `${JSON.stringify(pairTruths, null, 2)}\n`);
console.log(`${written.rows} rows, ${written.legs} legs, ${chosen.length} pairs written to ${out}`);

/** The pairs asked for: all that the shape can show, or those named. */
function pairsOf(asked: readonly string[]): (readonly [name: string, pair: Pair])[] {
  if (asked.includes("none")) return [];
  const shown = Object.entries(pairs).filter(([, { identified }]) => shapes[shape].identifiers || !identified);
  if (asked.includes("all")) return shown;
  return asked.map((name) => shown.find(([one]) => one === name) ?? stop(`no pair ${name} in this shape`));
}

function wholeNumber(text: string, flag: string): number {
  return /^\d{1,8}$/.test(text) ? Number(text) : stop(`${flag} takes a whole number`);
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}

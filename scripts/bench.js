// npm run bench -- NAME: runs bench/NAME.ts, which prints its figures and writes bench/results/NAME.json.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkNode } from "./node-version.js";

checkNode();
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "bench");
const known = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !known.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${known.join(", ")}`);
  process.exit(2);
}
const { install } = await import("./install.js");
install();
const { build } = await import("./build.js");
await build();
const ran = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    "--import",
    pathToFileURL(join(root, "scripts/measure-built.js")).href,
    join(folder, `${name}.ts`),
    ...rest,
  ],
  {
    cwd: root,
    stdio: "inherit",
  },
);
process.exitCode = ran.status ?? 1;

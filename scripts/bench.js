// npm run bench -- NAME: runs bench/NAME.ts, which prints its figures and writes bench/results/NAME.json.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { install } from "./install.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const known = readdirSync(join(root, "bench")).filter((file) => /^[a-z-]+\.ts$/.test(file)).map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (!known.includes(name ?? "")) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${known.join(", ")}`);
  process.exit(2);
}
install();
const { build } = await import("./build.js");
await build();
const ran = spawnSync(process.execPath, ["--import", "tsx", join(root, "bench", `${name}.ts`), ...rest], { cwd: root, stdio: "inherit" });
process.exitCode = ran.status ?? 1;

// Builds dist/: tsc strips the types, what is not TypeScript is copied, the browser's script is bundled. Skipped when nothing changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const settings = ["package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts/build.js"];

/** Builds when something changed. Gives true when it built, false when dist/ was fresh. Throws with what the compiler said. */
export async function build() {
  const sources = filesUnder("src");
  const digest = digestOf([...settings, ...sources]);
  if (readStamp() === digest) return false;
  // Built beside dist/ and put in its place when whole: an interrupted build leaves the old one.
  const making = join(root, `.dist-${process.pid}`);
  try {
    compile(making);
    copyAssets(sources, making);
    await bundleClient(making);
    writeFileSync(join(making, ".stamp"), digest);
    rmSync(dist, { recursive: true, force: true });
    renameSync(making, dist);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return true;
}

function compile(out) {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", out];
  const ran = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (ran.status === 0) return;
  const said = `${ran.stdout}${ran.stderr}`.trimEnd().split("\n");
  const more = said.length > 20 ? `\n… and ${said.length - 20} more lines` : "";
  throw new Error(`the build failed:\n${said.slice(0, 20).join("\n")}${more}`);
}

/** Copies SQL, style sheets and whatever else lies between the sources. */
function copyAssets(sources, out) {
  for (const file of sources.filter((name) => !/\.tsx?$/.test(name))) {
    const to = join(out, file.slice("src/".length));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(root, file), to);
  }
}

/** Makes one file of the browser's script: web/client/main.ts → web/client.js. */
async function bundleClient(out) {
  const { build: bundle } = await import("esbuild");
  await bundle({
    entryPoints: [join(root, "src", "web", "client", "main.ts")],
    outfile: join(out, "web", "client.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
    .sort();
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function readStamp() {
  const stamp = join(dist, ".stamp");
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log((await build()) ? "built dist/" : "dist/ is fresh");
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

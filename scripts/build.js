// Builds dist/: types are stripped by tsc, what is not TypeScript is copied, the client script is bundled. Skipped when nothing changed.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", ".stamp");

/** A digest of everything the build reads. */
function digest() {
  const hash = createHash("sha256");
  const files = ["package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts/build.js", ...list("src")];
  for (const file of files) if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function list(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((file) => statSync(join(root, file)).isFile()).sort();
}

/** Builds when something changed. Gives true when it built, false when dist/ was fresh. Throws with what the compiler said. */
export async function build() {
  const now = digest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const ran = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { cwd: root, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`the build failed:\n${ran.stdout}${ran.stderr}`);
  for (const file of list("src")) {
    if (/\.tsx?$/.test(file)) continue;
    const to = join(root, file.replace(/^src/, "dist"));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(root, file), to);
  }
  const client = join(root, "src", "web", "client", "main.ts");
  if (existsSync(client)) {
    const esbuild = await import("esbuild");
    await esbuild.build({ entryPoints: [client], bundle: true, minify: true, format: "esm", target: "es2022", outfile: join(root, "dist", "web", "client.js") });
  }
  writeFileSync(stamp, now);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await build()) ? "built dist/" : "dist/ is fresh");
}

// The command as it would be published: packed, installed without development packages, and run on one version of Node after another.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bring, npm } from "./npm.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const movement = "movement/pa-co-2025-02-03";
let installed = null;

/** Runs the packed command on one major version of Node. Gives `{note}` when all went well, else `{skipped}` or `{failed}`. */
export async function smokePackage(major) {
  const node = bringNode(major);
  if (node === null) return { skipped: `npm has no Node ${major} for ${process.platform} ${process.arch}` };
  installed ??= installPackage();
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  const dir = mkdtempSync(join(tmpdir(), "tarmac smoke "));
  try {
    for (const { args, exits = [0] } of calls) {
      const ran = spawnSync(node, [installed.command, ...args], { cwd: dir, encoding: "utf8", timeout: 120_000 });
      if (!exits.includes(ran.status)) {
        return {
          failed: `tarmac ${args.join(" ")} on Node ${version}: exit code ${ran.status ?? ran.signal}\n${ran.stderr}${ran.stdout}`,
        };
      }
    }
    const wrong = await servesPages(node, dir);
    return wrong === null ? { note: version } : { failed: `tarmac serve on Node ${version}: ${wrong}` };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What is run, and with which exit codes it may end: 3 says that `check` found errors in the example record. */
const calls = [
  { args: ["--help"] },
  { args: ["init", "ws", "--example"] },
  { args: ["list", "movements", "-w", "ws", "--json"] },
  { args: ["show", movement, "-w", "ws", "--json"] },
  { args: ["check", "-w", "ws"], exits: [0, 3] },
  { args: ["verify", "-w", "ws"] },
  { args: ["no-such-command"], exits: [2] },
];

/** Removes the installed package. */
export function forgetPackage() {
  if (installed) rmSync(installed.dir, { recursive: true, force: true });
  installed = null;
}

function installPackage() {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-package-"));
  const packed = npm(["pack", "--pack-destination", dir], { cwd: root, encoding: "utf8" });
  if (packed.status !== 0) throw new Error(`npm pack failed:\n${packed.stderr}`);
  const tarball = readdirSync(dir).find((name) => name.endsWith(".tgz"));
  const ran = npm(["install", "--prefix", dir, "--omit=dev", join(dir, tarball)], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`the packed package cannot be installed:\n${ran.stderr}`);
  return { dir, command: join(dir, "node_modules", "tarmac", "dist", "cli", "main.js") };
}

function bringNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const windows = process.platform === "win32";
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  const cache = join(root, "node_modules", ".cache", `tarmac-node-${major}`);
  const path = join(cache, "node_modules", name, "bin", windows ? "node.exe" : "node");
  if (!existsSync(path)) bring(cache, `${name}@${major}`);
  return existsSync(path) ? path : null;
}

/** Serves the workspace, asks for the board and a movement, and ends it as Ctrl-C does. Gives what went wrong, or null. */
async function servesPages(node, dir) {
  const server = spawn(node, [installed.command, "serve", "-w", "ws", "--port", "0"], { cwd: dir });
  const ended = new Promise((resolve) => server.on("close", resolve));
  try {
    const address = await addressOf(server, ended);
    for (const path of ["", movement, `${movement}.json`, "movements.csv"]) {
      const answer = await fetch(new URL(path, address));
      if (answer.status !== 200) return `${path} answers ${answer.status}`;
    }
  } catch (error) {
    return error.message;
  } finally {
    server.kill("SIGINT");
  }
  const code = await ended;
  return code === 0 ? null : `ended with exit code ${code}`;
}

function addressOf(server, ended) {
  let said = "";
  return new Promise((resolve, reject) => {
    const listen = (text) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    ended.then((code) => reject(new Error(`exit code ${code}\n${said}`)));
    setTimeout(() => reject(new Error(`no address after 30 s\n${said}`)), 30_000).unref();
  });
}

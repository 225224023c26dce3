// npm start: installs and builds if needed, makes the example workspace once, serves it, and opens a browser where there is one.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkNode } from "./node-version.js";

checkNode();
const root = fileURLToPath(new URL("..", import.meta.url));
const workspace = join(root, "workspace");
const making = join(root, ".workspace-in-the-making");

const port = await askedPort();
await prepare();
const { run } = await import(pathToFileURL(join(root, "dist", "cli", "main.js")).href);
if (!existsSync(join(workspace, "tarmac.sqlite"))) await makeWorkspace();
await serve();

/** The port of `npm start -- --port N`. */
async function askedPort() {
  const { parseArgs } = await import("node:util");
  try {
    return parseArgs({ options: { port: { type: "string", default: "4180" } } }).values.port;
  } catch (error) {
    return end(2, `${error.message.split(". ")[0]}\nnpm start -- --port N`);
  }
}

async function prepare() {
  const { install } = await import("./install.js");
  install();
  const { build } = await import("./build.js");
  try {
    if (await build()) console.error("Built Tarmac.");
  } catch (error) {
    end(1, error.message);
  }
}

/** Makes the example workspace under another name first: a first start that is interrupted leaves nothing half made. */
async function makeWorkspace() {
  removeEmpty(workspace);
  const mine = join(making, String(process.pid));
  sweep();
  mkdirSync(making, { recursive: true });
  const code = await run(
    ["init", mine, "--example"],
    effects(() => undefined),
  );
  if (code !== 0) {
    sweep();
    end(code, "The example workspace could not be made.");
  }
  try {
    renameSync(mine, workspace);
  } catch (error) {
    // Another start may have been quicker.
    if (!existsSync(join(workspace, "tarmac.sqlite"))) throw error;
  }
  sweep();
  console.error("Made workspace/ with the example record. What you change in it stays.");
}

/** Clears an empty folder out of the way; refuses to touch one that holds a person's files. */
function removeEmpty(folder) {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length === 0) return rmdirSync(folder);
  end(1, `${folder} holds files but no tarmac.sqlite.\nMove it elsewhere, then run npm start again.`);
}

/** Removes what this start, and starts that were interrupted, left half made. */
function sweep() {
  for (const pid of existsSync(making) ? readdirSync(making) : []) {
    if (Number(pid) === process.pid || !isRunning(Number(pid)))
      rmSync(join(making, pid), { recursive: true, force: true });
  }
  if (existsSync(making) && readdirSync(making).length === 0) rmdirSync(making);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Serves until somebody asks to stop. npm repeats Ctrl-C to its child: a listener that stays keeps the second from cutting the first short. */
async function serve() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
  const out = (text) => {
    process.stdout.write(text);
    const address = /http:\/\/\S+/.exec(text)?.[0];
    if (address) openBrowser(address);
  };
  process.exitCode = await run(["serve", "-w", workspace, "--port", port], effects(out));
}

function effects(out) {
  return {
    out,
    err: (text) => process.stderr.write(text),
    now: () => new Date(),
    terminal: process.stderr.isTTY === true,
  };
}

/** Opens the address where there is a screen. A machine without one, or without a browser, is no error. */
function openBrowser(address) {
  if (process.env.CI || process.env.BROWSER === "none") return;
  const openers = { darwin: ["open"], win32: ["cmd", "/c", "start", ""], linux: ["xdg-open"] };
  const screen = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const [opener, ...args] = openers[process.platform] ?? [];
  if (!opener || !screen) return;
  const browser = spawn(opener, [...args, address], { stdio: "ignore", detached: true });
  browser.on("error", () => undefined);
  browser.unref();
}

function end(code, message) {
  console.error(message);
  process.exit(code);
}

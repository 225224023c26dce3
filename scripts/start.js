// npm start: installs and builds if needed, makes the example workspace once, serves it and opens a browser where there is one.
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkNode, install } from "./install.js";

checkNode();
const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { port: { type: "string", default: "4180" } }, strict: true });
install();
const { build } = await import("./build.js");
if (await build()) console.error("Built Tarmac.");

const cli = join(root, "dist", "cli", "main.js");
const workspace = join(root, "workspace");
if (!existsSync(join(workspace, "tarmac.sqlite"))) {
  // Made under another name first: a start that is interrupted leaves nothing half made.
  const making = join(root, `.workspace-${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  const made = spawnSync(process.execPath, [cli, "init", making, "--example"], { stdio: ["ignore", "ignore", "inherit"] });
  if (made.status !== 0) {
    rmSync(making, { recursive: true, force: true });
    process.exit(1);
  }
  rmSync(workspace, { recursive: true, force: true });
  renameSync(making, workspace);
  console.error("Made workspace/ with the example record.");
}

const server = spawn(process.execPath, [cli, "serve", "-w", workspace, "--port", values.port], { stdio: ["inherit", "pipe", "inherit"] });
server.stdout.setEncoding("utf8");
server.stdout.on("data", (text) => {
  process.stdout.write(text);
  const url = /http:\/\/\S+/.exec(text)?.[0];
  if (url) openBrowser(url);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));

/** Opens the address where there is a screen; a machine without one is no error. */
function openBrowser(url) {
  const command = process.platform === "darwin" ? "open" : process.platform === "win32" ? "explorer" : process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? "xdg-open" : null;
  if (command === null || process.env.CI) return;
  spawn(command, [url], { stdio: "ignore", detached: true }).on("error", () => undefined).unref();
}

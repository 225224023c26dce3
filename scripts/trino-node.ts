// One Trino on this machine, over the Parquet files of this machine: fetched with Maven, unpacked into .tools/trino, started and stopped.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { askTrino, type TrinoAsked } from "../src/store/trino.ts";

/** The newest whose server Maven Central holds; later ones are published elsewhere. */
export const trinoVersion = "476";
const leastJava = 24;
/** The server with no connector, and the one for tables of Parquet files. */
const artifacts = [`io.trino:trino-server-core:${trinoVersion}:tar.gz`, `io.trino:trino-hive:${trinoVersion}:zip`];
const copyGoal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

const home = join(process.env.TARMAC_TOOLS ?? fileURLToPath(new URL("../.tools", import.meta.url)), "trino");
const server = join(home, `trino-server-core-${trinoVersion}`);

/** Why no Trino can run here; null when one can, once it is installed. */
export function whyNoTrino(): string | null {
  if (!["linux", "darwin"].includes(process.platform)) return "Trino's launcher knows Linux and macOS only";
  if (javaHome() === null) return `no Java ${leastJava} or later, neither at JAVA_HOME nor under /usr/lib/jvm`;
  return isInstalled() || hasMaven() ? null : "no Maven (mvn), which fetches Trino";
}

export function isInstalled(): boolean {
  return existsSync(join(server, "plugin", "hive"));
}

/** Fetches Trino by Maven, with whatever repositories and mirrors its settings name, and unpacks it: 430 MB to fetch, 450 MB on disk, and as much again in Maven's own repository. */
export function installTrino(): void {
  if (isInstalled()) return;
  const download = join(home, "download");
  mkdirSync(download, { recursive: true });
  for (const artifact of artifacts)
    run("mvn", ["-B", "-q", copyGoal, `-Dartifact=${artifact}`, `-DoutputDirectory=${download}`]);
  rmSync(server, { recursive: true, force: true });
  run("tar", ["xzf", join(download, `trino-server-core-${trinoVersion}.tar.gz`), "-C", home]);
  run(join(javaHome() ?? "", "bin", "jar"), ["xf", join(download, `trino-hive-${trinoVersion}.zip`)], download);
  renameSync(join(download, `trino-hive-${trinoVersion}`), join(server, "plugin", "hive"));
  rmSync(download, { recursive: true, force: true });
}

/** Starts a node that listens on the loopback address only, and waits until it answers. Its catalog `tarmac` may read every file that this user may, as `local:///path`. */
export async function startTrino(port = 18080, memoryGb = 3): Promise<TrinoAsked> {
  const dir = nodeDir(port);
  configure(dir, port, memoryGb);
  launch(dir, "start");
  const asked: TrinoAsked = { server: `http://127.0.0.1:${port}`, catalog: "tarmac", schema: "sky" };
  for (let second = 0; second < 120; second += 1) {
    const answer = await askTrino("create schema if not exists tarmac.sky", asked).catch(() => null);
    if (answer !== null) return asked;
    await wait(1000);
  }
  launch(dir, "stop");
  throw new Error(`Trino did not answer within two minutes; ${join(dir, "data", "var", "log", "server.log")} says why`);
}

/** Stops the node, and forgets its tables (not the files they were made of). */
export function stopTrino(port = 18080): void {
  const dir = nodeDir(port);
  if (!existsSync(dir)) return;
  launch(dir, "stop");
  rmSync(dir, { recursive: true, force: true });
}

function configure(dir: string, port: number, memoryGb: number): void {
  rmSync(dir, { recursive: true, force: true });
  const files: Readonly<Record<string, readonly string[]>> = {
    "node.properties": [
      "node.environment=tarmac",
      `node.id=tarmac-${port}`,
      `node.data-dir=${dir}/data`,
      "node.bind-ip=127.0.0.1",
      "node.internal-address=127.0.0.1",
    ],
    "config.properties": [
      "coordinator=true",
      "node-scheduler.include-coordinator=true",
      `http-server.http.port=${port}`,
      `discovery.uri=http://127.0.0.1:${port}`,
    ],
    "jvm.config": ["-server", `-Xmx${memoryGb}G`, "-XX:+ExitOnOutOfMemoryError", "-Djdk.attach.allowAttachSelf=true"],
    "catalog/tarmac.properties": [
      "connector.name=hive",
      "hive.metastore=file",
      `hive.metastore.catalog.dir=local://${dir}/metastore`,
      "fs.native-local.enabled=true",
      "local.location=/",
    ],
  };
  mkdirSync(join(dir, "etc", "catalog"), { recursive: true });
  mkdirSync(join(dir, "data"), { recursive: true });
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(dir, "etc", name), `${lines.join("\n")}\n`);
}

function nodeDir(port: number): string {
  return join(home, `node-${port}`);
}

function launch(dir: string, command: "start" | "stop"): void {
  const java = javaHome() ?? "";
  const env = { ...process.env, JAVA_HOME: java, PATH: `${join(java, "bin")}:${process.env.PATH}` };
  run(
    join(server, "bin", "launcher"),
    [command, "--etc-dir", join(dir, "etc"), "--data-dir", join(dir, "data")],
    dir,
    env,
  );
}

/** A JDK that is new enough, by what its `release` file says. */
function javaHome(): string | null {
  const jvms = "/usr/lib/jvm";
  const known = existsSync(jvms) ? readdirSync(jvms).map((name) => join(jvms, name)) : [];
  return [process.env.JAVA_HOME ?? "", ...known].find((dir) => javaVersion(dir) >= leastJava) ?? null;
}

function javaVersion(dir: string): number {
  const release = join(dir, "release");
  return existsSync(release) ? Number(/JAVA_VERSION="(\d+)/.exec(readFileSync(release, "utf8"))?.[1] ?? 0) : 0;
}

function hasMaven(): boolean {
  return spawnSync("mvn", ["--version"], { stdio: "ignore" }).status === 0;
}

function run(command: string, args: readonly string[], cwd = home, env = process.env): void {
  const ran = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  if (ran.status !== 0)
    throw new Error(`${command} ${args[0]} failed: ${ran.error?.message ?? `${ran.stdout}${ran.stderr}`}`);
}

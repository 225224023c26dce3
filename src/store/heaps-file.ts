import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type Duck, openDuck } from "./duckdb.ts";
import { sha256 } from "./hash.ts";
import { sql } from "./sql.ts";
import { makingName, putWhole, removeUnfinished } from "./write-whole.ts";

/** A place that a writing means, for rows of a country that sends ("" where none is told). */
type ReadPlace = { readonly said: string; readonly sender: string; readonly place: string };

/** Where the heaps of a workspace are kept: `cache/heaps`; in a workspace that cannot be written to, a folder of the system's own that goes with this process. */
export function heapsFolder(dir: string): string {
  const folder = join(dir, "cache", "heaps");
  if (isWritable(folder)) return folder;
  const other = join(tmpdir(), `tarmac-heaps-${process.pid}`, sha256(resolve(dir)).slice(0, 16));
  if (!existsSync(dirname(other))) process.once("exit", () => rmSync(dirname(other), { recursive: true, force: true }));
  mkdirSync(other, { recursive: true });
  return other;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a release's table is told from others by: a release is never changed, but one of the same name can be loaded after the first was moved away. */
function nameOf(release: string, rows: string): string {
  const { size, mtimeMs } = statSync(rows);
  return `${release}.${size}-${Math.floor(mtimeMs)}`;
}

/** The file of the heaps of a release's table, for one reading of its ports: another table or another reading is another file. It is made when it is not there. */
export async function heapsFile(
  folder: string,
  { release, rows, placeOf }: { release: string; rows: string; placeOf: (said: string, sender: string) => string },
): Promise<string> {
  const [name, made] = [nameOf(release, rows), new Map<string, Duck>()];
  const open = async (): Promise<Duck["connection"]> => {
    const duck = made.get("") ?? (await openDuck({ folders: [dirname(rows), folder], ...small, memoryMb: 160 }));
    made.set("", duck);
    return duck.connection;
  };
  try {
    const ports = join(folder, `${name}.ports.json`);
    if (!existsSync(ports)) putFile(ports, JSON.stringify(await writingsOf(await open(), rows)));
    const written = JSON.parse(readFileSync(ports, "utf8")) as [said: string, sender: string][];
    const places = written.map(([said, sender]) => ({ said, sender, place: placeOf(said, sender) }));
    const digest = sha256(JSON.stringify([places, sql(import.meta.url, "write-removal-heaps")])).slice(0, 12);
    const file = join(folder, `${name}-${digest}.parquet`);
    if (!existsSync(file)) await writeHeaps(await open(), rows, { file, places });
    return file;
  } finally {
    made.get("")?.close();
  }
}

/** Takes little memory, and gives it back: a server holds other things as well. */
const small = { threads: 1, givesBack: true } as const;

async function writingsOf(connection: Duck["connection"], file: string): Promise<readonly (readonly unknown[])[]> {
  const read = await connection.runAndReadAll(sql(import.meta.url, "removal-ports"), { file });
  return read.getRowsJS();
}

function putFile(path: string, text: string): void {
  writeFileSync(makingName(path), text);
  putWhole(path);
}

/** Puts the heaps together, in the place of those that an earlier reading or an earlier release of the name had. */
async function writeHeaps(
  connection: Duck["connection"],
  rows: string,
  { file, places }: { readonly file: string; readonly places: readonly ReadPlace[] },
): Promise<void> {
  const { LIST, VARCHAR, listValue } = await import("@duckdb/node-api");
  removeUnfinished(dirname(file));
  const text = sql(import.meta.url, "write-removal-heaps").replace("$out", makingName(file).replaceAll("'", "''"));
  const column = (name: keyof ReadPlace) => listValue(places.map((place) => place[name]));
  const given = { file: rows, said: column("said"), sender: column("sender"), place: column("place") };
  await connection.run(text, given, { said: LIST(VARCHAR), sender: LIST(VARCHAR), place: LIST(VARCHAR) });
  putWhole(file);
  const own = [basename(file), basename(file).replace(/-[\da-f]+\.parquet$/, ".ports.json")];
  for (const name of readdirSync(dirname(file)))
    if (!own.includes(name) && releaseOf(name) === releaseOf(basename(file))) rmSync(join(dirname(file), name));
}

function releaseOf(name: string): string {
  return name.replace(/\.\d+-\d+(?:-[\da-f]+\.parquet|\.ports\.json)$/, "");
}

import { type ByteText, textOfBytes } from "./byte-text.ts";
import { asUtf8, type Encoding, encodingOf } from "./encoding.ts";
import type { FileBytes } from "./file-bytes.ts";
import { limits } from "./limits.ts";
import { BrokenOff, beyond, refused } from "./refuse.ts";
import { type NumberKind, numberKind } from "./serial-dates.ts";
import { SharedTexts } from "./shared-texts.ts";
import { type Book, type RowSink, SheetRows } from "./sheet-rows.ts";
import { attributeOf, HostileXml, XmlReader, type XmlSink } from "./xml.ts";
import { type Zip, type ZipEntry, zipBytes } from "./zip.ts";

/** A sheet of cells of a workbook; charts are left out. `entry` is null when the archive does not hold what the workbook names. */
export type BookSheet = { readonly name: string; readonly hidden: boolean; readonly entry: ZipEntry | null };

/** A workbook that is open for reading, with its sheets in their order. */
export type Workbook = { readonly zip: Zip; readonly sheets: readonly BookSheet[]; readonly book: Book };

/** True when an archive is a workbook of the kind that is read. */
export function isWorkbook({ entries }: Zip): boolean {
  return entries.has("[Content_Types].xml") && [...entries.keys()].some((name) => /(?:^|\/)workbook\.xml$/i.test(name));
}

/** Reads what a workbook says of itself: its sheets, styles and shared texts. Throws a TarmacError for one that cannot be read or goes beyond a limit. */
export async function openWorkbook(zip: Zip, told: (packed: number) => void = () => {}): Promise<Workbook> {
  const { file } = zip;
  try {
    const path = await bookPath(zip);
    const parts = await relations(zip, path);
    const { sheets, from1904 } = await sheetsOf(zip, path, parts);
    const byType = (type: string): ZipEntry | null =>
      partOf(zip, [...parts.values()].find((part) => part.type === type)?.path ?? "");
    const shared = new SharedTexts();
    const texts = byType("sharedStrings");
    if (texts !== null) await readXml(zip, texts, shared, { told, most: limits.unpacked_bytes.most });
    return { zip, sheets, book: { shared, from1904, kinds: await kindsOf(zip, byType("styles")) } };
  } catch (cause) {
    throw asRefusal(file, cause);
  }
}

/** Reads the rows of a sheet. Gives why it cannot be read to its end; null when it was. `enough` is asked now and then, and ends it early. */
export async function readSheet(
  { zip, book }: Workbook,
  { entry, name }: BookSheet,
  row: RowSink,
  {
    enough = () => false,
    told = () => {},
  }: { readonly enough?: () => boolean; readonly told?: (packed: number) => void } = {},
): Promise<string | null> {
  if (entry === null) return `the sheet ${name} is not in the workbook`;
  try {
    await readXml(zip, entry, new SheetRows(book, row), { told, enough, most: limits.unpacked_bytes.most });
    return null;
  } catch (cause) {
    if (cause instanceof BrokenOff) return `the sheet ${name} from some row on: ${cause.message}`;
    throw asRefusal(zip.file, cause);
  }
}

function asRefusal(file: FileBytes, cause: unknown): unknown {
  if (!(cause instanceof HostileXml) && !(cause instanceof BrokenOff)) return cause;
  return refused(file.name, `the workbook cannot be read: ${cause.message}`, { cause });
}

type ReadOptions = {
  readonly told?: (packed: number) => void;
  readonly enough?: () => boolean;
  /** Bytes that the part may hold; limits.part_bytes when absent. */
  readonly most?: number;
};

async function readXml(zip: Zip, entry: ZipEntry, sink: XmlSink, options: ReadOptions = {}): Promise<void> {
  const { told = () => {}, enough = () => false, most = limits.part_bytes.most } = options;
  if (entry.size > most) throw beyond(zip.file.name, "part_bytes");
  const reader = new XmlReader(sink);
  for await (const piece of xmlPieces(zipBytes(zip, entry, told))) {
    reader.push(piece);
    if (enough()) return;
  }
  reader.end();
}

/** XML as the bytes of UTF-8, whatever it is written in. */
async function* xmlPieces(bytes: AsyncGenerator<Buffer>): AsyncGenerator<ByteText> {
  const first = await bytes.next();
  if (first.done) return;
  const all = (async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    yield* bytes;
  })();
  const encoding = xmlEncoding(first.value);
  for await (const piece of asUtf8(all, encoding, { broken: 0, nuls: 0 }, true)) yield piece.toString("latin1");
}

function xmlEncoding(head: Buffer): Encoding {
  const found = encodingOf(head.subarray(0, 200));
  if (found !== "utf-8") return found;
  const [, said = "utf-8"] = /^[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head.toString("latin1", 0, 200)) ?? [];
  return /^(?:windows-1252|iso-8859-1|latin1)$/i.test(said) ? "windows-1252" : "utf-8";
}

type Part = { readonly type: string; readonly path: string };

/** Where the workbook's own part lies. */
async function bookPath(zip: Zip): Promise<string> {
  const parts = await relations(zip, "");
  const path = [...parts.values()].find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  if (partOf(zip, path) === null) throw new BrokenOff("it holds no list of sheets");
  return path;
}

/** The parts that a part names, by their id; their types without the address before the last slash. */
async function relations(zip: Zip, path: string): Promise<ReadonlyMap<string, Part>> {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const entry = partOf(zip, `${folder}_rels/${path.slice(folder.length)}.rels`);
  const parts = new Map<string, Part>();
  if (entry === null) return parts;
  await readXml(
    zip,
    entry,
    tags({
      Relationship(tag) {
        const [id, type, target] = [attributeOf(tag, "Id"), attributeOf(tag, "Type"), attributeOf(tag, "Target")];
        // What lies outside is never fetched.
        if (id === null || type === null || target === null || attributeOf(tag, "TargetMode") === "External") return;
        parts.set(id, { type: type.slice(type.lastIndexOf("/") + 1), path: joined(folder, target) });
      },
    }),
  );
  return parts;
}

/** A path in the archive: from its top when it begins with a slash, else from a folder. */
function joined(folder: string, target: string): string {
  const names: string[] = [];
  for (const name of `${target.startsWith("/") ? "" : folder}${target}`.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}

function partOf({ entries }: Zip, path: string): ZipEntry | null {
  const exact = entries.get(path);
  if (exact !== undefined) return exact;
  for (const [name, entry] of entries) if (name.toLowerCase() === path.toLowerCase()) return entry;
  return null;
}

async function sheetsOf(
  zip: Zip,
  path: string,
  parts: ReadonlyMap<string, Part>,
): Promise<{ readonly sheets: readonly BookSheet[]; readonly from1904: boolean }> {
  const sheets: BookSheet[] = [];
  let from1904 = false;
  const entry = partOf(zip, path);
  if (entry === null) throw new BrokenOff("it holds no list of sheets");
  await readXml(
    zip,
    entry,
    tags({
      workbookPr(tag) {
        from1904 = /^(?:1|true)$/.test(attributeOf(tag, "date1904") ?? "");
      },
      sheet(tag) {
        const part = parts.get(attributeOf(tag, "id") ?? "");
        if (part !== undefined && part.type !== "worksheet") return;
        if (sheets.length >= limits.sheets.most) throw beyond(zip.file.name, "sheets");
        sheets.push({
          name: textOfBytes(attributeOf(tag, "name") ?? `sheet ${sheets.length + 1}`),
          hidden: /hidden/i.test(attributeOf(tag, "state") ?? ""),
          entry: part === undefined ? null : partOf(zip, part.path),
        });
      },
    }),
  );
  return { sheets, from1904 };
}

async function kindsOf(zip: Zip, entry: ZipEntry | null): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  if (entry === null) return kinds;
  let inCells = false;
  await readXml(
    zip,
    entry,
    tags({
      numFmt(tag) {
        codes.set(Number(attributeOf(tag, "numFmtId")), attributeOf(tag, "formatCode") ?? "");
      },
      cellXfs() {
        inCells = true;
      },
      cellStyles() {
        inCells = false;
      },
      xf(tag) {
        if (!inCells) return;
        if (kinds.length >= limits.styles.most) throw beyond(zip.file.name, "styles");
        const id = Number(attributeOf(tag, "numFmtId") ?? 0);
        kinds.push(numberKind(id, codes.get(id)));
      },
    }),
  );
  return kinds;
}

/** Takes the tags of some names. */
function tags(takers: Readonly<Record<string, (tag: ByteText) => void>>): XmlSink {
  return {
    wanted: false,
    open(name, tag) {
      if (Object.hasOwn(takers, name)) takers[name]?.(tag);
    },
    close() {},
    text() {},
  };
}

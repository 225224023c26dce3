import type { DuckDBAppender, DuckDBDataChunk } from "@duckdb/node-api";
import { icao24Of } from "../model/position-batch.ts";
import type { PositionRow } from "../model/position-row.ts";
import type { Duck } from "./duckdb.ts";
import { sql } from "./sql.ts";

/** Rows that DuckDB takes at once. */
const chunkRows = 2048;
const dayMs = 86_400_000;
/** Bits of `marks` above the two that hold `ground`; write-day.sql reads them. */
const [staleMark, legHintMark] = [4, 8];

/**
 * Positions that were read and wait to be stored, in a table of DuckDB that goes to disk when it grows large. Rows are put into typed columns and handed over 2,048 at a time; call signs and other words
 * are written once and numbered.
 */
export class PositionStaging {
  readonly #appender: DuckDBAppender;
  /** One chunk for all: the appender copies it, and a new one each time would leave its memory to the garbage collector, which does not see it. */
  readonly #chunk: DuckDBDataChunk;
  readonly #columns = newColumns();
  readonly #arrays = Object.values(this.#columns);
  readonly #time = new Int32Array(this.#columns.time_ms.buffer);
  readonly #words = new Map<string, number>();
  #toldWords = 0;
  readonly #days = new Map<number, number>();
  #address = -1;
  #icao24 = -1;
  #dayFrom = Number.NaN;
  #day = -1;
  #dayRows = 0;
  #filled = 0;
  #rows = 0;

  private constructor(appender: DuckDBAppender, chunk: DuckDBDataChunk) {
    this.#appender = appender;
    this.#chunk = chunk;
  }

  /** Makes the table in a DuckDB, empty. */
  static async open(duck: Duck): Promise<PositionStaging> {
    const { DuckDBDataChunk: Chunk, INTEGER, BIGINT, DOUBLE, FLOAT, UTINYINT } = await import("@duckdb/node-api");
    await duck.connection.run(sql(import.meta.url, "position-staging"));
    const floats = Array.from({ length: 7 }, () => FLOAT);
    const types = [INTEGER, INTEGER, BIGINT, DOUBLE, DOUBLE, ...floats, UTINYINT, INTEGER, INTEGER, INTEGER, INTEGER];
    const appender = await duck.connection.createAppender("staged");
    return new PositionStaging(appender, Chunk.create(types, chunkRows));
  }

  /** Rows in the table. */
  get rows(): number {
    return this.#rows + this.#filled;
  }

  /** UTC days since 1970 of the rows, each with how many it has. */
  get days(): ReadonlyMap<number, number> {
    this.#countDay();
    return this.#days;
  }

  /** Words that came since this was last asked, with their numbers. */
  newWords(): readonly (readonly [number: number, word: string])[] {
    const words = [...this.#words].slice(this.#toldWords).map(([word, number]) => [number, word] as const);
    this.#toldWords = this.#words.size;
    return words;
  }

  add(row: PositionRow, feed: string): void {
    const c = this.#columns;
    const i = this.#filled;
    if (row.address !== this.#address) this.#meet(row.address);
    c.address[i] = row.address;
    c.icao24[i] = this.#icao24;
    // A 64-bit integer by its two halves: DuckDB takes longer to round a double than to do all the rest.
    this.#time[2 * i] = row.time_ms >>> 0;
    this.#time[2 * i + 1] = Math.floor(row.time_ms / 0x100000000);
    c.lat[i] = row.lat;
    c.lon[i] = row.lon;
    c.alt_baro_ft[i] = row.alt_baro_ft;
    c.alt_geom_ft[i] = row.alt_geom_ft;
    c.gs_kt[i] = row.gs_kt;
    c.track_deg[i] = row.track_deg;
    c.baro_rate_fpm[i] = row.baro_rate_fpm;
    c.nic[i] = row.nic;
    c.sil[i] = row.sil;
    c.marks[i] = row.ground + (row.stale ? staleMark : 0) + (row.leg_hint ? legHintMark : 0);
    c.callsign[i] = row.callsign === null ? -1 : this.numberOf(row.callsign);
    c.squawk[i] = row.squawk === null ? -1 : this.numberOf(row.squawk);
    c.source_type[i] = row.source_type === null ? -1 : this.numberOf(row.source_type);
    c.feed[i] = this.numberOf(feed);
    // Rows of one day nearly always follow one another.
    if (!(row.time_ms - this.#dayFrom >= 0 && row.time_ms - this.#dayFrom < dayMs)) this.#enterDay(row.time_ms);
    this.#dayRows += 1;
    this.#filled = i + 1;
    if (this.#filled === chunkRows) this.#append();
  }

  /** The number of a word, a new one when it was not yet met. */
  numberOf(word: string): number {
    let number = this.#words.get(word);
    if (number === undefined) {
      number = this.#words.size;
      this.#words.set(word, number);
    }
    return number;
  }

  /** Hands over what waits, so that queries see every row. */
  flush(): void {
    if (this.#filled > 0) this.#append();
    this.#appender.flushSync();
  }

  /** Forgets all rows. The table itself is emptied by who reads it. */
  clear(): void {
    this.#countDay();
    this.#days.clear();
    this.#rows = 0;
  }

  close(): void {
    this.#appender.closeSync();
  }

  #append(): void {
    if (this.#chunk.rowCount !== this.#filled) this.#chunk.rowCount = this.#filled;
    this.#arrays.forEach((array, column) => {
      const vector = this.#chunk.getColumnVector(column) as unknown as VectorOf<typeof array>;
      vector.items.set((this.#filled === chunkRows ? array : array.subarray(0, this.#filled)) as never);
      vector.flush();
    });
    this.#appender.appendDataChunk(this.#chunk);
    this.#rows += this.#filled;
    this.#filled = 0;
  }

  #meet(address: number): void {
    this.#address = address;
    this.#icao24 = this.numberOf(icao24Of(address));
  }

  #enterDay(time_ms: number): void {
    this.#countDay();
    this.#day = Math.floor(time_ms / dayMs);
    this.#dayFrom = this.#day * dayMs;
  }

  #countDay(): void {
    if (this.#dayRows > 0) this.#days.set(this.#day, (this.#days.get(this.#day) ?? 0) + this.#dayRows);
    this.#dayRows = 0;
  }
}

/** A vector of DuckDB, whose numbers can be written at once. */
type VectorOf<Array> = { readonly items: Array; readonly flush: () => void };

function newColumns() {
  const floats = () => new Float32Array(chunkRows);
  const [doubles, integers] = [() => new Float64Array(chunkRows), () => new Int32Array(chunkRows)];
  return {
    address: integers(),
    icao24: integers(),
    time_ms: new BigInt64Array(chunkRows),
    lat: doubles(),
    lon: doubles(),
    alt_baro_ft: floats(),
    alt_geom_ft: floats(),
    gs_kt: floats(),
    track_deg: floats(),
    baro_rate_fpm: floats(),
    nic: floats(),
    sil: floats(),
    marks: new Uint8Array(chunkRows),
    callsign: integers(),
    squawk: integers(),
    source_type: integers(),
    feed: integers(),
  };
}

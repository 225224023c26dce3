/**
 * Rows of positions as columns, the form in which millions of them are passed on. Within a day rows stand in the order (icao24, time_ms); days follow one another. `NaN` stands for
 * "not told" in the numbers; `ground` is 1, 0 or 2 (not told). Only the first `count` members of an array count.
 */
export type PositionBatch = {
  readonly count: number;
  /** The 24-bit address as a number; bit 24 is set for a non-ICAO one. */
  readonly address: Int32Array;
  readonly time_ms: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly ground: Uint8Array;
  readonly alt_baro_ft: Float32Array;
  readonly gs_kt: Float32Array;
  readonly track_deg: Float32Array;
  readonly baro_rate_fpm: Float32Array;
  /** 1 where the row comes from multilateration. */
  readonly mlat: Uint8Array;
  /** The call sign of a row, read only when asked for; null when blank. */
  readonly callsign: (row: number) => string | null;
};

/** Bit of `address` that marks a non-ICAO address. */
export const nonIcaoBit = 0x1000000;

/** The address of a row as people write it: six lower-case hex digits. */
export function icao24Of(address: number): string {
  return (address & 0xffffff).toString(16).padStart(6, "0");
}

/** A 24-bit address from its text: six hex digits, with a tilde before those that are no aircraft's. NaN when it is none. */
export function addressOf(text: unknown): number {
  if (typeof text !== "string") return Number.NaN;
  const [, tilde, hex] = /^\s*(~)?(?:0x)?([0-9a-f]{6})\s*$/i.exec(text) ?? [];
  return hex === undefined ? Number.NaN : Number.parseInt(hex, 16) + (tilde ? nonIcaoBit : 0);
}

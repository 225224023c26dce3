/** A position of a leg as the rule took it: what it left out is not among them. Null where it was not told. */
export type TrackRow = {
  readonly time_ms: number;
  readonly lat: number;
  readonly lon: number;
  readonly alt_baro_ft: number | null;
  readonly gs_kt: number | null;
  readonly ground: boolean;
};

/** Tables of reference that `tarmac get` brings. */
export const referenceTables = ["airports", "aircraft"] as const;
export type ReferenceTable = (typeof referenceTables)[number];

/** A file that a table was made from. */
export type ReferenceFile = {
  /** Address or path that it was read from. */
  readonly from: string;
  readonly bytes: number;
  /** SHA-256 of the bytes as they came. */
  readonly sha256: string;
  /** What the publisher's server said of its age; null when it said nothing. */
  readonly last_modified: string | null;
};

/** What is known of a table that is kept: where from, when, under which licence, and how much of it was kept and refused. */
export type ReferenceEntry = {
  readonly publisher: string;
  readonly licence: string;
  readonly got_at: string;
  readonly files: readonly ReferenceFile[];
  readonly rows: number;
  readonly rejects: number;
};

/** `cache/reference/manifest.json`. A table that was never got is absent. */
export type ReferenceManifest = Partial<Readonly<Record<ReferenceTable, ReferenceEntry>>>;

/** A row that was refused, or kept without a value that cannot be right. `row` is the line of the file. */
export type ReferenceReject = {
  readonly file: string;
  readonly row: number;
  readonly key: string;
  readonly says: string;
};

import type { PositionSink } from "./sink.ts";

/** A JSON document whose rows stand in a list under a key: how it is known, and what its parts mean. */
export type JsonFormat = {
  readonly name: string;
  /** What it is, for people; docs print it. */
  readonly says: string;
  readonly feed: string;
  /** Keys beside the list that its rows need. */
  readonly heads: readonly string[];
  /** Keys under which the list may stand. */
  readonly lists: readonly string[];
  readonly begin: (sink: PositionSink) => JsonRows;
};

/** Takes a document in pieces: heads first, then the elements of the list with their number, counted from 1. */
export type JsonRows = {
  readonly head: (key: string, value: unknown) => void;
  readonly element: (value: unknown, number: number) => void;
};

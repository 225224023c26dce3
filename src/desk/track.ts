/** Reads the positions of a leg as the rule took them, for the page of the leg, and the area of what it could reach; and all positions that were loaded, as a file. */
export { envelopeArea, trackOf } from "../pipeline.ts";
export { positionsParquet } from "../store/positions-file.ts";

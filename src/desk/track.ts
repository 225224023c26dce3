/** Reads the positions of a leg as the rule took them, for the page of the leg, and the area of what it could reach; and all positions that were loaded, as a file. */
export { envelopeArea } from "../sources/flights/envelope-area.ts";
export { trackOf } from "../sources/flights/track-of.ts";
export { positionsParquet } from "../store/positions-file.ts";

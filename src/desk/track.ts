/** Reads the positions of a leg as the rule took them, for the page of the leg; and all that were loaded, as a file. */
export { trackOf } from "../pipeline.ts";
export { positionsParquet } from "../store/positions-file.ts";

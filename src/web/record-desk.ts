import type { readerOf } from "../desk/reader.ts";
import type { Desk } from "./views.ts";

/** What a person may write in the browser. */
export function deskOf(_record: Parameters<typeof readerOf>[0]): Desk {
  return {};
}

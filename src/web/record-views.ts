import { fromOneState, readerOf, ruleSentences } from "../desk/reader.ts";
import { boardPage } from "../views/board-page.ts";
import { claimPage } from "../views/claim-page.ts";
import { judgePage } from "../views/judge-page.ts";
import { methodPage } from "../views/method-page.ts";
import { movementPage } from "../views/movement-page.ts";
import type { Views } from "./views.ts";

/** The views over an open record: what the pages are made from. */
export function recordViews(record: Parameters<typeof readerOf>[0]): Views {
  const reader = readerOf(record);
  return fromOneState<Views>(record, {
    board: (filter, when) => boardPage(reader, filter, when),
    movement: (id, when) => movementPage(reader, id, when),
    claim: (id, when) => claimPage(reader, id, when),
    judge: (ref, attribute, when) => judgePage(reader, ref, attribute, when),
    method: () => methodPage(ruleSentences()),
  });
}

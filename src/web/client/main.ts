import { copyButtons } from "./copy.ts";
import { listKeys } from "./list-keys.ts";

/** What the pages do beyond plain HTML. Everything they show and link to works without it. */
copyButtons(document);
listKeys(document);

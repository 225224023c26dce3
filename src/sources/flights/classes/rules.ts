import { classRules } from "./class-rules.ts";
import { doubts } from "./doubts.ts";
import { legSigns, newRoute, witness } from "./leg-signs.ts";
import { sightingSigns } from "./sighting-signs.ts";

/** Every rule by what it does, in the order in which it is asked; `docs/classes.md` prints them. */
export const rulesByPart = {
  classes: classRules,
  signs: [...sightingSigns, witness, ...legSigns],
  doubts,
  notable: [newRoute],
} as const;

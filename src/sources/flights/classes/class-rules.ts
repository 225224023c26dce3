import { domesticRules } from "./domestic-rules.ts";
import { removalRules } from "./removal-rules.ts";
import { returnRules } from "./return-rules.ts";
import type { ClassRule } from "./rule.ts";
import { toldRules } from "./told-rules.ts";

/** The rules that give classes, in the order in which they are asked: the first that fits holds. */
export const classRules: readonly ClassRule[] = [...toldRules, ...removalRules, ...returnRules, ...domesticRules];

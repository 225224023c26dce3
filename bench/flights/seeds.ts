/**
 * Frozen. Whoever works on the rule may look at results on `tune`, aircraft by aircraft; `score` is for the figures that are told, and nobody looks into it
 * before changing the rule.
 */
export const seeds = { tune: 1107, score: 2214 } as const;
export type SeedName = keyof typeof seeds;

/**
 * Whether the words around a lone number leave it as it is. Sources have more ways to loosen a number than a table can hold ("within striking distance of 300",
 * "rozan los 300"), so the words before it must be known: verbs of moving people, articles, groups. Text in lower case without accents, numbers as `<43>`.
 */
export function leavesAlone(before: string, after: string): boolean {
  return staysWhole(before, after) && known(tokensOf(before));
}

/**
 * As `leavesAlone`, for a sum of money, which a name may stand before as well ("pays Examplia $7.5m"): only words that may loosen it are refused, and those that
 * join it to something unknown.
 */
export function leavesSumAlone(before: string, after: string): boolean {
  const tokens = tokensOf(before);
  return staysWhole(before, after) && (known(tokens) || !mayLoosen.test(tokens.at(-1) ?? ""));
}

const mayLoosen =
  /^(?:of|on|at|to|near|towards?|around|past|beyond|from|than|de|a|en|sur|auf|an|bei|half|third|quarter|most|double|twice|triple|every|each|minus|not|no|nor|or|hardly|barely|low|mid|high|nearer|close|circa|good|bare|est|[a-z]+(?:ly|mente|ment|ing))$/u;

function staysWhole(before: string, after: string): boolean {
  return !loosened.test(after) && !another.test(after) && !bounded.test(before);
}

// What follows the number and makes it another number, a share, a rate of change or a thing that is no person.
const loosened =
  /^[ -]?(?:ish|some|something|odd|digit|and (?:counting|rising|climbing|a half)|y contando|times|y pico|y tant[oa]s|to the nearest|give or take|mm|cents?|mille|milliers?|cent(?:ainas?|aines?|enas?)|d[eo]zenas?|dizaines?|decenas?|douzaines?|duzias?|scores?|hundert|tausend|lakhs?|crores?|families|familias|familles|familien|couples|parejas|households|beds|camas|lits|betten|seats?|asientos|places|plazas|berths|batches|lotes|shifts|out of <10+>|in <10+>|(?:de|em|sur|von) (?:cada|chaque|je) )(?!\p{L})/u;

// A sign that loosens it, or one more person beside it: "two men and a woman" are three.
const another =
  /^ ?[~±<>]|^(?: \p{L}+)? (?:and|y|et|und|e) (?:an?|una?|une|eine?|uma?) (?:man|woman|girl|boy|child|baby|person|migrant|mujer|hombre|nino|nina|femme|homme|enfant|frau|kind|mulher|homem|crianca)(?!\p{L})/u;

// Said anywhere before it: room for people is no count of them.
const bounded =
  /(?<!\p{L})(?:capacity|room for|space for|beds for|capacidad|cupo|capacite|platz fur|vagas|ratio|odds|estim[a-z]+|calcul[a-z]+|forecast|project(?:ed|s)|predict[a-z]*|guess[a-z]*|rumou?r[a-z]*|reckon[a-z]*|geschatzt|rate of|(?:a|one|two|three) (?:third|quarter|half|fifth)s?)(?!\p{L})|[±<>~/]-? ?$/u;

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

/** Articles and the like: the word before them decides. */
const passed = list(
  `the a an these those this all its their his her our both same such exactly precisely just only another other others further additional extra new first second third fourth last next
  final initial remaining latest whole full entire mere record planned people persons men women migrants deportees passengers individuals nationals detainees
  los las el la estos estas esos esas otros otras primeros primeras ultimos exactamente solo solamente todos todas sus le les ces autres premiers premieres seulement exactement tous
  die der den diese dieser weitere weiteren ersten genau nur insgesamt alle os as outros outras primeiros primeiras exatamente somente todos todas seus suas und et y e and or reportedly allegedly purportedly supposedly
  supuestamente presuntamente angeblich`,
);

/** Words before a number that say what was done with so many people, or join it to the sentence. */
const joined = list(
  `with plus by for aboard onboard carrying when that because while after before since but if whether is are was were be been being has have had did included including includes
  contains contained numbering totaling totalling totaled totalled made comprised comprises comprising involving involved had sent send sends sending took take takes taken taking
  bring brings brought bringing fly flies flew flown flying put puts saw see seen hold holds held holding leave leaves left get gets got find found give gives gave given paid pay pays paying spend spends spent cost costs costing worth
  use used uses using grant grants met said says count counts cites cited counting say tell told where who which
  con para por cuando que tras como hay hubo eran fueron son han ha fue llevaba llevaban trajo envio enviaron recibio recibieron deporto deportaron
  avec pour par ou dont sont etaient ont mit fur dass wurden sind waren hat haben com para foram sao eram`,
);

/** Verbs in any form. */
const verb =
  /^(?:carr|grant|deport|host|place|jail|imprison|board|resettl|relocat|hand|process|welcom|shelter|load|retorn|aloj|recog|follow|stud|interview|track|remov|transfer|transport|return|expel|expul|repatri|receiv|accept|arriv|detain|land|mov|hous|transit|escort|expatri|releas|arrest|admit|taking|remit|fund|award|obligat|disburs|promis|pledg|contribut|provid|cover|offer|includ|list|nam|identif|confirm|trasl|llegaron|lleg|viaj|envi|recib|acept|expuls|regres|llev|transport|acog|repatrie|ramen|renvoy|abgeschob|zuruck|deportad|enviad|receb|levad|total)\p{L}*$/u;

/** "of", and what may stand before it: a group that the number fills. */
const of = list("of de del d des von du da do dos das");
const group =
  /^(?:all|group|total|totals|number|party|parties|batch|contingent|convoy|load|planeload|busload|boatload|flight|plane|transfer|removal|removals|deportation|deportations|expulsion|arrival|arrivals|return|list|family|crew|team|delegation|band|population|cohort|tranche|payment|grant|sum|amount|budget|package|fee|bill|award|contract|funding|fund|contribution|instalment|investment|cost|worth|favor|aid|grupo|total|numero|vuelo|suma|monto|pago|subvencion|expulsion|deportacion|traslado|groupe|nombre|expulsion|somme|montant|gruppe|zahl|summe|flug|numero|soma|valor|grupo|deportacao|voo|composed|consisting|made|formed|compuesto|up)$/;

/** "to", where a count changed to the number. */
const changed =
  /^(?:rose|fell|grew|climbed|increased|dropped|amounted|amounts|came|comes|due|up|down|brought|brings|raised)$/;

// Words of the last clause before the number; a number or a mark of punctuation ends it.
function tokensOf(before: string): string[] {
  const clause = before.split(/[,;:.!?()=+·…"/]|[<{][\d.]+[>}]|(?<![\p{L}])-|-(?![\p{L}])/u).at(-1) ?? "";
  return clause.match(/[\p{L}']+/gu) ?? [];
}

function known(tokens: readonly string[]): boolean {
  let i = tokens.length - 1;
  while (i >= 0 && passed.has(tokens[i] ?? "")) i--;
  const [word, earlier] = [tokens[i], tokens[i - 1]];
  if (word === undefined) return true;
  if (of.has(word)) return earlier === undefined || group.test(earlier);
  if (word === "to" || word === "at") return earlier !== undefined && (changed.test(earlier) || word === "at");
  return joined.has(word) || verb.test(word) || group.test(word);
}

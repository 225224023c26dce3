/** Words made plain for reading: one kind of space, dash, quote; lower case; no accents; square brackets of editors gone. */
export function plainText(words: string): string {
  return (
    words
      .normalize("NFKC")
      .toLowerCase()
      .replace(/<=/g, "≤")
      .replace(/>=/g, "≥")
      // Cyrillic й and ё are letters of their own, not accents.
      .replace(/[^\u0400-\u04ff]+/g, (part) => part.normalize("NFD").replace(/\p{M}/gu, ""))
      .replace(/[\u2010-\u2015\u2212]/g, "-")
      .replace(/[\u2018\u2019\u02bc]/g, "'")
      .replace(/[[\]"\u201c\u201d\u00ab\u00bb<>{}]/g, (sign) => (sign === "<" || sign === ">" ? `${sign} ` : ""))
      .replace(/\s+/gu, " ")
      .trim()
  );
}

/** A name of a column as it is compared: case, blanks, punctuation and accents put aside. Empty for a blank one. */
export function plainName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

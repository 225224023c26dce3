/** A text as a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of a column as SQL writes it. */
export function named(column: string): string {
  return `"${column.replaceAll('"', '""')}"`;
}

/** Puts pieces of SQL into the text of a statement: `{name}` stands where each goes. Every piece is made by our own code; texts of others go in through `quoted`. */
export function filled(text: string, pieces: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z_]+)\}/g, (whole, name: string) => pieces[name] ?? whole);
}

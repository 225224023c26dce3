/** JSON with sorted keys, no spaces, `undefined` left out: the same value gives the same bytes (after RFC 8785). Numbers as JavaScript prints them. */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return stringText(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  return Array.isArray(value) ? arrayText(value) : objectText(value as Readonly<Record<string, unknown>>);
}

function arrayText(values: readonly unknown[]): string {
  let text = "[";
  for (let i = 0; i < values.length; i += 1)
    text += i === 0 ? canonicalJson(values[i]) : `,${canonicalJson(values[i])}`;
  return `${text}]`;
}

// Every claim, its place and every line of the ledger pass here: text is put together as it comes, without lists between.
function objectText(value: Readonly<Record<string, unknown>>): string {
  let text = "{";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text === "{" ? "" : ","}${stringText(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** Most texts hold nothing that JSON escapes; half a surrogate pair it does escape. */
function stringText(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** A fault that the person can mend: what, where (`file:line`) and a hint. Anything else that is thrown is a bug. */
export class TarmacError extends Error {
  readonly code: string;
  readonly where: string | null;
  readonly hint: string | null;

  constructor(code: string, message: string, more: { where?: string; hint?: string; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.name = "TarmacError";
    this.code = code;
    this.where = more.where ?? null;
    this.hint = more.hint ?? null;
  }
}

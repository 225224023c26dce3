import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";

const flushLength = 1 << 16;

/** The rows of one input that cannot be right: a CSV file with file, row, reason and the row as it was written. Made when there is the first one. */
export class RejectsFile {
  readonly path: string;
  #text = "";
  #begun = false;

  constructor(path: string) {
    this.path = path;
  }

  /** True when a row was kept. */
  get begun(): boolean {
    return this.#begun;
  }

  add(file: string, row: number, reason: string, text: string): void {
    if (!this.#begun) this.#begin();
    this.#text += `${[file, String(row), reason, text].map(quoted).join(",")}\n`;
    if (this.#text.length > flushLength) this.flush();
  }

  flush(): void {
    if (this.#text !== "") appendFileSync(this.path, this.#text);
    this.#text = "";
  }

  #begin(): void {
    this.#begun = true;
    mkdirSync(dirname(this.path), { recursive: true });
    rmSync(this.path, { force: true });
    this.#text = "file,row,reason,text\n";
  }
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

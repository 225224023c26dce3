/** The keys of a list, in the order in which the help prints them. */
const help: readonly (readonly [string, string])[] = [
  ["j", "next row"],
  ["k", "row before"],
  ["l", "next lane or cell"],
  ["h", "lane or cell before"],
  ["Enter", "open the row, or what the cell is made from"],
  ["o", "open the claim and its source"],
  ["/", "search"],
  ["?", "these keys"],
];
const memory = "tarmac-keys-off";

/**
 * Keys for the tables of rows and lanes. They act only while focus is inside the table, leave every key with a modifier
 * and every field alone, and can be switched off (WCAG 2.1.4).
 */
export function listKeys(page: Document): void {
  const list = page.querySelector<HTMLElement>("[data-keys]");
  if (list === null) return;
  const dialog = makeHelp(page);
  for (const slot of page.querySelectorAll("[data-keys-slot]")) slot.append(makeButton(page, list, dialog));
  list.addEventListener("keydown", (event) => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField(event.target))
      return;
    if (act(page, list, dialog, keyOf(list, event.key))) event.preventDefault();
  });
}

/** In a table of cells the arrows walk too; elsewhere they scroll the page. */
function keyOf(list: HTMLElement, key: string): string {
  const arrows: Readonly<Record<string, string>> = { ArrowDown: "j", ArrowUp: "k", ArrowRight: "l", ArrowLeft: "h" };
  return list.dataset.keys === "cells" ? (arrows[key] ?? key) : key;
}

/** Does what a key asks; false when the key is none of ours. */
function act(page: Document, list: HTMLElement, dialog: HTMLDialogElement, key: string): boolean {
  const at = position(list, page.activeElement);
  switch (key) {
    case "j":
      return focusCell(list, at.row + 1, at.cell);
    case "k":
      return focusCell(list, at.row - 1, at.cell);
    case "l":
      return focusCell(list, at.row, at.cell + 1);
    case "h":
      return focusCell(list, at.row, at.cell - 1);
    case "Enter":
      return page.activeElement instanceof HTMLAnchorElement
        ? false
        : open(
            cells(rows(list)[at.row])[at.cell]?.querySelector("[data-open]") ??
              rows(list)[at.row]?.querySelector("[data-open]"),
          );
    case "o":
      return open(sourceOf(page, list, at));
    case "/":
      page.querySelector<HTMLInputElement>("#site-q")?.focus();
      return true;
    case "?":
      dialog.showModal();
      return true;
    default:
      return false;
  }
}

type Position = { readonly row: number; readonly cell: number };

function rows(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>("[data-row]")];
}

function cells(row: HTMLElement | undefined): readonly HTMLElement[] {
  return row === undefined ? [] : [...row.querySelectorAll<HTMLElement>("[data-cell]")];
}

/** Where the focus is: row −1 when it is in the list but in no row. */
function position(list: HTMLElement, focused: Element | null): Position {
  const row = rows(list).findIndex((each) => each.contains(focused));
  return {
    row,
    cell: Math.max(
      0,
      cells(rows(list)[row]).findIndex((each) => each.contains(focused)),
    ),
  };
}

function focusCell(list: HTMLElement, row: number, cell: number): boolean {
  const all = rows(list);
  const wanted = all[Math.min(Math.max(row, 0), all.length - 1)];
  const found = cells(wanted)[Math.min(Math.max(cell, 0), cells(wanted).length - 1)];
  if (found === undefined) return true;
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  (wanted ?? found).scrollIntoView({ block: "nearest" });
  return true;
}

/** The claim under the focus, else the first of the focused cell, else the first of the row. */
function sourceOf(page: Document, list: HTMLElement, at: Position): Element | null | undefined {
  const row = rows(list)[at.row];
  const link = (part: Element | null | undefined) => part?.querySelector("[data-source]");
  return link(page.activeElement?.closest(".claim")) ?? link(cells(row)[at.cell]) ?? link(row);
}

function open(link: Element | null | undefined): boolean {
  if (link instanceof HTMLAnchorElement) link.click();
  return true;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

function isOff(): boolean {
  try {
    return localStorage.getItem(memory) === "yes";
  } catch {
    return false;
  }
}

function switchOff(off: boolean): void {
  try {
    if (off) localStorage.setItem(memory, "yes");
    else localStorage.removeItem(memory);
  } catch {
    // A browser that keeps nothing for this page: the keys are on again after a reload.
  }
}

function makeButton(page: Document, list: HTMLElement, dialog: HTMLDialogElement): HTMLElement {
  const button = make(page, "button", "Keys: j k rows, h l lanes, ? all");
  button.type = "button";
  button.className = "keys-button";
  button.title = "Puts the focus in the list, where the keys act";
  button.addEventListener("click", () => (isOff() ? dialog.showModal() : focusCell(list, 0, 0)));
  return button;
}

function makeHelp(page: Document): HTMLDialogElement {
  const dialog = make(page, "dialog");
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = make(page, "h2", "Keys in the list");
  title.id = "keys-title";
  const keys = make(page, "dl");
  keys.className = "facts";
  for (const [key, does] of help) {
    const name = make(page, "dt");
    name.append(make(page, "kbd", key));
    keys.append(name, make(page, "dd", does));
  }
  const off = make(page, "input");
  off.type = "checkbox";
  off.checked = isOff();
  off.addEventListener("change", () => switchOff(off.checked));
  const label = make(page, "label");
  label.append(off, " Switch the keys off");
  const close = make(page, "button", "Close");
  close.className = "button";
  close.addEventListener("click", () => dialog.close());
  const foot = make(page, "p");
  foot.className = "dialog-foot";
  foot.append(label, close);
  dialog.append(title, make(page, "p", "They act while the focus is in the list."), keys, foot);
  page.body.append(dialog);
  return dialog;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  page: Document,
  name: Name,
  text = "",
): HTMLElementTagNameMap[Name] {
  const element = page.createElement(name);
  element.textContent = text;
  return element;
}

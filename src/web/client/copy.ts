/** Shows the buttons that copy a sentence with its sources, and makes them work. */
export function copyButtons(page: Document): void {
  for (const place of page.querySelectorAll<HTMLElement>("[data-copy]")) {
    const button = place.querySelector("button");
    const status = place.querySelector("[role=status]");
    if (button === null || status === null) continue;
    place.hidden = false;
    button.addEventListener("click", async () => {
      status.textContent = (await copy(page, place.dataset.copy ?? ""))
        ? "Copied."
        : "Not copied: select the sentence and copy it.";
    });
  }
}

async function copy(page: Document, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(page, text);
  }
}

/** For browsers that give no clipboard to a page without TLS. */
function copyOldWay(page: Document, text: string): boolean {
  const field = page.createElement("textarea");
  field.value = text;
  page.body.append(field);
  field.select();
  const done = page.execCommand("copy");
  field.remove();
  return done;
}

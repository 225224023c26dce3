import type { ComponentChildren } from "preact";
import type { LinkView } from "../../views/links-around.ts";
import type { Asked } from "../asked.ts";

/** Links to other things of the record, by title; `beside` says more of each. */
export function Links<Link extends LinkView>({
  links,
  asked,
  beside,
}: {
  links: readonly Link[];
  asked: Asked;
  beside?: (link: Link) => ComponentChildren;
}) {
  return (
    <ul class="plain">
      {links.map((link) => (
        <li>
          <a href={asked.link(address(link.ref))}>{link.title}</a>
          {link.date_text === "" ? null : <span class="fine"> {link.date_text}</span>}
          {beside === undefined ? null : <span class="muted"> {beside(link)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The address of a thing by its ref. */
function address(ref: string): string {
  const cut = ref.indexOf("/");
  return `/${ref.slice(0, cut)}/${encodeURIComponent(ref.slice(cut + 1))}`;
}

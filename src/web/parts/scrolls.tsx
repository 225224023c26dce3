import type { ComponentChildren } from "preact";

/** A drawing or table that may be wider than a phone: it scrolls in its own frame, also by keyboard. `name` tells frames of a page apart. */
export function Scrolls({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scrolls" tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}

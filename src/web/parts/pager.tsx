import type { Asked } from "../asked.ts";

/** Links to the pages before and after; nothing when there is one page. */
export function Pager({ page, pages, asked }: { page: number; pages: number; asked: Asked }) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a rel="prev" href={asked.here("", { page: page === 2 ? null : String(page - 1) })}>
          Earlier rows
        </a>
      ) : (
        <span />
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages ? (
        <a rel="next" href={asked.here("", { page: String(page + 1) })}>
          Later rows
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** People of heaps, by what is known of their flights. */
export type HeapShares = { readonly explained: number; readonly open: number; readonly unheard: number };

/** A bar of people, `per` pixels a person: full where flights explain them, hollow where none does, dashed where nobody heard. */
export function HeapBar({ shares, per }: { shares: HeapShares; per: number }) {
  const parts = (["explained", "open", "unheard"] as const)
    .map((kind) => ({ kind, w: shares[kind] === 0 ? 0 : Math.max(3, Math.round(shares[kind] * per * 10) / 10) }))
    .filter(({ w }) => w > 0);
  const total = parts.reduce((sum, { w }) => sum + w, 0);
  if (total === 0) return null;
  let x = 0.75;
  return (
    <svg
      class="people heap-bar"
      aria-hidden="true"
      width={total + 1.5}
      height="12"
      viewBox={`0 0 ${total + 1.5} 12`}
      preserveAspectRatio="none"
    >
      {parts.map(({ kind, w }) => {
        const at = x;
        x += w;
        return <rect class={`heap-${kind}`} x={at} y="0.750" width={w} height="10.500" />;
      })}
    </svg>
  );
}

/** The key to full, hollow and dashed. */
export function HeapKey() {
  const words = { explained: "explained by known flights", open: "not explained", unheard: "nothing heard" } as const;
  return (
    <div class="key">
      {(["explained", "open", "unheard"] as const).map((kind) => (
        <span>
          <svg aria-hidden="true" width="22" height="12" viewBox="0 0 22 12">
            <rect class={`heap-${kind}`} x="0.750" y="0.750" width="20.500" height="10.500" />
          </svg>{" "}
          {words[kind]}
        </span>
      ))}
    </div>
  );
}

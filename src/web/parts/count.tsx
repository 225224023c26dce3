import type { CountView, MovementRow } from "../../views/shapes.ts";
import type { Count } from "../../views/words.ts";

/** Words with their numbers in bold: "at least 41" → at least **41**. */
export function Numbers({ text }: { text: string }) {
  const parts = text.split(/(?<![\w-])(\d[\d,.]*\d|\d)(?![\w-])/);
  return <>{parts.map((part, i) => (i % 2 === 1 ? <b class="n">{part}</b> : part))}</>;
}

/** True for a value that is a Count, or a group's, part's or cap's with one in it. */
export function countOf(value: unknown): Count | null {
  if (typeof value !== "object" || value === null) return null;
  if ("lo" in value && "as" in value) return value as Count;
  return "count" in value ? countOf(value.count) : null;
}

type Split = Pick<MovementRow, "people" | "third_country" | "own_nationals">;

/** How a movement's people divide, drawn: filled third-country, hollow own nationals, hatched cannot tell. */
export type Shares = { readonly third: number; readonly own: number; readonly open: number };

/** The shares that are sure, and what is left open between them. */
export function sharesOf(row: Split): Shares {
  const third = told(row.third_country)?.lo ?? 0;
  const own = told(row.own_nationals)?.lo ?? 0;
  const people = told(row.people);
  const all = Math.max(people?.hi ?? people?.lo ?? 0, third + own);
  return { third, own, open: all - third - own };
}

function isExact(count: CountView): boolean {
  return count.lo === count.hi;
}

/** A count that somebody gave; null when a number exists that nobody printed. */
function told(count: CountView | null): CountView | null {
  return count === null || count.as === "unstated" ? null : count;
}

/** A bar of people, `per` pixels a person: one scale for all bars of a page. */
export function PeopleBar({ shares, per }: { shares: Shares; per: number }) {
  const width = (n: number) => (n === 0 ? 0 : Math.max(3, Math.round(n * per * 10) / 10));
  const parts = [
    { kind: "third", w: width(shares.third) },
    { kind: "own", w: width(shares.own) },
    { kind: "open", w: width(shares.open) },
  ].filter((part) => part.w > 0);
  const total = parts.reduce((sum, part) => sum + part.w, 0);
  if (total === 0) return null;
  let x = 0.75;
  return (
    <svg class="people" aria-hidden="true" width={total + 1.5} height="12" viewBox={`0 0 ${total + 1.5} 12`}>
      {parts.map((part) => {
        const at = x;
        x += part.w;
        return <rect class={`share-${part.kind}`} x={at} y="0.750" width={part.w} height="10.500" />;
      })}
    </svg>
  );
}

/** Pixels a person so that the longest bar is `longest` pixels. */
export function scaleFor(rows: readonly Split[], longest: number): number {
  const most = Math.max(
    1,
    ...rows.map((row) => {
      const s = sharesOf(row);
      return s.third + s.own + s.open;
    }),
  );
  return Math.min(2.4, longest / most);
}

/** The key to filled, hollow and hatched. */
export function PeopleKey({ note, only }: { note?: string; only?: readonly ("third" | "own" | "open")[] }) {
  const words = { third: "third-country", own: "own nationals", open: "cannot tell" } as const;
  return (
    <div class="key">
      {(only ?? (["third", "own", "open"] as const)).map((kind) => (
        <span>
          <svg width="20" height="11" aria-hidden="true">
            <rect class={`share-${kind}`} x="0.750" y="0.750" width="18.500" height="9.500" />
          </svg>
          {words[kind]}
        </span>
      ))}
      {note === undefined ? null : <span class="fine">{note}</span>}
    </div>
  );
}

/** "**261** = 238 third-country + 23 own"; "**131**, of them 21 to 130 third-country"; what can be said of a movement's people in a line. */
export function PeopleWords({ row }: { row: Split }) {
  const [people, third, own] = [told(row.people), told(row.third_country), told(row.own_nationals)];
  if (people === null)
    return third === null ? (
      <span>number of people not known</span>
    ) : (
      <span>
        <Numbers text={third.text} /> third-country; whole number not known
      </span>
    );
  if (
    third !== null &&
    own !== null &&
    isExact(people) &&
    isExact(third) &&
    isExact(own) &&
    third.lo + own.lo === people.lo
  ) {
    if (own.lo === 0)
      return (
        <span>
          <b>{people.text}</b>, all third-country
        </span>
      );
    if (third.lo === 0)
      return (
        <span>
          <b>{people.text}</b>, all own nationals
        </span>
      );
    return (
      <span>
        <b>{people.text}</b> = {third.text} third-country + {own.text} own
      </span>
    );
  }
  if (third === null)
    return (
      <span>
        <b>{people.text}</b>; nationalities not known
      </span>
    );
  return (
    <span>
      <b>{people.text}</b>, of them {third.text} third-country
    </span>
  );
}

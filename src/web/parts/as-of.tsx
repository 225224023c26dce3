import type { Asked } from "../asked.ts";

/** Asks for the same page as of a day. `error` stands beside the field, which then keeps what was typed. */
export function AsOfForm({ asked, given, error }: { asked: Asked; given?: string; error?: string | undefined }) {
  const others = [...asked.query].filter(([name]) => name !== "as_of" && name !== "page");
  return (
    <form class="asof" method="get" action={asked.path}>
      {others.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <AsOfField value={given ?? asked.when.as_of ?? ""} error={error} />
      <button class="button button--quiet" type="submit">
        Show
      </button>
      {asked.when.as_of === undefined ? null : <a href={asked.here("", { as_of: null })}>Latest</a>}
    </form>
  );
}

/** The field "As of", for a form that has others too. */
export function AsOfField({ value, error }: { value: string; error?: string | undefined }) {
  return (
    <div class="field">
      <label for="as-of">As of</label>
      {error === undefined ? (
        <input id="as-of" name="as_of" value={value} type="date" />
      ) : (
        <input id="as-of" name="as_of" value={value} type="text" aria-invalid="true" aria-describedby="as-of-error" />
      )}
      {error === undefined ? null : (
        <p class="error" id="as-of-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** The reader's clocks as hidden fields, so that a GET form keeps them. */
export function Clocks({ asked }: { asked: Asked }) {
  return (
    <>
      {asked.when.as_of === undefined ? null : <input type="hidden" name="as_of" value={asked.when.as_of} />}
      {asked.when.known_at === undefined ? null : <input type="hidden" name="known_at" value={asked.when.known_at} />}
    </>
  );
}

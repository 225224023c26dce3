import { type Asked, isDay } from "../asked.ts";
import { AsOfForm } from "../parts/as-of.tsx";

type Told = {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly where: string | null;
};

/** What went wrong, and what to do about it. A day that cannot be read stands in its field, with the fault beside it. */
export function ErrorPage({
  status,
  told,
  given,
  path,
  asked,
}: {
  status: number;
  told: Told;
  given: URLSearchParams;
  path: string;
  asked: Asked;
}) {
  const query = new URLSearchParams([...given].filter(([name]) => !(name === "known_at" && told.where === "known_at")));
  const asOf = given.get("as_of") ?? "";
  const retry: Asked = { ...asked, path, query };
  return (
    <div class="fault">
      <p class="crumbs">
        <a href="/">Board</a> <span>Error {status}</span>
      </p>
      <h1>{told.message}</h1>
      {told.hint === null ? null : <p class="deck">{told.hint}</p>}
      {told.where === "as_of" ? (
        <AsOfForm asked={retry} given={asOf} error={`${told.message} ${told.hint ?? ""}`} />
      ) : null}
      {told.code === "not_found" && isDay(asOf) ? (
        <p>
          <a href={retryAddress(path, query)}>This page without a day</a>
        </p>
      ) : null}
      <p class="fine">
        Code <code>{told.code}</code>
        {told.where === null ? null : (
          <>
            , at <code>{told.where}</code>
          </>
        )}
      </p>
    </div>
  );
}

function retryAddress(path: string, query: URLSearchParams): string {
  const rest = new URLSearchParams([...query].filter(([name]) => name !== "as_of")).toString();
  return rest === "" ? path : `${path}?${rest}`;
}

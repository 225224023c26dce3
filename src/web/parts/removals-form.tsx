import type { RemovalsAsked } from "../../views/removals-page-asked.ts";
import { answerWords, columnTitle, countryText } from "../../views/removals-page-words.ts";
import type { Asked } from "../asked.ts";
import { FilterForm } from "./choose.tsx";
import { linkTo } from "./removals.tsx";

type Option = readonly [code: string, text: string];
type FormData = {
  readonly loaded: readonly { readonly release: string; readonly title: string }[];
  readonly releases: readonly string[];
  readonly asked: RemovalsAsked;
};

/** Filters that the form has fields for; the others stand below it, each with its link away. */
const fields: readonly string[] = ["third_country", "departure_country", "citizenship_country", "fiscal_year"];

/** The form of the pages that count or list rows: release and filters; `children` are the page's own choices. */
export function RemovalsForm({
  path,
  data,
  asked,
  children,
}: {
  path: string;
  data: FormData;
  asked: Asked;
  children?: preact.ComponentChildren;
}) {
  const { values, since, until } = data.asked;
  const of = (name: string): string => values[name]?.join(",") ?? "";
  const others = Object.entries(values).filter(([name]) => !fields.includes(name));
  return (
    <>
      <FilterForm path={path} chosen={[]} asked={asked}>
        <Pick
          name="release"
          label="Release"
          value={data.releases.join(",")}
          options={[
            ...data.loaded.map(({ release, title }): Option => [release, title]),
            ...(data.releases.length > 1
              ? [[data.releases.join(","), `${data.releases.length} side by side`] as const]
              : []),
          ]}
        />
        {children}
        <Pick
          name="third_country"
          label="Third-country"
          value={of("third_country")}
          options={[["", "All"], ...Object.entries(answerWords)]}
        />
        <Field name="to" label="Sent to" value={of("departure_country")} size={10} />
        <Field name="citizenship_country" label="Citizenship" value={of("citizenship_country")} size={10} />
        <Field name="year" label="Fiscal year" value={of("fiscal_year")} size={4} />
        <Day name="since" label="From" value={since ?? ""} />
        <Day name="until" label="Until" value={until ?? ""} />
        {others.flatMap(([name, codes]) => codes.map((code) => <input type="hidden" name={name} value={code} />))}
      </FilterForm>
      <Shown asked={data.asked} />
      {others.length === 0 ? null : (
        <p class="note">
          Only rows with{" "}
          {others.map(([name, codes]) => (
            <>
              {name.replaceAll("_", " ")}{" "}
              <b>{codes.map((code) => (name.endsWith("_country") ? countryText(code) : code)).join(" or ")}</b> (
              <a href={linkTo(asked, [path, without(data.asked, name)])}>leave out</a>);{" "}
            </>
          ))}
        </p>
      )}
    </>
  );
}

/** What was chosen, in words for paper: forms are not printed. */
function Shown({ asked }: { asked: RemovalsAsked }) {
  const told = [
    ...Object.entries(asked.values).map(([name, codes]) => `${columnTitle(name)}: ${codes.join(" or ")}`),
    ...(asked.since === null ? [] : [`from ${asked.since}`]),
    ...(asked.until === null ? [] : [`until ${asked.until}`]),
    ...(asked.hide_below === null ? [] : [`counts below ${asked.hide_below} hidden`]),
  ];
  return told.length === 0 ? null : <p class="print-only note">Shown: {told.join("; ")}.</p>;
}

function without(asked: RemovalsAsked, name: string): RemovalsAsked {
  const { [name]: _gone, ...values } = asked.values;
  return { ...asked, values };
}

/** A choice among few. */
export function Pick({
  name,
  label,
  value,
  options,
  id = name,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly Option[];
  id?: string;
}) {
  const isKnown = options.some(([code]) => code === value);
  return (
    <div class="field">
      <label for={`f-${id}`}>{label}</label>
      <select id={`f-${id}`} name={name}>
        {isKnown ? null : (
          <option value={value} selected>
            {value}
          </option>
        )}
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Field({ name, label, value, size }: { name: string; label: string; value: string; size: number }) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <input id={`f-${name}`} name={name} value={value} size={size} maxLength={200} />
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <input id={`f-${name}`} name={name} value={value} type="date" />
    </div>
  );
}

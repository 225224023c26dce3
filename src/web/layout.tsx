import type { ComponentChildren } from "preact";
import type { Asked } from "./asked.ts";
import type { Assets } from "./assets.ts";
import { printDay } from "./dates.ts";
import { Clocks } from "./parts/as-of.tsx";
import { Sprite } from "./parts/marks.tsx";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

type LayoutProps = {
  readonly title: string;
  readonly asked: Asked;
  readonly assets: Assets;
  /** The route of the page; absent on an error page. */
  readonly here?: Route;
  readonly data?: string | undefined;
  readonly children: ComponentChildren;
};

/**
 * The frame of every page: header with links and search, the page itself in `<main>`, and a foot with the page's own data.
 * A page gives only what stands in `<main>`; begin it with a `<Crumbs>` and an `<h1>`, then one `<Section>` after another.
 */
export function Layout({ title, asked, assets, here, children }: LayoutProps) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Tarmac`}</title>
        <link rel="icon" href={assets.icon.href} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style.href} />
        <link rel="stylesheet" href={`/assets/print/${asked.day}.css`} media="print" />
        {assets.client === null ? null : <script type="module" src={assets.client.href} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <Sprite />
        <Header asked={asked} here={here} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Foot asked={asked} here={here} />
      </body>
    </html>
  );
}

function Header({ asked, here }: { asked: Asked; here: Route | undefined }) {
  const search = routes.some((route) => route.path === "/search") ? "/search" : "/";
  return (
    <header class="site">
      <div class="site__in">
        <a class="brand" href={asked.link("/")}>
          <svg viewBox="0 0 26 16" width="26" height="16" aria-hidden="true">
            <path
              fill="currentColor"
              d="M0 0h2.500v16H0zM4.700 0h2.500v16H4.700zM9.400 0h2.500v16H9.400zM14.100 0h2.500v16h-2.500zM18.800 0h2.500v16h-2.500zM23.500 0H26v16h-2.500z"
            />
          </svg>
          Tarmac
        </a>
        <Nav asked={asked} here={here} />
        <form class="site__end" action={search} method="get">
          <search>
            <label class="hidden" for="site-q">
              Search the record
            </label>
            <input id="site-q" name="q" type="search" placeholder="Search words, places, ids" maxLength={200} />
            <Clocks asked={asked} />
          </search>
          <span class="site__day">
            as of <time dateTime={asked.day}>{printDay(asked.day)}</time>
          </span>
        </form>
      </div>
    </header>
  );
}

/** The header's links: the first pages in a row, the others behind "More", which opens without a script. */
function Nav({ asked, here }: { asked: Asked; here: Route | undefined }) {
  const current = here?.nav ?? here?.under;
  const linked = routes.filter((route) => route.nav !== undefined);
  const link = (route: Route) => (
    <a
      href={asked.link(route.path)}
      aria-current={route === here ? "page" : route.nav === current ? "true" : undefined}
    >
      {route.nav}
    </a>
  );
  const more = linked.filter((route) => route.more);
  const within = more.find((route) => route.nav === current);
  return (
    <nav aria-label="Main">
      {linked.filter((route) => !route.more).map(link)}
      {more.length === 0 ? null : (
        <details class="site__more">
          <summary class={within ? "is-here" : undefined}>{within ? `More: ${within.nav}` : "More"}</summary>
          <div>{more.map(link)}</div>
        </details>
      )}
    </nav>
  );
}

function Foot({ asked, here }: { asked: Asked; here: Route | undefined }) {
  const data =
    here === undefined
      ? null
      : (ending: ".json" | ".csv") =>
          here.data === undefined ? asked.here(ending) : asked.here("").replace(here.path, `${here.data}${ending}`);
  return (
    <footer class="foot">
      <p>
        Every number here rests on a source and can be followed to the words it came from. Names of people removed are
        not shown.
        {asked.when.known_at === undefined ? null : (
          <>
            {" "}
            This page shows what this record held at <time dateTime={asked.when.known_at}>{asked.when.known_at}</time>.
          </>
        )}
      </p>
      {data === null ? null : (
        <ul class="row-links">
          <li>
            <a href={data(".json")}>This page as .json</a>
          </li>
          <li>
            <a href={data(".csv")}>.csv</a>
          </li>
          <li>
            <a href={asked.here("", { as_of: asked.day })}>Link to this page as of {printDay(asked.day)}</a>
          </li>
        </ul>
      )}
    </footer>
  );
}

import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { TarmacError } from "../views/words.ts";
import { type Asked, isDay, readAsked } from "./asked.ts";
import type { Asset, Assets } from "./assets.ts";
import { writeCsv } from "./csv.ts";
import { Layout } from "./layout.tsx";
import { ErrorPage } from "./pages/error.tsx";
import { printStyle } from "./print-style.ts";
import { type Ending, isFileEnding, matchRoute, type Route } from "./route.ts";
import { routes } from "./routes.ts";
import { checkHost, checkWrite, maxFormBytes, safeHeaders } from "./security.ts";
import type { Desk, Views } from "./views.ts";

export type AppOptions = {
  readonly assets: Assets;
  /** Secret of this server's run, for forms that write. */
  readonly token: string;
  /** The port that a request's Host must name; null takes any. */
  readonly port?: () => number | null;
  /** Today as an ISO day. */
  readonly today?: () => string;
  /** Where unforeseen errors are told. */
  readonly report?: (error: unknown) => void;
};

/** The pages as an application: `app.request("/movement/x.json")` answers without a network. `desk` is null where nothing may be written. */
export function createApp(views: Views, desk: Desk | null, options: AppOptions): Hono {
  const app = new Hono();
  const port = () => options.port?.() ?? null;
  const today = options.today ?? (() => new Date().toISOString().slice(0, 10));

  const askedOf = (found: Found, query: URLSearchParams, sent: Asked["sent"] = null): Asked =>
    readAsked({
      path: found.route.data === undefined ? found.path : found.route.path,
      params: found.params,
      query,
      today: today(),
      token: desk === null ? null : options.token,
      sent,
    });
  const page = (route: Route, asked: Asked, data: unknown): string =>
    document(
      <Layout title={route.title(data)} asked={asked} assets={options.assets} here={route} data={route.data}>
        {h(route.page, { data, asked })}
      </Layout>,
    );

  /** The page a form was sent from, with what was typed and the fault beside its field; null when the fault is not one of a field. */
  async function shownAgain(form: URLSearchParams, error: unknown) {
    const address = form.get("page") ?? "";
    if (!(error instanceof TarmacError) || error.where === null || !URL.canParse(address, "http://tarmac")) return null;
    const { where, message, hint } = error;
    const url = new URL(address, "http://tarmac");
    const found = matchRoute(routes, url.pathname);
    if (found === null) return null;
    const asked = askedOf(found, url.searchParams, { form, fault: { where, message, hint } });
    const data = await found.route.read(views, asked, "");
    return data === null ? null : { route: found.route, asked, data };
  }

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) c.res.headers.set(name, value);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  });
  app.use(async (c, next) => {
    checkHost(hostOf(c.req.raw), port());
    await next();
  });

  for (const asset of Object.values(options.assets) as (Asset | null)[]) {
    if (asset !== null)
      app.get(asset.href, (c) => c.body(asset.body, 200, { "content-type": asset.type, "cache-control": forever }));
  }
  app.get("/assets/print/:file", (c) => {
    const day = c.req.param("file").replace(/\.css$/, "");
    if (!isDay(day)) throw notFound(c.req.path);
    return c.body(printStyle(day), 200, { "content-type": "text/css; charset=utf-8", "cache-control": forever });
  });

  app.post(
    "/do/:action",
    bodyLimit({
      maxSize: maxFormBytes,
      onError: () => {
        throw tooLarge();
      },
    }),
    async (c) => {
      const action =
        desk === null || !Object.hasOwn(desk, c.req.param("action")) ? undefined : desk[c.req.param("action")];
      if (action === undefined) throw notFound(c.req.path);
      const form = await readForm(c.req.raw);
      const host = hostOf(c.req.raw);
      checkWrite({
        origin: c.req.header("origin") ?? null,
        site: c.req.header("sec-fetch-site") ?? null,
        host,
        cookie: getCookie(c, cookieName(port())) ?? null,
        field: form.get("token") ?? null,
        token: options.token,
      });
      try {
        return c.redirect(action(form), 303);
      } catch (error) {
        const again = await shownAgain(form, error);
        if (again === null) throw error;
        return c.html(page(again.route, again.asked, again.data), 400);
      }
    },
  );

  app.get("*", async (c) => {
    const url = new URL(c.req.url);
    const found = matchRoute(routes, url.pathname);
    if (found === null) throw notFound(url.pathname);
    if (found.route.data === found.path && found.ending === "") return c.redirect(found.route.path + url.search, 302);
    const asked = askedOf(found, url.searchParams);
    if (isFileEnding(found.ending)) {
      const file = found.route.files?.[found.ending];
      const body = (await file?.read(views, asked)) ?? null;
      if (file === undefined || body === null) throw notFound(found.path, asked);
      return new Response(body as BodyInit, { headers: { "content-type": file.type } });
    }
    const data = await found.route.read(views, asked, found.ending);
    if (data === null) throw notFound(found.path, asked);
    if (found.ending === ".json") return c.json(data as object);
    if (found.ending === ".csv")
      return c.body(writeCsv(found.route.table(data, asked)), 200, { "content-type": "text/csv; charset=utf-8" });
    if (asked.token !== null)
      setCookie(c, cookieName(port()), asked.token, { path: "/", httpOnly: true, sameSite: "Strict" });
    return c.html(page(found.route, asked, data));
  });
  app.all("*", (c) => {
    throw new TarmacError("bad_method", `Nothing here answers ${c.req.method}.`, {
      hint: "Pages are read with GET; forms are sent from the pages that show them.",
    });
  });

  app.onError((error, c) => {
    const known = mendable(error);
    if (known === null) options.report?.(error);
    const told = known ?? {
      code: "bug",
      message: "Something in Tarmac went wrong.",
      hint: "This is a bug. The terminal in which Tarmac runs says more.",
      where: null,
    };
    const status = statusOf(told.code);
    const url = new URL(c.req.url);
    if (endingOf(url.pathname) !== "" || c.req.header("accept") === "application/json") {
      return c.json({ error: { code: told.code, message: told.message, hint: told.hint } }, status);
    }
    const asked = withoutClocks(url, today());
    return c.html(
      document(
        <Layout title={told.message} asked={asked} assets={options.assets}>
          <ErrorPage status={status} told={told} given={url.searchParams} path={url.pathname} asked={asked} />
        </Layout>,
      ),
      status,
    );
  });
  return app;
}

type Found = NonNullable<ReturnType<typeof matchRoute>>;
const forever = "public, max-age=31536000, immutable";

function document(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function hostOf(request: Request): string {
  return request.headers.get("host") ?? new URL(request.url).host;
}

/** Cookies know no ports: two servers on one machine keep theirs apart by name. */
function cookieName(port: number | null): string {
  return `tarmac_${port ?? "any"}`;
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) {
    throw new TarmacError("bad_form", "This is not a form that Tarmac reads.", {
      hint: "Send it from the page that shows the form.",
    });
  }
  return new URLSearchParams(await request.text());
}

function endingOf(pathname: string): Ending {
  return (/\.(?:json|csv|geojson|parquet)$/.exec(pathname)?.[0] ?? "") as Ending;
}

function withoutClocks(url: URL, today: string): Asked {
  return readAsked({ path: url.pathname, params: {}, query: new URLSearchParams(), today, token: null });
}

type Told = {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly where: string | null;
};

function mendable(error: unknown): Told | null {
  return error instanceof TarmacError
    ? { code: error.code, message: error.message, hint: error.hint, where: error.where }
    : null;
}

function statusOf(code: string): ContentfulStatusCode {
  const known: Record<string, ContentfulStatusCode> = {
    not_found: 404,
    bad_method: 405,
    too_large: 413,
    bad_host: 421,
    bad_origin: 403,
    bad_token: 403,
    bug: 500,
    busy: 503,
  };
  return known[code] ?? 400;
}

function notFound(path: string, asked?: Asked): TarmacError {
  const day = asked?.when.as_of;
  return new TarmacError("not_found", "There is no such page in this record.", {
    where: path,
    hint:
      day === undefined
        ? "Check the address, or look for it on the board."
        : `Nothing by this name was public on ${day}. Ask for a later day, or leave the day out.`,
  });
}

function tooLarge(): TarmacError {
  return new TarmacError("too_large", "This form is too large.", {
    hint: `A form may have ${maxFormBytes / 1024} kB.`,
  });
}

import { readFileSync } from "node:fs";
import { Hono } from "hono";

const kinds: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

const policy =
  "default-src 'self'; img-src 'self' blob: data: https:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The page: files of the folder `page/`, read when asked for. */
export function pageRoutes(): Hono {
  const routes = new Hono();
  const serve = (name: string): Response =>
    new Response(readFileSync(new URL(`./page/${name}`, import.meta.url)), {
      headers: {
        "content-type": kinds[name.split(".").at(-1) ?? ""] ?? "text/plain",
        "content-security-policy": policy,
        "cache-control": "no-cache",
      },
    });
  routes.get("/", () => serve("index.html"));
  routes.get("/archives/*", () => serve("index.html"));
  routes.get("/page/:name{[a-z-]+\\.(js|css)}", (context) => {
    try {
      return serve(context.req.param("name"));
    } catch {
      return context.notFound();
    }
  });
  return routes;
}

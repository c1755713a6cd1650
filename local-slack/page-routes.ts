import { readFileSync } from "node:fs";
import { Hono } from "hono";

const kinds: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/**
 * Everything comes from here and nothing goes elsewhere: no foreign picture can tell anybody that it was looked at, and
 * no text can become markup (the page makes none, and may not).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The page: files of the folder `page/`, read when asked for. */
export function pageRoutes(): Hono {
  const routes = new Hono();
  const serve = (name: string): Response =>
    new Response(readFileSync(new URL(`./page/${name}`, import.meta.url)), {
      headers: {
        "content-type": kinds[name.split(".").at(-1) ?? ""] ?? "text/plain",
        "content-security-policy": policy,
        "cross-origin-opener-policy": "same-origin",
        "cache-control": "no-cache",
      },
    });
  routes.get("/", () => serve("index.html"));
  routes.get("/archives/*", () => serve("index.html"));
  routes.get("/page/*", (context) => {
    const name = context.req.path.slice("/page/".length);
    if (!/^([a-z-]+\/)?[a-z-]+\.(js|css|svg|woff2)$/.test(name)) return context.notFound();
    try {
      return serve(name);
    } catch {
      return context.notFound();
    }
  });
  return routes;
}

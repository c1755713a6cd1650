import type { Context, MiddlewareHandler } from "hono";

/**
 * Lets in only programs on this machine and this Slack's own page. A page of another origin, such as that of an app at
 * x.localhost, sends an Origin, a Sec-Fetch-Site or a Referer that gives it away; a rebound name sends a foreign Host.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const reason = refusalOf(context);
  if (reason) return context.json({ ok: false, error: "forbidden", message: reason }, 403);
  await next();
  context.header("x-frame-options", "DENY");
  context.header("x-content-type-options", "nosniff");
  context.header("referrer-policy", "same-origin");
  return undefined;
};

function refusalOf(context: Context): string | undefined {
  const host = context.req.header("host") ?? "";
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) return `The local Slack does not answer to the host "${host}".`;
  const own = `http://${host}`;
  const origin = context.req.header("origin");
  if (origin !== undefined && origin !== own) return `Pages of ${origin} may not use the local Slack.`;
  if (isVisitToPage(context)) return undefined;
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none")
    return "Pages of other sites may not use the local Slack.";
  const referer = context.req.header("referer");
  if (referer !== undefined && !referer.startsWith(`${own}/`))
    return "Pages of other sites may not use the local Slack.";
  const isControl = context.req.method !== "GET" && context.req.path.startsWith("/control/");
  const type = context.req.header("content-type") ?? "";
  if (isControl && !/^application\/json\b/.test(type)) return "The control API wants content-type: application/json.";
  return undefined;
}

/** Following a link to the page is harmless; it is the only thing that may come from elsewhere. */
function isVisitToPage(context: Context): boolean {
  const isPage = context.req.path === "/" || context.req.path.startsWith("/archives/");
  return isPage && context.req.method === "GET" && context.req.header("sec-fetch-mode") === "navigate";
}

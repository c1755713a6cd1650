import { type Context, Hono } from "hono";
import { isJson, type Json, textOf } from "../json.ts";
import { noteSent } from "../traffic.ts";
import type { Workspace } from "../workspace.ts";
import { callMethod } from "./call-method.ts";
import type { Method } from "./method.ts";

/**
 * `POST|GET /api/<method>`: forms, JSON and multipart; the token in the header or among the arguments. Slack takes some that
 * write by GET too. Here a browser that is sent to an address must not write: it would do so as whoever the address says.
 */
export function apiRoutes(workspace: Workspace, methods: Record<string, Method>): Hono {
  const routes = new Hono();
  routes.on(["GET", "POST"], "/:method", async (context) => {
    const method = Object.hasOwn(methods, context.req.param("method"))
      ? methods[context.req.param("method")]
      : undefined;
    if (context.req.method === "GET" && method?.isRead === false)
      return context.json({ ok: false, error: "method_not_allowed", message: "This one wants a POST." }, 405);
    const args = await argumentsOf(context);
    if (args === undefined) return context.json({ ok: false, error: "invalid_json" });
    const bearer = /^Bearer\s+(.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    const token = bearer ?? (textOf(args.token) || undefined);
    const { body, headers } = await callMethod(workspace, methods, context.req.param("method"), token, args);
    if (token !== undefined && !token.startsWith("xoxp-")) noteSent(workspace, context.req.param("method"), args, body);
    return context.json(body, 200, headers);
  });
  return routes;
}

async function argumentsOf(context: Context): Promise<Json | undefined> {
  const query: Json = context.req.query();
  if (context.req.method === "GET") return query;
  const type = context.req.header("content-type") ?? "";
  if (type.startsWith("application/json")) {
    const body: unknown = await context.req.json().catch(() => undefined);
    return isJson(body) ? { ...query, ...body } : undefined;
  }
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    return { ...query, ...(await context.req.parseBody()) };
  }
  return query;
}

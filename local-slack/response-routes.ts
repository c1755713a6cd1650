import { Hono } from "hono";
import { isJson } from "./json.ts";
import { respondAt } from "./response-urls.ts";
import { SlackError } from "./slack-error.ts";
import { noteSent } from "./traffic.ts";
import type { Workspace } from "./workspace.ts";

/** `response_url`s: answers to a click or a command, without a token. */
export function responseRoutes(workspace: Workspace): Hono {
  const routes = new Hono();
  routes.post("/:team/:key", async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    if (!isJson(body)) return context.json({ ok: false, error: "invalid_payload" }, 400);
    try {
      respondAt(workspace, context.req.param("key"), body);
      noteSent(workspace, "response_url", body, { ok: true });
      return context.text("ok");
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      noteSent(workspace, "response_url", body, { ok: false, error: error.code, ...error.extra });
      const isGone = ["used_url", "expired_url", "invalid_url"].includes(error.code);
      return context.json({ ok: false, error: error.code, ...error.extra }, isGone ? 404 : 400);
    }
  });
  return routes;
}

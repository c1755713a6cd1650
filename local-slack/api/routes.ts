import type { IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Context, Hono } from "hono";
import type { CallFaults } from "../faults/calls.ts";
import { isJson, type Json, textOf } from "../json.ts";
import type { Limits } from "../limits/limits.ts";
import { noteSent } from "../traffic.ts";
import type { Workspace } from "../workspace.ts";
import { type ApiAnswer, callMethod, tooFast } from "./call-method.ts";
import type { Method } from "./method.ts";

/**
 * `POST|GET /api/<method>`: forms, JSON and multipart; the token in the header or among the arguments. Slack takes some that
 * write by GET too. Here a browser that is sent to an address must not write: it would do so as whoever the address says.
 */
export function apiRoutes(
  workspace: Workspace,
  methods: Record<string, Method>,
  { limits, faults }: { limits: Limits; faults: CallFaults },
): Hono {
  const routes = new Hono();
  routes.on(["GET", "POST"], "/:method", async (context) => {
    const name = context.req.param("method");
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (context.req.method === "GET" && method?.isRead === false)
      return context.json({ ok: false, error: "method_not_allowed", message: "This one wants a POST." }, 405);
    const args = await argumentsOf(context);
    if (args === undefined) return context.json({ ok: false, error: "invalid_json" });
    const bearer = /^Bearer\s+(.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    const token = bearer ?? (textOf(args.token) || undefined);
    const isOfApp = token !== undefined && !token.startsWith("xoxp-");
    const call = () => callMethod(workspace, methods, limits, name, token, args);
    const { answer, isLost } = isOfApp ? await faulty(faults, name, call) : { answer: await call(), isLost: false };
    if (isOfApp) noteSent(workspace, name, args, answer.body);
    if (isLost) connectionOf(context).destroy();
    return context.json(answer.body, answer.status, answer.headers);
  });
  return routes;
}

type Answer = Omit<ApiAnswer, "status"> & { status: ApiAnswer["status"] | 500 };

/** The answer to a call of the app, or what a fault makes of it. `isLost`: it was carried out, and nobody hears of it. */
async function faulty(
  faults: CallFaults,
  name: string,
  call: () => Promise<ApiAnswer>,
): Promise<{ answer: Answer; isLost: boolean }> {
  const fault = faults.take(name);
  if (fault?.how === "rate_limit_calls") return { answer: tooFast(fault.retryAfterSeconds, {}), isLost: false };
  if (fault?.how === "fail_calls") {
    return { answer: { status: 500, body: { ok: false, error: "internal_error" }, headers: {} }, isLost: false };
  }
  const answer = await call();
  if (fault?.how === "slow_calls") await pause(fault.afterMs, undefined, { ref: false });
  return { answer, isLost: fault?.how === "lose_answers" };
}

function connectionOf(context: Context): { destroy(): void } {
  return (context.env as { incoming: IncomingMessage }).incoming.socket;
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

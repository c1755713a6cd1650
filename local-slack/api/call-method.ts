import { findNamed } from "../conversations.ts";
import { type Json, textOf } from "../json.ts";
import type { Limits } from "../limits/limits.ts";
import { SlackError } from "../slack-error.ts";
import { callerOf } from "../tokens.ts";
import type { Workspace } from "../workspace.ts";
import { agentMethods } from "./agents.ts";
import { channelMethods } from "./channels.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import { manifestMethods } from "./manifests.ts";
import type { Caller, Method } from "./method.ts";
import { reactionMethods } from "./reactions.ts";
import { streamMethods } from "./streams.ts";
import { usergroupMethods } from "./usergroups.ts";
import { userMethods } from "./users.ts";
import { viewMethods } from "./views.ts";

export const commonMethods: Record<string, Method> = {
  ...agentMethods,
  ...channelMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...manifestMethods,
  ...reactionMethods,
  ...streamMethods,
  ...usergroupMethods,
  ...userMethods,
  ...viewMethods,
};

export interface ApiAnswer {
  status: 200 | 429;
  body: Json;
  headers: Record<string, string>;
}

/**
 * Answers a call of the Web API; what goes wrong becomes `{ok: false, error}`, as on Slack. The calls with the
 * bot's token are counted, people's and those with the app's own are not: beyond the limit they are answered with 429 and a
 * `retry-after` in seconds.
 */
export async function callMethod(
  workspace: Workspace,
  methods: Record<string, Method>,
  limits: Limits,
  name: string,
  token: string | undefined,
  given: Json,
): Promise<ApiAnswer> {
  const headers: Record<string, string> = {};
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) {
      workspace.gaps.note(`method ${name}`);
      throw new SlackError("unknown_method", { req_method: name });
    }
    const caller = callerOf(workspace, token);
    headers["x-oauth-scopes"] = caller.scopes.join(",");
    headers["x-accepted-oauth-scopes"] = method.scopes.join(",");
    const waitSeconds =
      caller.kind === "bot" ? limits.take(String(token), name, placeOf(workspace, textOf(given.channel))) : 0;
    if (waitSeconds > 0) return tooFast(waitSeconds, headers);
    requireAllowed(method, caller);
    return {
      status: 200,
      body: { ok: true, ...(await method.answer(workspace, caller, knownArguments(workspace, name, method, given))) },
      headers,
    };
  } catch (error) {
    if (error instanceof SlackError) {
      return { status: 200, body: { ok: false, error: error.code, ...error.extra }, headers };
    }
    workspace.log(`BUG in ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    return { status: 200, body: { ok: false, error: "internal_error" }, headers };
  }
}

/** Slack's answer to who calls too often: docs.slack.dev/apis/web-api/rate-limits. */
export function tooFast(waitSeconds: number, headers: Record<string, string>): ApiAnswer {
  const body = { ok: false, error: "ratelimited" };
  return { status: 429, body, headers: { ...headers, "retry-after": String(waitSeconds) } };
}

/** A channel has one count, by whatever name it is called. */
function placeOf(workspace: Workspace, channel: string): string {
  return findNamed(workspace, channel)?.channelId ?? channel;
}

function requireAllowed(method: Method, caller: Caller): void {
  if (!method.tokens.includes(caller.kind)) throw new SlackError("not_allowed_token_type");
  const isFree = method.scopes.length === 0 || caller.kind !== "bot";
  if (isFree || method.scopes.some((scope) => caller.scopes.includes(scope))) return;
  throw new SlackError("missing_scope", { needed: method.scopes[0], provided: caller.scopes.join(",") });
}

function knownArguments(workspace: Workspace, name: string, method: Method, given: Json): Json {
  const args: Json = {};
  for (const [key, value] of Object.entries(given)) {
    // One workspace, so naming the team changes nothing; SDKs add it to any call.
    if (key === "token" || key === "team_id" || value === "" || value === null || value === undefined) continue;
    if (method.known.has(key)) args[key] = value;
    else workspace.gaps.note(`argument ${key} of ${name}`);
  }
  return args;
}

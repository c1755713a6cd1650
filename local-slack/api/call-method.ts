import type { Json } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import { callerOf } from "../tokens.ts";
import type { Workspace } from "../workspace.ts";
import { chatMethods } from "./chat.ts";
import { conversationMethods } from "./conversations.ts";
import { fileMethods } from "./files.ts";
import type { Caller, Method } from "./method.ts";
import { reactionMethods } from "./reactions.ts";
import { usergroupMethods } from "./usergroups.ts";
import { userMethods } from "./users.ts";
import { viewMethods } from "./views.ts";

export const commonMethods: Record<string, Method> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...reactionMethods,
  ...usergroupMethods,
  ...userMethods,
  ...viewMethods,
};

export interface ApiAnswer {
  body: Json;
  headers: Record<string, string>;
}

/** Answers a call of the Web API; what goes wrong becomes `{ok: false, error}`, as on Slack. */
export async function callMethod(
  workspace: Workspace,
  methods: Record<string, Method>,
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
    requireAllowed(method, caller);
    return {
      body: { ok: true, ...(await method.answer(workspace, caller, knownArguments(workspace, name, method, given))) },
      headers,
    };
  } catch (error) {
    if (error instanceof SlackError) return { body: { ok: false, error: error.code, ...error.extra }, headers };
    workspace.log(`BUG in ${name}: ${error instanceof Error ? error.stack : String(error)}`);
    return { body: { ok: false, error: "internal_error" }, headers };
  }
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

import type { IncomingMessage, ServerResponse } from "node:http";
import { parseJson } from "../../lib/json.ts";
import { commandNamed } from "../../sdk/contract/command-tree.ts";
import type { Envelope } from "../../sdk/contract/envelope.ts";
import { type ToolCall, toolCallSchema } from "../../sdk/contract/tool-call.ts";
import { sendJson } from "../answers.ts";
import { createRateLimit } from "../rate-limit.ts";
import { type BodyPatience, discardBody, readBody, readBodyInTime } from "../read-body.ts";
import type { CliLogin, Holder } from "./cli-login.ts";
import { controlPlaneSocket, passToControlPlane } from "./control-plane.ts";

/** What begins the path of every call of `tool`. */
export const TOOL_PATH = "/tool/";

const CALLS_A_MINUTE = 240;
/** Of calls by nobody: sign-ins that begin or wait, and tokens that stand for nobody. */
const UNKNOWN_A_MINUTE = 600;
const MAX_BYTES = 512 * 1024;
const MAX_LOGIN_BYTES = 8 * 1024;
/** An app has at most 8 MB, in base64 with its paths. */
const MAX_DEPLOY_BYTES = 12 * 1024 * 1024;

/**
 * `POST /tool/<command>` from outside, by the token of `tool login`: who asks is judged here, what they may do by the
 * control plane. No cookie counts, and a page of a browser gets no answer: JSON only, and no Origin.
 */
export function createToolEntrance(
  parts: BodyPatience & { runtimeFolder: string; login: CliLogin },
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { clock, login } = parts;
  const socketPath = controlPlaneSocket(parts.runtimeFolder);
  const perPerson = createRateLimit(clock, CALLS_A_MINUTE, 60_000);
  const unknown = createRateLimit(clock, UNKNOWN_A_MINUTE, 60_000);

  return async (request, response) => {
    const name = nameIn(request.url);
    const say = (status: number, error: NonNullable<Envelope["error"]>) => {
      if (!request.complete) response.setHeader("connection", "close");
      sendJson(response, status, { ...envelope(name.replaceAll("-", " ")), ok: false, error });
    };
    if (request.method !== "POST") return say(405, usage("It is asked by POST."));
    const isJson = /^application\/json\b/i.test(request.headers["content-type"] ?? "");
    if (!isJson || request.headers.origin !== undefined) return say(415, usage("It takes JSON, and from no page."));
    if (commandNamed(name.replaceAll("-", " "))?.where !== "platform")
      return say(404, usage(`Toolroom knows no command ${name.slice(0, 40)}.`));
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
    if (name === "login") {
      if (!unknown.allows("all")) return say(429, TOO_MANY);
      const body = await readBodyInTime(request, MAX_LOGIN_BYTES, parts);
      const call = toolCallSchema.safeParse(parseJson(typeof body === "string" ? "" : body.toString("utf8")));
      if (!call.success) return say(400, usage("That is no call of tool."));
      return answerLogin(login, { call: call.data, token, request, response });
    }
    // Before anything of it is read, and counted apart: whoever is nobody keeps nobody out, and fills no memory.
    const holder = token === null ? null : await login.holderOf(token);
    if (holder?.kind !== "holder") {
      await discardBody(request, MAX_DEPLOY_BYTES, parts);
      if (!unknown.allows("all")) return say(429, TOO_MANY);
      return say(
        401,
        holder === null ? NOT_SIGNED_IN : { ...NOT_SIGNED_IN, code: CODES[holder.kind], message: holder.why },
      );
    }
    if (!perPerson.allows(holder.person.id)) return say(429, TOO_MANY);
    const body = await readBody(request, name === "deploy" ? MAX_DEPLOY_BYTES : MAX_BYTES);
    if (body === null) return say(413, TOO_LONG);
    const call = { command: name, personId: holder.person.id, body };
    if ((await passToControlPlane(socketPath, call, request, response)) === "away") say(503, AWAY);
  };
}

/** Begins a sign-in, waits for one (its token is the input), ends one, or says that there is one. */
async function answerLogin(login: CliLogin, { call, token, request, response }: LoginCall): Promise<void> {
  const answer = (result: unknown) => sendJson(response, 200, { ...envelope("login"), result });
  const refuse = (status: number, error: NonNullable<Envelope["error"]>) =>
    sendJson(response, status, { ...envelope("login"), ok: false, error });
  const handle = typeof call.options.as === "string" ? call.options.as : null;
  if (call.options.out === true) {
    if (token !== null) await login.end(token);
    return answer({ state: "signed_out" });
  }
  if (call.input !== undefined) {
    const over = new AbortController();
    response.on("close", () => over.abort());
    const holder = await login.wait(call.input, over.signal);
    return answer(holder === null ? { state: "waits" } : signedIn(holder));
  }
  const known = token === null ? null : await login.holderOf(token);
  if (known?.kind === "holder" && (handle === null || isOf(known, handle))) return answer(signedIn(known));
  if (handle === null)
    return refuse(400, usage("Toolroom must know whom to ask in Slack.", "Say who you are: tool login --as @handle"));
  const begun = await login.begin(handle);
  if (begun === "too_many") return refuse(429, { ...TOO_MANY, fix: "Wait ten minutes, then run it again." });
  const { token: fresh, code, validMs } = begun;
  answer({ state: "waits", token: fresh, code, validMs });
  request.resume();
}

interface LoginCall {
  call: ToolCall;
  token: string | null;
  request: IncomingMessage;
  response: ServerResponse;
}

function isOf({ person }: Holder, handle: string): boolean {
  return person.handle === handle.trim().replace(/^@/, "").toLowerCase();
}

function signedIn({ person, doorSession }: Holder) {
  const { name, handle } = person;
  return { state: "signed_in", name, handle, until: new Date(doorSession.expiresAt).toISOString() };
}

function nameIn(url = ""): string {
  return (url.split("?")[0] ?? "").slice(TOOL_PATH.length).slice(0, 60);
}

function envelope(command: string): Envelope {
  return { ok: true, command, warnings: [], next: [], changed: [] };
}

function usage(message: string, fix = "Use the tool of this Toolroom's version."): NonNullable<Envelope["error"]> {
  return { code: "usage", message, fix };
}

const CODES = { unknown: "not_signed_in", expired: "sign_in_expired", refused: "not_allowed" } as const;
const NOT_SIGNED_IN = {
  code: "not_signed_in",
  message: "Nobody is signed in here.",
  fix: "Run: tool login --as @handle",
};
const TOO_MANY = { code: "try_again", message: "That was too often.", fix: "Wait a minute, then run it again." };
const TOO_LONG = {
  code: "too_long",
  message: "That is more than Toolroom takes at once.",
  fix: "Keep an app under 8 MB: remove what is generated.",
};
const AWAY = {
  code: "try_again",
  message: "Toolroom is starting or stopping just now; nothing was done.",
  fix: "Run the same command again in a moment.",
};

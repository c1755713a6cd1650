import type { Agent, Dispatcher } from "undici";
import type { Bindings } from "../../sdk/contract/bindings.ts";
import { type DoorRefusal, refusal } from "../../sdk/contract/door/door-answer.ts";
import { type HttpAnswer, type HttpCall, judgeAddress } from "../../sdk/contract/door/outside-calls.ts";
import { readAnswer } from "./read-answer.ts";
import { whyNoAnswer } from "./why-no-answer.ts";

const CALL_MS = 30_000;
const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
/** They are the connection's own, or would name another host. */
const OURS =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|accept-encoding|cookie2?|x-forwarded-.*|forwarded|x-toolroom-.*)$/i;
/** All others may be a credential by any name, which is for the host that it was sent to. */
const FOR_ANY_HOST = /^(accept|accept-encoding|accept-language|content-type|idempotency-key|user-agent)$/;

/**
 * Calls a host that `bindings` name and gives back what it answers, whatever its status; a redirect is followed at most three
 * times, to hosts that they name too. `asked` is told for each request that goes out.
 */
export async function callHost(
  call: HttpCall,
  { agent, bindings, headers: own, asked }: CallDeps,
): Promise<({ ok: true } & HttpAnswer) | DoorRefusal> {
  const judged = judgeAddress(call.url, bindings);
  if (!judged.ok) return judged;
  const signal = AbortSignal.timeout(CALL_MS);
  let { method } = call;
  let body = call.body === undefined ? null : Buffer.from(call.body, "base64");
  // Said by nobody, a host may choose how it packs what it answers. (RFC 9110, 12.5.3)
  let headers: Record<string, string> = { "accept-encoding": "identity", ...own, ...kept(call.headers ?? {}, OURS) };
  let { url } = judged;
  try {
    for (let redirects = 0; ; redirects += 1) {
      asked(method, url.hostname);
      const { origin } = url;
      const answer = await agent.request({
        ...{ origin, path: url.pathname + url.search, method, headers, body, signal },
        ...{ headersTimeout: CALL_MS, bodyTimeout: CALL_MS },
      });
      const next = nextOf(answer, url);
      if (next === null) return await readAnswer(answer, url);
      await answer.body.dump({ limit: 65_536 });
      if (redirects === MOST_REDIRECTS)
        return refusal("redirects", `${url.hostname} redirects without end.`, "Use the address it ends at.");
      const allowed = judgeAddress(next, bindings);
      if (!allowed.ok)
        return {
          ...allowed,
          error: { ...allowed.error, message: `${url.hostname} redirects: ${allowed.error.message}` },
        };
      // As browsers do it: what was posted is asked for with GET, but for those two that say otherwise. (RFC 9110, 15.4)
      if (method !== "HEAD" && ![307, 308].includes(answer.statusCode)) {
        if (method !== "GET") headers = kept(headers, /^content-/i);
        [method, body] = ["GET", null];
      }
      if (allowed.url.origin !== url.origin) headers = onlyOf(headers, FOR_ANY_HOST);
      url = allowed.url;
    }
  } catch (error) {
    return whyNoAnswer(error, url.hostname, signal);
  }
}

export interface CallDeps {
  agent: Agent;
  bindings: Bindings;
  /** What is sent where the App does not say otherwise. */
  headers: Record<string, string>;
  asked: (method: string, host: string) => void;
}

function kept(headers: Record<string, string>, dropped: RegExp): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (dropped.test(name) ? [] : [[name.toLowerCase(), value]])),
  );
}

function onlyOf(headers: Record<string, string>, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)));
}

function nextOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): string | null {
  const { location } = headers;
  if (!REDIRECTS.includes(statusCode) || typeof location !== "string" || !URL.canParse(location, from.href))
    return null;
  return new URL(location, from).href;
}

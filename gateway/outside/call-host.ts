import type { Agent, Dispatcher } from "undici";
import { asKnown, explain } from "../../lib/errors.ts";
import type { Bindings } from "../../sdk/contract/bindings.ts";
import { type DoorRefusal, refusal } from "../../sdk/contract/door/door-answer.ts";
import { type HttpAnswer, type HttpCall, judgeAddress, MAX_HTTP_BYTES } from "../../sdk/contract/door/outside-calls.ts";

const CALL_MS = 30_000;
const MOST_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
/** They are the connection's own, or would name another host. */
const OURS =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|accept-encoding|cookie2?|x-forwarded-.*|forwarded|x-toolroom-.*)$/i;
/** They are for the host that they were sent to. */
const FOR_ONE_HOST = /^(authorization|cookie|.*(key|token|secret|auth|password).*)$/i;

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
  let headers: Record<string, string> = { ...own, ...kept(call.headers ?? {}, OURS) };
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
      if (next === null) return await read(answer, url);
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
      if (allowed.url.origin !== url.origin) headers = kept(headers, FOR_ONE_HOST);
      url = allowed.url;
    }
  } catch (error) {
    return failed(error, url.hostname, signal);
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

function nextOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): string | null {
  const { location } = headers;
  if (!REDIRECTS.includes(statusCode) || typeof location !== "string" || !URL.canParse(location, from.href))
    return null;
  return new URL(location, from).href;
}

async function read(answer: Dispatcher.ResponseData, url: URL): Promise<({ ok: true } & HttpAnswer) | DoorRefusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > MAX_HTTP_BYTES) {
      answer.body.destroy();
      return refusal("too_large", `${url.hostname} answers more than 10 MB.`, "Ask it for less at once.");
    }
    chunks.push(Buffer.from(chunk));
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  const body = Buffer.concat(chunks).toString("base64");
  return { ok: true, status: answer.statusCode, url: url.href, headers: Object.fromEntries(headers), body };
}

/** Never with what was sent: an address may carry what is nobody else's. */
function failed(error: unknown, host: string, signal: AbortSignal): DoorRefusal {
  const known = asKnown(error);
  if (known !== null) return refusal(known.code, known.message, known.next);
  if (signal.aborted) return refusal("too_slow", `${host} did not answer within 30 s.`, "Try again later.");
  return refusal("no_answer", `${host} cannot be reached: ${explain(error).slice(0, 200)}.`, "Try again later.");
}

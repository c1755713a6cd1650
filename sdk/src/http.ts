import type { Http, HttpInit } from "./api-platform.ts";
import type { CallDoor, NextCall } from "./door-client.ts";

type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Calls hosts through the platform. What changes something there is numbered within a delivery, as posts are. */
export function createHttp(callDoor: CallDoor, nextCall: NextCall): Http {
  const send = async (method: Method, url: string | URL, { headers, body }: HttpInit): Promise<Response> => {
    const call = method === "GET" || method === "HEAD" ? undefined : nextCall(`${method} ${url}`);
    const said = new Headers(headers as Record<string, string> | undefined);
    const bytes = bytesOf(body, said);
    const sent = { method, url: String(url), headers: Object.fromEntries(said) };
    const answer = await callDoor("/http", bytes === null ? sent : { ...sent, body: bytes.toString("base64") }, call);
    return responseOf(answer, method);
  };
  return Object.assign(
    (url: string | URL, init: HttpInit & { method?: Method } = {}) => send(init.method ?? "GET", url, init),
    {
      get: (url: string | URL, init: HttpInit = {}) => send("GET", url, init),
      post: (url: string | URL, body?: HttpInit["body"], init: HttpInit = {}) =>
        send("POST", url, withBody(init, body)),
      put: (url: string | URL, body?: HttpInit["body"], init: HttpInit = {}) => send("PUT", url, withBody(init, body)),
      patch: (url: string | URL, body?: HttpInit["body"], init: HttpInit = {}) =>
        send("PATCH", url, withBody(init, body)),
      delete: (url: string | URL, init: HttpInit = {}) => send("DELETE", url, init),
    },
  );
}

function withBody(init: HttpInit, body: HttpInit["body"]): HttpInit {
  return body === undefined ? init : { ...init, body };
}

/** A text or bytes as they are, fields of a form, else JSON; says so in `headers` where they say nothing. */
function bytesOf(body: HttpInit["body"], headers: Headers): Buffer | null {
  if (body === undefined || body === null) return null;
  const of = (type: string, bytes: Buffer) => {
    if (!headers.has("content-type")) headers.set("content-type", type);
    return bytes;
  };
  if (typeof body === "string") return of("text/plain; charset=utf-8", Buffer.from(body));
  if (body instanceof Uint8Array) return of("application/octet-stream", Buffer.from(body));
  if (body instanceof URLSearchParams) return of("application/x-www-form-urlencoded", Buffer.from(String(body)));
  return of("application/json", Buffer.from(JSON.stringify(body)));
}

/** These have no body at all: not even an empty one may be given. (Fetch, "null body status") */
const WITHOUT_BODY = [204, 205, 304];

function responseOf(answer: Record<string, unknown>, method: Method): Response {
  const status = Number(answer.status);
  const bytes = Buffer.from(String(answer.body ?? ""), "base64");
  const body = method === "HEAD" || WITHOUT_BODY.includes(status) ? null : (bytes as Uint8Array<ArrayBuffer>);
  const headers = new Headers();
  for (const [name, value] of Object.entries((answer.headers ?? {}) as Record<string, string>))
    headers.append(name, value);
  const response = new Response(body, { status, headers });
  Object.defineProperty(response, "url", { value: String(answer.url ?? "") });
  return response;
}

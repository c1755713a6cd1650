import { z } from "zod";
import type { Bindings } from "../bindings.ts";
import { type DoorRefusal, refusal } from "./door-answer.ts";

/** What an App asks of the world outside Slack: `POST /http`, `/secret`, `/group`, `/metric` and `/v1/messages`. */

/** Of a request's body, and of an answer's. */
export const MAX_HTTP_BYTES = 10 * 1024 * 1024;

const HTTP_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
const base64Of = (bytes: number) => Math.ceil(bytes / 3) * 4;
const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/);
const headerValue = z
  .string()
  .max(8_000)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/);

/** `POST /http`: https to a host that the manifest names. */
export const httpCallSchema = z.strictObject({
  method: z.enum(HTTP_METHODS),
  url: z.string().max(8_000),
  headers: z.record(headerName, headerValue).optional(),
  /** Base64. */
  body: z.base64().max(base64Of(MAX_HTTP_BYTES)).optional(),
});

export type HttpCall = z.infer<typeof httpCallSchema>;

/** What came of it. */
export interface HttpAnswer {
  status: number;
  /** Where it came from, after redirects. */
  url: string;
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

export const secretCallSchema = z.strictObject({ name: z.string().max(100) });
export const groupCallSchema = z.strictObject({ handle: z.string().max(100) });

/** `POST /metric`: so much more of something that the App counts. */
export const metricCallSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_.-]{0,60}$/),
  value: z.number().min(-1e12).max(1e12),
});

/** Of somebody in a group. */
export interface GroupMember {
  /** Slack user id. */
  id: string;
  handle: string;
  name: string;
}

/**
 * The address of a call, where the manifest lets it be called: https, a host that it names, the usual port, nobody's password
 * in it. Redirects are judged again.
 */
export function judgeAddress(url: string, { egress = [] }: Bindings): { ok: true; url: URL } | DoorRefusal {
  if (!URL.canParse(url)) return refusal("bad_address", "This is no address.", "Give all of it: https://host/path.");
  const address = new URL(url);
  const host = address.hostname.toLowerCase();
  if (address.protocol !== "https:")
    return refusal("bad_address", `${address.protocol}// is not called, only https.`, "Use the https address.");
  if (address.username !== "" || address.password !== "")
    return refusal("bad_address", "An address with a password in it is not called.", "Send it as a header.");
  if (address.port !== "")
    return refusal("bad_address", `Port ${address.port} is not called.`, "Use the https address without a port.");
  if (egress.includes(host)) return { ok: true, url: address };
  const now = egress.length === 0 ? "none" : egress.join(", ");
  const fix = `Name ${host.slice(0, 253)} under bindings.egress in app.yaml (there now: ${now}) and deploy the change.`;
  return refusal("not_bound", `This app may not call ${host.slice(0, 253)}.`, fix);
}

export function judgeSecret(name: string, { secrets = {} }: Bindings): DoorRefusal | null {
  if (Object.hasOwn(secrets, name)) return null;
  const now = Object.keys(secrets).join(", ") || "none";
  const fix = `Write it under bindings.secrets in app.yaml, with what it is for (there now: ${now}), and deploy the change.`;
  return refusal("not_bound", `This app has no secret ${name}.`, fix);
}

export function judgeGroup(handle: string, { slack }: Bindings): DoorRefusal | null {
  if (slack?.groups?.includes(handle) === true) return null;
  const now = slack?.groups?.join(", ") ?? "none";
  const fix = `Name ${handle} under bindings.slack.groups in app.yaml (there now: ${now}) and deploy the change.`;
  return refusal("not_bound", `This app may not ask who is in ${handle}.`, fix);
}

export function judgeModel({ llm }: Bindings): DoorRefusal | null {
  if (llm !== undefined) return null;
  const fix = "Write `llm: { monthlyUsd: 5 }` under bindings in app.yaml and deploy the change.";
  return refusal("not_bound", "This app may not ask a model.", fix);
}

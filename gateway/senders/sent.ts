import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { MOST_JSON_LEVELS } from "../../sdk/contract/json-depth.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";

/** A request of a service that signs what it sends. */
export interface Signed {
  headers: IncomingHttpHeaders;
  /** As it came: signatures are over these bytes. */
  body: Buffer;
  /** What the service may sign with. */
  signingSecrets: readonly string[];
  /** Our clock, ms. */
  now: number;
}

export type Sent =
  | { kind: "refused"; status: 400 | 401; code: string; message: string }
  /** It only asks whether anybody is there. */
  | { kind: "ping" }
  | {
      kind: "event";
      /** In the service's words, for the log: `pull_request.opened`. */
      name: string;
      payload: Record<string, unknown>;
      /**
       * Names its content by what is signed, so that the same thing sent again, by the service or by whoever overheard it, is
       * known: the services' own delivery ids stand in headers, which no signature covers.
       */
      contentId: string;
      isFor(trigger: Trigger): boolean;
    };

/** What the registry could keep and never read again. */
export const TOO_NESTED = {
  kind: "refused" as const,
  status: 400 as const,
  code: "too_nested",
  message: `Lists and objects lie in one another at most ${MOST_JSON_LEVELS} levels deep.`,
};

export function refuseSent(status: 400 | 401, code: string, message: string): Sent {
  return { kind: "refused", status, code, message };
}

/** Whether it is the body's HMAC-SHA256 by one of the secrets, in hex. */
export function isSigned({ body, signingSecrets }: Signed, given: string | string[] | undefined): boolean {
  return signingSecrets.some((secret) => isDigest(given, createHmac("sha256", secret).update(body).digest()));
}

/** Takes as long whatever it is. */
function isDigest(given: string | string[] | undefined, digest: Buffer): boolean {
  const bytes = Buffer.alloc(digest.length);
  const isHex = typeof given === "string" && /^[0-9a-f]+$/i.test(given) && given.length === digest.length * 2;
  if (isHex) bytes.write(given, "hex");
  return timingSafeEqual(bytes, digest) && isHex;
}

/** The first header of that name, shortened: it may be anything. */
export function wordIn(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  return typeof value === "string" ? value.slice(0, 100) : "";
}

/** What stands at a path of objects; undefined where one is missing. */
export function at(payload: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    payload,
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The names of labels in a list as both services write them: `[{ name: "bug" }]`. */
export function namesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.flatMap((one) => (typeof at(one, "name") === "string" ? [one.name] : [])) : [];
}

/** Both services take the case of a name for nothing. */
export function isSameName(one: unknown, other: string): boolean {
  return typeof one === "string" && one.toLowerCase() === other.toLowerCase();
}

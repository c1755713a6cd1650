import { createHmac } from "node:crypto";
import { request as ask } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { messageOf } from "../lib/errors.ts";
import { sameSecret } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import { healthSchema } from "../sdk/contract/delivery.ts";

/** Header that lets the platform's own health request through without signing in; good for one host and a minute. */
export const PROBE_HEADER = "x-toolroom-probe";
export const HEALTH_PATH = "/_toolroom/health";

const PROBE_GOOD_MS = 60_000;
const ANSWER_TIMEOUT_MS = 12_000;
const MAX_ANSWER_BYTES = 64 * 1024;

export type ProbeAnswer = { release: string } | { problem: string };

/** Asks an App's health as anybody outside would: through the listening port, by its host name. */
export async function probeApp(options: {
  port: number;
  hostname: string;
  clock: Clock;
  probeKey: Buffer;
}): Promise<ProbeAnswer> {
  const { port, hostname, clock, probeKey } = options;
  const headers = { host: `${hostname}:${port}`, [PROBE_HEADER]: probeToken(hostname, clock.now(), probeKey) };
  let answer: { status: number; body: string };
  try {
    answer = await get(port, headers);
  } catch (error) {
    return { problem: messageOf(error) };
  }
  if (answer.status !== 200) return { problem: `Its health answers with status ${answer.status}.` };
  const health = healthSchema.safeParse(parseJson(answer.body));
  return health.success ? { release: health.data.release } : { problem: "Its health answer names no release." };
}

export function probeToken(hostname: string, nowMs: number, probeKey: Buffer): string {
  return `${nowMs}.${createHmac("sha256", probeKey).update(`${hostname} ${nowMs}`).digest("base64url")}`;
}

export function isProbe(token: string | string[] | undefined, hostname: string, nowMs: number, key: Buffer): boolean {
  if (typeof token !== "string") return false;
  const at = Number(token.split(".")[0]);
  if (!Number.isSafeInteger(at) || Math.abs(nowMs - at) > PROBE_GOOD_MS) return false;
  return sameSecret(token, probeToken(hostname, at, key));
}

function get(port: number, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = ask(
      {
        host: "127.0.0.1",
        port,
        path: HEALTH_PATH,
        headers,
        agent: false,
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          body += chunk;
          if (body.length > MAX_ANSWER_BYTES) asked.destroy(new Error("Its health answer is too long."));
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
        response.on("error", reject);
      },
    );
    asked.on("error", (error) => {
      reject(
        error.name === "AbortError" || error.name === "TimeoutError"
          ? new Error("Its health did not answer in 12 s.")
          : error,
      );
    });
    asked.end();
  });
}

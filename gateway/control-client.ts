import { request as ask } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { parseJson } from "../lib/json.ts";
import type { Doors } from "../operator/doors.ts";
import type { Edge } from "../operator/edge.ts";
import {
  type ControlVerb,
  controlAnswerSchema,
  drainedSchema,
  folderSchema,
  type Ping,
  pingSchema,
  probeSchema,
} from "./control-messages.ts";

/** The gateway as the control plane sees it, in another process. */
export interface GatewayClient extends Edge, Doors {
  /** Who answers, at once: throws KnownError `gateway_unreachable` where nobody does. */
  ping(): Promise<Ping>;
}

/** How long a call waits for a gateway that starts again. */
const PATIENCE_MS = 10_000;
/** Longest a call without a time of its own takes in the gateway: a held probe. */
const CALL_MS = 20_000;

/**
 * Speaks to `<runtimeFolder>/gateway.sock`. Every call may be repeated, so while nobody answers it is, until
 * `patienceMs` are over; then KnownError `gateway_unreachable`. The gateway's own refusals come as KnownErrors too.
 */
export function createGatewayClient(socketPath: string, options: { clock: Clock; patienceMs?: number }): GatewayClient {
  const { clock, patienceMs = PATIENCE_MS } = options;
  const call = (verb: ControlVerb, body: object, callMs = CALL_MS) =>
    persist(clock, patienceMs, () => post(socketPath, verb, body, callMs));
  return {
    point: async (appId, instanceId) => void (await call("point", { appId, instanceId })),
    hold: async (appId) => void (await call("hold", { appId })),
    release: async (appId) => void (await call("release", { appId })),
    drained: async (instanceId, timeoutMs) =>
      drainedSchema.parse(await call("drained", { instanceId, timeoutMs }, timeoutMs + CALL_MS)),
    probe: async (appId) => probeSchema.parse(await call("probe", { appId })),
    open: async (doorSessionId) => folderSchema.parse(await call("openDoor", { doorSessionId })),
    close: async (doorSessionId) => void (await call("closeDoor", { doorSessionId })),
    ping: async () => pingSchema.parse(await post(socketPath, "ping", {}, CALL_MS)),
  };
}

/** A socket gives no sign when somebody begins to listen on it, so it is tried again, more slowly each time. */
async function persist(clock: Clock, patienceMs: number, attempt: () => Promise<unknown>): Promise<unknown> {
  let waitedMs = 0;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 250)) {
    try {
      return await attempt();
    } catch (error) {
      const isGone = error instanceof KnownError && error.code === "gateway_unreachable";
      if (!isGone || waitedMs >= patienceMs) throw error;
      await clock.sleep(pauseMs);
      waitedMs += pauseMs;
    }
  }
}

function post(socketPath: string, verb: ControlVerb, body: object, callMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const unreachable = (cause: unknown) =>
      reject(
        new KnownError(
          "gateway_unreachable",
          `The gateway does not answer on ${socketPath}.`,
          "It is started again by itself; if not, start Toolroom again and read the gateway's log.",
          { cause },
        ),
      );
    const signal = AbortSignal.timeout(callMs);
    const asked = ask({ socketPath, path: `/${verb}`, method: "POST", agent: false, signal }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", unreachable);
      response.on("end", () => {
        const answer = controlAnswerSchema.safeParse(parseJson(text));
        if (!answer.success) return unreachable(answer.error);
        if (answer.data.ok) return resolve(answer.data.result);
        const { code, message, next } = answer.data.error;
        reject(new KnownError(code, message, next));
      });
    });
    asked.on("error", unreachable);
    asked.end(JSON.stringify(body));
  });
}

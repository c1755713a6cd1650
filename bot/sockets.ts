import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { atMost } from "./at-most.ts";
import { slackErrorOf, slackLogger } from "./slack-client.ts";

/** One thing Slack sent over a socket. */
export interface SocketEnvelope {
  envelopeId: string;
  kind: "events_api" | "interactive" | "slash_commands";
  body: Record<string, unknown>;
  /** Rejects when the socket it came on is gone; Slack then sends an event again. */
  acknowledge(answer?: Record<string, unknown> | string): Promise<void>;
}

export interface Sockets {
  /** Returns once one socket is open; the others follow. Throws KnownError where Slack refuses the token. */
  open(receive: (envelope: SocketEnvelope) => void): Promise<void>;
  close(): Promise<void>;
}

export interface SocketsOptions {
  appToken: string;
  slackApiUrl?: string;
  clock: Clock;
  log: Log;
}

const envelopeSchema = z.object({
  envelope_id: z.string(),
  type: z.enum(["events_api", "interactive", "slash_commands"]),
  body: z.record(z.string(), z.unknown()),
});

/**
 * Two sockets, each replaced at once when Slack recycles it: `@slack/socket-mode` 3.1 by itself comes back only after
 * five seconds, in which a click gets no answer. While one is replaced the other receives.
 */
const SOCKETS = 2;
const RETRY_WAITS_MS = [0, 250, 1_000, 2_000, 5_000, 10_000, 30_000];
const FAREWELL_MS = 1_000;
const HOPELESS = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "not_allowed_token_type",
  "missing_scope",
];

export function createSockets(options: SocketsOptions): Sockets {
  const { clock, log } = options;
  const closing = new AbortController();
  const open = new Set<SocketModeClient>();
  const loops: Promise<void>[] = [];

  async function keepOpen(client: SocketModeClient, number: number, opened: () => void): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; ) {
      try {
        const lost = new Promise<void>((resolve) =>
          client.once("connected", () => client.once("disconnected", resolve)),
        );
        await client.start();
        log.info("socket_open", { number });
        opened();
        failures = 0;
        open.add(client);
        if (closing.signal.aborted) await client.disconnect();
        else await lost;
        open.delete(client);
        log.info("socket_closed", { number });
      } catch (error) {
        const refusal = slackErrorOf(error);
        if (refusal !== null && HOPELESS.includes(refusal)) throw refused(refusal);
        failures += 1;
        log.warn("socket_failed", { number, failures, reason: refusal ?? "no connection" });
        client.removeAllListeners("connected").removeAllListeners("disconnected");
        await waitUnlessClosing(RETRY_WAITS_MS[Math.min(failures, RETRY_WAITS_MS.length - 1)] ?? 0);
      }
    }
  }

  async function waitUnlessClosing(ms: number): Promise<void> {
    await clock.sleep(ms, closing.signal).catch(() => undefined); // rejects only because we close
  }

  return {
    open: (receive) =>
      new Promise((resolve, reject) => {
        for (let number = 1; number <= SOCKETS; number += 1) {
          const client = createClient(options);
          client.on("slack_event", (event: unknown) => {
            const envelope = readEnvelope(event);
            if (envelope === null) log.warn("envelope_unknown");
            else receive(envelope);
          });
          const loop = keepOpen(client, number, resolve).catch((error: unknown) => {
            log.error("socket_given_up", { number, error: String(error) });
            reject(error);
          });
          loops.push(loop);
        }
      }),
    close: async () => {
      closing.abort();
      // One that is still connecting is closed by its own loop: the client, told to close too early, keeps a timer for 30 s.
      for (const client of open) void client.disconnect();
      await atMost(clock, FAREWELL_MS, Promise.all(loops));
    },
  };
}

function createClient(options: SocketsOptions): SocketModeClient {
  return new SocketModeClient({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(options.log),
    clientOptions: {
      ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
      retryConfig: { retries: 0 },
      timeout: 10_000,
    },
  });
}

function readEnvelope(event: unknown): SocketEnvelope | null {
  const parsed = envelopeSchema.safeParse(event);
  if (!parsed.success) return null;
  const { ack } = event as { ack: (answer?: unknown) => Promise<void> };
  return {
    envelopeId: parsed.data.envelope_id,
    kind: parsed.data.type,
    body: parsed.data.body,
    acknowledge: (answer) => ack(answer),
  };
}

function refused(reason: string): KnownError {
  return new KnownError(
    "slack_refused",
    `Slack refuses the app-level token (${reason}).`,
    "Check SLACK_APP_TOKEN: it needs the scope connections:write and Socket Mode switched on.",
  );
}

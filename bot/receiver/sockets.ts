import { SocketModeClient } from "@slack/socket-mode";
import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { within } from "../../lib/within.ts";
import { isTokenRefusal, slackLogger, slackWordOf } from "../slack-client.ts";

/** One thing Slack sent over a socket. */
export interface SocketEnvelope {
  envelopeId: string;
  kind: "events_api" | "interactive" | "slash_commands";
  body: Record<string, unknown>;
  /** Rejects when the socket it came on is gone; Slack then sends an event again. */
  acknowledge(answer?: Record<string, unknown> | string): Promise<void>;
}

type Receive = (envelope: SocketEnvelope) => void;

export interface Sockets {
  /** Returns once one socket is open; the others follow. Throws KnownError where Slack refuses the token. */
  open(receive: Receive): Promise<void>;
  close(): Promise<void>;
}

export interface SocketsOptions {
  appToken: string;
  slackApiUrl?: string;
  clock: Clock;
  log: Log;
  /** A socket that was lost is there again: what Slack said meanwhile may have come to nobody. */
  reopened(): void;
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
/** More than the 10 s of the call that asks for an address. */
const HELLO_WITHIN_MS = 15_000;
export function createSockets(options: SocketsOptions): Sockets {
  const { clock, log } = options;
  const closing = new AbortController();
  const open = new Set<SocketModeClient>();
  const loops: Promise<void>[] = [];

  /** A client of its own for each connection: one that was given up half-way may come to life later, and does no harm. */
  async function keepOpen(number: number, receive: Receive, opened: () => void): Promise<void> {
    let wasOpen = false;
    for (let failures = 0; !closing.signal.aborted; ) {
      const client = createClient(options, receive);
      try {
        const lost = new Promise<void>((resolve) =>
          client.once("connected", () => client.once("disconnected", resolve)),
        );
        await withinHello(client.start());
        log.info("socket_open", { number });
        opened();
        if (wasOpen) options.reopened();
        wasOpen = true;
        failures = 0;
        open.add(client);
        if (closing.signal.aborted) await client.disconnect();
        else await lost;
        open.delete(client);
        log.info("socket_closed", { number });
      } catch (error) {
        const refusal = slackWordOf(error);
        // At a start nobody waits for us: it ends and says why. Later a token may be taken again, or a scope given back.
        if (!wasOpen && refusal !== null && (isTokenRefusal(refusal) || refusal === "missing_scope"))
          throw refused(refusal);
        failures += 1;
        log.warn("socket_failed", { number, failures, reason: refusal ?? "no connection" });
        // The first time it takes leave, which nobody may hear; the second time it just ends, instead of 30 s later.
        void client.disconnect();
        void client.disconnect();
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
          const loop = keepOpen(number, receive, resolve).catch((error: unknown) => {
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
      if (await within(clock, FAREWELL_MS, Promise.all(loops))) return;
      // As above: who was told no farewell by then is not waited for any longer.
      for (const client of open) void client.disconnect();
    },
  };
}

/** The client itself waits for ever where a connection is taken and nothing is said on it. */
async function withinHello(started: Promise<unknown>): Promise<void> {
  const limit = AbortSignal.timeout(HELLO_WITHIN_MS);
  const late = new Promise<never>((_, reject) => {
    limit.onabort = () => reject(new Error(`Slack said no hello within ${HELLO_WITHIN_MS} ms.`));
  });
  try {
    await Promise.race([started, late]);
  } finally {
    limit.onabort = null;
  }
}

function createClient(options: SocketsOptions, receive: Receive): SocketModeClient {
  const client = new SocketModeClient({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(options.log),
    clientOptions: {
      ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
      retryConfig: { retries: 0 },
      timeout: 10_000,
    },
  });
  client.on("slack_event", (event: unknown) => {
    const envelope = readEnvelope(event);
    if (envelope === null) options.log.warn("envelope_unknown");
    else receive(envelope);
  });
  return client;
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

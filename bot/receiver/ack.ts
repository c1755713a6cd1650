import type { Log } from "../../lib/log.ts";
import type { SocketEnvelope } from "./sockets.ts";

export type Ack = (answer?: Record<string, unknown> | string) => Promise<void>;

export const noAck: Ack = async () => undefined;

/** Acknowledges with the first answer alone, and does not fail where the socket is gone. */
export function ackOnce(envelope: SocketEnvelope, key: string, log: Log): Ack {
  let isDone = false;
  return async (answer) => {
    if (isDone) return;
    isDone = true;
    try {
      await envelope.acknowledge(answer);
      log.info("envelope_acknowledged", { key });
    } catch (error) {
      log.warn("envelope_unacknowledged", { key, reason: String(error) }); // its socket closed: Slack sends it again
    }
  };
}

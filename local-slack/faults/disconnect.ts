import type { Delivery } from "../delivery.ts";

/** Why Slack asks for a new connection: docs.slack.dev/apis/events-api/using-socket-mode, "Disconnect messages". */
export const disconnectReasons = ["warning", "refresh_requested", "link_disabled"] as const;

/**
 * Tells every socket to go: `{type: "disconnect", reason, debug_info}`. After a `warning` it stays open until the app
 * closes it; after the others it is closed from here. Answers how many were told.
 */
export function disconnect(delivery: Delivery, reason: (typeof disconnectReasons)[number]): number {
  const told = [...delivery.lines()];
  for (const line of told) {
    line.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "local-slack" } }));
    if (reason !== "warning") line.end();
  }
  return told.length;
}

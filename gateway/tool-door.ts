import type { ServerResponse } from "node:http";
import type { Envelope } from "../sdk/contract/envelope.ts";
import type { DoorSession } from "../store/door-sessions.ts";
import { readDoorTold } from "../store/door-told.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";

/** `POST /tool/<command>` of the `tool` in a sandbox: what needs the platform. Only `status` does so far. */
export async function answerTool(
  store: Store,
  doorSession: DoorSession,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const command = path.slice("/tool/".length).slice(0, 40);
  if (command === "status") {
    const { kind, expiresAt } = doorSession;
    const { budgetUsd, spentUsd } = await readDoorTold(store, doorSession.id);
    const result = { kind, budgetUsd, spentUsd, expiresAt: new Date(expiresAt).toISOString() };
    sendJson(response, 200, { ...envelope(command), ok: true, result });
    return;
  }
  const error = {
    code: "not_here",
    message: `${command} does nothing from inside a build.`,
    fix: "Only status asks the platform from here; new, add, check, run, logs and skills work without it.",
  };
  sendJson(response, 200, { ...envelope(command), ok: false, error });
}

function envelope(command: string): Envelope {
  return { ok: true, command, warnings: [], next: [], changed: [] };
}

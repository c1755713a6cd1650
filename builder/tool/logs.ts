import { deliveriesOf, deliveryById } from "../../store/deliveries.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import { readSince } from "./read-since.ts";
import { option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const MOST_DELIVERIES = 200;
const MOST_TEXT = 500;

/** What made an App act, and how it answered, newest first: for its owner and the approvers. */
export async function logs(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { store, clock } = deps.builder;
  const since = readSince(option(ask, "since"), clock.now());
  if (since === null) return refused("bad_value", "`--since` is no time.", "Write 2h, 3d, or 2026-03-02T10:00Z.");
  const { app, refusal } = await findApp(deps, ask, "read_app");
  if (app === null) return refusal;
  const again = option(ask, "replay");
  if (again !== null) return { app: app.name, ...(await replay(deps, ask, app.id, again)) };
  const rows = await deliveriesOf(store, app.id, since, MOST_DELIVERIES);
  const deliveries = rows.map(async ({ id, body, status, attempts, answer, createdAt }) => ({
    delivery: id,
    at: new Date(createdAt).toISOString(),
    kind: body.kind,
    run: body.run,
    by: body.user === null ? null : await handleOf(deps, body.user.id),
    status,
    attempts,
    answered: answer === null ? null : (answer.ok ? (answer.text ?? "") : answer.error).slice(0, MOST_TEXT),
  }));
  return { app: app.name, result: { app: app.name, deliveries: await Promise.all(deliveries) } };
}

/** The same command within a minute is the same wish. */
async function replay(deps: ToolDeps, ask: ToolAsk, appId: string, deliveryId: string): Promise<ToolOutcome> {
  const known = await deliveryById(deps.builder.store, deliveryId);
  if (known?.appId !== appId)
    return refused(
      "bad_value",
      `It got no ${deliveryId.slice(0, 60)}.`,
      "tool logs lists what it got, by its delivery.",
    );
  const minute = Math.floor(deps.builder.clock.now() / 60_000);
  const replayed = await deps.replay({ deliveryId, personId: ask.personId, key: `tool:${ask.personId}:${minute}` });
  if (replayed.kind === "refused") return refused("not_allowed", await named(deps, replayed.say), "See tool status.");
  return {
    result: { delivery: replayed.deliveryId, repeats: deliveryId, said: replayed.say },
    changed: [replayed.deliveryId],
    next: [{ command: "tool logs", why: "to see what it answered" }],
  };
}

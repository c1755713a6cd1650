import { and, eq, isNull, notLike } from "../../store/drizzle.ts";
import { outboundMessages } from "../../store/message-tables.ts";
import { appRequests, approvals, envelopes } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import type { Played } from "./acts.ts";
import type { World } from "./world.ts";

/** Of nothing happening at all; and of whatever happens. */
const STILL_MS = 8_000;
const PATIENCE_MS = 60_000;
const LOOK_MS = 5;

/** Nothing is on its way any more: what was said is taken, what was begun has ended or waits for somebody. */
export async function untilQuiet(world: World, played: Played): Promise<void> {
  await untilNone(world, () => world.restlessness(played));
}

/** Waits until that finds nothing; throws with what it found last where nothing goes on any more. A slow machine is no failure. */
export async function untilNone(
  world: Pick<World, "lastNotedAt">,
  look: () => string[] | Promise<string[]>,
): Promise<void> {
  const began = performance.now();
  for (;;) {
    const found = await look();
    if (found.length === 0) return;
    const now = performance.now();
    if (now - Math.max(began, world.lastNotedAt()) > STILL_MS || now - began > PATIENCE_MS)
      throw new Error(`After ${Math.round(now - began)} ms there is still:\n${found.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** What is still on its way, in words; the first of it, because many look often. */
export function createRestlessness(
  registry: Store,
  around: { unacknowledged(): number; runsGoingOn(): string[] },
): (played: Played) => string[] {
  const { orm } = registry;
  const undone = orm.select({ key: envelopes.key }).from(envelopes).where(isNull(envelopes.processedAt)).prepare();
  const isDoubtful = and(isNull(outboundMessages.ts), notLike(outboundMessages.key, "%:once"));
  const doubtful = orm.select({ key: outboundMessages.key }).from(outboundMessages).where(isDoubtful).prepare();
  const shown = orm.select({ key: outboundMessages.key }).from(outboundMessages).prepare();
  const fields = { id: appRequests.id, stage: appRequests.stage };
  const open = orm.select(fields).from(appRequests).where(eq(appRequests.status, "open")).prepare();
  const pending = orm
    .select({ id: approvals.id, requestId: approvals.requestId, kind: approvals.kind })
    .from(approvals)
    .where(eq(approvals.status, "pending"))
    .prepare();

  return ({ waiting }) => {
    if (waiting.size > 0) return [`${waiting.size} presses wait for Slack`];
    const unacknowledged = around.unacknowledged();
    if (unacknowledged > 0) return [`${unacknowledged} events are not acknowledged`];
    const [envelope] = undone.all();
    if (envelope !== undefined) return [`the envelope ${envelope.key} is not done`];
    const requests = open.all();
    const asked = pending.all();
    for (const { id: requestId, stage } of requests)
      if (!asked.some((one) => one.requestId === requestId)) return [`${requestId} is at work, at ${stage}`];
    const [message] = doubtful.all();
    if (message !== undefined) return [`${message.key} is doubtful`];
    const goingOn = around.runsGoingOn().filter((requestId) => !requests.some(({ id }) => id === requestId));
    if (goingOn.length > 0) return goingOn.map((requestId) => `${requestId} has ended, and its run goes on`);
    if (asked.length === 0) return [];
    const keys = new Set(shown.all().map(({ key }) => key));
    return asked
      .filter(({ id, kind }) => !keys.has(`${id}:card`) || (kind === "release" && !keys.has(`${id}:waits`)))
      .map(({ kind, requestId }) => `the ${kind} of ${requestId} is not shown`);
  };
}

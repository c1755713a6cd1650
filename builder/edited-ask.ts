import { requestById } from "../store/app-requests.ts";
import { heardSince, lastRevision } from "../store/heard-messages.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Ask } from "./planner.ts";

/** Whoever edits once often edits again: the words are taken when they stood for so long. */
const QUIET_MS = 1_000;
/** Who says two things within this goes on, perhaps: one alone waits for nothing. */
const BURST_MS = 5_000;
/** Where nobody ever stops talking, what was said by then is planned. */
const MOST_WAITS = 15;

/** Waits while an ask is being edited, or said in many messages, so that all of it makes one Plan. */
export async function untilQuiet(deps: Pick<BuilderDeps, "store" | "clock">, requestId: string): Promise<void> {
  await untilEdited(deps, requestId);
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    if (!(await isBeingSaid(deps, requestId))) return;
    await deps.clock.sleep(QUIET_MS);
  }
}

/** Whether what was read still stands as it was read. What is asked to stop needs no other words. */
export async function stands(deps: Pick<BuilderDeps, "store">, ask: Ask): Promise<boolean> {
  const request = await requestById(deps.store, ask.requestId);
  if (request === undefined || request.stopRequestedBy !== null) return true;
  const { remarks } = request;
  const isKnown = (known: Ask["remarks"][number]) =>
    remarks.some(({ ts, text }) => ts === known.ts && text === known.text);
  return request.text === ask.text && ask.remarks.every(isKnown);
}

async function isBeingSaid(deps: Pick<BuilderDeps, "store" | "clock">, requestId: string): Promise<boolean> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined || request.stopRequestedBy !== null) return false;
  const now = deps.clock.now();
  const [last, before] = await heardSince(deps.store, request, now - BURST_MS);
  return last !== undefined && before !== undefined && now - last < QUIET_MS;
}

async function untilEdited(deps: Pick<BuilderDeps, "store" | "clock">, requestId: string): Promise<void> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined) return;
  for (let seen = await lastRevision(deps.store, request.channelId, request.messageTs); seen !== undefined; ) {
    if (deps.clock.now() - seen.at >= QUIET_MS) return;
    await deps.clock.sleep(QUIET_MS);
    const now = await lastRevision(deps.store, request.channelId, request.messageTs);
    if (now === undefined || now.ts === seen.ts) return;
    seen = now;
  }
}

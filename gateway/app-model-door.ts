import type { Clock } from "../lib/clock.ts";
import { monthOf } from "../lib/month.ts";
import { refusal } from "../sdk/contract/door/door-answer.ts";
import { judgeModel } from "../sdk/contract/door/outside-calls.ts";
import { addNotice } from "../store/notices.ts";
import { type DoorInstance, readDoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import { readAppCall } from "./app-call.ts";
import { appMessagesApi } from "./app-messages.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { givenToCheck } from "./given-door.ts";
import type { ModelDoor } from "./model-door.ts";
import { createRateLimit } from "./rate-limit.ts";

/** An app in a loop must not storm a provider, nor fill the registry with refusals. */
const CALLS_A_MINUTE = 120;
const MAX_CHECK_BYTES = 4 * 1024 * 1024;

/**
 * `POST /v1/messages` of a running App or preview, where its manifest lets it ask a model. A check is answered from what its
 * manifest gives; no model is asked for it. The Owner hears once a month that an App has used up what it may.
 */
export function createAppModelDoor(options: {
  store: Store;
  clock: Clock;
  /** Of budgets. */
  timeZone: string;
  model: ModelDoor;
}): AnswerAtDoor {
  const { store, clock, timeZone, model } = options;
  const answer = model.answer(appMessagesApi);
  const perDoor = createRateLimit(clock, CALLS_A_MINUTE, 60_000);

  return async (doorSession, request, response) => {
    if (!perDoor.allows(doorSession.id)) {
      const fix = `At most ${CALLS_A_MINUTE} calls a minute: ask about more at once, or keep what it answered.`;
      return sendJson(response, 429, refusal("too_many_calls", "This app asks its model too often.", fix));
    }
    const instance = await readDoorInstance(store, doorSession.id);
    if (instance === null || instance.kind === "check") {
      const read = await readAppCall(store, doorSession.id, request, MAX_CHECK_BYTES);
      if (!read.ok) return sendJson(response, read.refused.status, read.refused.body);
      const given = await givenToCheck(store, { ...read.asked, askerId: doorSession.personId });
      return sendJson(response, given?.ok === true ? 200 : 400, given);
    }
    const refused = judgeModel(instance.manifest.bindings);
    if (refused !== null) return sendJson(response, 403, refused);
    await answer(doorSession, request, response);
    if (response.statusCode === 402 && instance.kind === "app") await tellOwner(instance);
  };

  async function tellOwner({ appId, appName, ownerId }: DoorInstance): Promise<void> {
    const at = clock.now();
    await addNotice(store, {
      key: `llm-budget:${appId}:${monthOf(at, timeZone)}`,
      personId: ownerId,
      text: `*${appName}* may ask its model no more this month: a budget is used up. What needs a model fails in it until next month. Say in its thread if it should have more.`,
      createdAt: at,
    });
  }
}

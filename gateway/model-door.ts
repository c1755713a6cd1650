import type { ServerResponse } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { isUsable, type ModelPlatform } from "../lib/model-platform.ts";
import type { BudgetStand } from "../store/budgets.ts";
import type { DoorSession } from "../store/door-sessions.ts";
import { type AskedModelCall, beginModelCall, finishModelCall, recordRefusedCall } from "../store/model-calls.ts";
import type { Store } from "../store/store.ts";
import { sendJson } from "./answers.ts";
import type { ApiOfModels, AskedCall, JsonObject, ModelError } from "./apis/api.ts";
import { countTokensApi } from "./apis/messages.ts";
import { budgetWords } from "./budget-words.ts";
import { type CallOwner, type GroupMembers, ownerOfCall } from "./call-budgets.ts";
import { closedAnswer } from "./closed-door.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { type CallEnd, type CallerOptions, createModelCaller } from "./model-caller.ts";
import { badRequest, refusalOf, refusedBy, tooLarge } from "./model-refusals.ts";
import { type Candidate, findModels, noKey } from "./model-roles.ts";
import { costNanoUsd, NO_TOKENS } from "./prices.ts";
import { readBody } from "./read-body.ts";
import { readModelBody } from "./read-model-body.ts";

export interface ModelDoor {
  /** Answers a call of this API. */
  answer(api: ApiOfModels): AnswerAtDoor;
  close(): Promise<void>;
}

/** The Messages API's own limit. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** What may be passed on, once there is money for it. */
interface GoodCall {
  body: JsonObject;
  asked: AskedCall;
  candidates: Candidate[];
}

type ReadGoodCall = { ok: true; call: GoodCall } | { ok: false; error: ModelError };

/**
 * Calls of models, passed to a provider with its real key, which is nowhere else. A box asks for a role or a model that is
 * set up; which model that is, and who answers, is the configuration's. What a call may cost at most is set aside on all
 * its budgets before, and what it did cost is settled after; every call leaves a row, refused ones too. Bodies and keys
 * are never logged.
 */
export function createModelDoor(
  options: {
    store: Store;
    clock: Clock;
    log: Log;
    platform: ModelPlatform;
    groupMembers: GroupMembers;
  } & CallerOptions,
): ModelDoor {
  const { store, clock, log, platform } = options;
  const caller = createModelCaller(platform.providers, options);

  const answer =
    (api: ApiOfModels): AnswerAtDoor =>
    async (doorSession, request, response) => {
      const at = clock.now();
      const owner = await ownerOfCall(options, doorSession, at);
      const call: AskedModelCall = {
        ...ofDoor(doorSession, owner),
        id: newId("call", at),
        api: api.name,
        askedModel: "",
        at,
      };
      const body = await readBody(request, MAX_BODY_BYTES);
      const read = readCall(api, body, call);
      if (!read.ok) return refuse(response, { api, call, error: read.error });
      const { asked, candidates } = read.call;
      const neededNanoUsd = Math.max(...candidates.map(({ price }) => costNanoUsd(price, asked.worst)));
      const begun = await beginModelCall(store, call, { limits: owner.limits, nanoUsd: neededNanoUsd });
      if (begun.ok)
        return passOn(call, response, () =>
          caller.pass({ ...read.call, api, request, whenUnknown: whenUnknown(api, asked) }, response),
        );
      if (begun.why === "door_closed") return sendJson(response, 403, closedAnswer());
      const words = await budgetWords(store, { ...begun, neededNanoUsd });
      const { account } = begun.limit;
      const lackingNanoUsd = lacking(begun.stand, neededNanoUsd);
      return refuse(response, { api, call, error: { status: 402, kind: "budget", ...words, account, lackingNanoUsd } });
    };

  /** Reads a call as far as the door judges it, and writes into `call` what it learns; or says why it goes nowhere. */
  const readCall = (api: ApiOfModels, bytes: Buffer | null, call: AskedModelCall): ReadGoodCall => {
    if (bytes === null) return { ok: false, error: tooLarge() };
    const body = readModelBody(bytes);
    if (body === "too deep") return { ok: false, error: badRequest("body: it is nested too deep") };
    if (!isObject(body)) return { ok: false, error: badRequest("body: is no JSON object") };
    if (!platform.providers.some(isUsable)) return { ok: false, error: noKey(platform) };
    if (typeof body.model === "string") call.askedModel = body.model.slice(0, 200);
    const read = api.read(body);
    if (!read.ok) return { ok: false, error: badRequest(read.message) };
    const found = findModels(platform, read.asked.model, { api: api.name, groupHandle: call.groupHandle });
    call.role = found.role;
    if (!found.ok) return found;
    const [first] = found.candidates;
    Object.assign(call, { provider: first?.provider.name, model: first?.model });
    return { ok: true, call: { body, asked: read.asked, candidates: found.candidates } };
  };

  const passOn = async (
    call: AskedModelCall,
    response: ServerResponse,
    pass: () => Promise<CallEnd>,
  ): Promise<void> => {
    let end: CallEnd | null = null;
    try {
      end = await pass();
    } finally {
      await settle(call, end, response);
    }
  };

  const settle = async (call: AskedModelCall, end: CallEnd | null, response: ServerResponse): Promise<void> => {
    const at = clock.now();
    // A bug of ours: nothing was passed, or nobody knows.
    const { status = 0, tokens = NO_TOKENS, attempts = 0, failure = null } = end ?? {};
    const refusal = failure === null ? null : refusalOf(status, failure.said);
    const costNano = end === null ? 0 : costNanoUsd(end.by.price, tokens);
    const by = { provider: end?.by.provider.name ?? call.provider ?? null, model: end?.by.model ?? call.model ?? "" };
    const isFirst = await finishModelCall(store, call.id, {
      ...{ ...by, status, attempts, refusal, at, durationMs: Math.max(0, at - call.at), costNanoUsd: costNano },
      ...{ inputTokens: tokens.input, outputTokens: tokens.output },
      ...{ cacheReadTokens: tokens.cacheRead, cacheWriteTokens: tokens.cacheWrite5m + tokens.cacheWrite1h },
    });
    const { doorSessionId, requestId, role } = call;
    const fields = { doorSessionId, requestId, role, ...by, status, attempts, costUsd: costNano / 1e9 };
    if (isFirst) log.info("model called", { ...fields, durationMs: at - call.at, left: response.destroyed });
    else log.warn("model call settled twice", fields);
  };

  const refuse = async (
    response: ServerResponse,
    { api, call, error }: { api: ApiOfModels; call: AskedModelCall; error: ModelError },
  ): Promise<void> => {
    const refusal = refusedBy(error);
    await recordRefusedCall(store, call, { status: error.status, refusal });
    const { doorSessionId, requestId } = call;
    log.info("model call refused", { doorSessionId, requestId, askedModel: call.askedModel, code: refusal.code });
    // Whatever the client does, the answer would be the same.
    response.setHeader("x-should-retry", "false");
    sendJson(response, error.status, api.error(error));
  };

  return { answer, close: () => caller.close() };
}

/** A running App's calls are no part of what its request cost. */
function ofDoor({ id: doorSessionId, kind, requestId: of }: DoorSession, { personId, appId, groupHandle }: CallOwner) {
  const requestId = kind === "build" ? of : null;
  return { doorSessionId, requestId, personId, appId, groupHandle };
}

function lacking({ spentNanoUsd, reservedNanoUsd, limitNanoUsd }: BudgetStand, neededNanoUsd: number): number {
  return spentNanoUsd + reservedNanoUsd + neededNanoUsd - (limitNanoUsd ?? 0);
}

/** Not every compatible server counts: then as the door itself would for a budget, rather too many. */
function whenUnknown(api: ApiOfModels, { estimatedInputTokens }: AskedCall): JsonObject | null {
  return api === countTokensApi ? { input_tokens: estimatedInputTokens } : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

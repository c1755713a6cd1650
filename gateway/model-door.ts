import type { IncomingMessage } from "node:http";
import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { Log } from "../lib/log.ts";
import { type DoorSession, readDoorSession, reserveBudget } from "../store/door-sessions.ts";
import { finishModelCall } from "../store/model-calls.ts";
import type { Store } from "../store/store.ts";
import type { AnswerAtDoor } from "./door-server.ts";
import { type ModelError, sendModelError } from "./model-error.ts";
import { type CallEnd, createModelProvider } from "./model-provider.ts";
import { type ModelRequest, readModelRequest, worstCase } from "./model-request.ts";
import { costUsd, type Price, priceOf } from "./prices.ts";
import { readBody } from "./read-body.ts";

/** The provider as the gateway alone knows it. */
export interface ModelSettings {
  /** Null: no key is set. */
  apiKey: string | null;
  baseUrl: string;
  /** Ids of the models that may be asked for. */
  models: string[];
  /** Prices of models that the built-in table does not have. */
  prices: Record<string, Price>;
}

export interface ModelDoor {
  answer: AnswerAtDoor;
  close(): Promise<void>;
}

/** The Messages API's own limit. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** What may be passed on, once there is money for it. */
interface GoodCall {
  body: Buffer;
  asked: ModelRequest;
  price: Price;
  apiKey: string;
}

/** A call whose most possible cost is set aside. */
interface ReservedCall {
  doorSession: DoorSession;
  model: string;
  price: Price;
  reservedUsd: number;
  startedAt: number;
}

/**
 * `POST /v1/messages`, passed to the provider with the real key, which is nowhere else. What a call may cost at most is
 * set aside from the DoorSession's budget before, and what it did cost is settled after; every call leaves a row. Bodies
 * and keys are never logged.
 */
export function createModelDoor(options: {
  store: Store;
  clock: Clock;
  log: Log;
  settings: ModelSettings;
  idleTimeoutMs?: number;
  totalTimeoutMs?: number;
}): ModelDoor {
  const { store, clock, log, settings, idleTimeoutMs, totalTimeoutMs } = options;
  const provider = createModelProvider({ baseUrl: settings.baseUrl, log, idleTimeoutMs, totalTimeoutMs });

  const answer: AnswerAtDoor = async (doorSession, request, response) => {
    const read = await readCall(request, settings);
    if (!read.ok) return sendModelError(response, read.error);
    const { body, asked, price, apiKey } = read.call;
    const reservedUsd = costUsd(price, worstCase(asked));
    const startedAt = clock.now();
    if (!(await reserveBudget(store, doorSession.id, reservedUsd, startedAt))) {
      const now = (await readDoorSession(store, doorSession.id)) ?? doorSession;
      return sendModelError(response, budgetUsedUp(now, reservedUsd));
    }
    let end: CallEnd = { status: 0, tokens: worstCase(asked) };
    try {
      end = await provider.pass({ request, body, asked, apiKey }, response);
    } finally {
      await settle({ doorSession, model: asked.model, price, reservedUsd, startedAt }, end);
    }
  };

  const settle = async ({ doorSession, model, price, reservedUsd, startedAt }: ReservedCall, end: CallEnd) => {
    const at = clock.now();
    const { tokens, status } = end;
    const fields = { doorSessionId: doorSession.id, requestId: doorSession.requestId, model, status };
    const spent = { costUsd: costUsd(price, tokens), durationMs: Math.max(0, at - startedAt) };
    await finishModelCall(
      store,
      {
        id: newId("call", at),
        ...fields,
        ...spent,
        inputTokens: tokens.input,
        outputTokens: tokens.output,
        cacheReadTokens: tokens.cacheRead,
        cacheWriteTokens: tokens.cacheWrite5m + tokens.cacheWrite1h,
        at,
      },
      reservedUsd,
    );
    log.info("model called", { ...fields, ...spent });
  };

  return { answer, close: () => provider.close() };
}

/** Reads a call, or says why it goes nowhere. */
async function readCall(
  request: IncomingMessage,
  settings: ModelSettings,
): Promise<{ ok: true; call: GoodCall } | { ok: false; error: ModelError }> {
  const { apiKey, models, prices } = settings;
  if (apiKey === null) return { ok: false, error: noKey() };
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === null) return { ok: false, error: tooLarge() };
  const read = readModelRequest(parseJson(body.toString("utf8")));
  if (!read.ok) return read;
  const { request: asked } = read;
  const price = models.includes(asked.model) ? priceOf(asked.model, prices) : null;
  if (price === null) return { ok: false, error: wrongModel(asked.model, settings) };
  return { ok: true, call: { body, asked, price, apiKey } };
}

function noKey(): ModelError {
  return { status: 401, type: "authentication_error", message: "no model key is set" };
}

function tooLarge(): ModelError {
  return { status: 413, type: "request_too_large", message: "The request is larger than 32 MB." };
}

function wrongModel(model: string, settings: ModelSettings): ModelError {
  const usable = settings.models.filter((id) => priceOf(id, settings.prices) !== null);
  const message = settings.models.includes(model)
    ? `Model ${model} has no price in Toolroom's table, so its cost cannot be kept to the budget.`
    : `Model ${model} is not set up here.`;
  return {
    status: 400,
    type: "invalid_request_error",
    message: `${message} Use ${usable.join(" or ") || "a model that the platform team sets up"}.`,
  };
}

function budgetUsedUp(doorSession: DoorSession, neededUsd: number): ModelError {
  const usd = (amount: number) => `$${amount.toFixed(2)}`;
  const set = doorSession.reservedUsd > 0 ? `, ${usd(doorSession.reservedUsd)} set aside for calls under way` : "";
  return {
    status: 402,
    type: "billing_error",
    message: `The budget of ${usd(doorSession.budgetUsd)} does not allow this call: ${usd(doorSession.spentUsd)} is spent${set}, and it may cost up to ${usd(neededUsd)}.`,
  };
}

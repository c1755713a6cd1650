import { z } from "zod";
import { MODEL_PROBLEMS } from "../builder/model-problems.ts";
import { parseJson } from "../lib/json.ts";
import type { CallRefusal } from "../store/model-calls.ts";
import type { ModelError } from "./apis/api.ts";

/** What the door's own refusals and a provider's failures are to whoever reads a call's row: a cause, and the next move. */

export function badRequest(message: string): ModelError {
  return { status: 400, kind: "bad_request", message };
}

export function tooLarge(): ModelError {
  return { status: 413, kind: "too_large", message: "The request is larger than 32 MB." };
}

export function refusedBy({ kind, message, next, account, lackingNanoUsd }: ModelError): CallRefusal {
  const move = next === undefined ? {} : { next };
  if (kind === "no_key") return { ...problem("no_key"), ...move };
  const of = account === undefined || lackingNanoUsd === undefined ? {} : { account, lackingNanoUsd };
  if (kind === "budget") return { ...problem("budget"), message, ...move, ...of };
  return { ...problem("model_refused"), message };
}

/** `status`: the provider's, 0 where it gave none; `said`: what came of it, as text or JSON. */
export function refusalOf(status: number, said: string): CallRefusal {
  if (status === 401 || status === 402 || status === 403 || (status === 429 && isUsedUp(said)))
    return problem("wrong_key");
  if (STORMY.includes(status) || (status < 300 && TOLD_OVERLOADED.test(said))) return problem("overloaded");
  if (status >= 400 && status < 500 && status !== 408) {
    const message = `The model's provider refused the request: ${messageIn(said) ?? `status ${status}`}`;
    return { ...problem("model_refused"), message };
  }
  return problem("model_down");
}

/** In the middle of a stream there is no status, only words. */
const TOLD_OVERLOADED = /overloaded|rate_limit/;

/** What a provider says that is overloaded. */
export const STORMY = [429, 503, 529];

/** A key whose money is used up says 429 too, and no waiting helps it. */
export function isUsedUp(said: string): boolean {
  return /insufficient_quota|billing/.test(said);
}

const saidSchema = z.looseObject({ error: z.looseObject({ message: z.string() }) });

function messageIn(said: string): string | null {
  const read = saidSchema.safeParse(parseJson(said));
  return read.success ? read.data.error.message.slice(0, 300) : null;
}

function problem(code: CallRefusal["code"]): CallRefusal {
  const { message, next } = MODEL_PROBLEMS[code];
  return { code, message, next };
}

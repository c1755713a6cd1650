import { type DoorRefusal, refusal } from "../sdk/contract/door/door-answer.ts";
import type { CallRefusal } from "../store/model-calls.ts";
import type { ApiOfModels, JsonObject, ModelError } from "./apis/api.ts";
import { messagesApi } from "./apis/messages.ts";
import { refusalOf } from "./model-refusals.ts";

/** Of an answer to an App. */
const MAX_TOKENS = 16_000;

/** The Messages API as an App speaks it: the model is always `app`, and what goes wrong is said as the rest of its door says it. */
export const appMessagesApi: ApiOfModels = {
  ...messagesApi,
  read: (body) => {
    if (body.model !== "app") return { ok: false, message: "model: is always app from here" };
    if (Number(body.max_tokens) > MAX_TOKENS) return { ok: false, message: `max_tokens: is at most ${MAX_TOKENS}` };
    return messagesApi.read(body);
  },
  error: (error) => ({ type: "error", ...said(error) }),
  failure: (status, words) => ({ type: "error", ...ofProvider(refusalOf(status, words)) }),
  errorEvent: (error) => `event: error\ndata: ${JSON.stringify({ type: "error", ...said(error) })}\n\n`,
};

const AGAIN = "Try again later.";

function said({ kind, message, next, account }: ModelError): JsonObject {
  switch (kind) {
    case "no_key": {
      const fix = "Ask the platform team to set one up (docs/models.md).";
      return { ...refusal("no_model", "This Toolroom has no model that apps may ask.", fix) };
    }
    case "budget": {
      const own =
        "Raise `monthlyUsd` of `llm` under bindings in app.yaml and deploy the change, or wait until it begins anew.";
      const fix = account?.startsWith("llm:") === true ? own : (next ?? AGAIN);
      return { ...refusal("llm_budget", message, fix) };
    }
    case "not_set_up": {
      const fix = "Ask the platform team to set one up for the role `app` (docs/models.md).";
      return { ...refusal("no_model", `This Toolroom has no model that apps may ask. ${message}`, fix) };
    }
    case "bad_request":
      return { ...refusal("bad_call", message, "Ask as @toolroom/app does.") };
    case "too_large":
      return { ...refusal("too_large", message, "Ask with less.") };
    case "timeout":
    case "overloaded":
      return { ...refusal("model_busy", message, AGAIN) };
    case "provider":
      return { ...refusal("model_down", message, AGAIN) };
  }
}

/** A provider speaks to whoever has its key; who wrote the app has none, and no name for a model. */
function ofProvider({ code, message }: CallRefusal): DoorRefusal {
  switch (code) {
    case "wrong_key": {
      const fix = "Ask the platform team to correct the key, or its billing (docs/models.md).";
      return refusal("no_model", message, fix);
    }
    case "overloaded":
      return refusal("model_busy", message, AGAIN);
    case "model_refused": {
      const fix =
        "Ask with less or otherwise, as it says; where it is not about what was asked, tell the platform team.";
      return refusal("model_refused", message, fix);
    }
    default:
      return refusal("model_down", message, AGAIN);
  }
}

export type ModelProblemCode =
  | "no_key"
  | "wrong_key"
  | "model_down"
  | "overloaded"
  | "budget"
  | "model_refused"
  | "stopped";

/** Why a model did not answer, in plain words. */
export interface ModelProblem {
  code: ModelProblemCode;
  message: string;
  next: string;
}

/** How the model door says, in every API, that it has no key. */
export const NO_KEY_SAID = "no model key is set";

export const MODEL_PROBLEMS: Record<ModelProblemCode, ModelProblem> = {
  no_key: {
    code: "no_key",
    message: "No model key is set on this Toolroom.",
    next: "Ask the platform team to set ANTHROPIC_API_KEY and start it again, then reply *retry*.",
  },
  wrong_key: {
    code: "wrong_key",
    message: "The model's provider does not accept this Toolroom's key.",
    next: "Ask the platform team to correct ANTHROPIC_API_KEY (or its billing) and start it again, then reply *retry*.",
  },
  model_down: {
    code: "model_down",
    message: "The model does not answer at the moment.",
    next: "Reply *retry* in a few minutes; nothing is lost.",
  },
  overloaded: {
    code: "overloaded",
    message: "The model is overloaded at the moment.",
    next: "Reply *retry* in a few minutes; nothing is lost.",
  },
  budget: {
    code: "budget",
    message: "This request has used up the money set aside for it.",
    next: "Ask the platform team to raise TOOLROOM_BUDGET_USD, or ask for something smaller.",
  },
  model_refused: {
    code: "model_refused",
    message: "The model's provider refused the request.",
    next: "Ask the platform team to look at TOOLROOM_MODEL_PLAN and TOOLROOM_MODEL_CODE, then reply *retry*.",
  },
  stopped: { code: "stopped", message: "It was stopped.", next: "Reply *retry* to start again." },
};

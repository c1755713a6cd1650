import { asKnown } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Ask, PlanAnswer, Planner } from "../planner.ts";

/** The model is not there, or may not be asked: nothing that saying it in other words would change. */
const MODEL_GONE = new Set(["model_down", "no_key", "wrong_key"]);

/**
 * Asks the model, and where that cannot answer, the rules; whose answer counts only where they understood every word, for
 * half an app instead of a whole one is not what waits for a model. Else the model's failure stands. What is plainly for
 * another App than the thread's is so for both.
 */
export function createPlannerWithFallback(options: { model: Planner; rules: Planner; log: Log }): Planner {
  const { model, rules, log } = options;
  return {
    name: "model",
    triage: async (ask, stop) => {
      if (ask.current && (await rules.triage(ask, stop)).kind === "other_app") return { kind: "other_app" };
      try {
        return await model.triage(ask, stop);
      } catch (error) {
        if (!isModelGone(error)) throw error;
        const intent = await rules.triage(ask, stop);
        const isUnderstood =
          (intent.kind === "new_app" || intent.kind === "change") && isWhole(await rules.plan(onlyPlans(ask), stop));
        if (!isUnderstood) throw error;
        log.warn("understood without a model", { requestId: ask.requestId });
        return intent;
      }
    },
    plan: async (ask, stop) => {
      try {
        return await model.plan(ask, stop);
      } catch (error) {
        if (!isModelGone(error)) throw error;
        const answer = await rules.plan(onlyPlans(ask), stop);
        if (!isWhole(answer)) throw error;
        log.warn("planned without a model", { requestId: ask.requestId });
        return answer;
      }
    },
  };
}

function isModelGone(error: unknown): boolean {
  const known = asKnown(error);
  return known !== null && MODEL_GONE.has(known.code);
}

function onlyPlans(ask: Ask): Ask {
  return { ...ask, mayAsk: true };
}

function isWhole(answer: PlanAnswer): boolean {
  return answer.kind === "plan" && answer.plan.leftOut.length === 0;
}

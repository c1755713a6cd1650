import type { Plan } from "../../sdk/contract/plan.ts";
import type { Harness } from "../harness.ts";

/** The harness for a Plan: what is composed of known parts is laid out without a model, all else is written by one. */
export function createHarnessByPlan(harnesses: {
  composed: Harness;
  /** `model`: another than the usual one. */
  written: (model?: string) => Harness;
}): (plan: Plan, model?: string) => Harness {
  return (plan, model) => (plan.composition === undefined ? harnesses.written(model) : harnesses.composed);
}

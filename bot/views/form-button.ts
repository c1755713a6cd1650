import type { Language } from "../words/language.ts";
import { button } from "./pieces.ts";

/** Beside the words that one may say instead: for what was read wrongly, or not at all, without a model. */
export function formButton(actionId: string, value: string, { plan }: Language) {
  return button(actionId, value, plan.form, { label: plan.formLabel });
}

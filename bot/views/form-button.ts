import { button } from "./pieces.ts";

/** Beside the words that one may say instead: for what was read wrongly, or not at all, without a model. */
export function formButton(actionId: string, value: string) {
  return button(actionId, value, "Fill in a form", { label: "Fill in a form: say field by field what it should be" });
}

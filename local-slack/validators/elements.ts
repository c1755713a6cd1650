import { isJson, type Json, objectsIn } from "../json.ts";
import { limits } from "./limits.ts";
import { checkList, checkString, checkText, type Problems } from "./problems.ts";

const selects = ["static_select", "users_select", "channels_select", "conversations_select"];
const menus = [...selects, ...selects.map((type) => `multi_${type}`)];
const pickers = ["datepicker", "timepicker"];
const boxes = ["checkboxes", "radio_buttons"];

/** Which elements may stand where; what is not here, this Slack does not imitate. */
export const elementsOf = {
  actions: ["button", "overflow", ...menus, ...pickers, ...boxes],
  accessory: ["button", "overflow", "image", ...menus, ...pickers, ...boxes],
  input: ["plain_text_input", "email_text_input", "url_text_input", "number_input", ...menus, ...pickers, ...boxes],
  context_actions: ["feedback_buttons", "icon_button"],
};

/** Checks an interactive element (or image) that stands in a block of one of the kinds above. */
export function checkElement(problems: Problems, element: Json, pointer: string, allowed: readonly string[]): void {
  const type = String(element.type);
  if (!allowed.includes(type)) {
    problems.add(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkString(problems, element, "action_id", pointer, { max: limits.actionId });
  if (isJson(element.confirm)) checkConfirm(problems, element.confirm, `${pointer}/confirm`);
  checkText(problems, element, "placeholder", pointer, { max: limits.placeholder });
  if (type === "button") checkButton(problems, element, pointer);
  else if (type === "icon_button") checkIconButton(problems, element, pointer);
  else if (type === "feedback_buttons") checkFeedback(problems, element, pointer);
  else if (type === "image") checkImage(problems, element, pointer);
  else if (type === "overflow") checkOptions(problems, element, pointer, limits.overflowOptions);
  else if (boxes.includes(type)) checkOptions(problems, element, pointer, limits.boxes);
  else if (type.endsWith("static_select")) checkStaticSelect(problems, element, pointer);
  else if (type.endsWith("_input"))
    checkString(problems, element, "initial_value", pointer, { max: limits.inputValue });
}

/** Checks an image block's or element's picture. */
export function checkImage(problems: Problems, image: Json, pointer: string): void {
  if (!isJson(image.slack_file)) {
    checkString(problems, image, "image_url", pointer, { max: limits.imageUrl, isRequired: true });
  }
  checkString(problems, image, "alt_text", pointer, { max: limits.imageAlt, isRequired: true });
}

function checkButton(problems: Problems, button: Json, pointer: string): void {
  checkText(problems, button, "text", pointer, { max: limits.buttonText, isRequired: true });
  checkString(problems, button, "value", pointer, { max: limits.buttonValue });
  checkString(problems, button, "url", pointer, { max: limits.buttonUrl });
  checkString(problems, button, "accessibility_label", pointer, { max: limits.accessibilityLabel });
  if (button.style !== undefined && button.style !== "primary" && button.style !== "danger") {
    problems.add(`${pointer}/style`, "must be one of primary, danger");
  }
}

function checkIconButton(problems: Problems, button: Json, pointer: string): void {
  checkString(problems, button, "icon", pointer, { max: limits.iconName, isRequired: true });
  checkText(problems, button, "text", pointer, { max: limits.buttonText, isRequired: true });
  checkString(problems, button, "value", pointer, { max: limits.buttonValue });
  checkString(problems, button, "accessibility_label", pointer, { max: limits.accessibilityLabel });
  const { visible_to_user_ids: seenBy } = button;
  const isList = Array.isArray(seenBy) && seenBy.every((userId) => typeof userId === "string");
  if (seenBy !== undefined && !isList) problems.add(`${pointer}/visible_to_user_ids`, "must be an array of user ids");
}

function checkFeedback(problems: Problems, buttons: Json, pointer: string): void {
  for (const half of ["positive_button", "negative_button"]) {
    const button = buttons[half];
    const at = `${pointer}/${half}`;
    if (!isJson(button)) {
      problems.add(pointer, `missing required field: ${half}`);
      continue;
    }
    checkText(problems, button, "text", at, { max: limits.buttonText, isRequired: true });
    checkString(problems, button, "value", at, { max: limits.buttonValue, isRequired: true });
    checkString(problems, button, "accessibility_label", at, { max: limits.accessibilityLabel });
  }
}

function checkConfirm(problems: Problems, confirm: Json, pointer: string): void {
  checkText(problems, confirm, "title", pointer, { max: limits.confirmTitle });
  checkText(problems, confirm, "text", pointer, { max: limits.confirmText, kinds: ["plain_text", "mrkdwn"] });
  checkText(problems, confirm, "confirm", pointer, { max: limits.confirmButton });
  checkText(problems, confirm, "deny", pointer, { max: limits.confirmButton });
}

function checkStaticSelect(problems: Problems, select: Json, pointer: string): void {
  if (select.option_groups === undefined) {
    checkOptions(problems, select, pointer, limits.options);
    return;
  }
  checkList(problems, select, "option_groups", pointer, { max: limits.options }).forEach((group, index) => {
    const at = `${pointer}/option_groups/${index}`;
    checkText(problems, group, "label", at, { max: limits.optionText, isRequired: true });
    checkOptions(problems, group, at, limits.options);
  });
}

function checkOptions(problems: Problems, owner: Json, pointer: string, max: number): void {
  const options = checkList(problems, owner, "options", pointer, { max, isRequired: true });
  options.forEach((option, index) => {
    const at = `${pointer}/options/${index}`;
    const kinds = ["plain_text", "mrkdwn"];
    checkText(problems, option, "text", at, { max: limits.optionText, isRequired: true, kinds });
    checkString(problems, option, "value", at, { max: limits.optionValue, isRequired: true });
    checkText(problems, option, "description", at, { max: limits.optionText, kinds });
  });
  const values = objectsIn(owner.options).map((option) => option.value);
  const initial = isJson(owner.initial_option) ? [owner.initial_option] : objectsIn(owner.initial_options);
  for (const option of initial) {
    if (!values.includes(option.value)) problems.add(pointer, "initial option must be among the options");
  }
}

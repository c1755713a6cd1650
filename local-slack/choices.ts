import { conversationCalled } from "./conversations.ts";
import { isJson, type Json, objectsIn, textOf } from "./json.ts";
import { personCalled } from "./people.ts";
import { SlackError } from "./slack-error.ts";
import { choiceFields } from "./view-state.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What a person's choice looks like to the app: `value` is plain text, an option's value or label, a person's handle or
 * id, a channel's name or id; or a list of them for elements that take several. Null empties the element.
 */
export function chosen(workspace: Workspace, element: Json, value: unknown): Json {
  const type = String(element.type);
  const choice = choiceFields[type];
  if (!choice) return { type, value: value === null || value === undefined ? null : String(value) };
  if (choice.isMany) {
    const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
    return { type, [choice.field]: list.map((one) => single(workspace, element, type, one)) };
  }
  const isEmpty = value === null || value === undefined || value === "";
  return { type, [choice.field]: isEmpty ? null : single(workspace, element, type, value) };
}

/** Whether nothing is chosen or written. */
export function isEmptyValue(value: Json): boolean {
  const field = choiceFields[String(value.type)]?.field ?? "value";
  const inside = value[field];
  return inside === null || inside === undefined || inside === "" || (Array.isArray(inside) && inside.length === 0);
}

function single(workspace: Workspace, element: Json, type: string, value: unknown): unknown {
  if (type.endsWith("users_select")) return personCalled(workspace, String(value)).userId;
  if (type.endsWith("channels_select") || type.endsWith("conversations_select")) {
    return conversationCalled(workspace, String(value)).channelId;
  }
  if (type === "datepicker" || type === "timepicker") return String(value);
  return optionOf(element, isJson(value) ? textOf(value.value) : String(value));
}

function optionOf(element: Json, wanted: string): Json {
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const options = [...objectsIn(element.options), ...groups];
  const labelOf = (option: Json): string => (isJson(option.text) ? textOf(option.text.text) : "");
  const found = options.find((one) => one.value === wanted) ?? options.find((one) => labelOf(one) === wanted);
  if (!found) {
    const known = options.map((one) => String(one.value)).join(", ");
    throw new SlackError("invalid_option", { message: `"${wanted}" is none of the options: ${known}.` });
  }
  return found;
}

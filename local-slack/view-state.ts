import type { Json } from "./json.ts";
import { allBlocks, elementsIn } from "./nested-blocks.ts";

/** `block_id → action_id → value`, as in `view.state.values`. */
export type StateValues = Record<string, Record<string, Json>>;

/** Every element whose value counts, with the block it stands in. */
export function statefulElements(blocks: readonly Json[]): { blockId: string; element: Json; block: Json }[] {
  return allBlocks(blocks).flatMap((block) =>
    elementsIn(block)
      .filter((element) => typeof element.action_id === "string" && isStateful(String(element.type)))
      .map((element) => ({ blockId: String(block.block_id), element, block })),
  );
}

/** The values of all elements before anybody touched them; those in `kept` stay where the element is still there. */
export function initialValues(blocks: readonly Json[], kept: StateValues): StateValues {
  const values: StateValues = {};
  for (const { blockId, element } of statefulElements(blocks)) {
    const actionId = String(element.action_id);
    const before = kept[blockId]?.[actionId];
    const isSame = before?.type === element.type;
    values[blockId] = { ...values[blockId], [actionId]: isSame && before ? before : initialValue(element) };
  }
  return values;
}

function isStateful(type: string): boolean {
  return /_select$|_input$|^checkboxes$|^radio_buttons$|^datepicker$|^timepicker$/.test(type);
}

/** Which field of an element's value holds the choice, by type. */
export const choiceFields: Record<string, { field: string; initial: string; isMany?: true }> = {
  static_select: { field: "selected_option", initial: "initial_option" },
  radio_buttons: { field: "selected_option", initial: "initial_option" },
  overflow: { field: "selected_option", initial: "initial_option" },
  users_select: { field: "selected_user", initial: "initial_user" },
  channels_select: { field: "selected_channel", initial: "initial_channel" },
  conversations_select: { field: "selected_conversation", initial: "initial_conversation" },
  datepicker: { field: "selected_date", initial: "initial_date" },
  timepicker: { field: "selected_time", initial: "initial_time" },
  checkboxes: { field: "selected_options", initial: "initial_options", isMany: true },
  multi_static_select: { field: "selected_options", initial: "initial_options", isMany: true },
  multi_users_select: { field: "selected_users", initial: "initial_users", isMany: true },
  multi_channels_select: { field: "selected_channels", initial: "initial_channels", isMany: true },
  multi_conversations_select: { field: "selected_conversations", initial: "initial_conversations", isMany: true },
};

function initialValue(element: Json): Json {
  const type = String(element.type);
  const choice = choiceFields[type];
  if (!choice) return { type, value: element.initial_value ?? null };
  return { type, [choice.field]: element[choice.initial] ?? (choice.isMany ? [] : null) };
}

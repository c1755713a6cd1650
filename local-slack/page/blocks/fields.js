import { make } from "../frame/dom.js";
import { plainText } from "./mrkdwn.js";

/**
 * An element in which people choose or write.
 * @param {{people: object[], channels: object[]}} lists what selects of people and channels offer
 * @param {unknown} known the element's value so far, as in `state.values`; else what it begins with
 * @returns {{node: HTMLElement, read: () => unknown, write: (value: unknown) => void}}
 */
export function field(element, lists, known, attributes = {}) {
  const state = known ?? initialState(element);
  if (isGroup(element)) return boxes(element, groupsOf(element, lists), state, attributes);
  if (element.type === "datepicker") return input(element, "date", state?.selected_date, attributes);
  if (element.type === "timepicker") return input(element, "time", state?.selected_time, attributes);
  if (element.type.endsWith("_select")) return menu(element, groupsOf(element, lists), state, attributes);
  return input(element, kinds[element.type] ?? "text", state?.value, attributes);
}

/** As in `state.values`, before anybody touched it. */
function initialState(element) {
  return {
    value: element.initial_value,
    selected_date: element.initial_date,
    selected_time: element.initial_time,
    selected_option: element.initial_option,
    selected_options: element.initial_options,
    selected_one: element.initial_user ?? element.initial_channel ?? element.initial_conversation,
    selected_several: element.initial_users ?? element.initial_channels ?? element.initial_conversations,
  };
}

/** Whether the element is several boxes to tick, which have a legend and no label of their own. */
export function isGroup(element) {
  return element.type === "checkboxes" || element.type === "radio_buttons" || element.type.startsWith("multi_");
}

const kinds = { number_input: "number", email_text_input: "email", url_text_input: "url" };

function input(element, type, value, attributes) {
  const shared = {
    ...attributes,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    value: value ?? "",
  };
  const isWhole = type === "number" && element.is_decimal_allowed !== true;
  const node = element.multiline
    ? make("textarea", { ...shared, rows: 4 })
    : make("input", { ...shared, type, step: type === "number" ? (isWhole ? 1 : "any") : undefined });
  const write = (written) => {
    node.value = written ?? "";
  };
  return { node, read: () => node.value || null, write };
}

function menu(element, groups, state, attributes) {
  const picked = pickedOf(state);
  const option = (one) =>
    make("option", { value: one.value, selected: picked.includes(one.value) }, plainText(one.text.text));
  const inside = groups.flatMap((group) => {
    const options = group.options.map(option);
    return group.label ? [make("optgroup", { label: group.label.text }, ...options)] : options;
  });
  const empty = make("option", { value: "", selected: picked.length === 0 }, element.placeholder?.text ?? "Choose…");
  const node = make("select", attributes, empty, ...inside);
  const write = (written) => {
    node.value = written ?? "";
  };
  return { node, read: () => node.value || null, write };
}

let groupNumber = 0;

function boxes(element, groups, state, attributes) {
  const isOne = element.type === "radio_buttons";
  const picked = pickedOf(state);
  groupNumber += 1;
  const name = `boxes-${groupNumber}`;
  const ticks = [];
  const row = (option) => {
    const box = make("input", { type: isOne ? "radio" : "checkbox", name, value: option.value });
    box.checked = picked.includes(option.value);
    ticks.push(box);
    const about = option.description && make("span", { class: "hint" }, plainText(option.description.text));
    return make("label", { class: "choice" }, box, make("span", {}, plainText(option.text.text), about));
  };
  const inside = groups.flatMap((group) => [
    group.label && make("span", { class: "hint" }, plainText(group.label.text)),
    ...group.options.map(row),
  ]);
  // What Slack opens as a menu may be long: people, channels. Checkboxes stand there all.
  const isLong = element.type.startsWith("multi_") && ticks.length > 8;
  const node = make(
    "div",
    { ...attributes, class: isLong ? "choices long" : "choices", role: isOne ? "radiogroup" : "group" },
    ...inside,
  );
  const values = () => ticks.filter((box) => box.checked).map((box) => box.value);
  const write = (written) => {
    for (const box of ticks) box.checked = [written].flat().includes(box.value);
  };
  return { node, read: () => (isOne ? (values()[0] ?? null) : values()), write };
}

function groupsOf(element, lists) {
  if (element.option_groups) return element.option_groups;
  if (element.type.endsWith("users_select")) {
    return [{ options: lists.people.map((one) => ({ value: one.id, text: { text: one.real_name } })) }];
  }
  if (/(channels|conversations)_select$/.test(element.type)) {
    return [{ options: lists.channels.map((one) => ({ value: one.id, text: { text: `#${one.name}` } })) }];
  }
  return [{ options: element.options ?? [] }];
}

function pickedOf(state) {
  const { type: _, value: __, ...chosen } = state ?? {};
  return Object.values(chosen)
    .flat()
    .filter(Boolean)
    .map((one) => (typeof one === "object" ? one.value : one));
}

import { make } from "./dom.js";
import { plainText } from "./mrkdwn.js";

/**
 * An element in which people choose or write.
 * @param {{people: object[], channels: object[]}} lists what selects of people and channels offer
 * @param {unknown} state the element's value so far, as in `state.values`
 * @returns {{node: HTMLElement, read: () => unknown, write: (value: unknown) => void}}
 */
export function field(element, lists, state, attributes = {}) {
  if (element.type === "checkboxes" || element.type === "radio_buttons") return boxes(element, state, attributes);
  if (element.type === "datepicker") return input(element, "date", state?.selected_date, attributes);
  if (element.type === "timepicker") return input(element, "time", state?.selected_time, attributes);
  if (element.type.endsWith("_select")) return menu(element, lists, state, attributes);
  const kind = { number_input: "number", email_text_input: "email", url_text_input: "url" }[element.type] ?? "text";
  return input(element, kind, state?.value, attributes);
}

function input(element, type, value, attributes) {
  const shared = {
    ...attributes,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    minlength: element.min_length,
    value: value ?? "",
  };
  const node = element.multiline ? make("textarea", shared) : make("input", { ...shared, type });
  const write = (written) => {
    node.value = written ?? "";
  };
  return { node, read: () => node.value || null, write };
}

function menu(element, lists, state, attributes) {
  const isMany = element.type.startsWith("multi_");
  const groups = element.option_groups ?? [{ options: optionsOf(element, lists) }];
  const picked = pickedOf(state);
  const option = (one) =>
    make("option", { value: one.value, selected: picked.includes(one.value) }, plainText(one.text.text));
  const inside = groups.map((group) => {
    const options = group.options.map(option);
    return group.label ? [make("optgroup", { label: group.label.text }, ...options)] : options;
  });
  const empty = make("option", { value: "", selected: picked.length === 0 }, element.placeholder?.text ?? "Choose…");
  const node = make("select", { ...attributes, multiple: isMany }, ...(isMany ? [] : [empty]), ...inside.flat());
  const values = () => [...node.selectedOptions].map((one) => one.value).filter((value) => value !== "");
  const write = (written) => {
    const wanted = [written].flat();
    for (const one of node.options) one.selected = wanted.includes(one.value);
  };
  return { node, read: () => (isMany ? values() : (values()[0] ?? null)), write };
}

function boxes(element, state, attributes) {
  const isMany = element.type === "checkboxes";
  const picked = pickedOf(state);
  const name = `boxes-${Math.random()}`;
  const rows = element.options.map((option) => {
    const box = make("input", { type: isMany ? "checkbox" : "radio", name, value: option.value });
    box.checked = picked.includes(option.value);
    const about = option.description ? make("span", { class: "hint" }, ` ${option.description.text}`) : null;
    return { box, row: make("label", { class: "choice" }, box, make("span", {}, plainText(option.text.text), about)) };
  });
  const node = make("div", { ...attributes, role: isMany ? "group" : "radiogroup" }, ...rows.map(({ row }) => row));
  const values = () => rows.filter(({ box }) => box.checked).map(({ box }) => box.value);
  const write = (written) => {
    for (const { box } of rows) box.checked = [written].flat().includes(box.value);
  };
  return { node, read: () => (isMany ? values() : (values()[0] ?? null)), write };
}

function optionsOf(element, lists) {
  if (element.type.endsWith("users_select")) {
    return lists.people.map((person) => ({ value: person.id, text: { text: person.real_name } }));
  }
  if (element.type.endsWith("static_select")) return element.options ?? [];
  return lists.channels.map((channel) => ({ value: channel.id, text: { text: `#${channel.name}` } }));
}

function pickedOf(state = {}) {
  const { type: _, value: __, ...chosen } = state ?? {};
  return Object.values(chosen)
    .flat()
    .filter(Boolean)
    .map((one) => (typeof one === "object" ? one.value : one));
}

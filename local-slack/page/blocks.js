import { make } from "./dom.js";
import { field } from "./fields.js";
import { markdown } from "./markdown.js";
import { link, mrkdwn, plainText } from "./mrkdwn.js";
import { richText } from "./rich-text.js";

/**
 * Draws Block Kit.
 * @param {object[]} blocks
 * @param {object} surface what the blocks stand in:
 *   `names` and `lists` (see mrkdwn.js, fields.js), `act(element, blockId, value)` for presses and choices,
 *   `state` (`state.values` of a view), and for modals `inputs`, a Map that is filled with block id → field
 */
export function drawBlocks(blocks, surface) {
  return make("div", { class: "blocks" }, ...blocks.flatMap((block) => draw(block, surface) ?? []));
}

const drawings = {
  section: (block, surface) =>
    make(
      "div",
      { class: "section" },
      make(
        "div",
        {},
        block.text && text(block.text, surface),
        block.fields && make("div", { class: "fields" }, ...block.fields.map((one) => text(one, surface))),
      ),
      block.accessory && element(block.accessory, block, surface),
    ),
  header: (block) => make("h3", { class: "header" }, plainText(block.text.text)),
  divider: () => make("hr"),
  context: (block, surface) =>
    make(
      "div",
      { class: "context" },
      ...block.elements.map((one) => (one.type === "image" ? image(one) : text(one, surface))),
    ),
  actions: (block, surface) =>
    make("div", { class: "actions" }, ...block.elements.map((one) => element(one, block, surface))),
  context_actions: (block, surface) =>
    make("div", { class: "actions" }, ...block.elements.map((one) => element(one, block, surface))),
  image: (block) =>
    make("figure", {}, image(block), block.title && make("figcaption", {}, plainText(block.title.text))),
  input: (block, surface) => inputBlock(block, surface),
  markdown: (block) => make("div", {}, ...markdown(block.text)),
  rich_text: (block, surface) => make("div", {}, ...richText(block.elements, surface.names)),
};

function draw(block, surface) {
  const drawing = drawings[block.type];
  return drawing ? drawing(block, surface) : make("p", { class: "note" }, `(a ${block.type} block)`);
}

function text(object, surface) {
  const inside = object.type === "mrkdwn" ? mrkdwn(object.text, surface.names) : [plainText(object.text)];
  return make("div", { class: "said" }, ...inside);
}

function image(block) {
  return make("img", { src: block.image_url, alt: block.alt_text, loading: "lazy", referrerpolicy: "no-referrer" });
}

function element(one, block, surface) {
  if (one.type === "image") return image(one);
  if (one.type === "button") return button(one, block, surface);
  if (one.type === "overflow") return menuOf(one, block, surface);
  if (one.type === "feedback_buttons") {
    return make(
      "span",
      { class: "actions" },
      ...[one.positive_button, one.negative_button].map((half) => feedback(half, one, block, surface)),
    );
  }
  const state = surface.state?.[block.block_id]?.[one.action_id];
  const label = one.accessibility_label ?? one.placeholder?.text ?? one.action_id;
  const made = field(one, surface.lists, state, { "aria-label": label });
  made.node.addEventListener("change", () => surface.act(one, block.block_id, made.read()));
  surface.inputs?.set(block.block_id, made);
  return made.node;
}

function button(one, block, surface) {
  const press = () => surface.act(one, block.block_id, one.value);
  const attributes = { type: "button", class: one.style, "aria-label": one.accessibility_label, onclick: press };
  if (!one.url) return make("button", attributes, plainText(one.text.text));
  const anchor = link(one.url, plainText(one.text.text));
  anchor.addEventListener?.("click", press);
  return anchor;
}

function feedback(half, one, block, surface) {
  const press = () => surface.act(one, block.block_id, half.value);
  return make(
    "button",
    { type: "button", "aria-label": half.accessibility_label, onclick: press },
    plainText(half.text.text),
  );
}

function menuOf(one, block, surface) {
  const made = field({ ...one, type: "static_select", placeholder: { text: "More…" } }, surface.lists, undefined, {
    "aria-label": "More actions",
  });
  made.node.addEventListener("change", () => surface.act(one, block.block_id, made.read()));
  return made.node;
}

function inputBlock(block, surface) {
  const name = `field-${block.block_id}`;
  const state = surface.state?.[block.block_id]?.[block.element.action_id];
  const made = field(block.element, surface.lists, state, {
    id: name,
    "aria-describedby": `${name}-fault`,
    "aria-required": String(!block.optional),
  });
  if (block.dispatch_action) {
    made.node.addEventListener("change", () => surface.act(block.element, block.block_id, made.read()));
  }
  surface.inputs?.set(block.block_id, made);
  const optional = block.optional ? make("span", { class: "hint" }, " (optional)") : null;
  const isGroup = block.element.type === "checkboxes" || block.element.type === "radio_buttons";
  const label = isGroup
    ? make("legend", {}, plainText(block.label.text), optional)
    : make("label", { for: name }, plainText(block.label.text), optional);
  return make(
    isGroup ? "fieldset" : "div",
    { class: "field" },
    label,
    made.node,
    block.hint && make("span", { class: "hint" }, plainText(block.hint.text)),
    make("span", { class: "fault", id: `${name}-fault`, role: "alert" }),
  );
}

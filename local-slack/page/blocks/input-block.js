import { make } from "../frame/dom.js";
import { field, isGroup } from "./fields.js";
import { plainText } from "./mrkdwn.js";

/** A labelled field of a modal or Home, with its hint and the place for what is wrong with it. */
export function inputBlock(holder, surface) {
  const { block } = holder;
  const { element } = block;
  const name = `field-${block.block_id}`;
  const state = surface.state?.[block.block_id]?.[element.action_id];
  const described = [block.hint && `${name}-hint`, `${name}-fault`].filter(Boolean).join(" ");
  const isMany = isGroup(element);
  const made = field(element, surface.lists, state, {
    id: isMany ? undefined : name,
    "aria-describedby": described,
    "aria-required": isMany || block.optional ? undefined : "true",
    "data-focus": element.focus_on_load ? "first" : undefined,
  });
  if (block.dispatch_action) {
    made.node.addEventListener("change", () => surface.act(element, holder.block.block_id, made.read()));
  }
  surface.inputs?.set(block.block_id, made);
  const optional = block.optional ? make("span", { class: "optional" }, " (optional)") : null;
  return make(
    isMany ? "fieldset" : "div",
    { class: "field" },
    make(isMany ? "legend" : "label", isMany ? {} : { for: name }, plainText(block.label.text), optional),
    made.node,
    block.hint && make("span", { class: "hint", id: `${name}-hint` }, plainText(block.hint.text)),
    make("span", { class: "fault", id: `${name}-fault` }),
  );
}

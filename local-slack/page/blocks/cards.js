import { make } from "../frame/dom.js";
import { element } from "./elements.js";
import { mrkdwn, plainText } from "./mrkdwn.js";
import { picture } from "./picture.js";
import { richText } from "./rich-text.js";

/** A `card` block: a picture, a title with an icon, words, buttons. */
export function card(holder, surface) {
  const { hero_image: hero, icon, title, subtitle, body, actions } = holder.block;
  const words = (text, as) => text && make("div", { class: `words ${as}` }, ...mrkdwn(text.text, surface.names));
  const head = make(
    "div",
    { class: "card-head" },
    icon && picture(icon, surface, "card-icon"),
    make("div", {}, words(title, "card-title"), words(subtitle, "card-subtitle")),
  );
  const buttons = (actions ?? []).map((one) => element(one, holder, surface));
  return make(
    "div",
    { class: "inner-card" },
    hero && picture(hero, surface),
    (icon || title || subtitle) && head,
    words(body, ""),
    buttons.length > 0 && make("div", { class: "actions" }, ...buttons),
  );
}

/** A `carousel` block: cards side by side, in a row that scrolls by keyboard too. */
export function carousel({ block }, surface) {
  const cards = block.elements.map((one) => make("li", {}, card({ block: one }, surface)));
  const label = cards.length === 1 ? "1 card" : `${cards.length} cards`;
  const row = make("ul", { class: "carousel" }, ...cards);
  return make("div", { class: "carousel-frame", role: "region", "aria-label": label, tabindex: 0 }, row);
}

/**
 * A `container` block: blocks under one title, folded away where it asks for it.
 * @param {(holder: {block: object}) => HTMLElement} drawChild
 */
export function container({ block }, surface, drawChild) {
  const { rich_text_title: rich, title, subtitle, icon, is_collapsible: folds, default_collapsed: isFolded } = block;
  const titleNodes = rich ? richText(rich.elements, surface.names) : [plainText(title.text)];
  const subtitleNodes =
    subtitle?.type === "mrkdwn" ? mrkdwn(subtitle.text, surface.names) : [plainText(subtitle?.text ?? "")];
  const head = [
    icon && picture(icon, surface, "card-icon"),
    make(
      "span",
      { class: "container-words" },
      make("span", { class: "card-title" }, ...titleNodes),
      subtitle && make("span", { class: "card-subtitle" }, ...subtitleNodes),
    ),
  ];
  const inside = make("div", { class: "blocks" }, ...block.child_blocks.map((child) => drawChild({ block: child })));
  const look = `container ${block.width ?? "standard"}${block.has_header_divider ? " divided" : ""}`;
  if (folds) {
    const summary = make("summary", { class: "card-head" }, ...head);
    return make("details", { class: look, open: isFolded !== true }, summary, inside);
  }
  return make("section", { class: look }, make("div", { class: "card-head" }, ...head), inside);
}

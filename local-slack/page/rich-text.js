import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { link, mention } from "./mrkdwn.js";

/** A `rich_text` block as nodes. */
export function richText(elements, names) {
  return elements.map((element) => {
    if (element.type === "rich_text_list") {
      const items = element.elements.map((item) => make("li", {}, ...inline(item.elements, names)));
      return make(element.style === "ordered" ? "ol" : "ul", {}, ...items);
    }
    const tag = { rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[element.type] ?? "div";
    return make(tag, { class: "said" }, ...inline(element.elements ?? [], names));
  });
}

function inline(elements, names) {
  return elements.map((element) => styled(nodeOf(element, names), element.style ?? {}));
}

function nodeOf(element, names) {
  if (element.type === "link") return link(element.url, element.text ?? element.url);
  if (element.type === "user") return mention(`@${names.person(element.user_id)}`);
  if (element.type === "channel") return mention(`#${names.channel(element.channel_id)}`);
  if (element.type === "usergroup") return mention("@group");
  if (element.type === "broadcast") return mention(`@${element.range}`);
  if (element.type === "emoji") return document.createTextNode(emoji(element.name));
  return document.createTextNode(element.text ?? "");
}

function styled(node, style) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code" };
  return Object.entries(tags).reduce((inner, [name, tag]) => (style[name] ? make(tag, {}, inner) : inner), node);
}

import { make } from "../frame/dom.js";
import { emoji } from "./emoji.js";
import { codeBlock, link, mention } from "./mrkdwn.js";

/** A `rich_text` block as nodes. */
export function richText(elements, names) {
  return elements.map((element) => {
    if (element.type === "rich_text_list") {
      const items = element.elements.map((item) => make("li", {}, ...inline(item.elements, names)));
      return make(element.style === "ordered" ? "ol" : "ul", { class: "bullets" }, ...items);
    }
    const inside = inline(element.elements ?? [], names);
    if (element.type === "rich_text_preformatted") return codeBlock(inside.map((node) => node.textContent).join(""));
    return make(element.type === "rich_text_quote" ? "blockquote" : "p", { class: "said" }, ...inside);
  });
}

function inline(elements, names) {
  return elements.map((element) => styled(nodeOf(element, names), element.style ?? {}));
}

function nodeOf(element, names) {
  if (element.type === "link") return link(element.url, element.text ?? element.url);
  if (element.type === "user") return mention(`@${names.person(element.user_id)}`, names.isMe(element.user_id));
  if (element.type === "channel") return mention(`#${names.channel(element.channel_id)}`);
  if (element.type === "usergroup") return mention(`@${names.group(element.usergroup_id)}`);
  if (element.type === "broadcast") return mention(`@${element.range}`);
  if (element.type === "emoji") return document.createTextNode(emoji(element.name));
  if (element.type === "date") return document.createTextNode(names.date(element.format, element.timestamp));
  return document.createTextNode(element.text ?? "");
}

function styled(node, style) {
  const tags = { bold: "strong", italic: "em", strike: "s", code: "code" };
  return Object.entries(tags).reduce((inner, [name, tag]) => (style[name] ? make(tag, {}, inner) : inner), node);
}

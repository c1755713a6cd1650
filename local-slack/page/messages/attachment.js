import { createBlocks } from "../blocks/blocks.js";
import { link, mrkdwn, plainText } from "../blocks/mrkdwn.js";
import { make } from "../frame/dom.js";

/** Something attached to a message in Slack's older form: a quote, a forwarded message, fields. */
export function attachment(one, surface) {
  const title = one.title && (one.title_link ? link(one.title_link, plainText(one.title)) : plainText(one.title));
  const fields = (one.fields ?? []).map((field) =>
    make("div", {}, make("strong", {}, plainText(field.title ?? "")), ...mrkdwn(field.value ?? "", surface.names)),
  );
  const blocks = one.blocks && createBlocks(surface);
  blocks?.show(one.blocks);
  const text = one.text ?? (one.blocks ? "" : (one.fallback ?? ""));
  return make(
    "div",
    { class: "attachment" },
    one.author_name && make("p", { class: "note" }, plainText(one.author_name)),
    title && make("p", { class: "lead" }, title),
    ...mrkdwn(text, surface.names),
    fields.length > 0 && make("div", { class: "fields" }, ...fields),
    blocks?.node,
    one.footer && make("p", { class: "note" }, plainText(one.footer)),
  );
}

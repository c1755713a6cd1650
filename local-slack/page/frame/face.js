import { emoji } from "../blocks/emoji.js";
import { make } from "./dom.js";
import { appMark } from "./icons.js";

const hues = 7;

/** The small picture of who speaks: the app's mark, an app's own emoji, or a person's initials on their colour. */
export function face(author, size = "") {
  const attributes = { class: `face ${size}`, "aria-hidden": "true" };
  if (author.emoji) return make("span", { ...attributes, "data-hue": "app" }, emoji(author.emoji));
  if (author.isToolroom) return make("span", { ...attributes, "data-hue": "mark" }, appMark());
  const initials = author.name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? "")
    .join("");
  // Drawn by the style, so that what is read aloud and what is seen are the same words.
  return make("span", {
    ...attributes,
    "data-hue": String(hueOf(author.name)),
    "data-initials": initials.slice(0, 2).toUpperCase(),
  });
}

function hueOf(name) {
  return [...name].reduce((sum, letter) => (sum * 2 + letter.codePointAt(0)) % 9973, 1) % hues;
}

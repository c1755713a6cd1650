import { make } from "../frame/dom.js";
import { link, plainText } from "./mrkdwn.js";
import { richText } from "./rich-text.js";

/** By status: what is seen, what is said, how it looks (as the steps of a card). */
const states = {
  pending: { sign: "·", said: "Next", look: "next" },
  in_progress: { sign: "▸", said: "Now", look: "now" },
  complete: { sign: "✓", said: "Done", look: "done" },
  error: { sign: "✗", said: "Failed", look: "failed" },
};

/** A `task_card` block: one thing that is done, with what it is about and what came of it. */
export function taskCard({ block }, surface) {
  return make("ul", { class: "steps tasks" }, task(block, surface));
}

/** A `plan` block: tasks under one title. */
export function plan({ block }, surface) {
  const tasks = (block.tasks ?? []).map((one) => task(one, surface));
  return make(
    "div",
    { class: "plan" },
    make("div", { class: "card-title" }, plainText(block.title)),
    tasks.length > 0 && make("ul", { class: "steps tasks" }, ...tasks),
  );
}

function task(block, surface) {
  const { sign, said, look } = states[block.status] ?? states.pending;
  const sources = (block.sources ?? []).map((one) => make("li", {}, link(one.url, one.text)));
  return make(
    "li",
    { class: look },
    make("span", { class: "step-sign", "aria-hidden": "true" }, `${sign} `),
    make(
      "div",
      { class: "task-words" },
      make("div", {}, make("span", { class: "unseen" }, `${said}: `), plainText(block.title)),
      block.details && make("div", { class: "task-more" }, ...richText(block.details.elements, surface.names)),
      block.output && make("div", { class: "task-more" }, ...richText(block.output.elements, surface.names)),
      sources.length > 0 && make("ul", { class: "task-sources", "aria-label": "Sources" }, ...sources),
    ),
  );
}

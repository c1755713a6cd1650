import { createCompletion } from "../composer/completion.js";
import { suggestionsFor } from "../composer/suggestions.js";
import { announce } from "../frame/announce.js";
import { make } from "../frame/dom.js";
import { toast } from "../frame/toast.js";

/**
 * One's own words, to be changed where they stand: Enter saves, Escape leaves them as they were.
 * @param {() => void} onclose called once, when it was saved or left
 */
export function createEditor(room, message, onclose) {
  const before = room.typed(message.text ?? "");
  const text = make("textarea", { rows: 1, "aria-label": "Edit message", enterkeyhint: "done", value: before });
  const hint = make("span", { class: "editor-hint", "aria-hidden": "true" }, "Enter saves · Esc leaves");
  const leave = make("button", { type: "button", class: "button small", onclick: () => onclose() }, "Cancel");
  const save = make("button", { class: "button small primary" }, "Save");
  const node = make("form", { class: "editor" }, text, make("div", { class: "editor-row" }, hint, leave, save));
  // A command cannot be made of a message, so none is suggested, as in threads.
  const completion = createCompletion(text, node, (typed) => suggestionsFor(room, typed, { threadTs: message.ts }));

  const submit = async (event) => {
    event.preventDefault();
    const typed = text.value.trim();
    if (node.ariaBusy === "true") return;
    if (typed === "") return toast("There is nothing left to save. To take the message away, delete it.");
    if (typed === before.trim()) return onclose();
    node.ariaBusy = "true";
    try {
      await room.client.call("chat.update", { channel: message.channel, ts: message.ts, text: room.written(typed) });
      announce("Saved.");
      onclose();
    } catch (error) {
      node.ariaBusy = "false";
      toast(`That was not saved. ${error.message}`);
      text.focus();
    }
  };

  text.addEventListener("keydown", (event) => {
    if (event.isComposing || completion.took(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) submit(event);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onclose();
  });
  node.addEventListener("submit", submit);

  return {
    node,
    focus: () => {
      text.focus();
      text.setSelectionRange(text.value.length, text.value.length);
    },
  };
}

import { announce } from "../frame/announce.js";
import { make } from "../frame/dom.js";

let listNumber = 0;

/**
 * A list of suggestions over a text field. The focus stays in the field; the arrow keys choose, Enter or Tab takes,
 * Escape closes.
 * @param {(before: string) => Promise<{length: number, items: object[]} | undefined>} suggest
 */
export function createCompletion(text, host, suggest) {
  listNumber += 1;
  const listId = `suggestions-${listNumber}`;
  const list = make("ul", {
    class: "suggestions",
    role: "listbox",
    id: listId,
    "aria-label": "Suggestions",
    hidden: true,
  });
  host.append(list);
  text.setAttribute("aria-autocomplete", "list");
  let found;
  let at = 0;
  let isChosen = false;
  let asked = 0;

  const close = () => {
    asked += 1;
    found = undefined;
    isChosen = false;
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
    text.removeAttribute("aria-controls");
  };

  const mark = () => {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) option.scrollIntoView({ block: "nearest" });
    }
    text.setAttribute("aria-activedescendant", `${listId}-${at}`);
  };

  const look = async () => {
    asked += 1;
    const mine = asked;
    const before = text.value.slice(0, text.selectionStart);
    const answer = text.selectionStart === text.selectionEnd ? await suggest(before).catch(() => undefined) : undefined;
    if (mine !== asked) return;
    if (!answer || answer.items.length === 0) return close();
    if (!found) announce(`${answer.items.length} suggestions. Arrow keys choose, Tab takes.`);
    // What the keys chose stays chosen when what was typed before is answered only now.
    const chosen = isChosen ? found?.items[at]?.insert : undefined;
    // Where the choice begins: what is typed until it is taken goes with it.
    found = { ...answer, start: before.length - answer.length };
    at = Math.max(
      0,
      answer.items.findIndex((item) => item.insert === chosen),
    );
    list.replaceChildren(...answer.items.map(option));
    list.hidden = false;
    text.setAttribute("aria-controls", listId);
    mark();
  };

  const option = (item, index) => {
    const node = make(
      "li",
      { role: "option", id: `${listId}-${index}`, "aria-selected": "false" },
      item.picture,
      make("span", { class: "suggestion-words" }, item.words),
      item.detail && make("span", { class: "suggestion-detail" }, item.detail),
    );
    // A press must not take the focus out of the field.
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => take(item));
    return node;
  };

  const take = (item) => {
    const end = text.selectionStart;
    text.setRangeText(item.insert, found.start, end, "end");
    close();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** Whether what is typed is the suggestion already, so that Enter means to send it. */
  const isTyped = (item) => {
    const end = text.selectionStart;
    return text.value.slice(found.start, end).trim() === item.insert.trim();
  };

  const nextToTake = () => [...found.items.slice(at), ...found.items.slice(0, at)].find((item) => !isTyped(item));

  text.addEventListener("input", look);
  text.addEventListener("blur", close);

  return {
    close,
    /** Whether a key was meant for the list. */
    took: (event) => {
      if (!found) return false;
      const count = found.items.length;
      isChosen ||= event.key === "ArrowDown" || event.key === "ArrowUp";
      if (event.key === "ArrowDown") at = (at + 1) % count;
      else if (event.key === "ArrowUp") at = (at - 1 + count) % count;
      else if (event.key === "Escape") close();
      else if (event.key === "Tab" && !event.shiftKey && nextToTake()) take(nextToTake());
      else if (event.key === "Enter" && !event.shiftKey && !isTyped(found.items[at])) take(found.items[at]);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      if (found) mark();
      return true;
    },
  };
}

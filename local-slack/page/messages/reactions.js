import { emoji, findEmoji } from "../blocks/emoji.js";
import { arrange, make } from "../frame/dom.js";
import { openPopover } from "../frame/popover.js";

/** A message's reactions; each is a button that adds one's own or takes it back. They keep their focus. */
export function createReactions(room) {
  const node = make("div", { class: "reactions" });
  const known = new Map();

  const buttonFor = (name) => {
    const made = known.get(name) ?? { node: make("button", { type: "button", class: "reaction" }) };
    known.set(name, made);
    made.node.onclick = () => made.toggle();
    return made;
  };

  const show = (message) => {
    const shown = (message.reactions ?? []).map((reaction) => {
      const made = buttonFor(reaction.name);
      const isMine = reaction.users.includes(room.me.user_id);
      const who = reaction.users.map((userId) => room.surface().names.person(userId)).join(", ");
      made.toggle = () => room.react(message, reaction.name, isMine);
      made.node.setAttribute("aria-pressed", String(isMine));
      made.node.setAttribute("aria-label", `${reaction.name.replaceAll("_", " ")}, ${reaction.count}: ${who}`);
      made.node.title = `${who}: :${reaction.name}:`;
      made.node.textContent = `${emoji(reaction.name)} ${reaction.count}`;
      return made.node;
    });
    arrange(node, shown);
  };

  return { node, show };
}

const most = 48;

/** Lets somebody choose an emoji by its name. */
export function openEmojiPicker(anchor, choose) {
  const grid = make("div", { class: "emoji-grid", role: "group", "aria-label": "Emoji" });
  const search = make("input", { type: "search", placeholder: "Find an emoji", "aria-label": "Find an emoji" });
  let close = () => undefined;
  const draw = () => {
    const found = findEmoji(search.value.trim().replaceAll(" ", "_"), most);
    const buttons = found.map(({ name, picture }) => {
      const pick = () => {
        close();
        choose(name);
      };
      const spoken = name.replaceAll("_", " ");
      return make("button", { type: "button", "aria-label": spoken, title: `:${name}:`, onclick: pick }, picture);
    });
    grid.replaceChildren(
      ...(buttons.length > 0 ? buttons : [make("p", { class: "note" }, "No emoji is called that.")]),
    );
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    grid.querySelector("button")?.click();
  });
  grid.addEventListener("keydown", (event) => {
    const buttons = [...grid.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (at + step < 0) search.focus();
    else buttons[at + step]?.focus();
  });
  draw();
  close = openPopover(anchor, make("div", { class: "emoji-picker" }, search, grid), { focus: search });
}

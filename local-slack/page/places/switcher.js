import { countWords } from "../frame/count.js";
import { byId, make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { icon } from "../frame/icons.js";

/** Jumps to a place by the letters of its name. */
export function openSwitcher(room, go) {
  const dialog = byId("switcher");
  const search = make("input", {
    type: "text",
    class: "switcher-search",
    role: "combobox",
    placeholder: "Where to?",
    "aria-label": "Jump to a channel or person",
    "aria-controls": "switcher-list",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
  });
  const list = make("ul", { role: "listbox", id: "switcher-list", class: "suggestions still", "aria-label": "Places" });
  const all = places(room);
  let found = [];
  let at = 0;

  const mark = () => {
    for (const [index, node] of [...list.children].entries()) {
      node.setAttribute("aria-selected", String(index === at));
      if (index === at) node.scrollIntoView({ block: "nearest" });
    }
    if (found[at]) search.setAttribute("aria-activedescendant", `switcher-${at}`);
    else search.removeAttribute("aria-activedescendant");
  };

  const take = (one) => {
    dialog.close();
    go(one.place);
  };

  const draw = () => {
    const wanted = search.value.trim().replace(/^[#@]/, "").toLowerCase();
    found = all.filter((one) => one.words.toLowerCase().includes(wanted));
    at = 0;
    list.replaceChildren(
      ...found.map((one, index) => {
        const node = make(
          "li",
          { role: "option", id: `switcher-${index}`, "aria-selected": "false", onclick: () => take(one) },
          one.picture,
          make("span", { class: "suggestion-words" }, one.words),
          one.unread > 0 && make("span", { class: "count" }, countWords(one.unread)),
        );
        return node;
      }),
    );
    mark();
  };

  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") at = (at + 1) % Math.max(1, found.length);
    else if (event.key === "ArrowUp") at = (at - 1 + found.length) % Math.max(1, found.length);
    else if (event.key === "Enter" && found[at]) take(found[at]);
    else return;
    event.preventDefault();
    mark();
  });
  dialog.replaceChildren(make("h2", { class: "unseen", id: "switcher-title" }, "Jump to"), search, list);
  draw();
  dialog.showModal();
  search.focus();
}

function places(room) {
  const { bot } = room.workspace;
  const unreadOf = (channelId) => room.marks.get(channelId)?.unread ?? 0;
  const channels = room.channels.filter((one) => !one.is_im);
  const people = room.people.filter((one) => !one.deleted && one.id !== room.me.user_id && !one.is_bot);
  const direct = (userId) => unreadOf(room.directWith(userId)?.id);
  const all = [
    ...channels.map((one) => ({
      words: `#${one.name}`,
      picture: make("span", { class: "face tiny", "data-hue": "sign" }, "#"),
      place: { channelId: one.id },
      unread: unreadOf(one.id),
    })),
    { words: "Threads", picture: icon("threads"), place: { isThreads: true }, unread: 0 },
    { words: `${bot.name}: Home`, picture: icon("home"), place: { isHome: true }, unread: 0 },
    {
      words: `${bot.name}: Messages`,
      picture: face({ name: bot.name, isToolroom: true }, "tiny"),
      place: { userId: bot.user_id },
      unread: direct(bot.user_id),
    },
    ...people.map((one) => ({
      words: one.real_name,
      picture: face({ name: one.real_name }, "tiny"),
      place: { userId: one.id },
      unread: direct(one.id),
    })),
  ];
  return all.sort((one, other) => Number(other.unread > 0) - Number(one.unread > 0));
}

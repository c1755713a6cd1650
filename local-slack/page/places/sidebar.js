import { countWords } from "../frame/count.js";
import { arrange, byId, make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { icon } from "../frame/icons.js";
import { step } from "../frame/popover.js";

/** The list of channels, the app and direct messages, with what is unread. `go` is called with a place. */
export function createSidebar(room, go) {
  const place = byId("places");
  const { bot } = room.workspace;
  const known = new Map();

  let current;
  const show = (here) => {
    current = here;
    const channels = room.channels
      .filter((one) => !one.is_im)
      .map((one) => channelEntry(`# ${one.name}`, one.id, { channelId: one.id }, sign("#")));
    const people = room.people.filter((one) => !one.is_bot && !one.deleted && one.id !== room.me.user_id);
    const groups = [
      group("", [
        entry({
          key: "threads",
          words: "Threads",
          picture: icon("threads"),
          count: unreadThreads(),
          place: { isThreads: true },
        }),
      ]),
      group("Channels", channels),
      group(bot.name, [
        entry({ key: "home", words: "Home", picture: icon("home"), count: 0, place: { isHome: true } }),
        directEntry("Messages", bot.user_id, icon("chat")),
      ]),
      group(
        "Direct messages",
        people.map((one) => directEntry(one.real_name, one.id, face({ name: one.real_name }, "tiny"))),
      ),
    ];
    arrange(place, groups);
    for (const { node, key } of known.values()) {
      if (key === here) node.setAttribute("aria-current", "page");
      else node.removeAttribute("aria-current");
    }
  };

  const unreadThreads = () => [...room.threadMarks.values()].reduce((sum, one) => sum + (one.unread > 0 ? 1 : 0), 0);

  /** What is open is being read: its marks are on their way to nothing. */
  const marksOf = (channelId) => (channelId === current && !document.hidden ? {} : (room.marks.get(channelId) ?? {}));

  const channelEntry = (words, channelId, to, picture) => {
    const { unread = 0, mentions = 0 } = marksOf(channelId);
    return entry({ key: channelId, words, picture, isUnread: unread > 0, count: mentions, place: to });
  };

  const directEntry = (words, userId, picture) => {
    const channel = room.directWith(userId);
    const { unread = 0 } = marksOf(channel?.id);
    return entry({
      key: channel?.id ?? userId,
      words,
      picture,
      isUnread: unread > 0,
      count: unread,
      place: { userId },
    });
  };

  /** One entry; it stays the same node as long as the page lives, so that the focus stays on it. */
  const entry = ({ key, words, picture, isUnread, count, place: to }) => {
    const made = known.get(key) ?? { key, node: make("button", { type: "button", class: "place" }) };
    known.set(key, made);
    made.node.onclick = () => go(to);
    const bare = words.replace(/^# /, "");
    const signature = [words, isUnread, count].join();
    if (made.signature === signature) return made.node;
    made.signature = signature;
    const isMarked = isUnread || count > 0;
    made.node.classList.toggle("unread", isMarked);
    made.node.replaceChildren(
      make("span", { class: "place-picture" }, picture),
      " ",
      make("span", { class: "place-name" }, bare),
      ...(isMarked ? [" ", mark(count)] : []),
    );
    return made.node;
  };

  const groups = new Map();
  const group = (title, entries) => {
    const made = groups.get(title) ?? {
      node: make("section", { "aria-label": title || "Overview" }, title && make("h2", {}, title)),
      list: make("ul", {}),
    };
    if (!groups.has(title)) made.node.append(made.list);
    groups.set(title, made);
    arrange(
      made.list,
      entries.map((node) => (node.parentNode?.tagName === "LI" ? node.parentNode : make("li", {}, node))),
    );
    return made.node;
  };

  place.onkeydown = (event) => {
    const buttons = [...place.querySelectorAll("button.place")];
    const at = buttons.indexOf(document.activeElement);
    const to = at < 0 || event.altKey ? undefined : step(event.key, buttons, at);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  /** The places in the order in which they are listed: `{key, place, isUnread}`. */
  const order = () =>
    [...place.querySelectorAll("button.place")].map((node) => ({
      key: [...known.values()].find((one) => one.node === node)?.key,
      isUnread: node.classList.contains("unread"),
      open: () => node.click(),
    }));

  place.replaceChildren();
  return { show, order };
}

function mark(count) {
  const spoken = make("span", { class: "unseen" }, count > 0 ? " new" : "new messages");
  return make("span", { class: count > 0 ? "count" : "dot" }, count > 0 ? countWords(count) : "", spoken);
}

function sign(text) {
  return make("span", { class: "sign" }, text);
}

import { arrange, make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { withDividers } from "./dividers.js";
import { createMessage } from "./message.js";
import { createToolbar } from "./toolbar.js";

const nearEndPx = 80;
const nearTopPx = 400;

/**
 * A list of messages that can be read, walked by arrow keys, and stays at its end while one is there.
 * @param {HTMLElement} scroller the element with `role=log` that scrolls
 * @param {{isThread: boolean, openThread(message): void, dismiss(message): void, onearlier?(): Promise<void>, onread(): void, hiddenCount?(): number}} options
 *   `hiddenCount` is how many come before those that are drawn
 */
export function createPane(room, scroller, options) {
  const list = make("div", { class: "list" });
  const jump = make("button", { type: "button", class: "jump", hidden: true }, icon("down"), make("span", {}, ""));
  const entries = new Map();
  const dividers = new Map();
  const toolbar = createToolbar(room, {
    isInThread: options.isThread,
    openThread: options.openThread,
    edit: (ts) => entries.get(ts)?.view.edit(() => focusMessage(entries.get(ts)?.view.node)),
  });
  let newSince;
  let isPinned = true;
  let isFilling = false;
  let missed = 0;

  const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEndPx;
  /** To the newest message: to its end, or to where it begins if there is no room for all of it. */
  const toEnd = () => {
    isPinned = true;
    if (entries.size > 0) scroller.scrollTop = scroller.scrollHeight;
    const newest = [...list.querySelectorAll(".message")].at(-1);
    if (newest && newest.offsetHeight > scroller.clientHeight) {
      newest.scrollIntoView({ block: "start" });
      isPinned = atEnd();
    }
    seen();
  };
  const seen = () => {
    missed = 0;
    jump.hidden = true;
    options.onread();
  };

  const ordered = () => [...entries.values()].sort((one, other) => (one.message.ts < other.message.ts ? -1 : 1));

  const layOut = () => {
    const all = ordered();
    const nodes = withDividers(all, {
      room,
      newSince,
      isThread: options.isThread,
      known: dividers,
      hidden: options.hiddenCount?.() ?? 0,
    });
    arrange(list, nodes);
    const reachable = list.querySelector('.message[tabindex="0"]');
    if (!reachable && all.length > 0) all.at(-1).view.node.tabIndex = 0;
  };

  const put = (message) => {
    const known = entries.get(message.ts);
    const view = known?.view ?? createMessage(room, { ...options, isInThread: options.isThread });
    const entry = { message, view };
    entries.set(message.ts, entry);
    view.show(message);
    if (toolbar.node.parentNode === view.node) toolbar.goTo(entry);
    return entry;
  };

  /** Shows these and no others. */
  const showAll = (messages, since) => {
    newSince = since;
    const wanted = new Set(messages.map((one) => one.ts));
    for (const [ts] of entries) if (!wanted.has(ts)) entries.delete(ts);
    for (const message of messages) put(message);
    arrange(scroller, [list]);
    layOut();
  };

  /** Shows some that are new or were changed. Answers those that were not there before. */
  const show = (messages) => {
    const fresh = messages.filter((one) => !entries.has(one.ts));
    const wasAtEnd = isPinned || atEnd();
    for (const message of messages) put(message);
    arrange(scroller, [list]);
    layOut();
    if (fresh.length > 0) toolbar.settle();
    const others = fresh.filter((one) => one.user !== room.me.user_id);
    if (fresh.some((one) => one.user === room.me.user_id)) toEnd();
    else if (wasAtEnd && fresh.length > 0) toEnd();
    else if (wasAtEnd) stayAtEnd();
    else if (others.length > 0) {
      missed += others.length;
      jump.lastChild.textContent = missed === 1 ? "1 new message" : `${missed} new messages`;
      jump.hidden = false;
    }
    return fresh;
  };

  /** Shows what came before, without moving what is read. */
  const showEarlier = (messages) => {
    for (const message of messages) put(message);
    layOut();
  };

  const remove = (ts) => {
    const entry = entries.get(ts);
    if (!entry) return;
    const hadFocus = entry.view.node.contains(document.activeElement);
    const next = entry.view.node.nextElementSibling ?? entry.view.node.previousElementSibling;
    entries.delete(ts);
    layOut();
    if (hadFocus) (next?.matches(".message") ? next : scroller).focus();
  };

  const entryOf = (node) => entries.get(node?.closest?.(".message")?.dataset.ts);

  const focusMessage = (node) => {
    if (!node) return;
    for (const other of list.querySelectorAll('.message[tabindex="0"]')) other.tabIndex = -1;
    node.tabIndex = 0;
    node.focus();
    node.scrollIntoView({ block: "nearest" });
  };

  const walk = (event) => {
    const here = event.target;
    if (!here.matches?.(".message")) return;
    const all = [...list.querySelectorAll(".message")];
    const at = all.indexOf(here);
    const to = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) };
    const entry = entryOf(here);
    if (event.key in to && !event.altKey) focusMessage(to[event.key]);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if ((event.key === "Enter" || event.key === "t") && !options.isThread && !entry.message.is_ephemeral)
      options.openThread(entry.message);
    else if (event.key === "r" && !entry.message.is_ephemeral) toolbar.react();
    else if (event.key === "c" && !entry.message.is_ephemeral) toolbar.copyLink();
    else if (event.key === "e") toolbar.edit();
    else if (event.key === "Delete") toolbar.remove();
    else return;
    event.preventDefault();
  };

  const point = (event) => {
    const entry = entryOf(event.target);
    if (entry && toolbar.isMeant(event)) toolbar.goTo(entry);
  };
  /** By keyboard: what a press focuses shows nothing that would lie on the words beside it. */
  const reached = (event) => {
    const entry = entryOf(event.target);
    if (entry && event.target.matches(":focus-visible")) toolbar.goTo(entry);
  };

  const scrolled = async () => {
    toolbar.settle();
    isPinned = atEnd();
    if (isPinned && (missed > 0 || !jump.hidden)) seen();
    if (scroller.scrollTop > nearTopPx || isFilling || !options.onearlier) return;
    isFilling = true;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    try {
      await options.onearlier();
    } finally {
      // A browser keeps what is read in its place by itself, except at the very top.
      if (!isPinned && scroller.scrollTop < 4) scroller.scrollTop = scroller.scrollHeight - fromEnd;
      isFilling = false;
    }
  };

  const stayAtEnd = () => {
    // A place where nothing was said is read from its top.
    if (isPinned && entries.size > 0) scroller.scrollTop = scroller.scrollHeight;
    // A card that was answered is shorter: its end can come into sight without any scrolling.
    else if (atEnd()) isPinned = true;
  };
  const grown = new ResizeObserver(stayAtEnd);
  grown.observe(list);
  grown.observe(scroller);
  const ends = new AbortController();
  const { signal } = ends;
  list.addEventListener("keydown", walk, { signal });
  list.addEventListener("pointermove", point, { signal });
  list.addEventListener("focusin", reached, { signal });
  document.addEventListener("pointerdown", (event) => toolbar.settle(event), { signal });
  document.addEventListener("input", () => toolbar.settle(), { signal });
  scroller.addEventListener(
    "pointerleave",
    () => {
      if (!list.contains(document.activeElement)) toolbar.hide();
    },
    { signal },
  );
  scroller.addEventListener("scroll", scrolled, { signal, passive: true });
  jump.addEventListener("click", toEnd, { signal });
  scroller.after(jump);

  return {
    showAll,
    show,
    showEarlier,
    remove,
    toEnd,
    messages: () => ordered().map((one) => one.message),
    has: (ts) => entries.has(ts),
    isAtEnd: () => isPinned,
    /** From which message on a line says “New”; undefined takes it away. */
    markNew: (since) => {
      newSince = since;
      layOut();
    },
    newSince: () => newSince,
    /** Draws all again, where names or unread marks changed. */
    refresh: () => {
      for (const { message, view } of entries.values()) view.show(message);
    },
    reveal: (ts) => {
      const node = entries.get(ts)?.view.node;
      if (!node) return false;
      isPinned = false;
      node.scrollIntoView({ block: "center" });
      node.classList.add("found");
      setTimeout(() => node.classList.remove("found"), 2500);
      return true;
    },
    /** From the end up to where the new ones begin, unless that is in sight. */
    revealNew: () => {
      const line = dividers.get("new");
      if (!line?.isConnected) return false;
      if (line.getBoundingClientRect().top >= scroller.getBoundingClientRect().top) return true;
      line.scrollIntoView({ block: "start" });
      isPinned = atEnd();
      return true;
    },
    focusLast: () => focusMessage([...list.querySelectorAll(".message")].at(-1)),
    focusOn: (ts) => focusMessage(entries.get(ts)?.view.node),
    threadLinkOf: (ts) => entries.get(ts)?.view.node.querySelector(".thread-link"),
    close: () => {
      ends.abort();
      grown.disconnect();
      jump.remove();
    },
  };
}

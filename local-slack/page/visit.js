import { createModal } from "./dialogs/modal.js";
import { announce } from "./frame/announce.js";
import { byId, narrow } from "./frame/dom.js";
import { toast } from "./frame/toast.js";
import { createHearing } from "./hearing.js";
import { addressOf, placeOfLink } from "./places/address.js";
import { createChannelView } from "./places/channel-view.js";
import { failed, loading } from "./places/empty.js";
import { createHome } from "./places/home.js";
import { createSidebar } from "./places/sidebar.js";
import { createThreadView } from "./places/thread-view.js";
import { threadsView } from "./places/threads.js";
import { enterRoom } from "./slack/room.js";

/**
 * One person's stay: where they are, what they hear. `frame` is what the page has around it: `{nowMs, inspector, drawer}`.
 * @returns what keys and buttons may do: `{room, go, closeThread, hasThread, sidebar, here, end}`
 */
export async function startVisit(workspace, handle, first, frame) {
  const room = await enterRoom(workspace, handle, frame.nowMs);
  const modal = createModal(room);
  const home = createHome(room);
  const scroller = byId("messages");
  let here = {};
  let channel;
  let thread;
  let turn = 0;

  const sidebar = createSidebar(room, (place) => go(place));

  const showFrame = () => {
    sidebar.show(here.key);
    const count = room.channels
      .filter((one) => one.id !== here.key)
      .map((one) => ({ isDirect: one.is_im, mark: room.marks.get(one.id) }))
      .reduce((sum, { isDirect, mark }) => sum + ((isDirect ? mark?.unread : mark?.mentions) ?? 0), 0);
    document.title = `${count > 0 ? `(${count}) ` : ""}${here.title ?? ""} · Local Slack`;
  };

  const entitle = (title, purpose) => {
    here.title = title;
    byId("room-name").textContent = title;
    byId("room-purpose").textContent = purpose;
    showFrame();
  };

  const leaveChannel = () => {
    channel?.close();
    channel = undefined;
    byId("composer").replaceChildren();
    byId("ideas").replaceChildren();
  };

  /** @param {{isReplaced?: boolean, isQuiet?: boolean}} how `isQuiet` leaves the focus where it is */
  const go = async (asked, how = {}) => {
    turn += 1;
    const mine = turn;
    frame.drawer.close();
    closeThread({ isQuiet: true });
    leaveChannel();
    try {
      const place = await located(room, asked);
      if (mine !== turn) return;
      here = { key: place.isHome ? "home" : place.isThreads ? "threads" : place.channelId, place };
      if (how.isReplaced) history.replaceState(null, "", addressOf(place));
      else if (!how.isBack) history.pushState(null, "", addressOf(place));
      scroller.replaceChildren(loading());
      scroller.setAttribute("role", place.channelId ? "log" : "region");
      scroller.setAttribute("aria-label", place.channelId ? "Messages" : "Content");
      scroller.tabIndex = place.channelId ? -1 : 0;
      if (place.isHome) await goHome(mine);
      else if (place.isThreads) await goThreads(mine);
      else await goChannel(place, mine, how);
      if (!place.channelId && !how.isQuiet && mine === turn) byId("room-name").focus({ preventScroll: true });
    } catch (error) {
      if (mine === turn) scroller.replaceChildren(failed(error, () => go(asked, how)));
    }
  };

  const goHome = async (mine) => {
    entitle(`${workspace.bot.name}: Home`, "");
    await room.client.control("home", { tab: "home" });
    await home.show();
    if (mine === turn) scroller.replaceChildren(home.node);
  };

  const goThreads = async (mine) => {
    entitle("Threads", "Conversations you are part of");
    await showThreads(mine);
  };

  const showThreads = async (mine) => {
    const view = await threadsView(room, (one) => openThread(one));
    const focused = document.activeElement?.dataset?.thread;
    if (mine !== turn) return;
    scroller.replaceChildren(view);
    if (focused) scroller.querySelector(`[data-thread="${focused}"]`)?.focus();
  };

  const goChannel = async (place, mine, how) => {
    const { channelId } = place;
    const about = room.channels.find((one) => one.id === channelId);
    entitle(room.titleOf(channelId), about?.purpose?.value ?? (about?.is_im ? personWords(room, about.user) : ""));
    if (about?.user === workspace.bot.user_id) await room.client.control("home", { tab: "messages" });
    const made = createChannelView(room, channelId, { openThread, shown: () => mine === turn });
    channel = made;
    await made.load(place.threadTs ?? place.ts);
    if (mine !== turn) return made.close();
    showFrame();
    const root = place.threadTs ?? (place.ts && !made.has(place.ts) ? place.ts : undefined);
    if (root) await openThread({ channelId, threadTs: root, ts: place.ts }, { ...how, isReplaced: true });
    else if (!how.isQuiet && narrow.matches) byId("room-name").focus({ preventScroll: true });
    else if (!how.isQuiet) made.composer.focus();
  };

  const openThread = async (asked, how = {}) => {
    const { channelId, threadTs } = asked;
    thread?.close();
    byId("thread").hidden = false;
    document.body.classList.add("threaded");
    byId("room").inert = narrow.matches;
    byId("thread-place").textContent = room.titleOf(channelId);
    const made = createThreadView(room, asked);
    thread = made;
    if (here.place?.channelId) {
      here.place = { ...here.place, threadTs, ts: undefined };
      history[how.isReplaced ? "replaceState" : "pushState"](null, "", addressOf(here.place));
    }
    await made.load();
    if (thread !== made) return;
    showFrame();
    channel?.refresh();
    if (!how.isQuiet) made.composer?.focus();
    if (narrow.matches) byId("thread-close").focus();
  };

  /** The bot's first answer opens beside what a person has just asked; a pane that is a sheet over all would be in the way. */
  const answered = async (channelId, messages) => {
    const { sent } = channel ?? {};
    const isFirst = messages.some(
      ({ message }) => message?.bot_id && message.thread_ts === sent && message.ts !== sent,
    );
    if (!sent || !isFirst || channel.channelId !== channelId) return;
    channel.sent = undefined;
    if (!thread && !narrow.matches)
      await openThread({ channelId, threadTs: sent }, { isQuiet: true, isReplaced: true });
  };

  const closeThread = ({ isQuiet = false } = {}) => {
    if (!thread) return;
    const { threadTs } = thread;
    thread.close();
    thread = undefined;
    byId("thread").hidden = true;
    byId("room").inert = false;
    document.body.classList.remove("threaded");
    if (isQuiet) return;
    if (here.place?.channelId) {
      here.place = { channelId: here.place.channelId };
      history.replaceState(null, "", addressOf(here.place));
    }
    const card = scroller.querySelector(`[data-thread="${threadTs}"]`);
    if (card) card.focus();
    else if (!channel?.focusThreadLink(threadTs)) channel?.composer?.focus();
  };

  const hearing = createHearing(room, {
    showFrame,
    modal,
    inspector: frame.inspector,
    channel: () => channel,
    thread: () => thread,
    answered,
    homeChanged: () => here.key === "home" && home.show(),
    threadsChanged: () => here.key === "threads" && showThreads(turn),
    again: () => go(here.place, { isReplaced: true, isQuiet: true }),
  });

  const followed = (event) => {
    const anchor = event.target.closest?.("a[href]");
    const place = anchor && !event.ctrlKey && !event.metaKey && placeOfLink(anchor);
    if (!place) return;
    event.preventDefault();
    go(place);
  };
  const looked = () => {
    if (document.hidden) return;
    channel?.seen();
    thread?.seen();
  };
  document.addEventListener("click", followed);
  document.addEventListener("visibilitychange", looked);
  byId("thread-close").onclick = () => closeThread();

  const start = room.channels.find((one) => one.name === "requests") ?? room.channels.find((one) => !one.is_im);
  const known = first?.channelId && room.channels.some((one) => one.id === first.channelId);
  const isSomewhere = known || first?.isHome || first?.isThreads;
  if (first?.channelId && !known && first.isLeft) toast(`${room.me.name} cannot see where you were.`);
  else if (first?.channelId && !known) toast("You cannot see the place that this link leads to.");
  await go(isSomewhere ? first : { channelId: start?.id }, { isReplaced: true, isQuiet: narrow.matches });
  modal.refresh().catch((error) => toast(error.message));
  announce(`You are ${room.me.name}.`);

  return {
    room,
    go,
    sidebar,
    closeThread,
    hasThread: () => thread !== undefined,
    here: () => here,
    channel: () => channel,
    thread: () => thread,
    end: () => {
      turn += 1;
      hearing.end();
      closeThread({ isQuiet: true });
      leaveChannel();
      modal.end();
      room.client.forget();
      document.removeEventListener("click", followed);
      document.removeEventListener("visibilitychange", looked);
    },
  };
}

/** With a person as place: the direct conversation with them, which is made where there is none. */
async function located(room, place) {
  if (!place.userId) return place;
  const known = room.directWith(place.userId);
  if (known) return { channelId: known.id };
  const opened = await room.client.call("conversations.open", { users: place.userId });
  await room.reload();
  return { channelId: opened.channel.id };
}

function personWords(room, userId) {
  if (userId === room.workspace.bot.user_id) return "The app";
  return room.people.find((one) => one.id === userId)?.profile.title ?? "";
}

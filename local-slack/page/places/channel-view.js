import { createComposer } from "../composer/composer.js";
import { arrange, byId } from "../frame/dom.js";
import { toast } from "../frame/toast.js";
import { createPane } from "../messages/pane.js";
import { emptyPlace } from "./empty.js";
import { ideas, welcome } from "./welcome.js";

const pageSize = 60;
const most = 1000;

/** A channel or direct conversation in the middle of the page: its messages and its composer. */
export function createChannelView(room, channelId, { openThread, shown }) {
  const scroller = byId("messages");
  const isRequests = room.titleOf(channelId) === "#requests";
  let cursor;

  const pane = createPane(room, scroller, {
    isThread: false,
    openThread: (message) => openThread({ channelId, threadTs: message.thread_ts ?? message.ts }),
    dismiss: (message) => room.client.control("dismiss", { channel: channelId, ts: message.ts }),
    onearlier: () => earlier(),
    onread: () => seen(),
  });

  const seen = () => {
    const last = pane.messages().at(-1);
    if (!last || document.hidden || !shown()) return;
    room.markRead(channelId, last.ts).catch((error) => toast(error.message));
  };

  const history = async (limit) => {
    const page = await room.client.call("conversations.history", {
      channel: channelId,
      limit,
      ...(cursor ? { cursor } : {}),
    });
    cursor = page.response_metadata?.next_cursor || undefined;
    return page.messages.map((one) => ({ ...one, channel: channelId }));
  };

  const whispers = async () => {
    const { messages } = await room.client.look("ephemerals", { channel: channelId });
    return messages.filter((one) => !one.thread_ts);
  };

  const earlier = async () => {
    if (!cursor) return;
    const messages = await history(pageSize);
    pane.showEarlier(messages);
  };

  const showEmpty = () => {
    const fill = (words) => composer.fill(words);
    arrange(scroller, [isRequests ? welcome(room, fill) : emptyPlace(room, channelId)]);
  };

  const showIdeas = () => {
    const messages = pane.messages();
    const hasAsked = messages.some((one) => one.user === room.me.user_id);
    const wanted = isRequests && messages.length > 0 && !hasAsked;
    const line = wanted ? ideas(room, (words) => composer.fill(words)) : undefined;
    byId("ideas").replaceChildren(...(line ? [line] : []));
  };

  const load = async (ts) => {
    cursor = undefined;
    const [messages, whispered] = await Promise.all([history(ts ? most : pageSize), whispers()]);
    if (!shown()) return;
    const mark = room.marks.get(channelId);
    const all = [...messages, ...whispered];
    pane.showAll(all, newSince(mark, all, room));
    if (all.length === 0) showEmpty();
    showIdeas();
    const isFound = ts && pane.reveal(ts);
    if (!isFound) pane.toEnd();
    if (!isFound) pane.revealNew();
    seen();
  };

  const composer = createComposer(byId("composer"), room, {
    channelId,
    label: `Message ${room.titleOf(channelId)}`,
    onup: () => pane.focusLast(),
    onsent: (message) => {
      view.sent = message?.ts;
      pane.markNew(undefined);
      byId("ideas").replaceChildren();
    },
  });

  const view = {
    channelId,
    /** What this person said last, until it is answered. */
    sent: undefined,
    load,
    seen,
    composer,
    /** Takes what was changed: messages as they are now, null for those that are gone. */
    take: (changed) => {
      const last = pane.messages().at(-1)?.ts;
      const gone = changed.filter(({ ts, message }) => !message && pane.has(ts));
      for (const { ts } of gone) pane.remove(ts);
      if (gone.length > 0 && pane.messages().length === 0) showEmpty();
      const here = changed.map((one) => one.message).filter((one) => one && standsInChannel(one));
      if (here.length === 0) return [];
      const isUnseen = document.hidden || !pane.isAtEnd();
      if (isUnseen && !pane.newSince() && last && here.some((one) => one.ts > last)) pane.markNew(last);
      const fresh = pane.show(here.map((one) => ({ ...one, channel: channelId })));
      if (fresh.length > 0) showIdeas();
      return fresh;
    },
    takeWhispers: async () => {
      const now = await whispers();
      const gone = pane.messages().filter((one) => one.is_ephemeral && !now.some((other) => other.ts === one.ts));
      for (const one of gone) pane.remove(one.ts);
      return now.length > 0 ? pane.show(now) : [];
    },
    has: (ts) => pane.has(ts),
    refresh: pane.refresh,
    focusLast: pane.focusLast,
    forgetNew: () => pane.markNew(undefined),
    focusThreadLink: (ts) => {
      const button = pane.threadLinkOf(ts);
      if (button && button.offsetParent !== null) button.focus();
      else if (pane.has(ts)) pane.focusOn(ts);
      else return false;
      return true;
    },
    close: pane.close,
  };
  return view;
}

/** After which message the new ones begin; undefined where all is read, or nothing ever was. */
export function newSince(mark, messages, room) {
  if (!mark?.last_read || !(mark.unread > 0)) return undefined;
  const own = messages
    .filter((one) => one.user === room.me.user_id)
    .map((one) => one.ts)
    .sort()
    .at(-1);
  return own && own > mark.last_read ? own : mark.last_read;
}

function standsInChannel(message) {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
}

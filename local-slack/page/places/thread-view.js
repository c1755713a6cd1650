import { createComposer } from "../composer/composer.js";
import { byId } from "../frame/dom.js";
import { toast } from "../frame/toast.js";
import { createPane } from "../messages/pane.js";
import { newSince } from "./channel-view.js";
import { failed, loading } from "./empty.js";
import { createSession } from "./session.js";

/** So many answers are drawn at once; those before them when one scrolls up. */
const drawnAtOnce = 80;

/**
 * A thread in the pane at the side: its first message, the answers, a composer.
 * @param {{channelId: string, threadTs: string, ts?: string}} place `ts` is an answer to show
 */
export function createThreadView(room, { channelId, threadTs, ts }) {
  const scroller = byId("replies");
  let isOpen = true;
  let earlier = [];

  const pane = createPane(room, scroller, {
    isThread: true,
    openThread: () => undefined,
    dismiss: (message) => room.client.control("dismiss", { channel: channelId, ts: message.ts }),
    onearlier: async () => pane.showEarlier(earlier.splice(-drawnAtOnce)),
    onread: () => seen(),
    hiddenCount: () => earlier.filter((one) => !one.is_ephemeral).length,
  });

  const seen = () => {
    const last = pane.messages().at(-1);
    if (!last || document.hidden || !isOpen) return;
    room.markRead(channelId, last.ts, threadTs).catch((error) => toast(error.message));
  };

  const whispers = async () => {
    const { messages } = await room.client.look("ephemerals", { channel: channelId });
    return messages.filter((one) => one.thread_ts === threadTs);
  };

  const session = createSession(room, { channelId, threadTs });

  const load = async () => {
    scroller.replaceChildren(loading());
    try {
      const [found, whispered] = await Promise.all([
        room.client.all("conversations.replies", "messages", { channel: channelId, ts: threadTs }),
        whispers(),
        session.reload(),
      ]);
      if (!isOpen) return;
      const unique = new Map([...found, ...whispered].map((one) => [one.ts, { ...one, channel: channelId }]));
      const [root, ...answers] = [...unique.values()].sort((one, other) => (one.ts < other.ts ? -1 : 1));
      const since = newSince(beginning(room.threadMarks.get(`${channelId}:${threadTs}`)), answers, room);
      const mustShow = answers.findIndex((one) => one.ts >= (since ?? ts ?? "9"));
      const from = Math.min(mustShow < 0 ? answers.length : mustShow, answers.length - drawnAtOnce);
      earlier = answers.slice(0, Math.max(0, from));
      pane.showAll([root, ...answers.slice(Math.max(0, from))], since);
      const isFound = ts && ts !== threadTs && pane.reveal(ts);
      if (!isFound) pane.toEnd();
      if (!isFound) pane.revealNew();
      seen();
    } catch (error) {
      if (isOpen) scroller.replaceChildren(failed(error, load));
    }
  };

  /** Who was never in a thread reads it from its first answer, unless that is far up. */
  const beginning = (mark) => {
    const isNear = mark && !mark.last_read && mark.unread <= drawnAtOnce;
    return isNear ? { ...mark, last_read: threadTs } : mark;
  };

  const composer = createComposer(byId("thread-composer"), room, {
    channelId,
    threadTs,
    label: "Reply in thread",
    onup: () => pane.focusLast(),
    onsent: () => pane.markNew(undefined),
  });

  return {
    channelId,
    threadTs,
    load,
    seen,
    composer,
    session,
    take: (changed) => {
      for (const { ts: gone, message } of changed) if (!message) pane.remove(gone);
      const last = pane.messages().at(-1)?.ts;
      const here = changed
        .map((one) => one.message)
        .filter((one) => one?.thread_ts === threadTs || one?.ts === threadTs);
      if (here.length === 0) return [];
      const isUnseen = document.hidden || !pane.isAtEnd();
      if (isUnseen && !pane.newSince() && last && here.some((one) => one.ts > last)) pane.markNew(last);
      return pane.show(here.map((one) => ({ ...one, channel: channelId })));
    },
    takeWhispers: async () => {
      const now = await whispers();
      const gone = pane.messages().filter((one) => one.is_ephemeral && !now.some((other) => other.ts === one.ts));
      for (const one of gone) pane.remove(one.ts);
      return now.length > 0 ? pane.show(now) : [];
    },
    refresh: pane.refresh,
    focusLast: pane.focusLast,
    forgetNew: () => pane.markNew(undefined),
    close: () => {
      isOpen = false;
      session.close();
      pane.close();
      scroller.replaceChildren();
      byId("thread-composer").replaceChildren();
    },
  };
}

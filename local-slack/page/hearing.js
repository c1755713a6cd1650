import { mrkdwn } from "./blocks/mrkdwn.js";
import { announce } from "./frame/announce.js";
import { countWords } from "./frame/count.js";
import { byId } from "./frame/dom.js";
import { toast } from "./frame/toast.js";
import { lookAround } from "./slack/client.js";
import { createStream } from "./slack/stream.js";

const gatherMs = 30;
const marksMs = 150;
const backMs = 3000;

/**
 * Hears what happens and brings it to what is shown. What comes alone is fetched at once; what follows is gathered for a
 * moment and fetched together, each message by itself: an edit in a thread of five hundred touches one message.
 */
export function createHearing(room, shown) {
  const waiting = new Map();
  let gatherTimer;
  let isFetching = false;
  let marksTimer;
  let backTimer;
  let isFirst = true;

  const gather = ({ channelId, ts, threadTs }) => {
    const wanted = waiting.get(channelId) ?? new Set();
    waiting.set(channelId, wanted.add(ts).add(threadTs));
    if (!isFetching) fetchAll();
  };

  /** Until nothing has come for a moment. */
  const fetchAll = async () => {
    isFetching = waiting.size > 0;
    if (!isFetching) return;
    try {
      await fetchGathered();
    } catch (error) {
      toast(error.message);
    }
    gatherTimer = setTimeout(fetchAll, gatherMs);
  };

  const fetchGathered = async () => {
    const batch = [...waiting];
    waiting.clear();
    for (const [channelId, wanted] of batch) {
      const views = [shown.channel(), shown.thread()].filter((one) => one?.channelId === channelId);
      if (views.length === 0) continue;
      const { messages } = await room.client.look("messages", { channel: channelId, ts: [...wanted].join() });
      const fresh = new Map(views.flatMap((view) => view.take(messages).map((one) => [one.ts, one])));
      for (const message of fresh.values()) speak(message);
      await shown.answered(channelId, messages);
    }
    reloadMarks();
  };

  const speak = (message) => {
    if (message.user === room.me.user_id) return;
    const said = mrkdwn(message.text ?? "", room.surface().names).map((node) => node.textContent);
    announce(`${room.author(message).name}: ${said.join(" ").slice(0, 200)}`);
    // What is said outside threads has no thread_ts, as there may be no open thread: the two are not the same.
    const thread = shown.thread();
    if (message.bot_id && thread && message.thread_ts === thread.threadTs) thread.session.written();
  };

  const reloadMarks = () => {
    marksTimer ??= setTimeout(async () => {
      marksTimer = undefined;
      try {
        const before = threadSignature(room);
        const threads = room.threadMarks;
        const called = callsOf(room);
        await room.reloadMarks();
        shown.showFrame();
        if (threadSignature(room) !== before) shown.channel()?.refresh();
        if (callsOf(room) > called && !document.hidden) announce("There is a new message for you elsewhere.");
        if (!document.hidden) speakOfThreads(threads);
        await shown.threadsChanged();
      } catch {
        // The connection is gone: when it is back, everything is read again.
      }
    }, marksMs);
  };

  /** Of those with more unread than before; what the open one was told is spoken as it comes. */
  const speakOfThreads = (before) => {
    for (const [key, { channel, thread_ts, unread }] of room.threadMarks) {
      if (thread_ts === shown.thread()?.threadTs || unread <= (before.get(key)?.unread ?? 0)) continue;
      const replies = unread === 1 ? "1 new reply" : `${countWords(unread)} new replies`;
      announce(`${replies} in a thread in ${room.titleOf(channel)}.`);
    }
  };

  const whispered = async (channelId) => {
    for (const view of [shown.channel(), shown.thread()]) {
      if (view?.channelId === channelId) for (const message of await view.takeWhispers()) speak(message);
    }
  };

  const heard = async (change) => {
    if (change.kind === "message") gather(change);
    else if (change.kind === "ephemeral") await whispered(change.channelId);
    else if (change.kind === "traffic") shown.inspector.heard();
    else if (change.kind === "read") reloadMarks();
    else if (change.kind === "views") {
      await shown.modal.refresh();
      await shown.homeChanged();
    } else if (change.kind === "people" || change.kind === "conversations") {
      await room.reload();
      shown.showFrame();
      shown.channel()?.refresh();
      reloadMarks();
    } else if (change.kind === "status" || change.kind === "session") {
      const thread = shown.thread();
      if (thread && change.threadTs === thread.threadTs) await thread.session.reload();
    }
  };

  const stream = createStream(room.me.handle, {
    onchange: (change) => heard(change).catch((error) => toast(error.message)),
    onlost: () => {
      clearTimeout(backTimer);
      shown.thread()?.session.lost();
      byId("connection").className = "connection lost";
      byId("connection").textContent = "Not connected, trying again…";
    },
    onopen: async (wasLost) => {
      if (isFirst) {
        isFirst = false;
        if (!wasLost) return;
      }
      byId("connection").className = "connection back";
      byId("connection").textContent = "Connected again";
      backTimer = setTimeout(() => {
        byId("connection").textContent = "";
      }, backMs);
      try {
        const { team } = await lookAround();
        // Another folder is served at this address now: nothing here is true any more.
        if (team.id !== room.workspace.team.id) return location.assign("/");
        await room.reload();
        await room.reloadMarks();
        await Promise.all([shown.channel()?.load(), shown.thread()?.load(), shown.modal.refresh()]);
        shown.showFrame();
        await shown.homeChanged();
        shown.inspector.heard();
      } catch (error) {
        toast(error.message);
      }
    },
  });

  return {
    end: () => {
      stream.close();
      clearTimeout(gatherTimer);
      waiting.clear();
      clearTimeout(marksTimer);
      clearTimeout(backTimer);
      byId("connection").textContent = "";
    },
  };
}

function threadSignature(room) {
  return [...room.threadMarks].map(([key, one]) => `${key} ${one.unread}`).join();
}

/** How many messages elsewhere were for this person: those of direct conversations, and mentions. */
function callsOf(room) {
  return [...room.marks.values()].reduce((sum, one) => sum + one.mentions, 0);
}

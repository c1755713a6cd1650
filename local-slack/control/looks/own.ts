import { Hono } from "hono";
import { allConversations, isMember } from "../../conversations.ts";
import { followedThreads, shownThread } from "../../followed-threads.ts";
import { unreadIn } from "../../read-marks.ts";
import { homeOf, stackOf } from "../../views.ts";
import type { Workspace } from "../../workspace.ts";
import { viewer } from "./asked.ts";

/** What is one person's own: what they have not read, the threads they follow, their open views. */
export function ownLooks(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.get("/unread", (context) => {
    const person = viewer(workspace, context);
    const places = allConversations(workspace).filter((one) => isMember(workspace, one.channelId, person.userId));
    const channels = places.map(({ channelId }) => {
      const { unread, mentions, lastRead } = unreadIn(workspace, { userId: person.userId, channelId, threadTs: "" });
      return { channel: channelId, unread, mentions, last_read: lastRead };
    });
    const threads = followedThreads(workspace, person).map((one) => ({
      channel: one.channelId,
      thread_ts: one.threadTs,
      unread: one.unread,
      mentions: one.mentions,
      last_read: one.lastRead,
    }));
    return context.json({ ok: true, channels, threads });
  });

  routes.get("/threads", (context) => {
    const threads = followedThreads(workspace, viewer(workspace, context));
    return context.json({ ok: true, threads: threads.map((one) => shownThread(workspace, one)) });
  });

  routes.get("/views", (context) => {
    const { userId } = viewer(workspace, context);
    const views = stackOf(workspace, userId).map((open) => open.view);
    return context.json({ ok: true, views, home: homeOf(workspace, userId)?.view ?? null });
  });

  return routes;
}

import { Hono } from "hono";
import { conversationCalled } from "../../conversations.ts";
import { ephemeralsFor } from "../../ephemerals.ts";
import { findMessage } from "../../messages.ts";
import { canBeStopped } from "../../sessions/status.ts";
import { findAgentSession } from "../../sessions/stored.ts";
import { shownMessage } from "../../shown-message.ts";
import { threadStatus } from "../../thread-status.ts";
import type { Workspace } from "../../workspace.ts";
import { readable, viewer } from "./asked.ts";

/** What is said in a conversation, and how its threads stand. */
export function messageLooks(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.get("/messages", (context) => {
    const { channelId } = readable(workspace, context);
    const asked = (context.req.query("ts") ?? "").split(",").filter(Boolean);
    const messages = asked.map((ts) => {
      const message = findMessage(workspace, channelId, ts);
      return { ts, message: message ? shownMessage(workspace, channelId, message, false) : null };
    });
    return context.json({ ok: true, messages });
  });

  routes.get("/ephemerals", (context) => {
    const { userId } = viewer(workspace, context);
    const channel = context.req.query("channel");
    const only = channel === undefined ? undefined : conversationCalled(workspace, channel).channelId;
    const messages = ephemeralsFor(workspace, userId)
      .filter((one) => only === undefined || one.channelId === only)
      .map((one) => ({ ...one.message, channel: one.channelId }));
    return context.json({ ok: true, messages });
  });

  routes.get("/thread", (context) => {
    const { channelId } = readable(workspace, context);
    const threadTs = context.req.query("thread_ts") ?? "";
    const agentSession = findAgentSession(workspace, channelId, threadTs);
    return context.json({
      ok: true,
      status: threadStatus(workspace, channelId, threadTs),
      session: agentSession
        ? {
            status: agentSession.status,
            title: agentSession.title,
            can_stop: canBeStopped(workspace),
            stop_asked_by: agentSession.stopAskedBy,
          }
        : null,
    });
  });

  return routes;
}

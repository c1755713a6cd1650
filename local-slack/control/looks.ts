import { type Context, Hono } from "hono";
import { groupIdOf } from "../api/usergroups.ts";
import { commandWords } from "../command-words.ts";
import { allConversations, canSee, conversationCalled, isMember } from "../conversations.ts";
import { ephemeralsFor } from "../ephemerals.ts";
import { followedThreads, shownThread } from "../followed-threads.ts";
import { findMessage } from "../messages.ts";
import { allPeople, type Person, personCalled } from "../people.ts";
import { unreadIn } from "../read-marks.ts";
import { platformTeam } from "../seed.ts";
import { canBeStopped } from "../sessions/status.ts";
import { findAgentSession } from "../sessions/stored.ts";
import { shownMessage } from "../shown-message.ts";
import { SlackError } from "../slack-error.ts";
import { threadStatus } from "../thread-status.ts";
import { findPassage, listTraffic } from "../traffic.ts";
import { homeOf, stackOf } from "../views.ts";
import { teamName, type Workspace } from "../workspace.ts";

const mostPassages = 200;
const noEnd = Number.MAX_SAFE_INTEGER;

/** What the page and scripts look at and the Web API has no method for. All change nothing. */
export function lookRoutes(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.get("/gaps", (context) => context.json({ ok: true, gaps: workspace.gaps.counted() }));

  routes.get("/workspace", (context) => {
    const { teamId, botUserId, appId } = workspace.identity;
    const commands = workspace.manifest.features.slash_commands;
    const { description } = workspace.manifest.display_information;
    const handle = workspace.manifest.display_information.name;
    const bot = { user_id: botUserId, name: workspace.manifest.features.bot_user.display_name, app_id: appId };
    const groups = [{ id: groupIdOf(workspace), ...platformTeam }];
    return context.json({
      ok: true,
      team: { id: teamId, name: teamName },
      bot: { ...bot, handle, description },
      commands,
      groups,
      accounts: accountsOf(workspace),
      now: workspace.now(),
    });
  });

  routes.get("/views", (context) => {
    const { userId } = viewer(context);
    const views = stackOf(workspace, userId).map((open) => open.view);
    return context.json({ ok: true, views, home: homeOf(workspace, userId)?.view ?? null });
  });

  routes.get("/ephemerals", (context) => {
    const { userId } = viewer(context);
    const channel = context.req.query("channel");
    const only = channel === undefined ? undefined : conversationCalled(workspace, channel).channelId;
    const messages = ephemeralsFor(workspace, userId)
      .filter((one) => only === undefined || one.channelId === only)
      .map((one) => ({ ...one.message, channel: one.channelId }));
    return context.json({ ok: true, messages });
  });

  routes.get("/messages", (context) => {
    const { channelId } = readable(context);
    const asked = (context.req.query("ts") ?? "").split(",").filter(Boolean);
    const messages = asked.map((ts) => {
      const message = findMessage(workspace, channelId, ts);
      return { ts, message: message ? shownMessage(workspace, channelId, message, false) : null };
    });
    return context.json({ ok: true, messages });
  });

  routes.get("/thread", (context) => {
    const { channelId } = readable(context);
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

  routes.get("/unread", (context) => {
    const person = viewer(context);
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
    const threads = followedThreads(workspace, viewer(context));
    return context.json({ ok: true, threads: threads.map((one) => shownThread(workspace, one)) });
  });

  routes.get("/commands", (context) => context.json({ ok: true, commands: commandWords(workspace, viewer(context)) }));

  routes.get("/traffic", (context) => {
    const before = Number(context.req.query("before") ?? noEnd);
    const passages = listTraffic(workspace, {
      words: context.req.query("words") ?? "",
      kinds: (context.req.query("kinds") ?? "").split(","),
      before: Number.isSafeInteger(before) ? before : noEnd,
      limit: mostPassages,
    });
    return context.json({ ok: true, passages });
  });

  routes.get("/traffic/:seq{[0-9]+}", (context) => {
    const passage = findPassage(workspace, Number(context.req.param("seq")));
    if (!passage) throw new SlackError("passage_not_found", { message: "That is no longer kept." });
    return context.json({ ok: true, passage });
  });

  const viewer = (context: Context): Person => personCalled(workspace, context.req.query("user") ?? "");

  const readable = (context: Context) => {
    const conversation = conversationCalled(workspace, context.req.query("channel") ?? "");
    if (!canSee(workspace, conversation, viewer(context))) throw new SlackError("channel_not_found");
    return conversation;
  };

  return routes;
}

function accountsOf(workspace: Workspace) {
  return allPeople(workspace)
    .filter((person) => !person.isBot)
    .map((person) => ({
      handle: person.handle,
      user_id: person.userId,
      name: person.realName,
      title: person.title,
      tz: person.tz,
      is_guest: person.isRestricted || person.isUltraRestricted,
      is_deleted: person.isDeleted,
    }));
}

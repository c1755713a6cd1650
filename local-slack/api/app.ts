import { threadRoot } from "../messages.ts";
import { findPerson } from "../people.ts";
import { SlackError } from "../slack-error.ts";
import type { SocketMode } from "../socket.ts";
import { setThreadStatus } from "../thread-status.ts";
import { teamName } from "../workspace.ts";
import { json, objects, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";
import { joinedConversation } from "./targets.ts";

const authTestMethod = defineMethod({
  isRead: true,
  args: {},
  run: ({ workspace, caller, userId }) => {
    const { teamId, appId, botId } = workspace.identity;
    const user = findPerson(workspace, userId);
    if (!user) throw new SlackError("invalid_auth");
    const who = { url: `${workspace.url()}/`, team: teamName, user: user.handle, team_id: teamId, user_id: userId };
    const bot = caller.kind === "bot" ? { bot_id: botId, app_id: appId } : {};
    return { ...who, ...bot, is_enterprise_install: false };
  },
});

const apiTestMethod = defineMethod({
  isRead: true,
  tokens: ["bot", "user", "app"],
  args: { error: text.optional(), foo: text.optional() },
  run: ({ args }) => {
    if (args.error !== undefined) throw new SlackError(args.error, { args });
    return { args };
  },
});

/** Shows "is thinking…" beside a thread until the app's next message there. */
const setStatusMethod = defineMethod({
  scopes: ["chat:write", "assistant:write"],
  tokens: ["bot"],
  args: {
    channel_id: text,
    thread_ts: text,
    status: text.default(""),
    loading_messages: objects.or(json).optional(),
    username: text.optional(),
    icon_emoji: text.optional(),
    icon_url: text.optional(),
  },
  run: ({ workspace, userId, args }) => {
    const { channelId } = joinedConversation(workspace, userId, args.channel_id);
    threadRoot(workspace, channelId, args.thread_ts);
    setThreadStatus(workspace, channelId, args.thread_ts, args.status);
    return {};
  },
});

export function appMethods(socketMode: SocketMode): Record<string, Method> {
  return {
    "auth.test": authTestMethod,
    "api.test": apiTestMethod,
    "assistant.threads.setStatus": setStatusMethod,
    "apps.connections.open": defineMethod({
      tokens: ["app"],
      args: {},
      run: () => ({ url: socketMode.openTicket() }),
    }),
  };
}

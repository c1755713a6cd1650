import { confirmed } from "../dialogs/confirm.js";
import { createTimes } from "../frame/times.js";
import { toast } from "../frame/toast.js";
import { createClient } from "./client.js";
import { typed } from "./typed.js";

/** One person in the workspace: who they are, whom and what they see, what they have not read. */
export async function enterRoom(workspace, handle, nowMs) {
  const client = createClient(handle);
  const me = workspace.accounts.find((one) => one.handle === handle);
  const room = {
    workspace,
    client,
    me,
    times: createTimes({ tz: me.tz, nowMs, locale: me.locale }),
    people: [],
    channels: [],
    /** By channel: `{unread, mentions, last_read}`. */
    marks: new Map(),
    /** By `channel:thread`: the same. */
    threadMarks: new Map(),
  };

  room.reload = async () => {
    const types = "public_channel,private_channel,im";
    const [people, channels] = await Promise.all([
      client.all("users.list", "members"),
      client.all("users.conversations", "channels", { types }),
    ]);
    Object.assign(room, { people, channels });
  };

  room.reloadMarks = async () => {
    const { channels, threads } = await client.look("unread");
    room.marks = new Map(channels.map((one) => [one.channel, one]));
    room.threadMarks = new Map(threads.map((one) => [`${one.channel}:${one.thread_ts}`, one]));
  };

  room.markRead = async (channel, ts, threadTs) => {
    const marks = threadTs ? room.threadMarks : room.marks;
    const key = threadTs ? `${channel}:${threadTs}` : channel;
    const before = marks.get(key);
    if (before && (before.last_read ?? "") >= ts) return;
    marks.set(key, { ...before, unread: 0, mentions: 0, last_read: ts });
    await client.control("read", { channel, ts, ...(threadTs ? { thread_ts: threadTs } : {}) });
  };

  const person = (userId) => room.people.find((one) => one.id === userId);
  const names = {
    person: (userId) => person(userId)?.real_name ?? userId,
    channel: (channelId) => room.channels.find((one) => one.id === channelId)?.name ?? channelId,
    group: (groupId) => workspace.groups.find((one) => one.id === groupId)?.handle ?? "group",
    isMe: (userId) => userId === me.user_id,
    date: (pattern, seconds) => room.times.token(pattern, seconds * 1000),
  };

  room.surface = () => ({
    names,
    lists: {
      people: room.people.filter((one) => !one.deleted),
      channels: room.channels.filter((one) => !one.is_im),
    },
  });

  room.author = (message) => {
    const isApp = message.bot_id !== undefined;
    const name = message.username ?? (message.user ? names.person(message.user) : workspace.bot.name);
    const isToolroom = isApp && message.username === undefined;
    const emoji = message.icons?.emoji?.replaceAll(":", "");
    return { name, isApp, isToolroom, emoji };
  };

  room.titleOf = (channelId) => {
    const channel = room.channels.find((one) => one.id === channelId);
    if (!channel) return "Local Slack";
    return channel.is_im ? names.person(channel.user) : `#${channel.name}`;
  };

  room.directWith = (userId) => room.channels.find((one) => one.is_im && one.user === userId);

  /** `@handle` and `@Bot` become mentions, `#channel` a reference; the rest is escaped as Slack wants it. */
  room.written = (text) => {
    const called = new Map(room.people.map((one) => [one.name.toLowerCase(), one.id]));
    called.set(workspace.bot.name.toLowerCase(), workspace.bot.user_id);
    return text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/(?<![\w])@([\w.-]*\w)/g, (whole, name) => {
        const group = workspace.groups.find((one) => one.handle === name);
        if (group) return `<!subteam^${group.id}>`;
        const userId = called.get(name.toLowerCase());
        return userId ? `<@${userId}>` : whole;
      })
      .replace(/(?<![\w&])#([\p{L}\p{N}_-]+)/gu, (whole, name) => {
        const channel = room.channels.find((one) => one.name === name);
        return channel ? `<#${channel.id}|${name}>` : whole;
      });
  };

  /** The other way round, for who changes what they wrote. */
  room.typed = (text) => typed(room, text);

  /** A press or choice, after the question that may stand before it. */
  room.press = async (element, press) => {
    if (!(await confirmed(element.confirm, names))) return;
    try {
      const answer = await client.control("click", { action_id: element.action_id, ...press });
      if (!answer.ok) toast(answer.message ?? answer.error);
      else if (!answer.acked) toast("The app did not answer in three seconds. Try again in a moment.");
    } catch (error) {
      toast(error.message);
    }
  };

  room.react = async (message, name, isRemoved) => {
    const reaction = { channel: message.channel, timestamp: message.ts, name };
    await client.call(isRemoved ? "reactions.remove" : "reactions.add", reaction).catch((error) => {
      if (error.code !== "already_reacted" && error.code !== "no_reaction") toast(error.message);
    });
  };

  await Promise.all([room.reload(), room.reloadMarks()]);
  return room;
}

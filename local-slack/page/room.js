import { confirmed } from "./confirm.js";
import { notice } from "./dom.js";
import { createClient } from "./slack-client.js";

/** One person in the workspace: who they are, whom and what they see, where they are. */
export async function enterRoom(workspace, handle) {
  const client = createClient(handle);
  const room = {
    workspace,
    client,
    me: workspace.accounts.find((one) => one.handle === handle),
    people: [],
    channels: [],
  };
  room.here = { placeId: undefined, threadTs: undefined };
  room.unread = new Set();

  room.reload = async () => {
    room.people = await client.all("users.list", "members");
    room.channels = await client.all("users.conversations", "channels", { types: "public_channel,private_channel,im" });
  };

  const person = (userId) => room.people.find((one) => one.id === userId);
  const names = {
    person: (userId) => person(userId)?.real_name ?? userId,
    channel: (channelId) => room.channels.find((one) => one.id === channelId)?.name ?? channelId,
  };

  room.surface = () => ({
    names,
    lists: { people: room.people.filter((one) => !one.deleted), channels: room.channels.filter((one) => !one.is_im) },
  });

  room.author = (message) => {
    const name = message.username ?? (message.user ? names.person(message.user) : workspace.bot.name);
    const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
    return { name, hue, isApp: message.bot_id !== undefined };
  };

  /** `@handle` and `@Bot` become mentions, `#channel` a reference. */
  room.withMentions = (text) => {
    const called = new Map(room.people.map((one) => [one.name, one.id]));
    called.set(workspace.bot.name.toLowerCase(), workspace.bot.user_id);
    return text
      .replace(/(?<![\w])@([\w.-]+)/g, (whole, name) => {
        const userId = called.get(name.toLowerCase());
        return userId ? `<@${userId}>` : whole;
      })
      .replace(/(?<![\w&])#([a-z0-9_-]+)/g, (whole, name) => {
        const channel = room.channels.find((one) => one.name === name);
        return channel ? `<#${channel.id}|${name}>` : whole;
      });
  };

  /** A press or choice, after the question that may stand before it. */
  room.press = async (element, press) => {
    if (!(await confirmed(element.confirm, names))) return;
    const answer = await client.control("click", { action_id: element.action_id, ...press });
    if (!answer.ok) notice(answer.message ?? answer.error);
    else if (!answer.acked) notice("The app did not answer in three seconds. Try again in a moment.");
  };

  room.react = async (message, name, isRemoved) => {
    const reaction = { channel: message.channel, timestamp: message.ts, name };
    await client
      .call(isRemoved ? "reactions.remove" : "reactions.add", reaction)
      .catch((error) => notice(error.message));
  };

  await room.reload();
  return room;
}

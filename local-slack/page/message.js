import { drawBlocks } from "./blocks.js";
import { make } from "./dom.js";
import { emoji, quickReactions } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** One message, with its files, reactions and, in a channel, the way into its thread. */
export function drawMessage(message, room, isInThread) {
  const author = room.author(message);
  const face = make("div", { class: "face", "aria-hidden": "true" }, author.name.slice(0, 1));
  face.style.setProperty("--hue", author.hue);
  const sentAt = new Date(Number(message.ts) * 1000);
  const time = make(
    "time",
    { datetime: sentAt.toISOString(), title: sentAt.toLocaleString() },
    sentAt.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }),
  );
  const head = make(
    "div",
    { class: "head" },
    make("span", { class: "name" }, author.name),
    author.isApp && make("span", { class: "tag" }, "App"),
    time,
    message.edited && make("span", { class: "edited" }, "(edited)"),
    message.is_ephemeral && make("span", { class: "tag" }, "Only visible to you"),
  );
  const label = `${author.name}, ${sentAt.toLocaleTimeString()}`;
  const attributes = {
    class: message.is_ephemeral ? "message ephemeral" : "message",
    "aria-label": label,
    "data-ts": message.ts,
  };
  return make(
    "article",
    attributes,
    face,
    make("div", {}, head, ...body(message, room), foot(message, room, isInThread)),
  );
}

function body(message, room) {
  const surface = {
    ...room.surface(),
    act: (element, blockId, value) =>
      room.press(element, { channel: message.channel, ts: message.ts, block_id: blockId, value }),
  };
  // What people wrote is shown from their text; an app's blocks say more than its text, which is for notifications.
  const hasBlocks = message.bot_id !== undefined && message.blocks?.length > 0;
  const said = hasBlocks
    ? drawBlocks(message.blocks, surface)
    : message.text && make("div", { class: "said" }, ...mrkdwn(message.text, surface.names));
  const quoted = (message.attachments ?? []).map((one) =>
    make("blockquote", { class: "said" }, ...mrkdwn(one.text ?? one.fallback ?? "", surface.names)),
  );
  const files = message.files && make("div", { class: "files" }, ...message.files.map((file) => drawFile(file, room)));
  return [said, ...quoted, files].filter(Boolean);
}

function drawFile(file, room) {
  if (file.mimetype.startsWith("image/") && file.filetype !== "svg") {
    const picture = make("img", { alt: file.alt_txt ?? file.title });
    room.client.fileAddress(file).then((address) => {
      picture.src = address;
    });
    return picture;
  }
  const save = async () => make("a", { href: await room.client.fileAddress(file), download: file.name }).click();
  return make("button", { type: "button", onclick: save }, `Download ${file.title} (${sizeOf(file.size)})`);
}

function sizeOf(bytes) {
  return bytes < 10_000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} kB`;
}

function foot(message, room, isInThread) {
  if (message.is_ephemeral) return null;
  const reactions = (message.reactions ?? []).map((reaction) => {
    const isMine = reaction.users.includes(room.me.user_id);
    const who = reaction.users.map((userId) => room.surface().names.person(userId)).join(", ");
    const toggle = () => room.react(message, reaction.name, isMine);
    const attributes = {
      type: "button",
      class: "reaction",
      "aria-pressed": String(isMine),
      title: who,
      onclick: toggle,
    };
    return make("button", attributes, `${emoji(reaction.name)} ${reaction.count}`);
  });
  const add = make(
    "select",
    { "aria-label": "Add a reaction", class: "reaction" },
    make("option", { value: "" }, "☺+"),
    ...quickReactions.map((name) => make("option", { value: name }, emoji(name))),
  );
  add.addEventListener("change", () => {
    if (add.value) room.react(message, add.value, false);
    add.value = "";
  });
  const count = message.reply_count ?? 0;
  const words = count === 0 ? "Reply in thread" : count === 1 ? "1 reply" : `${count} replies`;
  const open = make(
    "button",
    { type: "button", class: count ? "" : "quiet", onclick: () => room.openThread(message.thread_ts ?? message.ts) },
    words,
  );
  return make("div", { class: "foot" }, ...reactions, add, isInThread ? null : open);
}

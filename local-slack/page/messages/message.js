import { createBlocks } from "../blocks/blocks.js";
import { mrkdwn } from "../blocks/mrkdwn.js";
import { arrange, keepingFocus, make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { msOf } from "../frame/times.js";
import { attachment } from "./attachment.js";
import { createEditor } from "./editor.js";
import { drawFiles } from "./files.js";
import { createReactions } from "./reactions.js";
import { createThreadLink } from "./thread-link.js";

/**
 * One message on the page. `show` draws it, and draws it again when it was edited: only what differs is touched.
 * @param {object} room
 * @param {{isInThread: boolean, openThread: (message: object) => void, dismiss: (message: object) => void}} options
 * @returns {{node: HTMLElement, show(message: object): void, edit(onclose: () => void): void, setFollowing(isFollowing: boolean): void}}
 */
export function createMessage(room, options) {
  const slots = {
    head: make("div", { class: "head" }),
    body: make("div", { class: "body" }),
    files: make("div", { class: "files" }),
  };
  const reactions = createReactions(room);
  const thread = options.isInThread ? undefined : createThreadLink(room, options.openThread);
  const picture = make("div", { class: "picture" });
  const foot = make("div", { class: "foot" }, reactions.node, thread?.node);
  const inside = make("div", { class: "inside" }, slots.head, slots.body, slots.files, foot);
  const node = make("article", { class: "message", tabindex: -1 }, picture, inside);
  const drawn = {};
  let current;
  let blocks;
  let editor;

  const edit = (onclose) => {
    editor ??= createEditor(room, current, () => {
      editor = undefined;
      showBody(current);
      onclose();
    });
    slots.body.replaceChildren(editor.node);
    editor.focus();
  };

  const redraw = (slot, value, draw) => {
    const signature = JSON.stringify(value) ?? "";
    if (drawn[slot] === signature) return;
    drawn[slot] = signature;
    draw();
  };

  const showBody = (message) => {
    // Who is changing it goes on: what happens meanwhile is drawn when they are done.
    if (editor) return;
    if (message.bot_id !== undefined && message.blocks?.length > 0) {
      blocks ??= createBlocks(surfaceOf(room, () => current));
      blocks.show(message.blocks);
      slots.body.classList.toggle("card", isCard(message.blocks));
      arrange(slots.body, [blocks.node, ...attachmentsOf(message, room, () => current)]);
      return;
    }
    blocks = undefined;
    slots.body.classList.remove("card");
    // What people wrote is shown from their text; an app's blocks say more than its text, which is for notifications.
    const said = message.text ? mrkdwn(message.text, room.surface().names) : [];
    slots.body.replaceChildren(...said, ...attachmentsOf(message, room, () => current));
  };

  /** One message that this page cannot draw leaves all others readable, and shows its plain text. */
  const tryBody = (message) => {
    try {
      showBody(message);
    } catch (error) {
      reportError(error);
      blocks = undefined;
      slots.body.classList.remove("card");
      slots.body.replaceChildren(make("p", { class: "unshown" }, message.text || "This message cannot be shown here."));
    }
  };

  const show = (message) => {
    current = message;
    const author = room.author(message);
    const sentAt = msOf(message.ts);
    node.dataset.ts = message.ts;
    node.classList.toggle("ephemeral", message.is_ephemeral === true);
    node.classList.toggle("notice", message.subtype === "channel_join" || message.subtype === "tombstone");
    node.setAttribute("aria-label", `${author.name}, ${room.times.brief(sentAt)}`);
    keepingFocus(node, () => {
      redraw("picture", author, () => picture.replaceChildren(face(author)));
      redraw("head", [author, message.edited !== undefined, message.is_ephemeral, message.streaming_state], () =>
        slots.head.replaceChildren(...headOf(message, author, room, options)),
      );
      redraw("body", [message.text, message.blocks, message.attachments, message.bot_id], () => tryBody(message));
      redraw("files", message.files ?? [], () => slots.files.replaceChildren(...drawFiles(message, room)));
      reactions.show(message);
      thread?.show(message);
    });
  };

  return {
    node,
    show,
    edit,
    /** A message that follows one by the same person at once needs no face and name again. */
    setFollowing: (isFollowing) => node.classList.toggle("following", isFollowing),
  };
}

function headOf(message, author, room, options) {
  const sentAt = msOf(message.ts);
  const time = make("time", { title: room.times.full(sentAt) }, room.times.clock(sentAt));
  time.dateTime = new Date(sentAt).toISOString();
  const dismiss =
    message.is_ephemeral &&
    make("button", { type: "button", class: "textual", onclick: () => options.dismiss(message) }, "Dismiss");
  return [
    make("span", { class: "name" }, author.name),
    author.isApp && make("span", { class: "tag" }, "App"),
    time,
    message.streaming_state === "in_progress" && make("span", { class: "edited" }, "writing…"),
    message.edited && make("span", { class: "edited" }, "edited"),
    message.is_ephemeral && make("span", { class: "only-you" }, "Only you see this"),
    dismiss,
  ].filter(Boolean);
}

/** Blocks with something to press, or several of them, stand on a card of their own. */
function isCard(blocks) {
  return blocks.length > 1 || blocks.some((block) => block.type === "actions" || block.accessory);
}

function surfaceOf(room, current) {
  return {
    ...room.surface(),
    client: room.client,
    act: (element, blockId, value) => {
      const { channel, ts } = current();
      return room.press(element, { channel, ts, block_id: blockId, value });
    },
  };
}

function attachmentsOf(message, room, current) {
  return (message.attachments ?? []).map((one) => attachment(one, surfaceOf(room, current)));
}

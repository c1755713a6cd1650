import { emoji, quickReactions } from "../blocks/emoji.js";
import { make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { openMenu } from "../frame/popover.js";
import { toast } from "../frame/toast.js";
import { deleteOwn, isOwn } from "./own.js";
import { openEmojiPicker } from "./reactions.js";

/** So far from where it lay a mouse is moved on purpose. */
const leftPx = 12;

/**
 * What can be done with a message, shown at the one that is pointed at or focused. There is one toolbar per pane, which
 * moves: five hundred messages do not need five hundred.
 * @param {{isInThread: boolean, openThread: (message: object) => void, edit: (ts: string) => void}} options
 */
export function createToolbar(room, options) {
  let current;
  let pointed;
  let rest;
  const act = (words, inside, run) =>
    make("button", { type: "button", "aria-label": words, title: words, onclick: run }, inside);
  const quick = quickReactions.map((name) =>
    act(`React with ${name.replaceAll("_", " ")}`, emoji(name), () => room.react(current, name, isMine(name))),
  );
  const more = act("Choose a reaction", icon("smile"), () => react());
  const reply = options.isInThread ? null : act("Reply in thread", icon("reply"), () => options.openThread(current));
  const copy = act("Copy link", icon("link"), () => copyLink());
  const change = act("Edit message", icon("edit"), () => edit());
  const trash = act("Delete message", icon("trash"), () => remove());
  const apps = act("Message shortcuts", icon("more"), () => chooseShortcut());
  const acts = [...quick, more, reply, copy, change, trash, apps];
  const node = make("div", { class: "toolbar", role: "toolbar", "aria-label": "Message" }, ...acts);

  const isMine = (name) =>
    current.reactions?.some((one) => one.name === name && one.users.includes(room.me.user_id)) === true;

  const react = () =>
    openEmojiPicker(node.isConnected ? more : document.body, (name) => room.react(current, name, isMine(name)));

  const copyLink = async () => {
    const thread = current.thread_ts && current.thread_ts !== current.ts ? `?thread_ts=${current.thread_ts}` : "";
    const address = `${location.origin}/archives/${current.channel}/p${current.ts.replace(".", "")}${thread}`;
    try {
      await navigator.clipboard.writeText(address);
      toast("The link is copied.");
    } catch {
      toast(address);
    }
  };

  /** What the manifest of the app puts into the menu of a message. */
  const chooseShortcut = async () => {
    const { channel, ts } = current;
    const { shortcuts } = await room.client.look("shortcuts");
    const choose = async (callbackId) => {
      try {
        const answer = await room.client.control("shortcut", { channel, ts, callback_id: callbackId });
        if (!answer.ok) toast(answer.message ?? answer.error);
        else if (!answer.acked) toast("The app did not answer in three seconds. Try again in a moment.");
      } catch (error) {
        toast(error.message);
      }
    };
    const items = shortcuts.map((one) => ({
      words: one.name,
      detail: one.description,
      run: () => void choose(one.callback_id),
    }));
    if (items.length === 0) toast("No app has a shortcut for messages.");
    else openMenu(node.isConnected ? apps : document.body, { label: "Message shortcuts", items });
  };

  const edit = () => isOwn(room, current) && options.edit(current.ts);

  const remove = () => isOwn(room, current) && deleteOwn(room, current);

  const goTo = (entry) => {
    current = entry.message;
    for (const button of [change, trash]) button.hidden = !isOwn(room, current);
    if (entry.message.is_ephemeral) node.remove();
    else if (node.parentNode !== entry.view.node) entry.view.node.append(node);
  };

  /**
   * Whether the mouse is moved on purpose: it has left the place where it lay when something was pressed, written or
   * scrolled. What a message says stays free under a mouse that only lies there.
   */
  const isMeant = (event) => {
    pointed = { x: event.clientX, y: event.clientY };
    if (rest && Math.hypot(pointed.x - rest.x, pointed.y - rest.y) < leftPx) return false;
    rest = undefined;
    return true;
  };

  /** The mouse lies where it is, or at a press; who works in the toolbar, or by keyboard in a message, keeps it. */
  const settle = (event) => {
    const isUsed = event
      ? node.contains(event.target)
      : node.parentNode?.matches(":focus-within:has(:focus-visible), :focus-visible");
    if (isUsed) return;
    if (event) pointed = { x: event.clientX, y: event.clientY };
    rest = pointed;
    if (!node.matches(":hover")) node.remove();
  };

  return { node, isMeant, settle, goTo, react, copyLink, edit, remove, hide: () => node.remove() };
}

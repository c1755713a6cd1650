import { make } from "../frame/dom.js";
import { msOf } from "../frame/times.js";

const followingMs = 5 * 60_000;

/**
 * The nodes of a list of messages in their order, with the dividers between them: days, where the new ones begin, how
 * many answers a thread has. Dividers are kept in `known`, so that the same one is the same node.
 * @param {{message: object, view: object}[]} entries oldest first
 */
export function withDividers(entries, { room, newSince, isThread, known, hidden }) {
  const nodes = [];
  let before;
  let hasNew = false;
  for (const [at, entry] of entries.entries()) {
    const { message } = entry;
    const sentAt = msOf(message.ts);
    const day = room.times.dayKey(sentAt);
    const isOtherDay = !before || room.times.dayKey(msOf(before.ts)) !== day;
    if (isOtherDay && !(isThread && at === 0)) nodes.push(divider(known, `day ${day}`, "day", room.times.day(sentAt)));
    const isNew = !hasNew && newSince !== undefined && message.ts > newSince && message.user !== room.me.user_id;
    if (isNew) {
      hasNew = true;
      nodes.push(divider(known, "new", "new", "New"));
    }
    entry.view.setFollowing(!isOtherDay && !isNew && isFollowing(before, message) && !(isThread && at <= 1));
    nodes.push(entry.view.node);
    if (isThread && at === 0 && entries.length > 1) {
      // What only one person sees is no reply: the channel does not count it either.
      const count = entries.slice(1).filter((one) => !one.message.is_ephemeral).length + hidden;
      nodes.push(divider(known, "replies", "replies", count === 1 ? "1 reply" : `${count} replies`));
    }
    before = message;
  }
  return nodes;
}

function isFollowing(before, message) {
  const author = (one) =>
    `${one.user ?? ""} ${one.username ?? ""} ${one.is_ephemeral === true} ${one.subtype === "channel_join"}`;
  return (
    author(before) === author(message) &&
    msOf(message.ts) - msOf(before.ts) < followingMs &&
    !message.blocks?.some((block) => block.type === "actions")
  );
}

function divider(known, key, kind, words) {
  const node = known.get(key) ?? make("div", { class: `divider ${kind}`, role: "separator" }, make("span", {}));
  known.set(key, node);
  if (node.firstChild.textContent !== words) node.firstChild.textContent = words;
  node.setAttribute("aria-label", words);
  return node;
}

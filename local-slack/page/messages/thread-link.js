import { countWords } from "../frame/count.js";
import { make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { msOf } from "../frame/times.js";

/** Under a message of a channel: how many answers its thread has, who gave them, whether there are new ones. */
export function createThreadLink(room, openThread) {
  const faces = make("span", { class: "faces", "aria-hidden": "true" });
  const fresh = make("span", { class: "count" });
  const words = make("span", { class: "replies" });
  const last = make("span", { class: "last" });
  const button = make("button", { type: "button", class: "thread-link" }, faces, fresh, " ", words);
  const node = make("div", { class: "thread-row" }, button, last);
  let current;
  button.addEventListener("click", () => openThread(current));

  const show = (message) => {
    current = message;
    const count = message.reply_count ?? 0;
    node.hidden = count === 0;
    if (count === 0) return;
    const unread = room.threadMarks.get(`${message.channel}:${message.ts}`)?.unread ?? 0;
    button.classList.toggle("unread", unread > 0);
    fresh.hidden = unread === 0;
    fresh.textContent = `${countWords(unread)} new`;
    words.textContent = count === 1 ? "1 reply" : `${count} replies`;
    last.textContent = `last ${room.times.brief(msOf(message.latest_reply))}`;
    const who = (message.reply_users ?? []).slice(0, 3).join();
    if (faces.dataset.who === who) return;
    faces.dataset.who = who;
    faces.replaceChildren(...(message.reply_users ?? []).slice(0, 3).map((user) => face(authorOf(room, user), "tiny")));
  };

  return { node, show };
}

function authorOf(room, user) {
  const { bot } = room.workspace;
  const isToolroom = user === bot.user_id || user.startsWith("B");
  return { name: isToolroom ? bot.name : room.surface().names.person(user), isToolroom };
}

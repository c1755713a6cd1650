import { mrkdwn, plainText } from "../blocks/mrkdwn.js";
import { countWords } from "../frame/count.js";
import { make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { msOf } from "../frame/times.js";
import { emptyThreads } from "./empty.js";

/** The threads that a person follows, the last answered first. `open` gets `{channelId, threadTs}`. */
export async function threadsView(room, open) {
  const { threads } = await room.client.look("threads");
  const living = threads.filter((one) => one.root);
  if (living.length === 0) return emptyThreads();
  return make("div", { class: "thread-list" }, ...living.map((one) => threadCard(one, room, open)));
}

function threadCard(thread, room, open) {
  const { root, latest, unread } = thread;
  const author = room.author(root);
  const answered = latest ? room.author(latest) : undefined;
  const count = root.reply_count ?? 0;
  return make(
    "button",
    {
      type: "button",
      class: unread > 0 ? "thread-card unread" : "thread-card",
      "data-thread": thread.thread_ts,
      onclick: () => open({ channelId: thread.channel, threadTs: thread.thread_ts }),
    },
    make(
      "span",
      { class: "thread-card-head" },
      make("span", { class: "thread-card-place" }, room.titleOf(thread.channel)),
      unread > 0 && make("span", { class: "count" }, `${countWords(unread)} new`),
      make("span", { class: "last" }, room.times.brief(msOf(latest?.ts ?? root.ts))),
    ),
    make("span", { class: "thread-card-root" }, face(author, "small"), excerpt(root, author, room)),
    answered && make("span", { class: "thread-card-latest" }, face(answered, "tiny"), excerpt(latest, answered, room)),
    make("span", { class: "replies" }, count === 1 ? "1 reply" : `${count} replies`),
  );
}

function excerpt(message, author, room) {
  const said = mrkdwn(message.text ?? "", room.surface().names).map((node) => node.textContent);
  const text = plainText(said.join(" ").replace(/\s+/g, " "));
  return make("span", { class: "excerpt" }, make("strong", {}, author.name), ` ${text || "(a file)"}`);
}

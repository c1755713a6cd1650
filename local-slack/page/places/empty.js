import { make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { icon } from "../frame/icons.js";

/** What stands in a place where nothing was said yet. */
export function emptyPlace(room, channelId) {
  const channel = room.channels.find((one) => one.id === channelId);
  const { bot } = room.workspace;
  if (channel?.user === bot.user_id) {
    return empty(
      face({ name: bot.name, isToolroom: true }, "large"),
      `You and ${bot.name}`,
      "Ask here for what nobody else need see. Links to sign in to your apps arrive here too.",
    );
  }
  if (channel?.is_im) {
    const name = room.surface().names.person(channel.user);
    return empty(face({ name }, "large"), name, "Only the two of you read this. Nothing has been said yet.");
  }
  const purpose = channel?.purpose?.value ? `${channel.purpose.value}. ` : "";
  return empty(
    make("span", { class: "empty-sign", "aria-hidden": "true" }, "#"),
    channel?.name ?? "",
    `${purpose}Nothing has been said here yet.`,
  );
}

export function emptyThreads() {
  return empty(icon("threads"), "No threads yet", "Threads that you begin, answer or are named in are listed here.");
}

/** While something is fetched: the outlines of what will stand there, shown only if it takes long. */
export function loading() {
  const rows = [64, 88, 40, 72].map((width) =>
    make("div", { class: "ghost", "data-width": String(width) }, make("span"), make("span"), make("span")),
  );
  return make("div", { class: "loading", role: "status", "aria-label": "Loading" }, ...rows);
}

/** What could not be fetched, why, and the way to try once more. */
export function failed(error, again) {
  return make(
    "div",
    { class: "empty", role: "alert" },
    make("h2", {}, "This could not be shown"),
    make("p", {}, error.message),
    make("button", { type: "button", class: "button", onclick: again }, "Try again"),
  );
}

function empty(picture, title, words) {
  return make("div", { class: "empty" }, picture, make("h2", {}, title), make("p", {}, words));
}

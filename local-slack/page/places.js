import { byId, make } from "./dom.js";

/** The list of channels, the app and direct messages. `go` is called with `{channelId}`, `{userId}` or `{isHome: true}`. */
export function drawPlaces(room, go) {
  const { bot } = room.workspace;
  const channels = room.channels.filter((channel) => !channel.is_im);
  const people = room.people.filter((person) => !person.is_bot && !person.deleted && person.id !== room.me.user_id);
  byId("places").replaceChildren(
    group(
      "Channels",
      channels.map((channel) => entry(`# ${channel.name}`, room, channel.id, () => go({ channelId: channel.id }))),
    ),
    group(bot.name, [
      entry("Home", room, "home", () => go({ isHome: true })),
      entry("Messages", room, directId(room, bot.user_id), () => go({ userId: bot.user_id })),
    ]),
    group(
      "Direct messages",
      people.map((person) => entry(person.real_name, room, directId(room, person.id), () => go({ userId: person.id }))),
    ),
  );
}

function directId(room, userId) {
  return room.channels.find((channel) => channel.is_im && channel.user === userId)?.id;
}

function group(title, entries) {
  return make("section", {}, make("h2", {}, title), make("ul", {}, ...entries.map((one) => make("li", {}, one))));
}

function entry(label, room, placeId, onclick) {
  const isHere = placeId !== undefined && placeId === room.here.placeId;
  const isUnread = placeId !== undefined && room.unread.has(placeId) && !isHere;
  const attributes = {
    type: "button",
    onclick,
    class: isUnread ? "unread" : undefined,
    "aria-current": isHere ? "page" : undefined,
  };
  return make("button", attributes, isUnread ? `${label} ` : label, isUnread && make("span", { class: "tag" }, "new"));
}

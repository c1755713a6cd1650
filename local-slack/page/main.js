import { drawBlocks } from "./blocks.js";
import { createComposer } from "./composer.js";
import { byId, make, notice, showList } from "./dom.js";
import { drawMessage } from "./message.js";
import { createModal } from "./modal.js";
import { drawPlaces } from "./places.js";
import { enterRoom } from "./room.js";

const workspace = await (await fetch("/control/workspace")).json();
let leave = () => undefined;

const chooser = byId("me");
const living = workspace.accounts.filter((account) => !account.is_deleted);
chooser.append(...living.map((one) => make("option", { value: one.handle }, `${one.name} (${one.handle})`)));
chooser.addEventListener("change", () => be(chooser.value, undefined));
byId("menu").addEventListener("click", () => showMenu(byId("menu").getAttribute("aria-expanded") !== "true"));

const remembered = new URLSearchParams(location.search).get("as") ?? localStorage.getItem("local-slack-me");
await be(living.some((one) => one.handle === remembered) ? remembered : living[0].handle, linkedPlace());

/** Becomes a person: leaves the one before, enters as this one, goes to `place` or to the first channel. */
async function be(handle, place) {
  leave();
  localStorage.setItem("local-slack-me", handle);
  chooser.value = handle;
  const room = await enterRoom(workspace, handle);
  const modal = createModal(room);
  room.openThread = (ts) => openThread(room, ts);
  const stream = new EventSource(`/control/stream?user=${encodeURIComponent(handle)}`);
  leave = () => stream.close();
  stream.onmessage = (event) => heard(room, modal, JSON.parse(event.data)).catch((error) => notice(error.message));
  stream.onopen = () => Promise.all([showRoom(room), modal.refresh()]).catch((error) => notice(error.message));
  byId("thread-close").onclick = () => openThread(room, undefined);
  const first = room.channels.find((channel) => channel.name === "requests") ?? room.channels[0];
  await go(room, place ?? { channelId: first?.id });
}

async function heard(room, modal, change) {
  if (change.kind === "views") {
    await modal.refresh();
    if (room.here.placeId === "home") await showRoom(room);
  } else if (change.kind === "people" || change.kind === "conversations") {
    await room.reload();
    drawPlaces(room, (place) => go(room, place));
  } else if (change.kind === "status") {
    if (change.threadTs === room.here.threadTs)
      byId("thread-status").textContent = change.status && `${workspace.bot.name} ${change.status}`;
  } else if (change.channelId === room.here.placeId) {
    if (change.threadTs === room.here.threadTs) byId("thread-status").textContent = "";
    await showRoom(room);
  } else {
    room.unread.add(change.channelId);
    drawPlaces(room, (place) => go(room, place));
  }
}

async function go(room, place) {
  showMenu(false);
  let placeId = place.isHome ? "home" : place.channelId;
  if (place.userId) {
    const opened = await room.client.call("conversations.open", { users: place.userId });
    placeId = opened.channel.id;
    await room.reload();
  }
  room.here = { placeId, threadTs: place.threadTs };
  room.unread.delete(placeId);
  byId("messages").replaceChildren();
  drawPlaces(room, (next) => go(room, next));
  if (placeId === "home") await room.client.control("home", { tab: "home" });
  else if (place.userId === workspace.bot.user_id) await room.client.control("home", { tab: "messages" });
  if (placeId !== "home") {
    createComposer(byId("composer"), room, { channelId: placeId, label: `Message ${titleOf(room, placeId)}` });
  }
  byId("composer").hidden = placeId === "home";
  await openThread(room, place.threadTs);
  byId("messages").scrollTop = byId("messages").scrollHeight;
}

async function openThread(room, ts) {
  room.here.threadTs = ts;
  byId("thread").hidden = !ts;
  byId("replies").replaceChildren();
  byId("thread-status").textContent = "";
  if (ts)
    createComposer(byId("thread-composer"), room, {
      channelId: room.here.placeId,
      threadTs: ts,
      label: "Reply in thread",
    });
  await showRoom(room);
  byId("replies").scrollTop = byId("replies").scrollHeight;
}

/** Reads again what stands where the person is, and shows it. */
async function showRoom(room) {
  const { placeId, threadTs } = room.here;
  if (!placeId) return;
  byId("room-name").textContent = titleOf(room, placeId);
  byId("room-purpose").textContent = room.channels.find((one) => one.id === placeId)?.purpose?.value ?? "";
  document.title = `${titleOf(room, placeId)} – Local Slack`;
  if (placeId === "home") return showHome(room);
  const [history, { messages: whispers }, thread] = await Promise.all([
    room.client.call("conversations.history", { channel: placeId, limit: 200 }),
    room.client.look("ephemerals", { channel: placeId }),
    threadTs ? room.client.all("conversations.replies", "messages", { channel: placeId, ts: threadTs }) : [],
  ]);
  if (placeId !== room.here.placeId) return;
  const inChannel = whispers.filter((one) => !one.thread_ts);
  show(room, byId("messages"), [...history.messages, ...inChannel], false);
  if (threadTs !== room.here.threadTs) return;
  const unique = new Map(thread.map((one) => [one.ts, one]));
  show(room, byId("replies"), [...unique.values(), ...whispers.filter((one) => one.thread_ts === threadTs)], true);
}

function show(room, place, messages, isInThread) {
  const ordered = messages.toSorted((one, other) => (one.ts < other.ts ? -1 : 1));
  const items = ordered.map((one) => {
    const message = { ...one, channel: room.here.placeId };
    return { key: one.ts, signature: JSON.stringify(message), draw: () => drawMessage(message, room, isInThread) };
  });
  const empty = {
    key: "empty",
    signature: "",
    draw: () => make("p", { class: "empty" }, "Nothing has been said here yet."),
  };
  showList(place, items.length > 0 ? items : [empty]);
}

async function showHome(room) {
  const { home } = await room.client.look("views");
  const draw = () => {
    if (!home) return make("p", { class: "empty" }, `${workspace.bot.name} has not made its Home for you yet.`);
    const act = (element, blockId, value) => room.press(element, { view_id: home.id, block_id: blockId, value });
    const blocks = drawBlocks(home.blocks, { ...room.surface(), state: home.state.values, act });
    return make("div", { class: "page-blocks" }, blocks);
  };
  showList(byId("messages"), [{ key: "home", signature: home?.hash ?? "", draw }]);
}

function titleOf(room, placeId) {
  if (placeId === "home") return `${workspace.bot.name}: Home`;
  const channel = room.channels.find((one) => one.id === placeId);
  if (!channel) return "Local Slack";
  return channel.is_im ? room.surface().names.person(channel.user) : `#${channel.name}`;
}

function showMenu(isOpen) {
  byId("menu").setAttribute("aria-expanded", String(isOpen));
  byId("places").classList.toggle("open", isOpen);
}

/** A permalink's place: `/archives/<channel>/p<ts without its dot>?thread_ts=…`. */
function linkedPlace() {
  const [, channelId, digits] = /^\/archives\/([A-Z0-9]+)(?:\/p(\d+))?/.exec(location.pathname) ?? [];
  if (!channelId) return undefined;
  const ts = digits && `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  return { channelId, threadTs: new URLSearchParams(location.search).get("thread_ts") ?? ts };
}

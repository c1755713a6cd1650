import { make, notice } from "./dom.js";

/** Where a person writes: Enter sends, Shift+Enter makes a line, `/…` is a command, a file goes along. */
export function createComposer(place, room, target) {
  const text = make("textarea", { rows: 1, "aria-label": target.label, placeholder: target.label });
  const file = make("input", { type: "file", "aria-label": "Attach a file" });
  const send = make("button", { class: "primary" }, "Send");
  const submit = async (event) => {
    event.preventDefault();
    if (text.value.trim() === "" && file.files.length === 0) return;
    send.disabled = true;
    try {
      await say(room, target, text.value, file.files[0]);
      text.value = "";
      file.value = "";
    } catch (error) {
      notice(`That was not sent: ${error.message}`);
    }
    send.disabled = false;
    text.focus();
  };
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
  });
  place.replaceChildren(
    make("form", { class: "composer", onsubmit: submit }, text, make("div", { class: "composer-row" }, file, send)),
  );
}

async function say(room, target, written, file) {
  const channel = target.channelId;
  if (!file && written.startsWith("/")) {
    if (target.threadTs) throw new Error("slash commands do not work in threads; write it in the channel.");
    await room.client.control("command", { channel, text: written });
    return;
  }
  const text = room.withMentions(written.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  const thread = target.threadTs ? { thread_ts: target.threadTs } : {};
  if (file) await room.client.upload(file, { channel_id: channel, initial_comment: text, ...thread });
  else await room.client.call("chat.postMessage", { channel, text, ...thread });
}

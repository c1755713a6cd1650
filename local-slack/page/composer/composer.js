import { byId, make, narrow } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { createAttachments } from "./attachments.js";
import { createCompletion } from "./completion.js";
import { keepDraft, readDraft } from "./drafts.js";
import { suggestionsFor } from "./suggestions.js";

/**
 * Where a person writes: Enter sends, Shift+Enter makes a line, `/…` is a command, files go along. What is not sent is
 * kept as a draft.
 * @param {{channelId: string, threadTs?: string, label: string, onsent?: (message?: object) => void, onup?: () => void}} target
 */
export function createComposer(place, room, target) {
  const draftName = [room.me.handle, target.channelId, target.threadTs].filter(Boolean).join(" ");
  const text = make("textarea", {
    rows: 1,
    placeholder: target.label,
    "aria-label": target.label,
    enterkeyhint: "send",
  });
  const chosen = make("input", { type: "file", multiple: true, hidden: true, tabindex: -1, "aria-hidden": "true" });
  const attach = make(
    "button",
    { type: "button", class: "composer-tool", "aria-label": "Attach files", title: "Attach files" },
    icon("attach"),
  );
  const mentionTool = tool("Mention somebody", "@", () => insert("@"));
  const commandTool = target.threadTs ? null : tool("Use a command", "/", () => insert("/"));
  const send = make("button", { class: "send", "aria-label": "Send", title: "Send (Enter)" }, icon("send"));
  const hint = make(
    "span",
    { class: "composer-hint", "aria-hidden": "true" },
    "Enter sends · Shift+Enter makes a line",
  );
  const attachments = createAttachments(() => refresh());
  const row = make("div", { class: "composer-row" }, attach, mentionTool, commandTool, hint, send);
  const fault = make("p", { class: "composer-fault", role: "alert" });
  const form = make("form", { class: "composer" }, text, attachments.node, chosen, fault, row);
  const completion = createCompletion(text, form, (before) => suggestionsFor(room, before, target));

  const refresh = () => {
    const isEmpty = text.value.trim() === "" && attachments.files().length === 0;
    send.setAttribute("aria-disabled", String(isEmpty));
    form.classList.toggle("filled", !isEmpty);
  };

  const insert = (mark) => {
    text.focus();
    const at = text.selectionStart;
    const needsSpace = mark !== "/" && at > 0 && !/\s$/.test(text.value.slice(0, at));
    if (mark === "/" && text.value !== "") text.setSelectionRange(0, text.value.length);
    text.setRangeText(needsSpace ? ` ${mark}` : mark, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const submit = async (event) => {
    event.preventDefault();
    const written = text.value;
    const files = attachments.files();
    if ((written.trim() === "" && files.length === 0) || form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    fault.textContent = "";
    try {
      const message = await say(room, target, written, files);
      // What was typed while it was being sent is not lost.
      text.value = text.value.startsWith(written) ? text.value.slice(written.length) : text.value;
      attachments.clear();
      keepDraft(draftName, text.value);
      target.onsent?.(message);
    } catch (error) {
      fault.textContent = `That was not sent. ${error.message}`;
    }
    form.ariaBusy = "false";
    completion.close();
    refresh();
    text.focus();
  };

  text.addEventListener("keydown", (event) => {
    if (event.isComposing || completion.took(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) submit(event);
    else if (event.key === "ArrowUp" && text.value === "" && target.onup) {
      event.preventDefault();
      target.onup();
    } else if (event.key.toLowerCase() === "u" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      chosen.click();
    }
  });
  text.addEventListener("input", () => {
    fault.textContent = "";
    keepDraft(draftName, text.value);
    refresh();
  });
  text.addEventListener("paste", (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    attachments.add(event.clipboardData.files);
  });
  form.addEventListener("submit", submit);
  attach.addEventListener("click", () => chosen.click());
  chosen.addEventListener("change", () => {
    attachments.add(chosen.files);
    chosen.value = "";
    text.focus();
  });

  text.value = readDraft(draftName);
  refresh();
  place.replaceChildren(form);
  return {
    /** On a phone that opens a keyboard over half of the page, so there only who asks for it gets it. */
    focus: ({ isAsked = false } = {}) => {
      if (isAsked || !narrow.matches) text.focus({ preventScroll: true });
    },
    /** Writes something for the person to look at and send. */
    fill: (words) => {
      text.value = words;
      text.focus();
      text.setSelectionRange(words.length, words.length);
      keepDraft(draftName, words);
      refresh();
    },
    add: attachments.add,
    node: form,
  };
}

/** Lets files be dropped anywhere on a pane. `composerOf()` answers its composer, if it has one now. */
export function takeDrops(pane, composerOf) {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files") && composerOf();
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    pane.classList.toggle("dropping", depth > 0);
  };
  pane.addEventListener("dragenter", (event) => hasFiles(event) && mark(1));
  pane.addEventListener("dragleave", (event) => hasFiles(event) && mark(-1));
  pane.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  pane.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(-depth);
    composerOf().add(event.dataTransfer.files);
    byId("announcer").append(`${event.dataTransfer.files.length} attached.`);
  });
}

function tool(words, sign, onclick) {
  return make(
    "button",
    { type: "button", class: "composer-tool sign", "aria-label": words, title: words, onclick },
    sign,
  );
}

async function say(room, target, written, files) {
  const channel = target.channelId;
  if (files.length === 0 && /^\/\w/.test(written)) {
    if (target.threadTs) throw new Error("Slash commands do not work in threads: write it in the channel.");
    const answer = await room.client.control("command", { channel, text: written });
    if (!answer.ok && answer.error !== "invalid_command") throw new Error(answer.message ?? answer.error);
    return undefined;
  }
  const text = room.written(written.trim());
  const thread = target.threadTs ? { thread_ts: target.threadTs } : {};
  if (files.length > 0) {
    await room.client.upload(files, { channel_id: channel, initial_comment: text, ...thread });
    return undefined;
  }
  const { ts } = await room.client.call("chat.postMessage", { channel, text, ...thread });
  return { channel, ts };
}

import { createBlocks } from "../blocks/blocks.js";
import { plainText } from "../blocks/mrkdwn.js";
import { announce } from "../frame/announce.js";
import { byId, make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { icon } from "../frame/icons.js";
import { toast } from "../frame/toast.js";

/** The window of a person's modals: shows the top of their stack, submits it, closes it. */
export function createModal(room) {
  const dialog = byId("modal");
  let shown;
  let surface;
  let blocks;
  let asked = 0;
  let inputs = new Map();
  let opener;

  const values = () => Object.fromEntries([...inputs].map(([blockId, made]) => [blockId, made.read()]));

  const close = async () => {
    if (!shown) return;
    await room.client.control("close", { view_id: shown.id }).catch((error) => toast(error.message));
    await refresh();
  };

  const submit = async (event) => {
    event.preventDefault();
    const form = dialog.querySelector("form");
    if (form.ariaBusy === "true") return;
    for (const fault of dialog.querySelectorAll(".fault")) showFault(fault, "");
    form.ariaBusy = "true";
    try {
      const answer = await room.client.control("submit", { view_id: shown.id, values: values() });
      const errors = answer.errors ?? answer.response?.errors;
      if (errors) showFaults(errors);
      else if (!answer.ok) showGeneral(answer.message ?? answer.error);
      else if (!answer.acked)
        showGeneral("The app did not answer in three seconds. What you wrote is still here: try again.");
    } catch (error) {
      showGeneral(error.message);
    }
    form.ariaBusy = "false";
    await refresh();
  };

  const showGeneral = (words) => {
    dialog.querySelector(".modal-fault").textContent = words;
    announce(words);
  };

  const showFaults = (errors) => {
    for (const [blockId, sentence] of Object.entries(errors)) {
      const fault = document.getElementById(`field-${blockId}-fault`);
      if (fault) showFault(fault, sentence);
      else showGeneral(sentence);
      announce(sentence);
    }
    dialog.querySelector(".fault:not(:empty)")?.parentElement?.querySelector("input, textarea, select")?.focus();
  };

  const draw = (view) => {
    const isSame = shown?.id === view.id;
    const kept = isSame ? values() : {};
    if (!isSame || !blocks) {
      inputs = new Map();
      const act = (element, blockId, value) =>
        room.press(element, { view_id: shown.id, block_id: blockId, value, values: values() });
      surface = { ...room.surface(), client: room.client, inputs, act };
      blocks = createBlocks(surface);
      dialog.replaceChildren(frame(view));
    }
    shown = view;
    surface.state = view.state.values;
    const refocus = keptFocus();
    blocks.show(view.blocks);
    const ids = new Set(view.blocks.map((block) => block.block_id));
    for (const [blockId] of inputs) if (!ids.has(blockId)) inputs.delete(blockId);
    for (const [blockId, value] of Object.entries(kept)) inputs.get(blockId)?.write(value);
    dialog.querySelector("#modal-title").textContent = plainText(view.title.text);
    refocus();
  };

  /** A choice that brings other fields may draw its own anew: the focus stays in it. */
  const keptFocus = () => {
    const before = document.activeElement;
    const [blockId] = [...inputs].find(([, made]) => made.node.contains(before)) ?? [];
    return () => {
      const node = inputs.get(blockId)?.node;
      if (!node || before.isConnected) return;
      const same = [...node.querySelectorAll("input")].find((one) => one.value === before.value);
      (same ?? node).focus({ preventScroll: true });
    };
  };

  const frame = (view) =>
    make(
      "form",
      { class: "dialog-form", onsubmit: submit, novalidate: true },
      make(
        "header",
        { class: "dialog-head" },
        face({ name: room.workspace.bot.name, isToolroom: true }, "small"),
        make("h2", { id: "modal-title" }, plainText(view.title.text)),
        make("button", { type: "button", class: "icon-button", "aria-label": "Close", onclick: close }, icon("close")),
      ),
      make("div", { class: "dialog-body" }, blocks.node),
      make("p", { class: "modal-fault", role: "alert" }),
      make(
        "div",
        { class: "end" },
        make("button", { type: "button", class: "button", onclick: close }, plainText(view.close?.text ?? "Cancel")),
        view.submit && make("button", { class: "button primary" }, plainText(view.submit.text)),
      ),
    );

  const refresh = async () => {
    asked += 1;
    const mine = asked;
    const { views } = await room.client.look("views");
    if (mine !== asked) return; // what was asked later is on its way
    const top = views.at(-1);
    if (!top) {
      shown = undefined;
      blocks = undefined;
      if (dialog.open) dialog.close();
      return;
    }
    const isOther = shown?.id !== top.id;
    if (shown?.hash !== top.hash) draw(top);
    if (!dialog.open) {
      opener = [document.activeElement, document.activeElement?.closest(".message")];
      dialog.showModal();
    }
    if (isOther) firstField(dialog)?.focus();
  };

  const cancelled = (event) => {
    event.preventDefault();
    close();
  };
  // The button that opened the modal may be gone from its card by now; the card is not.
  const closed = () => {
    if (document.activeElement !== document.body) return;
    const place = opener?.find((one) => one?.isConnected && one !== document.body);
    (place ?? document.querySelector("#composer textarea"))?.focus();
  };
  dialog.addEventListener("cancel", cancelled);
  dialog.addEventListener("close", closed);

  return {
    refresh,
    end: () => {
      dialog.removeEventListener("cancel", cancelled);
      dialog.removeEventListener("close", closed);
      dialog.close();
      dialog.replaceChildren();
    },
  };
}

function showFault(fault, sentence) {
  fault.textContent = sentence;
  const input = fault.parentElement?.querySelector("input, textarea, select");
  if (sentence) input?.setAttribute("aria-invalid", "true");
  else input?.removeAttribute("aria-invalid");
}

function firstField(dialog) {
  return (
    dialog.querySelector('[data-focus="first"]') ??
    dialog.querySelector(".dialog-body input, .dialog-body textarea, .dialog-body select") ??
    dialog.querySelector(".primary")
  );
}

import { drawBlocks } from "./blocks.js";
import { byId, make, notice } from "./dom.js";
import { plainText } from "./mrkdwn.js";

/** The window of a person's modals: shows the top of their stack, submits it, closes it. */
export function createModal(room) {
  const dialog = byId("modal");
  let shown;
  let inputs = new Map();

  const values = () => Object.fromEntries([...inputs].map(([blockId, made]) => [blockId, made.read()]));

  const close = async () => {
    if (!shown) return;
    const { id: viewId } = shown;
    await room.client.control("close", { view_id: viewId });
    await refresh();
  };

  const submit = async (event) => {
    event.preventDefault();
    for (const fault of dialog.querySelectorAll(".fault")) fault.textContent = "";
    const button = dialog.querySelector("button.primary");
    button.disabled = true;
    const answer = await room.client.control("submit", { view_id: shown.id, values: values() });
    button.disabled = false;
    const errors = answer.errors ?? answer.response?.errors;
    if (errors) showFaults(errors);
    else if (!answer.ok) notice(answer.message ?? answer.error);
    else if (!answer.acked)
      notice("We had some trouble connecting. Try again? (The app did not answer in three seconds.)");
    await refresh();
  };

  const showFaults = (errors) => {
    for (const [blockId, sentence] of Object.entries(errors)) {
      const fault = document.getElementById(`field-${blockId}-fault`);
      if (fault) fault.textContent = sentence;
      else notice(sentence);
    }
    dialog.querySelector(".fault:not(:empty)")?.parentElement?.querySelector("input, textarea, select")?.focus();
  };

  const draw = (view) => {
    const kept = shown?.id === view.id ? values() : {};
    inputs = new Map();
    const surface = { ...room.surface(), inputs, state: view.state.values, act: (...press) => act(view, ...press) };
    const form = make(
      "form",
      { onsubmit: submit, novalidate: true },
      make("h2", { id: "modal-title" }, plainText(view.title.text)),
      drawBlocks(view.blocks, surface),
      make(
        "div",
        { class: "end" },
        make("button", { type: "button", onclick: close }, view.close?.text ?? "Cancel"),
        view.submit && make("button", { class: "primary" }, plainText(view.submit.text)),
      ),
    );
    dialog.replaceChildren(form);
    for (const [blockId, value] of Object.entries(kept)) inputs.get(blockId)?.write(value);
    shown = view;
  };

  const act = (view, element, blockId, value) =>
    room.press(element, { view_id: view.id, block_id: blockId, value, values: values() });

  const refresh = async () => {
    const { views } = await room.client.look("views");
    const top = views.at(-1);
    if (!top) {
      shown = undefined;
      if (dialog.open) dialog.close();
      return;
    }
    if (shown?.hash !== top.hash) draw(top);
    if (!dialog.open) dialog.showModal();
  };

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });

  return { refresh };
}

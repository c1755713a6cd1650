import { mrkdwn, plainText } from "../blocks/mrkdwn.js";
import { byId, make } from "../frame/dom.js";

/** Asks the question of a confirm object; answers whether the person said yes. */
export function confirmed(question, names) {
  if (!question) return Promise.resolve(true);
  const dialog = byId("confirm");
  const { text, title, confirm, deny, style } = question;
  const body =
    text?.type === "mrkdwn" ? mrkdwn(text.text, names) : [make("p", { class: "said" }, plainText(text?.text ?? ""))];
  const yesClass = `button ${style === "danger" ? "danger-solid" : "primary"}`;
  dialog.replaceChildren(
    make(
      "form",
      { method: "dialog", class: "dialog-form" },
      make("h2", { id: "confirm-title" }, plainText(title?.text ?? "Are you sure?")),
      make("div", { class: "dialog-body" }, ...body),
      make(
        "div",
        { class: "end" },
        make("button", { value: "no", class: "button" }, plainText(deny?.text ?? "Cancel")),
        make("button", { value: "yes", class: yesClass, autofocus: true }, plainText(confirm?.text ?? "Yes")),
      ),
    ),
  );
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    dialog.addEventListener(
      "cancel",
      () => {
        dialog.returnValue = "no";
      },
      { once: true },
    );
  });
}

import { byId, make } from "./dom.js";
import { mrkdwn, plainText } from "./mrkdwn.js";

/** Asks the question of a confirm object; answers whether the person said yes. */
export function confirmed(question, names) {
  if (!question) return Promise.resolve(true);
  const dialog = byId("confirm");
  const body =
    question.text?.type === "mrkdwn" ? mrkdwn(question.text.text, names) : [plainText(question.text?.text ?? "")];
  const yes = make(
    "button",
    { value: "yes", class: question.style === "danger" ? "danger" : "primary" },
    question.confirm?.text ?? "Yes",
  );
  dialog.replaceChildren(
    make(
      "form",
      { method: "dialog" },
      make("h2", { id: "confirm-title" }, plainText(question.title?.text ?? "Are you sure?")),
      make("p", { class: "said" }, ...body),
      make("div", { class: "end" }, make("button", { value: "no" }, question.deny?.text ?? "Cancel"), yes),
    ),
  );
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

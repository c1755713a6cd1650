import { byId, make } from "../frame/dom.js";
import { face } from "../frame/face.js";
import { openMenu } from "../frame/popover.js";
import { keyWords } from "../frame/shortcuts.js";
import { createTimes } from "../frame/times.js";

/** The button that says who one is, and lets one be somebody else. */
export function createWho(workspace, nowMs, be) {
  const button = byId("who");
  const living = workspace.accounts.filter((one) => !one.is_deleted);

  const open = () =>
    openMenu(button, {
      label: "Be somebody else",
      items: living.map((one, at) => ({
        words: one.name,
        detail: `${one.is_guest ? "Guest · " : ""}${one.title} · ${createTimes({ tz: one.tz, nowMs }).here()}`,
        hint: keyWords(`Alt+Shift+${at + 1}`),
        picture: face({ name: one.name }, "small"),
        isChosen: one.handle === button.dataset.handle,
        run: () => be(one.handle),
      })),
    });
  button.onclick = open;

  return {
    open,
    living,
    show: (handle) => {
      const me = living.find((one) => one.handle === handle);
      button.hidden = false;
      button.dataset.handle = handle;
      button.replaceChildren(
        face({ name: me.name }, "tiny"),
        make("span", { class: "who-words" }, make("span", { class: "who-you" }, "You are "), me.name),
        make("span", { class: "unseen" }, ". Be somebody else"),
      );
    },
  };
}

import { byId, make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { keyWords } from "../frame/shortcuts.js";

/** Everything the keyboard does, and what this place is. `groups` are `[title, [[keys, words], …]]`. */
export function openHelp(groups) {
  const dialog = byId("help");
  dialog.replaceChildren(
    make(
      "form",
      { method: "dialog", class: "dialog-form" },
      make(
        "header",
        { class: "dialog-head" },
        make("h2", { id: "help-title" }, "Help and shortcuts"),
        make("button", { class: "icon-button", "aria-label": "Close" }, icon("close")),
      ),
      make(
        "div",
        { class: "dialog-body help", tabindex: 0, role: "region", "aria-label": "Shortcuts" },
        make(
          "p",
          {},
          "This is a Slack on this machine only, so that Toolroom can be tried without one. You can be each of the people in it: ask as one, approve as another. Nothing goes to slack.com.",
        ),
        ...groups.map(([title, rows]) =>
          make(
            "section",
            {},
            make("h3", {}, title),
            make(
              "dl",
              {},
              ...rows.map(([keys, words]) =>
                make(
                  "div",
                  {},
                  make("dt", {}, ...keys.split(" ").map((one) => make("kbd", {}, keyWords(one)))),
                  make("dd", {}, words),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
  dialog.showModal();
}

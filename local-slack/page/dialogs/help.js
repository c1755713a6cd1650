import { byId, make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { keyWords } from "../frame/shortcuts.js";

/** What this place is and how to ask in it, then everything the keyboard does. `groups` are `[title, [[keys, words], …]]`. */
export function openHelp(workspace, groups) {
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
        { class: "dialog-body help", tabindex: 0, role: "region", "aria-label": "Help" },
        make("ol", { class: "first-steps" }, ...firstSteps(workspace).map((words) => make("li", {}, words))),
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

function firstSteps({ bot, accounts, groups }) {
  const [team] = groups;
  const approvers = accounts.filter((one) => team.members.includes(one.handle) && !one.is_deleted);
  const names = new Intl.ListFormat("en").format(approvers.map((one) => one.name));
  return [
    `This is a chat like Slack for trying ${bot.name}: nothing said here leaves this machine, except to a model if you gave ${bot.name} a key for one.`,
    `Say what tool you wish you had to @${bot.name.toLowerCase()} in #requests; the answers come in the thread under your message.`,
    `Be somebody else with the button at the top right: ${names ? `${names}, the platform team,` : "the platform team"} approve what others ask for.`,
  ];
}

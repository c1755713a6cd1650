import type { DataAsked } from "../../store/message-tables.ts";
import { ACTIONS } from "./action-ids.ts";
import { actions, button, type Content, confirmDialog, context, moment, plain, section } from "./pieces.ts";

/** Where data can go back with its App, to its Owner: what stays, what would be lost, and which of the two. */
export function undoDataQuestion(asked: DataAsked): Content {
  const { releaseId, live, before, since } = asked;
  const name = plain(asked.appName);
  const text = `${name} goes back to v${before}, and what was entered since stays. Put the data back, too, and it is what it was when v${live} went live, ${moment(since)}: everything entered or changed since then is lost to ${name}.`;
  return {
    text,
    blocks: [
      section(`*Undo: keep the data, or put it back, too?*\n${text}`),
      actions(
        "undo-data",
        button(ACTIONS.undo, releaseId, "Undo, but keep the data", { label: "Undo, but keep the data that is there" }),
        button(ACTIONS.undoDataYes, releaseId, "Put the data back, too", {
          label: "Put the data back, too: what was entered since is lost",
          style: "danger",
          confirm: confirmDialog(
            "Lose what was entered since?",
            `The data goes back to what it was before v${live}. What was entered since is gone from the app.`,
            "Put it back",
            "Leave it",
          ),
        }),
      ),
      context("Or say here _keep the data_, or _put the data back_."),
      context("The platform team keeps a copy of what is taken out for two weeks."),
    ],
  };
}

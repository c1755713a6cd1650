import type { App as Bolt, Context } from "@slack/bolt";
import type { Turn } from "../receiver/attempts.ts";
import {
  ACTIONS,
  FORM_CHOICES,
  OUTLINE_MODAL,
  SECRET_MODAL,
  SHORTCUT_MODAL,
  THUMB_MODAL,
  TRY_MODAL,
  WORDS_MODAL,
} from "../views/action-ids.ts";
import { takeCommand } from "./commands.ts";
import type { ListenerDeps } from "./deps.ts";
import { takeSecret } from "./enter-secret.ts";
import { happenedJoin, happenedMessage, happenedReaction } from "./happenings.ts";
import { takeHomeOpened } from "./home.ts";
import { takeMention, takeMessage } from "./messages.ts";
import { takeFormChoice } from "./open-form.ts";
import { takePress } from "./presses.ts";
import { takeThumbWords } from "./rate.ts";
import { takeReaction, takeReactionBack } from "./reactions.ts";
import { takeRevision } from "./revisions.ts";
import { readForm, sendForm } from "./send-form.ts";
import { ANY_SHORTCUT, takeChosenShortcut, takeShortcut } from "./shortcuts.ts";
import { problemsOf, takeSubmission, takeTry } from "./submissions.ts";
import { takeStop } from "./thread-stop.ts";

/** Ours, and those of apps that were merged into the Slack manifest. */
const OWN_SHORTCUTS = new RegExp(`^(${ANY_SHORTCUT}|app:.+)$`);

/** Everything Slack can tell us, and who listens. The receiver has saved it before; here it is acknowledged and done. */
export function registerListeners(bolt: Bolt, deps: ListenerDeps): void {
  bolt.event("app_mention", ({ event, context }) => takeMention(deps, event, turnOf(context)));
  bolt.event("message", async ({ event, context }) => {
    const turn = turnOf(context);
    if (await takeRevision(deps, event, turn)) return;
    await happenedMessage(deps, event);
    await takeMessage(deps, event, turn);
  });
  bolt.event("reaction_added", async ({ event }) => {
    await happenedReaction(deps, event, "reaction_added");
    await takeReaction(deps, event);
  });
  bolt.event("reaction_removed", async ({ event }) => {
    await happenedReaction(deps, event, "reaction_removed");
    await takeReactionBack(deps, event);
  });
  bolt.event("member_joined_channel", ({ event }) => happenedJoin(deps, event));
  bolt.event("agent_session_stopped", ({ event }) => takeStop(deps, event));
  bolt.event("app_home_opened", ({ event }) => takeHomeOpened(deps, event));
  for (const taken of ["tokens_revoked", "app_uninstalled"]) bolt.event(taken, async () => deps.lookAtToken());
  bolt.event("user_change", ({ event }) => deps.people.save(event.user));
  for (const actionId of Object.values(ACTIONS)) {
    bolt.action(new RegExp(`^${actionId}(_\\d+)?$`), async ({ ack, body }) => {
      await ack();
      await takePress(deps, body);
    });
  }
  bolt.view(WORDS_MODAL, async ({ ack, body }) => {
    const errors = await problemsOf(deps, body);
    if (errors !== null) return ack({ response_action: "errors", errors });
    await ack();
    await takeSubmission(deps, body);
  });
  for (const actionId of Object.values(FORM_CHOICES)) {
    bolt.action(actionId, async ({ ack, body }) => {
      await ack();
      await takeFormChoice(deps, body);
    });
  }
  bolt.view(OUTLINE_MODAL, async ({ ack, body }) => {
    const read = await readForm(deps, body);
    if (read.kind === "update") return ack({ response_action: "update", view: read.view });
    if (read.kind === "errors") return ack({ response_action: "errors", errors: read.errors });
    await ack();
    await sendForm(deps, body, read);
  });
  bolt.view(THUMB_MODAL, async ({ ack, body }) => {
    const errors = await problemsOf(deps, body);
    if (errors !== null) return ack({ response_action: "errors", errors });
    await ack();
    await takeThumbWords(deps, body);
  });
  bolt.view(SECRET_MODAL, async ({ ack, body }) => {
    const errors = await problemsOf(deps, body);
    if (errors !== null) return ack({ response_action: "errors", errors });
    await ack();
    await takeSecret(deps, body);
  });
  bolt.view(TRY_MODAL, async ({ ack, body }) => {
    await ack();
    await takeTry(deps, body);
  });
  bolt.shortcut({ type: "message_action", callback_id: OWN_SHORTCUTS }, async ({ ack, body }) => {
    await ack();
    await takeShortcut(deps, body);
  });
  bolt.view(SHORTCUT_MODAL, async ({ ack, body }) => {
    await ack();
    await takeChosenShortcut(deps, body);
  });
  bolt.command(/^\/./, async ({ ack, body }) => {
    await ack();
    await takeCommand(deps, body);
  });
}

/** The receiver hands it over with each envelope. */
function turnOf(context: Context): Turn {
  return context.turn as Turn;
}

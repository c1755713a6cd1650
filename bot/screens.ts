import type { HomeView, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { patiently, persistently, slackErrorOf, slackSilent } from "./slack-client.ts";

/** What a person sees of the bot that is no message. */
export interface Screens {
  /** False where the moment is over: Slack lets a modal open only within three seconds of the press. */
  openModal(triggerId: string, view: ModalView): Promise<boolean>;
  /** Shows something else in a modal that is open. Where it is closed, or Slack is away: nothing. */
  updateModal(viewId: string, view: ModalView): Promise<void>;
  showHome(personId: string, view: HomeView): Promise<void>;
}

export function createScreens({ client, clock, log }: { client: WebClient; clock: Clock; log: Log }): Screens {
  return {
    openModal: async (triggerId, view) => {
      try {
        await patiently(clock, () => client.views.open({ trigger_id: triggerId, view }));
        return true;
      } catch (error) {
        const refusal = slackErrorOf(error);
        if (refusal === null) throw slackSilent(error);
        log.warn("modal_refused", { reason: refusal });
        return false;
      }
    },
    updateModal: async (viewId, view) => {
      try {
        await patiently(clock, () => client.views.update({ view_id: viewId, view }));
      } catch (error) {
        // Whoever looks at it chooses once more; later, it would overwrite what they chose since.
        log.warn("modal_not_updated", { reason: slackErrorOf(error) ?? String(error) });
      }
    },
    showHome: async (personId, view) => {
      await persistently(clock, () => client.views.publish({ user_id: personId, view }));
    },
  };
}

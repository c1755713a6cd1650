import type { StepBackup } from "../../operator/step-backup.ts";
import type { App } from "../../store/apps.ts";
import type { DataAsked } from "../../store/message-tables.ts";

export const NO_COPY =
  "There is no copy of its data from right before that version, so only the app itself can go back. Say *undo* in its thread.";

/** The choice that a Release with a copy of its data leaves, in what it is said with. */
export function dataAsked({ name: appName }: App, { at: since, live, before }: StepBackup): DataAsked {
  return { kind: "asks", releaseId: live.id, appName, live: live.number, before: before.number, since };
}

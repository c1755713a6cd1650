import type { Access } from "../../sdk/contract/manifest.ts";
import { type Approvers, judgeGroup } from "./approvers.ts";
import { type Judgement, no, YES } from "./judgement.ts";

/**
 * Whether one of our people may open an App and use its commands. `ownerCalled` is how the answer calls its Owner: a
 * mention in Slack, words with a name on a page. `group` means the people answerable for an App: its Owner, as long as an App has
 * no group of its own.
 */
export function judgeOpening(
  app: { ownerId: string; access: Access },
  personId: string,
  ownerCalled: string,
): Judgement {
  const { ownerId, access } = app;
  if (ownerId === personId || access === "company") return YES;
  if (typeof access === "object" && access.people.includes(personId)) return YES;
  const why = typeof access === "object" ? "This app is for named people only." : "This app is for its owner only.";
  return no(why, ownerCalled);
}

/** Whether an App is theirs: what they are told differs, and an App may ask it. */
export function isTheirs(app: { ownerId: string }, personId: string): boolean {
  return app.ownerId === personId;
}

/** Whether one of our people may open a preview. Slack is asked only about somebody who did not ask for it. */
export async function judgePreviewOpening(approvers: Approvers, askerId: string, personId: string): Promise<Judgement> {
  if (askerId === personId) return YES;
  const why = "A preview is for the person who asked and approvers.";
  return await judgeGroup(approvers, approvers.approverGroup, personId, { why, when: "lately" });
}

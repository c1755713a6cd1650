import type { Access } from "../../sdk/contract/manifest.ts";
import { type Answerable, standingOf } from "./answerable.ts";
import { type Approvers, judgeGroup } from "./approvers.ts";
import { type Judgement, no, YES } from "./judgement.ts";

/**
 * Whether one of our people may open an App and use its commands. `ownerCalled` is how the answer calls its Owner: a
 * mention in Slack, words with a name on a page. Whoever answers for an App may open it; access `group` means those, and nobody else.
 */
export async function judgeOpening(
  slack: Pick<Approvers, "groupMembers">,
  app: Answerable & { access: Access },
  personId: string,
  ownerCalled: string,
): Promise<Judgement> {
  const { access } = app;
  if (isOpenByName(access, personId)) return YES;
  if ((await standingOf(slack, app, personId)) !== null) return YES;
  if (typeof access === "object") return no("This app is for named people only.", ownerCalled);
  const isForMore = app.backupId !== null || app.groupHandle !== null;
  const why = isForMore ? "This app is for the people who answer for it only." : "This app is for its owner only.";
  return no(why, ownerCalled);
}

/** What can be said without asking Slack, of thousands of Apps at once: false means that it is certainly closed to them. */
export function mayBeOpen(app: Answerable & { access: Access }, personId: string): boolean {
  if (isOpenByName(app.access, personId) || app.groupHandle !== null) return true;
  return app.ownerId === personId || app.backupId === personId;
}

/** What can be said without asking Slack: true means that they certainly may open it. */
export function isSurelyOpen(app: Answerable & { access: Access }, personId: string): boolean {
  return mayBeOpen({ ...app, groupHandle: null }, personId);
}

function isOpenByName(access: Access, personId: string): boolean {
  return access === "company" || (typeof access === "object" && access.people.includes(personId));
}

/** Whether one of our people may open a preview. Slack is asked only about somebody who did not ask for it. */
export async function judgePreviewOpening(approvers: Approvers, askerId: string, personId: string): Promise<Judgement> {
  if (askerId === personId) return YES;
  const why = "A preview is for the person who asked and approvers.";
  return await judgeGroup(approvers, approvers.approverGroup, personId, { why, when: "lately" });
}

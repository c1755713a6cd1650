import { type Judgement, no, YES } from "./judgement.ts";

/** Who approves releases, and looks at previews that are not theirs. */
export interface Approvers {
  /** The group that approves releases; null: none is configured, so nobody approves. */
  approverGroup: string | null;
  /** Slack user ids in a user group. Throws where Slack cannot say: then nobody is in it. */
  groupMembers(handle: string): Promise<string[]>;
}

/** Whether somebody is in the group; `why` says for what it is needed. Fails closed, and says so. */
export async function judgeGroup(
  approvers: Approvers,
  group: string | null,
  personId: string,
  why: string,
): Promise<Judgement> {
  if (group === null)
    return no("No approver group is configured: set TOOLROOM_APPROVERS to a Slack user group and start again.");
  const members = await readGroup(approvers, group);
  if (members === null)
    return no(`Slack does not say at the moment who is in @${group}, so nobody counts. Try again in a minute.`);
  return members.includes(personId) ? YES : no(`${why} You are not in @${group}.`, `@${group}`);
}

/** Null where the group cannot be read, whatever the reason. */
async function readGroup(approvers: Approvers, handle: string): Promise<string[] | null> {
  try {
    return await approvers.groupMembers(handle);
  } catch {
    return null;
  }
}

import { type Judgement, no, YES } from "./judgement.ts";

/** Who approves releases, and looks at previews that are not theirs. */
export interface Approvers {
  /** The group that approves releases; null: none is configured, so nobody approves. */
  approverGroup: string | null;
  /**
   * Slack user ids in a user group, as Slack says `now` or said `lately` (within a minute). Throws where Slack cannot say:
   * then nobody is in it.
   */
  groupMembers(handle: string, when: "now" | "lately"): Promise<string[]>;
}

/**
 * Whether somebody may decide on a Release: one of the group that is configured now. A card that asked another group decides
 * nothing (`builder/approval-sweep.ts` asks anew). null: somebody only looks what they could decide.
 */
export async function judgeApproving(
  approvers: Approvers,
  approval: { groupHandle: string | null } | null,
  personId: string,
): Promise<Judgement> {
  const group = approvers.approverGroup;
  const asked = approval?.groupHandle ?? group;
  if (group !== null && asked !== group)
    return no(`This card asked @${asked}. @${group} decides now, and is asked on a card of its own.`);
  return judgeGroup(approvers, group, personId, {
    why: `Only @${group} approves releases.`,
    when: approval === null ? "lately" : "now",
  });
}

/** Whether somebody is in the group; `why` says for what it is needed. Fails closed, and says so. */
export async function judgeGroup(
  approvers: Approvers,
  group: string | null,
  personId: string,
  { why, when }: { why: string; when: "now" | "lately" },
): Promise<Judgement> {
  if (group === null)
    return no("No approver group is configured: set TOOLROOM_APPROVERS to a Slack user group and start again.");
  const members = await readGroup(approvers, group, when);
  if (members === null)
    return no(`Slack does not say at the moment who is in @${group}, so nobody counts. Try again in a minute.`);
  return members.includes(personId) ? YES : no(`${why} You are not in @${group}.`, `@${group}`);
}

/** Whether somebody may look at data that is for these groups, or for all. A group that Slack does not know has nobody in it. */
export async function judgeReading(
  approvers: Pick<Approvers, "groupMembers">,
  readers: "company" | readonly string[],
  personId: string,
): Promise<Judgement> {
  if (readers === "company") return YES;
  for (const group of readers) if (await isInGroup(approvers, group, personId)) return YES;
  return no("This data is for others.");
}

/** Whether somebody is in one of the groups that may use what is `called` so. Fails closed, and says so. */
export async function judgeGroups(
  approvers: Pick<Approvers, "groupMembers">,
  groups: readonly string[],
  personId: string,
  called: string,
): Promise<Judgement> {
  if ((await judgeReading(approvers, groups, personId)).yes) return YES;
  const names = groups.map((group) => `@${group}`).join(" or ");
  return no(`Only ${names} may use ${called}. Who asked for this app is in none of them, as far as Slack says.`);
}

/** As Slack said lately; where it cannot say, nobody is. */
export async function isInGroup(
  approvers: Pick<Approvers, "groupMembers">,
  handle: string,
  personId: string,
): Promise<boolean> {
  return (await readGroup(approvers, handle, "lately"))?.includes(personId) ?? false;
}

/** Null where the group cannot be read, whatever the reason. */
async function readGroup(
  approvers: Pick<Approvers, "groupMembers">,
  handle: string,
  when: "now" | "lately",
): Promise<string[] | null> {
  try {
    return await approvers.groupMembers(handle, when);
  } catch {
    return null;
  }
}

import { type Approvers, isInGroup } from "./approvers.ts";

/** Who answers for an App. Its Owner first; the backup and the group may do what the Owner may, but for giving it away. */
export interface Answerable {
  ownerId: string;
  backupId: string | null;
  /** Handle of a Slack user group, without @. */
  groupHandle: string | null;
}

export type Standing = "owner" | "backup" | "group";

/** As what somebody answers for an App; null: they do not. Slack is asked only where neither Owner nor backup is meant, and where it cannot say, nobody is in the group. */
export async function standingOf(
  slack: Pick<Approvers, "groupMembers">,
  app: Answerable,
  personId: string,
): Promise<Standing | null> {
  if (app.ownerId === personId) return "owner";
  if (app.backupId === personId) return "backup";
  if (app.groupHandle === null) return null;
  return (await isInGroup(slack, app.groupHandle, personId)) ? "group" : null;
}

/** Whether it is theirs by name: what they are told differs, and an App may ask it. */
export function isTheirs(app: Pick<Answerable, "ownerId" | "backupId">, personId: string): boolean {
  return app.ownerId === personId || app.backupId === personId;
}

/** Whom to ask of an App, as a message in Slack calls them. */
export function mentionAnswerable({ ownerId, backupId, groupHandle }: Answerable): string {
  const others = [
    ...(backupId === null ? [] : [`<@${backupId}>`]),
    ...(groupHandle === null ? [] : [`@${groupHandle}`]),
  ];
  return [`<@${ownerId}>`, ...others].join(" or ");
}

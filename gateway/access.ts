import type { Person } from "../store/people.ts";
import type { Route } from "../store/routes.ts";

/** Whether somebody may decide about releases: they may look at previews that are not theirs. */
export type MayApprove = (personId: string) => Promise<boolean>;

/** People who exist here: no guests, no bots, nobody who left. */
export function isActiveMember(person: Person): boolean {
  return person.kind === "member" && !person.isDeactivated;
}

/**
 * Whether a person may open what stands behind a route. A preview: its asker and approvers. An App: its owner, and
 * those whom its manifest's access names, within its own company. (`group` is the owner alone until groups are kept.)
 */
export async function mayOpen(person: Person, route: Route, mayApprove: MayApprove): Promise<boolean> {
  if (!isActiveMember(person) || person.slackTeamId !== route.slackTeamId) return false;
  if (route.askerId !== null) return person.id === route.askerId || (await mayApprove(person.id));
  if (person.id === route.ownerId || route.access === "company") return true;
  return typeof route.access === "object" && route.access.people.includes(person.id);
}

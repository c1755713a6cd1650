import { utcDay } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import type { AppQuestion } from "../../store/app-questions.ts";
import type { App } from "../../store/apps.ts";
import { personById } from "../../store/people.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { mostFrequentUsers } from "../../store/usage.ts";
import { strangerOf } from "../authority/outsiders.ts";
import type { HandOverDeps } from "./ownership-deps.ts";

export interface Heir {
  personId: string;
  /** Why they of all people: a sentence to them. */
  because: string;
}

const USED_MS = 90 * 86_400_000;

/**
 * Who is asked next to take an App over: whom somebody who was asked named, then its backup, then people of its group who use
 * it, then whoever uses it most; nobody twice. Null: nobody is left. Throws where Slack does not say who is in the group.
 */
export async function nextHeir(
  deps: Pick<HandOverDeps, "store" | "groupMembers">,
  app: App,
  asked: readonly AppQuestion[],
  now: number,
): Promise<Heir | null> {
  const slackTeamId = await readSlackTeamId(deps.store);
  const before = new Set([app.ownerId, ...asked.map(({ askedId }) => askedId)]);
  for (const heir of await inOrder(deps, app, asked, now))
    if (!before.has(heir.personId) && strangerOf({ slackTeamId }, await personById(deps.store, heir.personId)) === null)
      return heir;
  return null;
}

async function inOrder(
  deps: Pick<HandOverDeps, "store" | "groupMembers">,
  app: App,
  asked: readonly AppQuestion[],
  now: number,
): Promise<Heir[]> {
  const users = await mostFrequentUsers(deps.store, app.id, utcDay(now - USED_MS));
  const { backupId, groupHandle } = app;
  const inGroup = new Set(groupHandle === null || users.length === 0 ? [] : await membersOf(deps, groupHandle));
  return [
    ...asked.flatMap(({ askedId, suggestedId }) =>
      suggestedId === null ? [] : [{ personId: suggestedId, because: `<@${askedId}> names you for it.` }],
    ),
    ...(backupId === null ? [] : [{ personId: backupId, because: "You are its backup." }]),
    ...users
      .filter((personId) => inGroup.has(personId))
      .map((personId) => ({ personId, because: `You use it, and are in @${groupHandle}, which answers for it too.` })),
    ...users.map((personId) => ({ personId, because: "You are one of those who use it most." })),
  ];
}

/** A group that vanished has nobody in it; where Slack is silent, nobody is asked in its people's place. */
async function membersOf({ groupMembers }: Pick<HandOverDeps, "groupMembers">, handle: string): Promise<string[]> {
  try {
    return await groupMembers(handle, "lately");
  } catch (error) {
    if (error instanceof KnownError && error.code === "group_unknown") return [];
    throw error;
  }
}

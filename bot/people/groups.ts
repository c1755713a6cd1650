import type { WebClient } from "@slack/web-api";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { isSlackSilent, persistently } from "../slack-client.ts";

/** Slack's user groups, such as the one that approves. A handle stands with or without @; a group's id does too. */
export interface Groups {
  /**
   * Slack user ids: as Slack says `now`, or `lately`, at most 30 s ago. Throws (KnownError `group_unknown`, or Slack's
   * error): then nobody is in it.
   */
  members(handle: string, when: "now" | "lately"): Promise<string[]>;
  /** Calls the group in a message; where Slack does not know it, only its name. Throws `slack_silent` in an outage. */
  mention(handle: string): Promise<string>;
}

const MEMBERS_FRESH_MS = 30_000;
const GROUPS_FRESH_MS = 300_000;

export function createGroups({ client, clock }: { client: WebClient; clock: Clock }): Groups {
  let groups: { ids: Map<string, string>; at: number } | null = null;
  const members = new Map<string, { ids: string[]; at: number }>();

  async function idOf(handle: string, when: "now" | "lately"): Promise<string | undefined> {
    const bare = handle.replace(/^@/, "");
    const isFresh = when === "lately" && groups !== null && isWithin(groups.at, GROUPS_FRESH_MS);
    if (groups === null || !isFresh || !groups.ids.has(bare)) {
      const answer = await persistently(clock, () => client.usergroups.list({}));
      const known = (answer.usergroups ?? []).flatMap(({ id, handle: name }) =>
        id === undefined ? [] : ([[id, id], ...(name === undefined ? [] : [[name, id]])] as [string, string][]),
      );
      groups = { ids: new Map(known), at: clock.now() };
    }
    return groups.ids.get(bare);
  }

  function isWithin(at: number, ms: number): boolean {
    const age = clock.now() - at;
    return age >= 0 && age < ms;
  }

  return {
    members: async (handle, when) => {
      const group = await idOf(handle, when);
      if (group === undefined) throw unknownGroup(handle);
      const known = members.get(group);
      if (when === "lately" && known !== undefined && isWithin(known.at, MEMBERS_FRESH_MS)) return known.ids;
      const at = clock.now();
      const answer = await persistently(clock, () => client.usergroups.users.list({ usergroup: group }));
      const ids = answer.users ?? [];
      members.set(group, { ids, at });
      return ids;
    },
    mention: async (handle) => {
      const bare = handle.replace(/^@/, "");
      const group = await idOf(handle, "lately").catch(unlessAway); // a name without a call is better than no card
      return group === undefined ? `@${bare}` : `<!subteam^${group}>`;
    },
  };
}

/** A card posted as Slack comes back must call the group: nobody looks at one that does not. */
function unlessAway(error: unknown): undefined {
  if (isSlackSilent(error)) throw error;
}

function unknownGroup(handle: string): KnownError {
  return new KnownError(
    "group_unknown",
    `Slack has no user group @${handle.replace(/^@/, "")}.`,
    "Make it in Slack, or set TOOLROOM_APPROVERS to one that is there.",
  );
}

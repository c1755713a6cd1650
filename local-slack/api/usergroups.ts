import type { Json } from "../json.ts";
import { allPeople } from "../people.ts";
import { platformTeam } from "../seed.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { flag, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";

const listMethod = defineMethod({
  isRead: true,
  scopes: ["usergroups:read"],
  args: {
    include_users: flag.optional(),
    include_count: flag.optional(),
    include_disabled: flag.optional(),
  },
  run: ({ workspace, args }) => {
    const users = membersOf(workspace);
    const group = {
      ...described(workspace),
      ...(args.include_users ? { users } : {}),
      ...(args.include_count ? { user_count: users.length } : {}),
    };
    return { usergroups: [group] };
  },
});

const usersListMethod = defineMethod({
  isRead: true,
  scopes: ["usergroups:read"],
  args: { usergroup: text, include_disabled: flag.optional() },
  run: ({ workspace, args }) => {
    if (args.usergroup !== groupIdOf(workspace)) throw new SlackError("no_such_subteam");
    return { users: membersOf(workspace) };
  },
});

export const usergroupMethods: Record<string, Method> = {
  "usergroups.list": listMethod,
  "usergroups.users.list": usersListMethod,
};

/** The platform team's id, which stays the same in a home because the workspace's does. */
export function groupIdOf(workspace: Workspace): string {
  return `S${workspace.identity.teamId.slice(1)}`;
}

function membersOf(workspace: Workspace): string[] {
  return allPeople(workspace)
    .filter((person) => platformTeam.members.includes(person.handle) && !person.isDeleted)
    .map((person) => person.userId);
}

function described(workspace: Workspace): Json {
  return {
    id: groupIdOf(workspace),
    team_id: workspace.identity.teamId,
    is_usergroup: true,
    is_subteam: true,
    is_external: false,
    name: platformTeam.name,
    handle: platformTeam.handle,
    description: "Runs Toolroom and decides what may go live",
    date_create: 0,
    date_update: 0,
    date_delete: 0,
    auto_type: null,
    auto_provision: false,
    prefs: { channels: [], groups: [] },
  };
}

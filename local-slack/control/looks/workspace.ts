import { Hono } from "hono";
import { groupIdOf } from "../../api/usergroups.ts";
import { commandWords } from "../../command-words.ts";
import { allPeople } from "../../people.ts";
import { platformTeam } from "../../seed.ts";
import { messageShortcuts } from "../../shortcut.ts";
import { teamName, type Workspace } from "../../workspace.ts";
import { viewer } from "./asked.ts";

/** Who and what is in the workspace. */
export function workspaceLooks(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.get("/gaps", (context) => context.json({ ok: true, gaps: workspace.gaps.counted() }));

  routes.get("/workspace", (context) => {
    const { teamId, botUserId, appId } = workspace.identity;
    const commands = workspace.manifest.features.slash_commands;
    const { description } = workspace.manifest.display_information;
    const handle = workspace.manifest.display_information.name;
    const bot = { user_id: botUserId, name: workspace.manifest.features.bot_user.display_name, app_id: appId };
    const groups = [{ id: groupIdOf(workspace), ...platformTeam }];
    return context.json({
      ok: true,
      team: { id: teamId, name: teamName },
      bot: { ...bot, handle, description },
      commands,
      groups,
      accounts: accountsOf(workspace),
      now: workspace.now(),
    });
  });

  routes.get("/commands", (context) =>
    context.json({ ok: true, commands: commandWords(workspace, viewer(workspace, context)) }),
  );

  /** What the menu of each message holds. */
  routes.get("/shortcuts", (context) => context.json({ ok: true, shortcuts: messageShortcuts(workspace) }));

  return routes;
}

function accountsOf(workspace: Workspace) {
  return allPeople(workspace)
    .filter((person) => !person.isBot)
    .map((person) => ({
      handle: person.handle,
      user_id: person.userId,
      name: person.realName,
      title: person.title,
      tz: person.tz,
      locale: person.locale,
      is_guest: person.isRestricted || person.isUltraRestricted,
      is_deleted: person.isDeleted,
    }));
}

import { publish } from "./events.ts";
import { type Person, savePerson, slackUser } from "./people.ts";
import type { Workspace } from "./workspace.ts";

/** Changes a person and tells the app with `user_change`. */
export function changePerson(workspace: Workspace, person: Person, fields: Partial<Person>): Person {
  return workspace.db.transaction(() => {
    const nowSeconds = Math.floor(workspace.now() / 1000);
    const changed: Person = { ...person, ...fields, updatedAt: nowSeconds };
    savePerson(workspace, changed);
    const email = workspace.manifest.oauth_config.scopes.bot.includes("users:read.email");
    publish(workspace, "user_change", {
      type: "user_change",
      user: slackUser(workspace, changed, { email, locale: true }),
      cache_ts: nowSeconds,
      event_ts: `${nowSeconds}.000000`,
    });
    return changed;
  });
}

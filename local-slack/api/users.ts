import type { Json } from "../json.ts";
import { allPeople, findPerson, type Person, slackUser } from "../people.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { flag, text, whole } from "./arguments.ts";
import { type Caller, defineMethod, type Method } from "./method.ts";
import { pageOf } from "./paging.ts";

const listMethod = defineMethod({
  isRead: true,
  scopes: ["users:read"],
  args: {
    cursor: text.optional(),
    limit: whole.optional(),
    include_locale: flag.optional(),
    presence: flag.optional(),
  },
  run: ({ workspace, caller, args }) => {
    const { items, nextCursor } = pageOf(allPeople(workspace), args, 200);
    const members = items.map((person) => shown(workspace, caller, person, args.include_locale));
    const cacheTs = Math.floor(workspace.now() / 1000);
    return { members, cache_ts: cacheTs, response_metadata: { next_cursor: nextCursor } };
  },
});

const infoMethod = defineMethod({
  isRead: true,
  scopes: ["users:read"],
  args: { user: text, include_locale: flag.optional() },
  run: ({ workspace, caller, args }) => {
    const person = findPerson(workspace, args.user);
    if (!person) throw new SlackError("user_not_found");
    return { user: shown(workspace, caller, person, args.include_locale) };
  },
});

const lookupByEmailMethod = defineMethod({
  isRead: true,
  scopes: ["users:read.email"],
  args: { email: text },
  run: ({ workspace, caller, args }) => {
    const wanted = args.email.toLowerCase();
    const person = allPeople(workspace).find(
      (one) => !one.isBot && !one.isDeleted && one.email.toLowerCase() === wanted,
    );
    if (!person) throw new SlackError("users_not_found");
    return { user: shown(workspace, caller, person, false) };
  },
});

export const userMethods: Record<string, Method> = {
  "users.list": listMethod,
  "users.info": infoMethod,
  "users.lookupByEmail": lookupByEmailMethod,
};

function shown(workspace: Workspace, caller: Caller, person: Person, withLocale: boolean | undefined): Json {
  const email = caller.kind === "user" || caller.scopes.includes("users:read.email");
  return slackUser(workspace, person, { email, locale: withLocale === true });
}

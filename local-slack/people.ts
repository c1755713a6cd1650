import type { Json } from "./json.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

export interface Person {
  userId: string;
  handle: string;
  realName: string;
  displayName: string;
  title: string;
  email: string;
  tz: string;
  locale: string;
  isBot: boolean;
  isAdmin: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isDeleted: boolean;
  /** Seconds since the epoch. */
  updatedAt: number;
}

export function allPeople(workspace: Workspace): Person[] {
  const rows = workspace.db.all<{ record: string }>("select record from people order by rowid");
  return rows.map((row) => JSON.parse(row.record) as Person);
}

export function findPerson(workspace: Workspace, userId: string): Person | undefined {
  return parsed(workspace.db.get("select record from people where user_id = ?", userId));
}

/** A person by user id, handle or `@handle`: what scripts write. */
export function findByName(workspace: Workspace, name: string): Person | undefined {
  const bare = name.replace(/^@/, "");
  return parsed(workspace.db.get("select record from people where user_id = ? or handle = ?", bare, bare));
}

export function personCalled(workspace: Workspace, name: string): Person {
  const person = findByName(workspace, name);
  if (!person) throw new SlackError("user_not_found", { message: `Nobody here is called "${name}".` });
  return person;
}

export function savePerson(workspace: Workspace, person: Person): void {
  workspace.db.run(
    `insert into people (user_id, handle, record) values (?, ?, ?)
     on conflict (user_id) do update set record = excluded.record`,
    person.userId,
    person.handle,
    JSON.stringify(person),
  );
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "people" }));
}

/** The person as Slack's Web API shows people. The e-mail address needs a scope of its own, so it is asked for. */
export function slackUser(workspace: Workspace, person: Person, shows: { email: boolean; locale: boolean }): Json {
  const { teamId, appId, botId } = workspace.identity;
  const [firstName = "", ...lastNames] = person.realName.split(" ");
  const zone = timeZoneOf(workspace, person.tz);
  return {
    id: person.userId,
    team_id: teamId,
    name: person.handle,
    deleted: person.isDeleted,
    color: "4bbe2e",
    real_name: person.realName,
    tz: person.tz,
    tz_label: zone.label,
    tz_offset: zone.offsetSeconds,
    profile: {
      title: person.title,
      phone: "",
      skype: "",
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.displayName,
      display_name_normalized: person.displayName,
      first_name: firstName,
      last_name: lastNames.join(" "),
      status_text: "",
      status_emoji: "",
      status_expiration: 0,
      avatar_hash: "",
      team: teamId,
      ...(shows.email && !person.isBot ? { email: person.email } : {}),
      ...(person.isBot ? { api_app_id: appId, bot_id: botId, always_active: true } : {}),
    },
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: person.isUltraRestricted,
    is_bot: person.isBot,
    is_app_user: false,
    is_email_confirmed: !person.isBot,
    updated: person.updatedAt,
    who_can_share_contact_card: "EVERYONE",
    ...(shows.locale ? { locale: person.locale } : {}),
  };
}

function timeZoneOf(workspace: Workspace, tz: string): { label: string; offsetSeconds: number } {
  const at = new Date(workspace.now());
  const part = (timeZoneName: "long" | "longOffset"): string =>
    new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName })
      .formatToParts(at)
      .find((p) => p.type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(part("longOffset")) ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { label: part("long"), offsetSeconds: sign === "-" ? -seconds : seconds };
}

function parsed(row: { record: string } | undefined): Person | undefined {
  return row ? (JSON.parse(row.record) as Person) : undefined;
}

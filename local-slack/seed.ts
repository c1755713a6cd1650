import { allConversations, createConversation } from "./conversations.ts";
import { allPeople, type Person, savePerson } from "./people.ts";
import { randomId } from "./random.ts";
import type { Workspace } from "./workspace.ts";

const accounts = [
  { handle: "asker1", realName: "Ana Ferreira", title: "Office manager", tz: "Europe/Paris", locale: "en-GB" },
  { handle: "asker2", realName: "Jonas Weber", title: "Sales lead", tz: "Europe/Berlin", locale: "de-DE" },
  { handle: "platform1", realName: "Priya Raman", title: "Platform engineer", tz: "Europe/London", locale: "en-GB" },
  { handle: "platform2", realName: "Marcus Hill", title: "Platform engineer", tz: "America/New_York", locale: "en-US" },
  { handle: "guest1", realName: "Lena Novak", title: "Agency designer", tz: "Europe/Prague", locale: "en-GB" },
];

const channels = [
  { name: "general", purpose: "Everybody, everything that concerns all" },
  { name: "requests", purpose: "Say what tool you wish you had" },
  { name: "platform", purpose: "The platform team: approvals and the state of all apps" },
  { name: "food", purpose: "Lunch, cake, coffee" },
  { name: "sales", purpose: "The sales team" },
  { name: "finance", purpose: "The finance team" },
];

export const platformTeam = { handle: "platform-team", name: "Platform team", members: ["platform1", "platform2"] };

/** Fills a new home with people and channels; an existing one stays as it is. `locale`: of all people, instead of their own. */
export function seed(workspace: Workspace, locale?: string): void {
  if (allPeople(workspace).length > 0) return;
  workspace.db.transaction(() => {
    const people = accounts.map((account) => humanFrom(workspace, { ...account, locale: locale ?? account.locale }));
    const bot = botFrom(workspace);
    for (const person of [...people, bot]) savePerson(workspace, person);
    const full = people.filter((person) => !person.isRestricted).map((person) => person.userId);
    const guests = people.filter((person) => person.isRestricted).map((person) => person.userId);
    for (const channel of channels) {
      const members = [...full, bot.userId, ...(channel.name === "general" ? guests : [])];
      createConversation(workspace, { ...channel, kind: "channel", creator: full[0] ?? bot.userId, members });
    }
  });
  workspace.log(`seeded ${accounts.length} people and ${allConversations(workspace).length} channels`);
}

function humanFrom(workspace: Workspace, account: (typeof accounts)[number]): Person {
  return {
    ...account,
    userId: randomId("U"),
    displayName: account.realName.split(" ")[0] ?? account.handle,
    email: `${account.realName.toLowerCase().replace(/[^a-z]+/g, ".")}@example.com`,
    isBot: false,
    isAdmin: account.handle.startsWith("platform"),
    isRestricted: account.handle.startsWith("guest"),
    isUltraRestricted: false,
    isDeleted: false,
    updatedAt: Math.floor(workspace.now() / 1000),
  };
}

function botFrom(workspace: Workspace): Person {
  return {
    userId: workspace.identity.botUserId,
    handle: workspace.manifest.display_information.name.toLowerCase().replace(/[^a-z0-9_-]+/g, "_"),
    realName: workspace.manifest.features.bot_user.display_name,
    displayName: workspace.manifest.features.bot_user.display_name,
    title: "",
    email: "",
    tz: "America/Los_Angeles",
    locale: "en-US",
    isBot: true,
    isAdmin: false,
    isRestricted: false,
    isUltraRestricted: false,
    isDeleted: false,
    updatedAt: Math.floor(workspace.now() / 1000),
  };
}

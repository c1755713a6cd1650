/**
 * How many calls of a method a minute are always let through. Slack promises at least these per method, app and
 * workspace and tolerates "occasional bursts" (docs.slack.dev/apis/web-api/rate-limits).
 */
const perMinute = { T1: 1, T2: 20, T3: 50, T4: 100 } as const;

/**
 * The tier of every method that there is here. Source: slackapi/java-slack-sdk, metadata/web-api/rate_limit_tiers.json;
 * `agents.sessions.*` is not in it and is T3 in slack-morphism. Special tiers are numbers: `chat.postMessage` may post
 * "several hundred" a minute in a workspace beside its limit per channel; what the others allow is told nowhere.
 */
const tiers: Record<string, keyof typeof perMinute | number> = {
  "agents.sessions.rename": "T3",
  "agents.sessions.setStatus": "T3",
  "api.test": "T4",
  "apps.connections.open": "T1",
  "apps.manifest.export": "T3",
  "apps.manifest.update": "T1",
  "apps.manifest.validate": "T3",
  "assistant.threads.setStatus": 300,
  "auth.test": 300,
  "chat.appendStream": "T4",
  "chat.delete": "T3",
  "chat.getPermalink": 300,
  "chat.postEphemeral": "T4",
  "chat.postMessage": 300,
  "chat.startStream": "T2",
  "chat.stopStream": "T2",
  "chat.update": "T3",
  "conversations.archive": "T2",
  "conversations.create": "T2",
  "conversations.history": "T3",
  "conversations.info": "T3",
  "conversations.invite": "T3",
  "conversations.join": "T3",
  "conversations.kick": "T3",
  "conversations.list": "T2",
  "conversations.members": "T4",
  "conversations.open": "T3",
  "conversations.replies": "T3",
  "conversations.unarchive": "T2",
  "files.completeUploadExternal": "T4",
  "files.getUploadURLExternal": "T4",
  "files.info": "T4",
  "reactions.add": "T3",
  "reactions.get": "T3",
  "reactions.remove": "T2",
  "usergroups.list": "T2",
  "usergroups.users.list": "T2",
  "users.conversations": "T2",
  "users.info": "T4",
  "users.list": "T2",
  "users.lookupByEmail": "T3",
  "views.open": "T4",
  "views.publish": "T4",
  "views.push": "T4",
  "views.update": "T4",
};

/** Calls a minute; undefined for a method that there is not here. */
export function callsPerMinute(method: string): number | undefined {
  const tier = Object.hasOwn(tiers, method) ? tiers[method] : undefined;
  return typeof tier === "string" ? perMinute[tier] : tier;
}

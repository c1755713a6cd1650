import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "./database.ts";
import { randomId, randomToken } from "./random.ts";

/** Who this workspace and its one app are: made once per home, then always the same, but for a token that is replaced. */
export interface Identity {
  teamId: string;
  appId: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  /** What the app is, is said by this one. Slack's own work for twelve hours; here it is one for ever. */
  configToken: string;
  verificationToken: string;
}

export function readOrMakeIdentity(db: Database): Identity {
  const known = db.get<{ value: string }>("select value from meta where name = 'identity'");
  if (known) return withConfigToken(db, JSON.parse(known.value) as Identity);
  const identity: Identity = {
    teamId: randomId("T"),
    appId: randomId("A"),
    botId: randomId("B"),
    botUserId: randomId("U"),
    botToken: randomToken("xoxb"),
    appToken: randomToken("xapp"),
    configToken: randomToken("xoxe.xoxp"),
    verificationToken: randomToken("v"),
  };
  saveIdentity(db, identity);
  return identity;
}

/** A home of an earlier version has none. */
function withConfigToken(db: Database, identity: Identity): Identity {
  if (identity.configToken !== undefined) return identity;
  const whole = { ...identity, configToken: randomToken("xoxe.xoxp") };
  saveIdentity(db, whole);
  return whole;
}

export function saveIdentity(db: Database, identity: Identity): void {
  const sql =
    "insert into meta (name, value) values ('identity', ?) on conflict (name) do update set value = excluded.value";
  db.run(sql, JSON.stringify(identity));
}

/** Writes `tokens.json` for the bot's process: readable by this account alone, and never seen half written. */
export function writeTokens(home: string, identity: Identity): void {
  const { botToken, appToken, configToken, botUserId, appId, teamId } = identity;
  const file = join(home, "tokens.json");
  const text = JSON.stringify({ botToken, appToken, configToken, botUserId, appId, teamId }, null, 2);
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

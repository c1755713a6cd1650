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
  verificationToken: string;
}

export function readOrMakeIdentity(db: Database): Identity {
  const known = db.get<{ value: string }>("select value from meta where name = 'identity'");
  if (known) return JSON.parse(known.value) as Identity;
  const identity: Identity = {
    teamId: randomId("T"),
    appId: randomId("A"),
    botId: randomId("B"),
    botUserId: randomId("U"),
    botToken: randomToken("xoxb"),
    appToken: randomToken("xapp"),
    verificationToken: randomToken("v"),
  };
  saveIdentity(db, identity);
  return identity;
}

export function saveIdentity(db: Database, identity: Identity): void {
  const sql =
    "insert into meta (name, value) values ('identity', ?) on conflict (name) do update set value = excluded.value";
  db.run(sql, JSON.stringify(identity));
}

/** Writes `tokens.json` for the bot's process: readable by this account alone, and never seen half written. */
export function writeTokens(home: string, identity: Identity): void {
  const { botToken, appToken, botUserId, appId, teamId } = identity;
  const file = join(home, "tokens.json");
  const text = JSON.stringify({ botToken, appToken, botUserId, appId, teamId }, null, 2);
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

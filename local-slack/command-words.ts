import { isJson, type Json, objectsIn, textOf } from "./json.ts";
import type { Person } from "./people.ts";
import type { Workspace } from "./workspace.ts";

/** Something a person may type: `/tool`, `/tool lunch`, `/tool show lunch-orders`; and what it does, where it was said. */
export interface CommandWords {
  text: string;
  hint: string;
}

const looked = 300;

/**
 * The slash commands, with the words that their manifest's usage hint names and those that the bot has told of in what
 * this person may read (`` `/tool lunch` lunch-orders: … ``). Slack itself knows no more of a command than that.
 */
export function commandWords(workspace: Workspace, person: Person): CommandWords[] {
  const said = botTexts(workspace, person);
  const apps = named(said);
  const found = new Map<string, string>();
  for (const { command, description, usage_hint: usage } of workspace.manifest.features.slash_commands) {
    found.set(command, description);
    const told = wordsTold(command, said);
    for (const [text, hint] of told) found.set(text, hint);
    for (const word of usage.split("|").map((part) => part.trim())) {
      const [first = "", second = ""] = word.split(/\s+/);
      if (!/^[\w-]+$/.test(first)) continue;
      const text = `${command} ${first}`;
      if (!found.get(text)) found.set(text, told.get(`${text} ${second}`) ?? second);
      if (second.includes("app")) for (const [app, title] of apps) found.set(`${text} ${app}`, title);
    }
  }
  return [...found].filter(([text]) => !/[<>]/.test(text)).map(([text, hint]) => ({ text, hint }));
}

/** `/command word` → what stands behind it on its line, else the bold words above it. */
function wordsTold(command: string, said: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of said) {
    const title = (/^\*([^*\n]+)\*/.exec(text)?.[1] ?? "").replace(/ v\d+ is live$/, "");
    for (const line of text.split("\n")) {
      const [, words = "", behind = ""] = /`(\/[^`]+)`\s*([^`]*)$/.exec(line) ?? [];
      const isWord = words.startsWith(`${command} `) && words.split(" ").length <= 3;
      if (isWord && !found.get(words)) found.set(words, unescaped(behind.trim()) || unescaped(title));
    }
  }
  return found;
}

/** The apps that the bot has listed: `*Lunch orders* (`lunch-orders`)`. */
function named(said: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of said) {
    for (const [, title = "", app = ""] of text.matchAll(/\*([^*\n]+)\* \(`([a-z0-9-]+)`/g)) {
      if (!found.has(app)) found.set(app, unescaped(title));
    }
    const live = /^\*([a-z0-9-]+) v\d+ is live\*/.exec(text)?.[1];
    if (live && !found.has(live)) found.set(live, "");
  }
  return found;
}

/** The bot's last messages to this person and in their channels that name a command, the newest first. */
function botTexts(workspace: Workspace, person: Person): string[] {
  const { botUserId } = workspace.identity;
  const rows = workspace.db.all<{ record: string }>(
    `select record from (
       select m.ts, m.record from messages m join members on members.channel_id = m.channel_id and members.user_id = ?
       union all select ts, record from ephemerals where user_id = ?)
     where json_extract(record, '$.user') = ? and record like '%\`/%' order by ts desc limit ?`,
    person.userId,
    person.userId,
    botUserId,
    looked,
  );
  return rows.map((row) =>
    objectsIn((JSON.parse(row.record) as Json).blocks)
      .map((block) => (isJson(block.text) ? textOf(block.text.text) : ""))
      .join("\n"),
  );
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replace(/:$/, "");
}

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { App as Bolt, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { parse } from "yaml";
import { z } from "zod";
import { startLocalSlack } from "../../local-slack/server.ts";

const tokensSchema = z.object({
  botToken: z.string(),
  appToken: z.string(),
  configToken: z.string(),
  botUserId: z.string(),
  appId: z.string(),
  teamId: z.string(),
});

export const manifestFile = new URL("../../deploy/slack-manifest.yaml", import.meta.url).pathname;

export type Json = Record<string, unknown>;

/** What is to be ended after the test, the last first: a bot goes before the Slack that it is connected to. */
export function createEndings(t: TestContext): { add(end: () => unknown): void } {
  const ends: (() => unknown)[] = [];
  t.after(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return { add: (end) => void ends.push(end) };
}

export interface SlackOptions {
  ackTimeoutMs?: number;
  now?: () => number;
  limits?: boolean;
  /** What the app of the test has beside what Toolroom's manifest says. */
  manifest?: { bot_events?: string[]; features?: Json; scopes?: string[]; without?: string[] };
}

/** A local Slack in a folder of its own, with clients for its people and its bot; gone after the test. */
export async function openSlack(t: TestContext, options: SlackOptions = {}) {
  const endings = createEndings(t);
  const home = mkdtempSync(join(tmpdir(), "local-slack-"));
  endings.add(() => rmSync(home, { recursive: true, force: true }));
  const said: string[] = [];
  const slack = await startLocalSlack({
    manifestFile: options.manifest ? manifestWith(home, options.manifest) : manifestFile,
    home,
    port: 0,
    now: options.now ?? (() => Date.now()),
    log: (line) => said.push(line),
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  endings.add(() => slack.close());
  return { ...clientsOf(home, slack.url, endings), home, said };
}

/** Toolroom's manifest with more in it, and without some features and events, as a file in `folder`. */
function manifestWith(folder: string, more: NonNullable<SlackOptions["manifest"]>): string {
  const manifest = parse(readFileSync(manifestFile, "utf8"));
  Object.assign(manifest.features, more.features);
  manifest.settings.event_subscriptions.bot_events.push(...(more.bot_events ?? []));
  manifest.oauth_config.scopes.bot.push(...(more.scopes ?? []));
  const { without = [] } = more;
  for (const name of without) delete manifest.features[name];
  const { event_subscriptions: subscribed } = manifest.settings;
  subscribed.bot_events = subscribed.bot_events.filter((name: string) => !without.includes(name));
  const file = join(folder, "manifest.json");
  writeFileSync(file, JSON.stringify(manifest));
  return file;
}

/** Everything a test says to a local Slack that listens at `url`. */
export function clientsOf(home: string, url: string, endings: ReturnType<typeof createEndings>) {
  const tokens = tokensOf(home);
  const client = (token: string) => new WebClient(token, { slackApiUrl: `${url}/api/`, logLevel: LogLevel.ERROR });
  const person = (handle: string) => client(`xoxp-${handle}`);
  const get = async (path: string): Promise<Json> => (await (await fetch(`${url}${path}`)).json()) as Json;
  const control = async (name: string, body: Json): Promise<Json> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/control/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()) as Json;
  };
  const channelId = async (name: string): Promise<string> => {
    const { channels = [] } = await person("asker1").conversations.list();
    const found = channels.find((channel) => channel.name === name)?.id;
    assert.ok(found);
    return found;
  };
  const userId = async (handle: string): Promise<string> => {
    const { user_id: found } = await person(handle).auth.test();
    assert.ok(found);
    return found;
  };
  return { url, tokens, endings, person, bot: client(tokens.botToken), get, control, channelId, userId };
}

export type Slack = Awaited<ReturnType<typeof openSlack>>;

export function tokensOf(home: string): z.infer<typeof tokensSchema> {
  return tokensSchema.parse(JSON.parse(readFileSync(join(home, "tokens.json"), "utf8")));
}

/** The unchanged Bolt, of which only the address is set. `prepare` adds listeners before it connects. */
export async function startBolt(
  slack: Pick<Slack, "url" | "tokens" | "endings">,
  prepare: (bolt: Bolt) => void,
): Promise<Bolt> {
  const clientOptions = { slackApiUrl: `${slack.url}/api/` };
  const bolt = new Bolt({
    token: slack.tokens.botToken,
    appToken: slack.tokens.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions,
    installerOptions: { clientOptions },
  });
  prepare(bolt);
  await bolt.start();
  slack.endings.add(() => bolt.stop());
  return bolt;
}

/** A list that fills, and a way to wait until it holds `count` things. */
export function collected<Item>() {
  const items: Item[] = [];
  const waiting = new Set<() => void>();
  return {
    items,
    add: (item: Item) => {
      items.push(item);
      for (const look of [...waiting]) look();
    },
    reaches: (count: number, withinMs = 5000): Promise<Item[]> =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`${items.length} of ${count} came in ${withinMs} ms`)),
          withinMs,
        );
        const look = (): void => {
          if (items.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(items);
        };
        waiting.add(look);
        look();
      }),
  };
}

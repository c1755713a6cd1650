import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { WebClient } from "@slack/web-api";
import { createAnnouncer } from "../../bot/announcer.ts";
import { createChannels } from "../../bot/channels.ts";
import { readSlackIdentity } from "../../bot/identity.ts";
import { createOutbound } from "../../bot/outbound/create-outbound.ts";
import { createGroups } from "../../bot/people/groups.ts";
import { createReading } from "../../bot/reading.ts";
import { createSlackClient } from "../../bot/slack-client.ts";
import { type BotOptions, startBot } from "../../bot/start.ts";
import { createThreadStatus } from "../../bot/thread-status.ts";
import { english } from "../../bot/words/english.ts";
import type { Desk } from "../../builder/desk.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { type Log, silentLog } from "../../lib/log.ts";
import { startLocalSlack } from "../../local-slack/server.ts";
import { openLaidRegistry } from "../fakes/laid-registry.ts";

/** A real local Slack with a registry beside it, in a folder that goes when the test ends. */
export async function openStage(context: TestContext, options: { ackTimeoutMs?: number; now?: () => number } = {}) {
  const home = mkdtempSync(join(tmpdir(), "toolroom-bot-"));
  const slack = await startLocalSlack({
    manifestFile: "deploy/slack-manifest.yaml",
    home: join(home, "slack"),
    port: 0,
    now: () => Date.now(),
    log: () => undefined,
    // All here are spoken to in English, unless a test says otherwise.
    locale: "en-US",
    ...options,
  });
  const file = join(home, "registry.db");
  const store = openLaidRegistry(file);
  const slackApiUrl = `${slack.url}/api/`;
  const { botToken, appToken } = JSON.parse(readFileSync(join(home, "slack", "tokens.json"), "utf8"));
  const ends: (() => Promise<void>)[] = [];
  context.after(async () => {
    for (const end of ends.reverse()) await end();
    await slack.close();
    store.close();
    rmSync(home, { recursive: true, force: true });
  });

  const control = async (path: string, body?: unknown) => {
    const answer = await fetch(`${slack.url}/control/${path}`, {
      ...(body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Record<string, unknown> & { ok: boolean };
  };
  const workspace = await control("workspace");
  const accounts = workspace.accounts as { handle: string; user_id: string }[];
  const bot = workspace.bot as { user_id: string };
  const idOf = (handle: string) => accounts.find((account) => account.handle === handle)?.user_id ?? "";
  const as = (handle: string) => new WebClient(`xoxp-${handle}`, { slackApiUrl, retryConfig: { retries: 0 } });
  const channels = new Map(
    ((await as("asker1").conversations.list({})).channels ?? []).map((one) => [one.name ?? "", one.id ?? ""]),
  );

  return {
    slack: { botToken, appToken, slackApiUrl },
    url: slack.url,
    home,
    file,
    store,
    control,
    as,
    idOf,
    botUserId: bot.user_id,
    channelId: (name: string) => channels.get(name) ?? "",
    ephemerals: async (handle: string) =>
      ((await control(`ephemerals?user=${handle}`)).messages as { text: string }[]).map((message) => message.text),
    /** Ends before Slack and registry do. */
    atEnd: (end: () => Promise<void>) => ends.push(end),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A clock on which an hour takes 36 s, so that waits are short and keep their order. */
export function quickClock(factor = 100): Clock {
  const base = Date.now();
  return {
    now: () => base + (Date.now() - base) * factor,
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
}

/** The parts of the bot that need no desk. */
export function openParts(
  stage: Pick<Stage, "slack" | "store">,
  log: Log = silentLog,
  clock: Clock = systemClock,
  platformChannel = "#platform",
) {
  const { store } = stage;
  const client = createSlackClient({ ...stage.slack, log });
  const outbound = createOutbound({ client, store, clock, log });
  const reading = createReading({ client, clock });
  const groups = createGroups({ client, clock });
  const channels = createChannels({ client, clock });
  const threadStatus = createThreadStatus({ client, clock, log });
  const said = {
    outbound,
    threadStatus,
    reading,
    groups,
    channels,
    store,
    clock,
    log,
    platformChannel,
    platformLanguage: english,
  };
  return { ...said, client, announcer: createAnnouncer(said) };
}

export type Parts = ReturnType<typeof openParts>;

/** The whole bot over a desk of the test's. */
export async function startStageBot(
  stage: Pick<Stage, "slack" | "store"> & Partial<Pick<Stage, "atEnd">>,
  desk: Partial<Desk>,
  options: Partial<BotOptions> & { parts?: Parts } = {},
) {
  const parts = options.parts ?? openParts(stage, options.log, options.clock);
  const identity = await readSlackIdentity(parts.client, parts.clock);
  const bot = await startBot({
    ...parts,
    slack: stage.slack,
    identity,
    desk: { ...deskThatMustNotBeAsked, ...desk },
    commands: {
      deliver: async () => ({ kind: "unknown" }),
      tryInPreview: async () => ({ kind: "unknown" }),
      openPreviewAgain: unexpected,
      shortcuts: async () => [],
      choose: unexpected,
      replay: unexpected,
      happen: async () => ({ acting: 0, leftOut: 0 }),
      renewWebhooks: unexpected,
    },
    answerQuestion: unexpected,
    secrets: { ask: unexpected, enter: unexpected, seal: () => "sealed" },
    mayDo: async () => ({ yes: true }),
    tellOperator: () => undefined,
    appUrl: (name) => `http://${name}.localhost:3000`,
    ...options,
  });
  stage.atEnd?.(bot.close);
  return { bot, ...parts };
}

const unexpected = async (): Promise<never> => {
  throw new Error("The desk was not expected to be asked this.");
};
const deskThatMustNotBeAsked: Desk = {
  receive: unexpected,
  reply: unexpected,
  handIn: unexpected,
  revise: unexpected,
  decide: unexpected,
  tryAgain: unexpected,
  spendMore: unexpected,
  openForm: unexpected,
  backTo: unexpected,
  undo: unexpected,
  askUndoData: unexpected,
  undoData: unexpected,
  restoreData: unexpected,
  rate: unexpected,
  comment: unexpected,
  changeOutput: unexpected,
  reviseOutputChange: unexpected,
  decideFix: unexpected,
  decideApart: unexpected,
  beginApart: unexpected,
  showWork: unexpected,
  stop: unexpected,
};

/** Waits for something outside this process's control; fails with what it saw last. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  ms = 8_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

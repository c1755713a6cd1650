import type { Desk } from "../../builder/desk.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Announcer } from "../../operator/announcer.ts";
import type { Store } from "../../store/store.ts";
import type { Download } from "../asks/downloads.ts";
import type { Channels } from "../channels.ts";
import type { Outbound } from "../outbound.ts";
import type { People } from "../people/people.ts";
import type { Reading } from "../reading.ts";
import type { Screens } from "../screens.ts";

/** What listeners work with. They have no rules of their own: desk, commands and `mayDo` decide. */
export interface ListenerDeps {
  desk: Desk;
  commands: Commands;
  mayDo: MayDo;
  announcer: Announcer;
  outbound: Outbound;
  screens: Screens;
  reading: Reading;
  channels: Channels;
  people: People;
  download: Download;
  store: Store;
  clock: Clock;
  log: Log;
  slackTeamId: string;
  botUserId: string;
  /** Address of a live App's page. */
  appUrl: (appName: string) => string;
}

/** Asks `operator/authority.ts`, judged now. `say` is for that person: why not, and who to ask. */
export type MayDo = (personId: string, act: Act) => Promise<{ yes: true } | { yes: false; say: string }>;

export type Act = { verb: "ask" } | { verb: "show" } | { verb: "approve_release"; requestId: string };

/** Commands of Apps. */
export interface Commands {
  /** Saves the use of a command, once per `key`, and fires its App. The App's answer comes later, by itself. */
  deliver(use: CommandUse): Promise<CommandOutcome>;
  /** Runs a schedule or a command of a preview, once per `key`. What it answers or would post comes later, by itself. */
  tryInPreview(use: PreviewUse): Promise<CommandOutcome>;
  /** Runs a preview for another day while it waits for an answer. Resolves when it can be opened. */
  openPreviewAgain(press: { instanceId: string; personId: string }): Promise<PreviewShown>;
  /** New secret addresses for the webhooks of the App whose thread this is, once per message; its Owner gets them in private. */
  renewWebhooks(wanted: {
    channelId: string;
    threadTs: string;
    messageTs: string;
    personId: string;
  }): Promise<WebhooksRenewed>;
}

export type WebhooksRenewed = { kind: "no_app" } | { kind: "renewed" | "refused"; say: string };

export type PreviewShown = { kind: "runs"; url: string | null; until: number } | { kind: "refused"; say: string };

export interface PreviewUse extends Pick<CommandUse, "key" | "personId" | "channelId" | "at"> {
  instanceId: string;
  /** The thread to answer in; absent: at the top of the channel. */
  threadTs?: string;
  /** A schedule by what it runs; a command with slash, and what stands behind it. */
  act: { run: string } | { command: string; text: string };
}

export interface CommandUse {
  /** The envelope's: the same use coming twice is one. */
  key: string;
  /** Without slash. */
  word: string;
  /** What stands behind the word. */
  text: string;
  personId: string;
  channelId: string;
  /** Moment of the use, ms. */
  at: number;
}

export type CommandOutcome =
  | { kind: "taken" }
  | { kind: "unknown" }
  | { kind: "refused"; say: string }
  /** Its App is switched off; whose it is, and its thread. */
  | { kind: "stopped"; appName: string; ownerId: string; isTheirs: boolean; channelId: string; threadTs: string };

import type { SealingKeys } from "../../lib/sealed.ts";
import type { Authority } from "../../operator/authority.ts";
import type { Kept, KeptBackup } from "../../operator/keep-backup.ts";
import type { TransferOffered } from "../../operator/ownership/offer-transfer.ts";
import type { Replayed } from "../../operator/replay.ts";
import type { InstanceLogs } from "../../runners/logs.ts";
import type { BuilderDeps } from "../deps.ts";
import type { Desk } from "../desk.ts";

/** What the platform's side of `tool` works with. */
export interface ToolDeps {
  builder: Pick<
    BuilderDeps,
    | ("store" | "clock" | "log" | "home" | "stripping")
    | ("requireRoom" | "addressOf" | "approverGroup" | "slackKind" | "sharedChannels" | "closedTo" | "sources")
  > & { runner: Pick<BuilderDeps["runner"], "gpus"> };
  authority: Authority;
  desk: Desk;
  /** Begins a thread with somebody, or says in the one that is given, what they did with `tool`: once for each key. */
  saySomethingDone(said: DoneWithTool): Promise<SaidInThread>;
  slackManifest: SlackManifestAccess;
  /** What apps' secrets are sealed with, read with each use: they may be others by then. */
  secretKeys: () => SealingKeys;
  /** Gives an App once more what it got: its Owner may. */
  replay(wanted: { deliveryId: string; personId: string; key: string }): Promise<Replayed>;
  backups: BackupsAccess;
  /** What Apps printed. */
  logs: InstanceLogs;
  /** Asks somebody to answer for an App. */
  offerTransfer(wish: { appId: string; toId: string; byId: string }): Promise<TransferOffered>;
}

/** Copies of Apps' data; whoever calls has asked the authority. */
interface BackupsAccess {
  keep(wanted: { appId: string; personId: string }): Promise<Kept>;
  /** Why none would be kept now; null: one would be. */
  hindrance(appId: string): Promise<Kept | null>;
  /** Newest first. */
  list(appId: string): Promise<KeptBackup[]>;
}

/** What our Slack app is, as Slack keeps it. */
export interface SlackManifestAccess {
  /** Puts what is wanted into it, and takes away what was ours, by a configuration token that is forgotten with this call. */
  sync(token: string, wanted: WantedOfSlack): Promise<SyncedWords>;
  /** Works when nobody else's sync is under way: each puts back the whole of what it read. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Of the local Slack, whose app is ours; null: a person must bring one. */
  ownToken: string | null;
}

/** All that Slack itself is to know of Apps. */
interface WantedOfSlack {
  commands: readonly { command: string; description: string }[];
  /** Entries in the menu of a message. */
  shortcuts: readonly { appName: string; name: string; run: string; description: string }[];
  /** Commands that it knew by us: what is not wanted any more of them goes. */
  before: ReadonlySet<string>;
}

export type SyncedWords =
  /** As people read them; `native`: all commands of ours that Slack knows now. `tooMany` found no place. */
  | { kind: "synced"; added: string[]; removed: string[]; native: string[]; tooMany: string[] }
  /** Slack's word for why, and what it says of it. */
  | { kind: "refused"; word: string; said: string }
  | { kind: "silent" };

export interface DoneWithTool {
  key: string;
  personId: string;
  act:
    | { kind: "handed_in"; appName: string; why: string | null }
    | { kind: "back"; appName: string; version: string }
    /** `at`: when the copy was taken, ms. */
    | { kind: "restore"; appName: string; version: string; at: number };
  /** null: a direct message, which begins a thread of its own. */
  thread: { channelId: string; threadTs: string } | null;
}

export type SaidInThread =
  | { kind: "said"; channelId: string; threadTs: string; messageTs: string }
  /** Slack's word for why. */
  | { kind: "refused"; reason: string };

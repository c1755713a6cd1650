import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Store } from "../store/store.ts";
import type { Content } from "./views/pieces.ts";
import type { Language } from "./words/language.ts";

/**
 * The one writer to Slack, for bot and gateway alike. What has a key is said once for ever, across kills: the key is
 * taken in the registry before the call, goes with the message as metadata, and is looked for in Slack when a process
 * died in between. Waits when Slack says it is too fast. Throws KnownError `slack_silent` when Slack does not answer.
 */
export interface Outbound {
  /** What does not fit into a message follows as a file in its thread. */
  post(message: OutgoingMessage): Promise<Posted>;
  /**
   * Rewrites a message posted under that key: at most once in 2.5 s, the last content wins, equal content is not sent.
   * Resolves when this content or a newer one stands there, or the message is gone. Without such a message: nothing.
   */
  edit(key: string, content: Content & Spoken): Promise<void>;
  /** To one person, where they are: by the response URL, else as an ephemeral message, else as a direct message. */
  sayToOne(words: WordsToOne): Promise<void>;
  directMessage(
    message: Omit<OutgoingMessage, "channelId" | "threadTs" | "elseTo"> & { personId: string },
  ): Promise<Posted>;
  /** Of a reaction that is there already, or a message that is gone: nothing. */
  react(channelId: string, ts: string, emoji: string): Promise<void>;
  /** Eyes on what is read, before words follow. Where Slack has taken too many reactions of late: nothing, rather than later. */
  showSeen(channelId: string, ts: string): Promise<void>;
  upload(file: OutgoingFile): Promise<Posted>;
}

export interface OutgoingMessage extends Content, Spoken {
  key: string;
  channelId: string;
  threadTs?: string;
  /** Name and emoji shown instead of Toolroom's: an App that posts. */
  username?: string;
  iconEmoji?: string;
  /** Key of the message of ours that it stands below, where it is known by that alone. */
  threadOf?: string;
  /** Slack user id of who gets it as a direct message where the channel refuses it. */
  elseTo?: string;
}

/** In which language it says that more of it is in a file; without it, in English. */
export interface Spoken {
  language?: Language;
}

export interface OutgoingFile {
  key: string;
  channelId: string;
  threadTs?: string;
  threadOf?: string;
  elseTo?: string;
  /** Its ending tells Slack how to show it: `changes.diff`. */
  name: string;
  title: string;
  content: string | Uint8Array;
}

export interface WordsToOne extends Content, Spoken {
  /** For the direct message, if it comes to that. */
  key: string;
  channelId: string;
  threadTs?: string;
  personId: string;
  responseUrl?: string;
  /** Once for ever by its key, also as an ephemeral message; what a kill cut off is not said again. */
  isOnce?: true;
  /** Of what is said once: by which of many events. That one says it again, after a kill, and the others do not. */
  saidBy?: string;
}

export type Posted =
  /** `isNew`: by this call. Elsewhere than asked when it became a direct message. `ts` of a file is the file's id. */
  | { kind: "posted"; isNew: boolean; channelId: string; ts: string }
  /** Slack's word for why, and ours. */
  | { kind: "refused"; error: string; say: string };

export interface OutboundOptions {
  /** From `createSlackClient`: one that repeats by itself would post twice. */
  client: WebClient;
  store: Store;
  clock: Clock;
  log: Log;
}

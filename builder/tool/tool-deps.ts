import type { Authority } from "../../operator/authority.ts";
import type { BuilderDeps } from "../deps.ts";
import type { Desk } from "../desk.ts";

/** What the platform's side of `tool` works with. */
export interface ToolDeps {
  builder: Pick<
    BuilderDeps,
    | ("store" | "clock" | "log" | "home" | "stripping")
    | ("requireRoom" | "addressOf" | "approverGroup" | "slackKind" | "sharedChannels")
  >;
  authority: Authority;
  desk: Desk;
  /** Begins a thread with somebody, or says in the one that is given, what they did with `tool`: once for each key. */
  saySomethingDone(said: DoneWithTool): Promise<SaidInThread>;
  /** Puts command words of live Apps into Slack itself. Null: the token of a person is needed for that. */
  syncCommands: (() => Promise<void>) | null;
}

export interface DoneWithTool {
  key: string;
  personId: string;
  act: { kind: "handed_in"; appName: string; why: string | null } | { kind: "back"; appName: string; version: string };
  /** null: a direct message, which begins a thread of its own. */
  thread: { channelId: string; threadTs: string } | null;
}

export type SaidInThread =
  | { kind: "said"; channelId: string; threadTs: string; messageTs: string }
  /** Slack's word for why. */
  | { kind: "refused"; reason: string };

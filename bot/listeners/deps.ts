import type { Desk } from "../../builder/desk.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Announcer } from "../../operator/announcer.ts";
import type { CommandTaken, CommandUse } from "../../operator/commands.ts";
import type { SecretWindow } from "../../operator/enter-secret.ts";
import type { Happened, Happening, HappeningLook } from "../../operator/happen.ts";
import type { QuestionAnswered } from "../../operator/ownership/answer-question.ts";
import type { QuestionAnswer } from "../../operator/ownership/question-answer.ts";
import type { Replayed } from "../../operator/replay.ts";
import type { ShortcutUse } from "../../operator/shortcuts.ts";
import type { PreviewShown, PreviewUse, Tried } from "../../operator/try-preview.ts";
import type { AddressesRenewed, RenewalWanted } from "../../operator/webhook-addresses.ts";
import type { ShortcutTrigger } from "../../store/shortcut-triggers.ts";
import type { Store } from "../../store/store.ts";
import type { Download } from "../asks/downloads.ts";
import type { Channels } from "../channels.ts";
import type { Outbound } from "../outbound.ts";
import type { People } from "../people/people.ts";
import type { Reading } from "../reading.ts";
import type { Screens } from "../screens.ts";
import type { ThreadStatus } from "../thread-status.ts";

/** What listeners work with. They have no rules of their own: desk, commands and `mayDo` decide. */
export interface ListenerDeps {
  desk: Desk;
  commands: Commands;
  /** What somebody says to what they are asked about an App: the first answer counts. */
  answerQuestion(answer: QuestionAnswer): Promise<QuestionAnswered>;
  /** Secrets that Apps use, as their Owners enter them. */
  secrets: SecretWindow;
  mayDo: MayDo;
  announcer: Announcer;
  outbound: Outbound;
  threadStatus: ThreadStatus;
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
  /** Slack says that a token of ours is taken back, or that we are not installed any more. */
  lookAtToken: () => void;
  /** Address of a live App's page. */
  appUrl: (appName: string) => string;
}

/** Asks `operator/authority.ts`, judged now. `say` is for that person: why not, and who to ask. */
export type MayDo = (personId: string, act: Act) => Promise<{ yes: true } | { yes: false; say: string }>;

export type Act = { verb: "ask" } | { verb: "show" } | { verb: "approve_release"; requestId: string };

/** Commands of Apps. */
export interface Commands {
  /** Saves the use of a command, once per `key`, and fires its App. The App's answer comes later, by itself. */
  deliver(use: CommandUse): Promise<CommandTaken>;
  /** Runs a schedule or a command of a preview, once per `key`. What it answers or would post comes later, by itself. */
  tryInPreview(use: PreviewUse): Promise<Tried>;
  /** Runs a preview for another day while it waits for an answer. Resolves when it can be opened. */
  openPreviewAgain(press: { instanceId: string; personId: string }): Promise<PreviewShown>;
  /** What this person may choose in the menu of a message. */
  shortcuts(personId: string): Promise<ShortcutTrigger[]>;
  /** Gives a message to the App whose entry was chosen, once per `key`. The App's answer comes later, by itself. */
  choose(use: ShortcutUse): Promise<CommandTaken>;
  /** Gives an App once more what it got before, once per `key`. `say` goes to who wanted it. */
  replay(wanted: { deliveryId: string; personId: string; key: string }): Promise<Replayed>;
  /** Makes the Apps act that listen for what somebody did in a channel, once per its `key`. */
  happen(happened: Happening, look: HappeningLook): Promise<Happened>;
  /** New secret addresses for the webhooks of the App whose thread this is, once per message; its Owner gets them in private. */
  renewWebhooks(wanted: RenewalWanted): Promise<AddressesRenewed>;
}

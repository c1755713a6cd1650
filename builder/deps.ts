import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Announcer } from "../operator/announcer.ts";
import type { OperatorDeps } from "../operator/deps.ts";
import type { Doors } from "../operator/doors.ts";
import type { AgentFolder, Runner, RuntimeImage } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { Store } from "../store/store.ts";
import type { ComposedSources } from "./blueprints/composed-sources.ts";
import type { PackagesPolicy } from "./checks/packages/policy.ts";
import type { Harness } from "./harness.ts";
import type { NpmPin } from "./packages/npm-pin.ts";
import type { Planner } from "./planner.ts";
import type { Git } from "./source/git.ts";
import type { Stripping } from "./source/stripping.ts";
import type { CompanySources } from "./sources/company-sources.ts";

/** What the builder works with, handed over by the composition root. */
export interface BuilderDeps {
  store: Store;
  clock: Clock;
  log: Log;
  /** TOOLROOM_HOME, absolute. */
  home: string;
  /** Folder of `skills/`. */
  skillsFolder: string;
  planner: Planner;
  git: Git;
  /** `model`: one of `models`, else the usual one. */
  harnessFor(plan: Plan, model?: string): Harness;
  /** Of a harness: its program's, where that is installed; null: it cannot be told. */
  harnessVersion(harness: string): string | null;
  /** Which models may write code by the configuration, the usual one first. Without a model: none. */
  models: readonly string[];
  /** Source that needs no proof of its types and its style. */
  composed: ComposedSources;
  stripping: Stripping;
  runner: Runner;
  /** Coding agents that are installed beside the image, by their harnesses' names. */
  agentFolders(): readonly AgentFolder[];
  /** What of npm's packages apps may bring. */
  packages: PackagesPolicy;
  /** Another npm than the usual one installs them. */
  npmPin?: NpmPin;
  /** The stock image; throws KnownError `runner_unavailable` with the fix while there is none. */
  image(): Promise<RuntimeImage>;
  doors: Doors;
  announcer: Announcer;
  operator: OperatorDeps;
  /** Names of the channels the bot sees, with `#`. */
  channels(): Promise<string[]>;
  /** Of these channels, with `#`, those the bot is no member of. */
  absentFrom(channels: readonly string[]): Promise<string[]>;
  /** With `#`; null for direct messages and what we cannot see. */
  channelName?(channelId: string): Promise<string | null>;
  /** Of those, the ones shared with another company. */
  sharedChannels(): Promise<string[]>;
  /** Of these channels, with `#`, those that this person may not read, or that we do not see. */
  closedTo(personId: string, channels: readonly string[]): Promise<string[]>;
  slackKind: "local" | "real";
  /** Slack user group that approves; null: nobody is configured. */
  approverGroup: string | null;
  /** The company's data, as far as people may have apps read it. */
  sources: CompanySources;
  budgetUsd: number;
  /** Throws KnownError `disk_full` while there is no room for new work. */
  requireRoom(): void;
  /** Address of an app for people. */
  addressOf(appName: string): string;
}

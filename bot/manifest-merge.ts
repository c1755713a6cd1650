import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

/** A slash command that Slack itself is to know, and what it says of it. */
export interface SlackCommand {
  /** With the slash: `/generate`. */
  command: string;
  description: string;
}

/** An entry in the menu of a message. */
export interface SlackShortcut {
  appName: string;
  /** What people read: `Make it a ticket`. */
  name: string;
  run: string;
  description: string;
}

/** All that Slack is to know of apps, and the commands of theirs that it knew by us. */
export interface WantedOfSlack {
  commands: readonly SlackCommand[];
  shortcuts: readonly SlackShortcut[];
  before: ReadonlySet<string>;
}

export interface Merged {
  manifest: SlackManifest;
  /** As people read them: `/generate`, `Make it a ticket (lunch)`. */
  added: string[];
  removed: string[];
  /** Commands of ours that Slack then knows. */
  native: string[];
  /** What found no place. */
  tooMany: string[];
}

/**
 * docs.slack.dev/reference/app-manifest: at most 50 commands of 32 characters with 2000 about each; at most 10 shortcuts of 24
 * with 150.
 */
const COMMANDS = { most: 50, characters: 32, about: 2000 };
const SHORTCUTS = { most: 10, characters: 24, about: 150 };
/** Of Toolroom itself: never taken away. */
const OWN_COMMAND = "/tool";

export const slackManifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z
    .looseObject({
      slash_commands: z.array(z.looseObject({ command: z.string() })).optional(),
      shortcuts: z.array(z.looseObject({ name: z.string(), callback_id: z.string() })).optional(),
    })
    .optional(),
});

export type SlackManifest = z.infer<typeof slackManifestSchema>;

/**
 * Pure. What is not ours stays as it is, in its place; of ours goes what no app has any more. Ours are the commands that Slack
 * knew by us, and the shortcuts that are called `app:<its name>:<what it runs>`, as `bot/listeners/shortcuts.ts` reads them.
 */
export function mergeManifest(manifest: SlackManifest, wanted: WantedOfSlack): Merged {
  const commands = mergeCommands(manifest.features?.slash_commands ?? [], wanted);
  const shortcuts = mergeShortcuts(manifest.features?.shortcuts ?? [], wanted.shortcuts);
  const { features } = manifest;
  const isSame = isDeepStrictEqual(
    [commands.merged, shortcuts.merged],
    [features?.slash_commands ?? [], features?.shortcuts ?? []],
  );
  const next = { ...features, slash_commands: commands.merged, shortcuts: shortcuts.merged };
  return {
    manifest: isSame ? manifest : { ...manifest, features: next },
    added: [...commands.added, ...shortcuts.added],
    removed: [...commands.removed, ...shortcuts.removed],
    native: commands.native,
    tooMany: [...commands.tooMany, ...shortcuts.tooMany],
  };
}

type Entries = NonNullable<NonNullable<SlackManifest["features"]>["slash_commands"]>;
type Menu = NonNullable<NonNullable<SlackManifest["features"]>["shortcuts"]>;

function mergeCommands(present: Entries, { commands, before }: WantedOfSlack) {
  const words = new Set(commands.map(({ command }) => command));
  const isGone = (word: string) => word !== OWN_COMMAND && before.has(word) && !words.has(word);
  const kept = present.filter(({ command }) => !isGone(command));
  const known = new Set(kept.map(({ command }) => command));
  const missing = commands.filter(({ command }) => !known.has(command));
  const room = Math.max(0, COMMANDS.most - kept.length);
  const fitting = missing.filter(({ command }) => command.length <= COMMANDS.characters).slice(0, room);
  const added = fitting.map(({ command }) => command);
  const entries = fitting.map(({ command, description }) => ({
    command,
    description: description.slice(0, COMMANDS.about),
    should_escape: true,
  }));
  return {
    merged: [...kept, ...entries],
    added,
    removed: present.map(({ command }) => command).filter(isGone),
    native: commands.map(({ command }) => command).filter((word) => known.has(word) || added.includes(word)),
    tooMany: missing.map(({ command }) => command).filter((word) => !added.includes(word)),
  };
}

function mergeShortcuts(present: Menu, wanted: readonly SlackShortcut[]) {
  const entries = new Map(wanted.map((one) => [callbackOf(one), entryOf(one)]));
  const isOurs = (callbackId: string) => /^app:[^:]+:[^:]+$/.test(callbackId);
  const kept = present.filter(({ callback_id: id }) => !isOurs(id) || entries.has(id));
  const known = new Set(kept.map(({ callback_id: id }) => id));
  const missing = [...entries.values()].filter(({ callback_id: id }) => !known.has(id));
  const room = Math.max(0, SHORTCUTS.most - kept.length);
  const fitting = missing.filter(({ name }) => name.length <= SHORTCUTS.characters).slice(0, room);
  const gone = present.filter((one) => !kept.includes(one));
  return {
    // One that is there may be called otherwise by now.
    merged: [...kept.map((one) => ({ ...one, ...entries.get(one.callback_id) })), ...fitting],
    added: fitting.map(read),
    removed: gone.map(read),
    tooMany: missing.filter((one) => !fitting.includes(one)).map(read),
  };
}

function callbackOf({ appName, run }: SlackShortcut): string {
  return `app:${appName}:${run}`;
}

function entryOf(shortcut: SlackShortcut) {
  const { name, description } = shortcut;
  const about = description.slice(0, SHORTCUTS.about);
  return { name, type: "message", callback_id: callbackOf(shortcut), description: about };
}

function read({ name, callback_id: callbackId }: { name: string; callback_id: string }): string {
  return `${name} (${callbackId.split(":")[1]})`;
}

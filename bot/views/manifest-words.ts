import type { Access, Manifest, Trigger } from "../../sdk/contract/manifest.ts";
import { scheduleWords } from "../../sdk/contract/schedule-words.ts";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import { bullets, plain } from "./pieces.ts";

/** What an App may do, one plain sentence each; not yet escaped for mrkdwn. */
export function manifestWords(manifest: Manifest): string[] {
  const { bindings, triggers, web } = manifest;
  const lines = triggers.map((trigger) => triggerWords(trigger, manifest));
  if (web !== undefined) lines.push(`Has a page that ${accessWords(web.access)} can open, signed in`);
  if (bindings.slack?.post !== undefined) lines.push(`Posts in ${bindings.slack.post.join(", ")}, and nowhere else`);
  if (bindings.slack?.dm === true) lines.push("Tells people who use it something in private, and nobody else");
  if (bindings.db === true) lines.push("Keeps its own data, which no other app reads");
  if (lines.length === 0) lines.push("Nothing beyond running");
  return lines;
}

/** The same as mrkdwn. Of a change, what is new comes first, then what goes, then what stays. */
export function mayDoWords(manifest: Manifest, current: Manifest | null): string {
  const lines = manifestWords(manifest);
  if (current === null) return `*What it may do*\n${bullets(lines.map(plain))}`;
  const { kept } = changed(lines, linesBefore(manifest, current));
  const marked = changedWords(manifest, current);
  if (marked.length === 0) return `*What it may do, as now*\n${bullets(kept.map(plain))}`;
  const stays = kept.length === 0 ? "" : `\n*As now*\n${bullets(kept.map(plain))}`;
  return `*What it may do*\n${bullets(marked)}${stays}`;
}

/** What is new of what it may do, then what goes, as lines of mrkdwn; none where nothing is different. */
export function changedWords(manifest: Manifest, before: Manifest): string[] {
  const { added, gone } = changed(manifestWords(manifest), linesBefore(manifest, before));
  return [...added.map((line) => `*New:* ${plain(line)}`), ...gone.map((line) => `*No longer:* ${plain(line)}`)];
}

/** Said with the same checks, a schedule that stays reads the same. */
function linesBefore(manifest: Manifest, before: Manifest): string[] {
  return manifestWords({ ...before, checks: manifest.checks });
}

/** Lines of two lists, by where they stand. */
function changed(after: string[], before: string[]) {
  return {
    added: after.filter((line) => !before.includes(line)),
    gone: before.filter((line) => !after.includes(line)),
    kept: after.filter((line) => before.includes(line)),
  };
}

export function accessWords(access: Access): string {
  if (access === "owner") return "only its owner";
  if (access === "group") return "its owner’s group";
  if (access === "company") return "everybody in the company";
  return access.people.length === 1 ? "one named person" : `${access.people.length} named people`;
}

/** Where a check says what a schedule posts, that tells more than the name of what it runs. */
function triggerWords(trigger: Trigger, { checks, timeZone }: Manifest): string {
  if ("command" in trigger) return `Answers ${typedCommand(trigger.command)} in Slack`;
  if ("webhook" in trigger)
    return `Takes what other programs send to a secret address (${trigger.webhook}), which only its owner gets`;
  const channels = checks.flatMap((check) =>
    "fire" in check && check.fire === trigger.run && typeof check.posted === "object" ? [check.posted.channel] : [],
  );
  const what =
    channels.length === 0 ? trigger.run.replaceAll("-", " ") : `posts in ${[...new Set(channels)].join(" and ")}`;
  return `Runs ${scheduleWords(trigger.schedule)} (${timeZone}): ${what}`;
}

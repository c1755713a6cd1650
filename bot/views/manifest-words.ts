import type { Access, Manifest, Trigger } from "../../sdk/contract/manifest.ts";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import type { Language } from "../words/language.ts";
import { bullets, plain } from "./pieces.ts";

/** What an App may do, one plain sentence each; not yet escaped for mrkdwn. */
export function manifestWords(manifest: Manifest, language: Language): string[] {
  const { manifest: say } = language;
  const { bindings, triggers, web } = manifest;
  const lines = triggers.map((trigger) => triggerWords(trigger, manifest, language));
  if (web !== undefined) lines.push(say.page(accessWords(web.access, language)));
  if (bindings.slack?.post !== undefined) lines.push(say.posts(bindings.slack.post.join(", ")));
  if (bindings.slack?.dm === true) lines.push(say.tells);
  if (bindings.db === true) lines.push(say.keeps);
  if (lines.length === 0) lines.push(say.nothing);
  return lines;
}

/** The same as mrkdwn. Of a change, what is new comes first, then what goes, then what stays. */
export function mayDoWords(manifest: Manifest, current: Manifest | null, language: Language): string {
  const { manifest: say } = language;
  const lines = manifestWords(manifest, language);
  if (current === null) return `*${say.title}*\n${bullets(lines.map(plain))}`;
  const { kept } = changed(lines, linesBefore(manifest, current, language));
  const marked = changedWords(manifest, current, language);
  if (marked.length === 0) return `*${say.titleAsNow}*\n${bullets(kept.map(plain))}`;
  const stays = kept.length === 0 ? "" : `\n*${say.asNow}*\n${bullets(kept.map(plain))}`;
  return `*${say.title}*\n${bullets(marked)}${stays}`;
}

/** What is new of what it may do, then what goes, as lines of mrkdwn; none where nothing is different. */
export function changedWords(manifest: Manifest, before: Manifest, language: Language): string[] {
  const { isNew, isGone } = language.manifest;
  const { added, gone } = changed(manifestWords(manifest, language), linesBefore(manifest, before, language));
  return [...added.map((line) => `*${isNew}* ${plain(line)}`), ...gone.map((line) => `*${isGone}* ${plain(line)}`)];
}

/** Said with the same checks, a schedule that stays reads the same. */
function linesBefore(manifest: Manifest, before: Manifest, language: Language): string[] {
  return manifestWords({ ...before, checks: manifest.checks }, language);
}

/** Lines of two lists, by where they stand. */
function changed(after: string[], before: string[]) {
  return {
    added: after.filter((line) => !before.includes(line)),
    gone: before.filter((line) => !after.includes(line)),
    kept: after.filter((line) => before.includes(line)),
  };
}

export function accessWords(access: Access, { manifest }: Language): string {
  return typeof access === "string" ? manifest[access] : manifest.people(access.people.length);
}

/** Where a check says what a schedule posts, that tells more than the name of what it runs. */
function triggerWords(trigger: Trigger, { checks, timeZone }: Manifest, { manifest, forms }: Language): string {
  if ("command" in trigger) return manifest.command(typedCommand(trigger.command));
  if ("webhook" in trigger) return manifest.webhook(trigger.webhook);
  const channels = checks.flatMap((check) =>
    "fire" in check && check.fire === trigger.run && typeof check.posted === "object" ? [check.posted.channel] : [],
  );
  const what =
    channels.length === 0 ? trigger.run.replaceAll("-", " ") : manifest.postsIn(forms.and([...new Set(channels)]));
  return manifest.runs(forms.schedule(trigger.schedule), timeZone, what);
}

import type { Bindings } from "../../sdk/contract/bindings.ts";
import type { Access, Manifest } from "../../sdk/contract/manifest.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
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
  lines.push(...bindingWords(bindings, language));
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
  if (!("schedule" in trigger)) return happeningWords(trigger, manifest);
  const channels = checks.flatMap((check) =>
    "fire" in check && check.fire === trigger.run && typeof check.posted === "object" ? [check.posted.channel] : [],
  );
  const what =
    channels.length === 0 ? trigger.run.replaceAll("-", " ") : manifest.postsIn(forms.and([...new Set(channels)]));
  return manifest.runs(forms.schedule(trigger.schedule), timeZone, what);
}

type Happening = Exclude<Trigger, { schedule: string } | { command: string } | { webhook: string }>;

/** What somebody or another program does, that it acts on. */
function happeningWords(trigger: Happening, say: Language["manifest"]): string {
  if ("slack" in trigger) return say.happens[trigger.slack](trigger.in.join(", "), trigger.reaction ?? null);
  if ("shortcut" in trigger) return say.shortcut(trigger.shortcut);
  if ("event" in trigger) {
    const [app = "", event = ""] = trigger.event.split("/");
    return say.told(app, event);
  }
  if ("github" in trigger) {
    const { github, repositories, branch, label } = trigger;
    return say.sent("GitHub", github, [...(repositories ?? []), branch, label].filter(isSaid).join(", "));
  }
  const { linear, team, label, state } = trigger;
  return say.sent("Linear", linear, [team, label, state].filter(isSaid).join(", "));
}

/** What it may use beside Slack and its database: each grant a sentence, so that none is agreed to unseen. */
function bindingWords(bindings: Bindings, { manifest: say, forms }: Language): string[] {
  const { files, llm, slack, secrets, egress, data, compute, emits } = bindings;
  const tables = (granted: Record<string, string[]>) =>
    forms.and(Object.entries(granted).map(([table, columns]) => say.columns(table, columns.join(", "))));
  return [
    ...(files === undefined ? [] : [say.files(files === true ? null : files.maxMb)]),
    ...(llm === undefined ? [] : [say.model(`$${llm.monthlyUsd}`)]),
    ...(slack?.groups === undefined ? [] : [say.groups(slack.groups.map((handle) => `@${handle}`).join(", "))]),
    ...Object.entries(secrets ?? {}).map(([name, about]) => say.secret(name, about)),
    ...(egress === undefined ? [] : [say.calls(forms.and(egress))]),
    ...Object.entries(data ?? {}).map(([source, granted]) => say.reads(source, tables(granted))),
    ...(compute === undefined ? [] : [say.computes(forms.and(compute.runs), sizeWords(compute))]),
    ...(emits === undefined ? [] : [say.emits(forms.and(emits))]),
  ];
}

function sizeWords({ memoryMb, cpus, gpu, minutes }: NonNullable<Bindings["compute"]>): string {
  const parts = [
    memoryMb === undefined ? [] : [`${memoryMb} MB`],
    cpus === undefined ? [] : [`${cpus} CPU`],
    gpu === undefined ? [] : [`${gpu} GPU`],
    minutes === undefined ? [] : [`≤ ${minutes} min`],
  ].flat();
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function isSaid(word: string | undefined): word is string {
  return word !== undefined;
}

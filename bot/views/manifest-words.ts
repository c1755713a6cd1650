import type { Access, Manifest, Trigger } from "../../sdk/contract/manifest.ts";
import { scheduleWords } from "./schedule-words.ts";

/** What an App may do, one plain sentence each; not yet escaped for mrkdwn. */
export function manifestWords(manifest: Manifest): string[] {
  const { bindings, triggers, timeZone, web } = manifest;
  const lines = triggers.map((trigger) => triggerWords(trigger, timeZone));
  if (web !== undefined) lines.push(`Have a page that ${accessWords(web.access)} can open, signed in`);
  if (bindings.slack !== undefined) lines.push(`Post in ${bindings.slack.post.join(", ")}`);
  if (bindings.db === true) lines.push("Keep its own data, which no other app reads");
  if (lines.length === 0) lines.push("Nothing beyond running");
  return lines;
}

export function accessWords(access: Access): string {
  if (access === "owner") return "only its owner";
  if (access === "group") return "its owner’s group";
  if (access === "company") return "everybody in the company";
  return access.people.length === 1 ? "one named person" : `${access.people.length} named people`;
}

function triggerWords(trigger: Trigger, timeZone: string): string {
  if ("command" in trigger) return `Answer /tool ${trigger.command.slice(1)} in Slack`;
  return `Run ${scheduleWords(trigger.schedule)} (${timeZone})`;
}

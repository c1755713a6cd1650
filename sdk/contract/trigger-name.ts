import { kindOf, type Trigger } from "./triggers.ts";

/** What a Trigger is told from the others by, in the words of app.yaml: `/lunch`, `webhook alerts`, `0 11 * * 1-5 post-summary`. */
export function triggerName(trigger: Trigger): string {
  if ("command" in trigger) return trigger.command;
  if ("schedule" in trigger) return `${trigger.schedule} ${trigger.run}`;
  if ("webhook" in trigger) return `webhook ${trigger.webhook}`;
  const { run, ...what } = trigger;
  const own = Object.entries(what).map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(", ") : value}`);
  // The same event may run several things; a shortcut is one entry of a menu.
  return kindOf(trigger) === "shortcut" ? own.join(", ") : `${own.join(", ")} ${run}`;
}

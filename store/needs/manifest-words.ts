import type { Manifest } from "../../sdk/contract/manifest.ts";

/** What a manifest says of a need beside its title and purpose, as words: data, channels, and how often. */
export function manifestWords({ triggers, bindings }: Manifest): string {
  const words = [...(bindings.slack?.post ?? [])];
  for (const [source, tables] of Object.entries(bindings.data ?? {})) words.push(source, ...Object.keys(tables));
  for (const trigger of triggers) {
    if ("schedule" in trigger) words.push(oftenness(trigger.schedule));
    if ("command" in trigger) words.push(trigger.command);
    if ("slack" in trigger) words.push(...trigger.in);
  }
  return [...new Set(words)].join(" ").replaceAll(/[_-]/g, " ");
}

/** Of five cron fields. */
function oftenness(cron: string): string {
  const [, , dayOfMonth = "*", , dayOfWeek = "*"] = cron.split(" ");
  if (dayOfMonth !== "*") return "monthly";
  return dayOfWeek === "*" || dayOfWeek.includes("-") || dayOfWeek.includes(",") ? "daily" : "weekly";
}

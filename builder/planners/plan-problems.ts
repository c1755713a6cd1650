import { cronProblem } from "../../lib/next-run.ts";
import type { Check } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { untriedTriggers } from "../checks/uncovered.ts";
import type { Ask } from "../planner.ts";
import { dataProblems } from "./source-words.ts";

/** What is wrong with a well-formed Plan: parts that do not fit each other, or this company. Each line says the fix. */
export function planProblems(plan: Plan, ask: Ask, skills: readonly string[]): string[] {
  const { manifest } = plan;
  const problems: string[] = [];
  if (!skills.includes(plan.skill)) problems.push(`skill ${plan.skill} does not exist: use ${skills.join(" or ")}.`);
  if (ask.current && manifest.name !== ask.current.manifest.name)
    problems.push(`name: a change keeps the name ${ask.current.manifest.name}.`);
  problems.push(...peopleProblems(manifest, ask), ...channelProblems(manifest, ask), ...triggerProblems(manifest));
  problems.push(...dataProblems(plan, ask));
  if (manifest.web === undefined && manifest.triggers.length === 0)
    problems.push("The app does nothing: give it `web`, or a trigger.");
  if (manifest.checks.length === 0) problems.push("checks: give at least one that proves what was asked.");
  for (const { index, message, fix } of untriedTriggers(manifest))
    problems.push(`triggers[${index}]: ${message}: ${fix}.`);
  manifest.checks.forEach((check, index) => {
    for (const problem of checkProblems(check, manifest)) problems.push(`checks[${index}]: ${problem}`);
  });
  return problems;
}

/** A model does not know user ids: one that no person wrote would give a stranger access. */
function peopleProblems(manifest: Manifest, ask: Ask): string[] {
  const access = manifest.web?.access;
  if (typeof access !== "object") return [];
  const before = ask.current?.manifest.web?.access;
  const known = typeof before === "object" ? before.people : [];
  const said = [ask.text, ...ask.remarks.map((remark) => remark.text)].join("\n");
  return access.people
    .filter((person) => !known.includes(person) && !new RegExp(`\\b${person}\\b`).test(said))
    .map((person) => `web.access.people: ${person} is not named in the ask: use only ids that are.`);
}

function channelProblems(manifest: Manifest, ask: Ask): string[] {
  const posts = (manifest.bindings.slack?.post ?? []).map((channel) => ({ channel, where: "bindings.slack.post" }));
  const hears = manifest.triggers.flatMap((trigger, index) =>
    "slack" in trigger ? trigger.in.map((channel) => ({ channel, where: `triggers[${index}].in` })) : [],
  );
  return [...posts, ...hears]
    .filter(({ channel }) => !ask.channels.includes(channel))
    .map(({ channel, where }) => {
      const otherwise = ask.mayAsk
        ? "ask which one, or leave it out and say so in leftOut"
        : "leave it out and say so in leftOut";
      return `${where}: ${channel} does not exist here. Channels: ${ask.channels.join(", ") || "none"}. Choose one of them only if it was meant; else ${otherwise}.`;
    });
}

function triggerProblems(manifest: Manifest): string[] {
  const problems: string[] = [];
  const words = manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
  for (const word of new Set(words))
    if (words.filter((other) => other === word).length > 1) problems.push(`triggers: ${word} is there twice.`);
  for (const trigger of manifest.triggers) {
    if (!("schedule" in trigger)) continue;
    const problem = cronProblem(trigger.schedule);
    if (problem !== null) problems.push(`triggers: schedule ${JSON.stringify(trigger.schedule)} ${problem}.`);
  }
  return problems;
}

function checkProblems(check: Check, manifest: Manifest): string[] {
  const problems: string[] = [];
  if ("fire" in check) {
    const runs = manifest.triggers.map((trigger) => trigger.run);
    if (!runs.includes(check.fire))
      problems.push(`fire: no trigger runs ${check.fire}: use ${runs.join(", ") || "visit"}.`);
    const isScheduled = manifest.triggers.some((trigger) => "schedule" in trigger && trigger.run === check.fire);
    if (check.due !== undefined && !isScheduled) problems.push(`due: no schedule runs ${check.fire}.`);
  } else if ("command" in check) {
    const word = check.command.split(" ")[0] ?? "";
    const words = manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
    if (!words.includes(word)) problems.push(`command: no trigger has ${word}: use ${words.join(", ") || "visit"}.`);
  } else if (manifest.web === undefined) problems.push("visit: the app has no `web`.");
  if (typeof check.posted === "object") {
    const channels = manifest.bindings.slack?.post ?? [];
    if (!channels.includes(check.posted.channel))
      problems.push(`posted: ${check.posted.channel} is not in bindings.slack.post.`);
  } else if (check.posted !== undefined && !("command" in check) && manifest.bindings.slack?.dm !== true)
    problems.push("posted as text is the answer to a command: use {channel, contains}, or shows.");
  if (check.shows !== undefined && !("visit" in check)) problems.push("shows belongs to visit.");
  if (check.row && manifest.bindings.db !== true) problems.push("row: the app has no db.");
  return problems;
}

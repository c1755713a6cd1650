import { isDeepStrictEqual } from "node:util";
import { jobLimits, jobMinutes } from "../operator/jobs/job-size.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Trigger } from "../sdk/contract/triggers.ts";

/** What somebody is to have seen before an App has it: each with a sentence for people. */
interface Grant {
  what: unknown;
  reason: string;
}

/** A sentence for each thing that reaches beyond the App itself, and that the live Release's manifest does not have. */
export function newGrants(manifest: Manifest, current: Manifest | null): string[] {
  const before = current === null ? [] : grantsOf(current);
  return grantsOf(manifest)
    .filter(({ what }) => !before.some((other) => isDeepStrictEqual(other.what, what)))
    .map(({ reason }) => reason);
}

/** Channels, with #, in which it hears of something that the live Release's manifest does not have it hear there. */
export function newlyHeard(manifest: Manifest, current: Manifest | null): string[] {
  const heard = ({ triggers }: Manifest) =>
    triggers.flatMap((trigger) => ("slack" in trigger ? trigger.in.map((channel) => [trigger.slack, channel]) : []));
  const before = current === null ? [] : heard(current);
  const isNew = (one: string[]) => !before.some((other) => isDeepStrictEqual(one, other));
  return [...new Set(heard(manifest).flatMap((one) => (isNew(one) ? (one[1] ?? []) : [])))];
}

/**
 * What this manifest's grants add up to, where one of them, or the page's readers, are new: shared data or what people enter,
 * times a way out of the company or to all of it.
 */
export function newCombinations(
  manifest: Manifest,
  current: Manifest | null,
  keeps: { now: boolean; before: boolean },
): string[] {
  const now = combinationsOf(manifest, keeps.now);
  const before = current === null ? [] : combinationsOf(current, keeps.before);
  return now.filter((reason) => !before.includes(reason));
}

function combinationsOf({ bindings, web }: Manifest, keepsEntries: boolean): string[] {
  const calls = bindings.egress !== undefined;
  const reads = bindings.data !== undefined;
  return [
    ...(calls && keepsEntries
      ? ["What colleagues enter in it could leave the company, as it calls addresses outside."]
      : []),
    ...(calls && reads
      ? ["What it reads of the company's data could leave the company, as it calls addresses outside."]
      : []),
    ...(reads && web?.access === "company"
      ? ["Everybody in the company could see what it reads of the company's data."]
      : []),
  ];
}

function grantsOf({ triggers, bindings }: Manifest): Grant[] {
  const { llm, egress, secrets, data, compute } = bindings;
  return [
    ...triggers.flatMap(grantOfTrigger),
    ...(egress ?? []).map((host) => ({
      what: { host },
      reason: `It calls ${host}, and can send there what it knows.`,
    })),
    ...Object.keys(secrets ?? {}).map((secret) => ({ what: { secret }, reason: `It uses the secret ${secret}.` })),
    ...Object.entries(data ?? {}).flatMap(([source, tables]) =>
      Object.entries(tables).map(([table, columns]) => ({
        what: { source, table, columns: [...columns].sort() },
        reason: `It reads ${columns.join(", ")} of the table ${table}, of the data source ${source}.`,
      })),
    ),
    ...(llm === undefined
      ? []
      : [
          {
            what: { llm },
            reason: `It asks a model, for up to $${llm.monthlyUsd} a month; what it asks goes to the model's provider.`,
          },
        ]),
    ...(compute === undefined
      ? []
      : [{ what: { compute }, reason: jobWords(compute.runs, { bindings: { compute } }) }]),
  ];
}

/** All that it takes of the machine, also what app.yaml leaves to us. */
function jobWords(runs: readonly string[], manifest: Pick<Manifest, "bindings">): string {
  const { memoryMb, cpus, gpus = 0 } = jobLimits(manifest);
  const size = `${memoryMb} MB, ${cpus} CPU, ${gpus} GPU, ≤ ${jobMinutes(manifest)} min`;
  return `It works longer on ${runs.join(", ")}, each time in a box of its own: ${size}.`;
}

/** Of the kinds that policy does not have rules of their own for. */
function grantOfTrigger(trigger: Trigger): Grant[] {
  if ("slack" in trigger) {
    const channels = trigger.in.join(", ");
    const reasons = {
      message: `It hears of every message in ${channels}.`,
      reaction_added: `It hears of emojis that are put on messages in ${channels}.`,
      reaction_removed: `It hears of emojis that are taken away in ${channels}.`,
      member_joined_channel: `It hears of who joins ${channels}.`,
    };
    return [{ what: { slack: trigger.slack, in: trigger.in }, reason: reasons[trigger.slack] }];
  }
  if ("github" in trigger)
    return [{ what: trigger, reason: `GitHub can make it act, from outside: ${trigger.github}.` }];
  if ("linear" in trigger)
    return [{ what: trigger, reason: `Linear can make it act, from outside: ${trigger.linear}.` }];
  if (!("event" in trigger)) return [];
  const [app, event] = trigger.event.split("/");
  return [{ what: trigger.event, reason: `It is told ${event} by the app ${app}.` }];
}

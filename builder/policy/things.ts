import { jobLimits, jobMinutes } from "../../operator/jobs/job-size.ts";
import type { Access, Manifest } from "../../sdk/contract/manifest.ts";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import type { Condition } from "./rule.ts";

/** Conditions that stand for several kinds, or for an amount of one, are none. */
export type ThingKind = Exclude<
  Condition,
  "channels" | "reactions" | "monthlyUsdOver" | "monthlyUsdUpTo" | "memoryMbOver" | "cpusOver" | "gpusOver"
>;

/** One thing that an App reads, reaches or is, as rules see it. */
export interface Thing {
  kind: ThingKind;
  /** What a condition's patterns are held against; of a table `source/table`. */
  names: string[];
  /** Equal where somebody who agreed to one agreed to the other. */
  what: unknown;
  /** What a rule's sentence may say of it beside its names. */
  words?: Record<string, string>;
  amounts?: Record<string, number>;
}

/** Packages of npm that the live Release does not have in these versions, as `name@version`. */
export interface NewPackages {
  /** Those the app asks for by name, by the platform's list. */
  asked: string[];
  /** Those that come along. */
  others: string[];
  /** Old ones included. */
  inAll: number;
}

const SHOWN_PACKAGES = 12;

/** All of them in a Manifest; `sharedChannels`, with #, are read by people of another company, too. */
export function thingsOf(manifest: Manifest, sharedChannels: readonly string[]): Thing[] {
  const { triggers, bindings, web } = manifest;
  const { llm, egress, secrets, data, slack } = bindings;
  return [
    ...(keepsEntries(manifest) ? [one("entries", "entries")] : []),
    ...(slack?.post ?? []).map((channel) =>
      one(sharedChannels.includes(channel) ? "sharedChannels" : "ownChannels", channel),
    ),
    ...(slack?.dm === true ? [one("dm", "dm")] : []),
    ...triggers.map(thingOfTrigger).filter((thing) => thing !== null),
    ...(egress ?? []).map((host) => one("hosts", host)),
    ...Object.keys(secrets ?? {}).map((secret) => one("secrets", secret)),
    ...Object.entries(data ?? {}).flatMap(([source, tables]) =>
      Object.entries(tables).map(([table, columns]) => ({
        ...{ kind: "data" as const, names: [`${source}/${table}`] },
        what: { source, table, columns: [...columns].sort() },
        words: { source, table, columns: columns.join(", ") },
      })),
    ),
    ...(web === undefined ? [] : [{ ...one("page", audienceName(web.access)), what: web.access }]),
    ...(llm === undefined
      ? []
      : [
          {
            ...{ ...one("model", "model"), what: llm, words: { monthlyUsd: `$${llm.monthlyUsd}` } },
            amounts: { monthlyUsd: llm.monthlyUsd },
          },
        ]),
    ...(bindings.compute === undefined ? [] : [jobs(bindings.compute)]),
  ];
}

/** What is new by what the live Release is, beside what either of them has: people who could not see what was entered so far. */
export function widenedThings(manifest: Manifest, current: Manifest | null): Thing[] {
  const widensTo = widening(manifest, current);
  return widensTo === null ? [] : [one("widened", audience(widensTo))];
}

export function packageThings({ asked, others, inAll }: NewPackages): Thing[] {
  const brought = [...asked, ...others];
  if (brought.length === 0) return [];
  const names = shortList(brought);
  const sentence =
    inAll === 1
      ? `It brings code of others from npm (1 package in all): ${names}.`
      : `It brings code of others from npm (${inAll} packages in all): ${names}.`;
  return [{ kind: "packages", names: brought.map(nameOfPackage), what: brought, words: { sentence } }];
}

export function one(kind: ThingKind, name: string): Thing {
  return { kind, names: [name], what: name };
}

/** All that it takes of the machine, also what app.yaml leaves to us. */
function jobs(compute: NonNullable<Manifest["bindings"]["compute"]>): Thing {
  const { memoryMb, cpus, gpus = 0 } = jobLimits({ bindings: { compute } });
  const minutes = jobMinutes({ bindings: { compute } });
  const words = { memoryMb: `${memoryMb}`, cpus: `${cpus}`, gpus: `${gpus}`, minutes: `${minutes}` };
  return { kind: "compute", names: compute.runs, what: compute, words, amounts: { memoryMb, cpus, gpus } };
}

const HEARD = {
  message: "messages",
  reaction_added: "reactionsPut",
  reaction_removed: "reactionsTaken",
  member_joined_channel: "joins",
} as const;

/** null: of a kind that no rule is about. */
function thingOfTrigger(trigger: Trigger): Thing | null {
  if ("schedule" in trigger) return one("schedules", trigger.schedule);
  if ("command" in trigger) return one("commands", trigger.command);
  if ("slack" in trigger) return { kind: HEARD[trigger.slack], names: trigger.in, what: trigger.in };
  if ("webhook" in trigger) return one("webhooks", trigger.webhook);
  if ("github" in trigger) return { ...one("services", "github"), what: trigger, words: { event: trigger.github } };
  if ("linear" in trigger) return { ...one("services", "linear"), what: trigger, words: { event: trigger.linear } };
  if (!("event" in trigger)) return null;
  const [app = "", event = ""] = trigger.event.split("/");
  return { ...one("events", trigger.event), words: { app, event } };
}

/** Without its version: `@scope/name@1.2.3`. */
function nameOfPackage(brought: string): string {
  const at = brought.lastIndexOf("@");
  return at > 0 ? brought.slice(0, at) : brought;
}

function shortList(names: string[]): string {
  return names.length <= SHOWN_PACKAGES ? names.join(", ") : `${names.slice(0, SHOWN_PACKAGES).join(", ")}, …`;
}

/** Whether it keeps what colleagues enter: no rule of a company's lets that be posted where another company reads. */
export function keepsEntries(manifest: Manifest): boolean {
  const hasPeople =
    manifest.web !== undefined ||
    manifest.triggers.some((trigger) => "command" in trigger || "shortcut" in trigger || "slack" in trigger);
  return manifest.bindings.db === true && hasPeople;
}

function widening(manifest: Manifest, current: Manifest | null): Access | null {
  const access = manifest.web?.access;
  if (access === undefined || current === null || !keepsEntries(current)) return null;
  return sees(access, current.web?.access) ? null : access;
}

/** Whether `access` lets in nobody whom `before` did not. */
function sees(access: Access, before: Access | undefined): boolean {
  if (before === undefined) return access === "owner";
  if (before === "company" || access === "owner") return true;
  if (typeof access === "object" && typeof before === "object")
    return access.people.every((one) => before.people.includes(one));
  return access === before;
}

function audience(access: Access): string {
  if (access === "company") return "the whole company";
  if (access === "group") return "the owner's group";
  if (access === "owner") return "its owner";
  return `${access.people.length} more people`;
}

function audienceName(access: Access): string {
  return typeof access === "object" ? "people" : access;
}

import type { Access, Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { newCombinations, newGrants } from "./policy-grants.ts";

/** Whether policy lets a Plan be built and put live, and who must agree. Reasons are sentences for people. */
export type Verdict =
  | { kind: "allowed" }
  /** The handle of the group whose yes is needed before the Release goes live. */
  | { kind: "needs_approval"; group: string; reasons: string[] }
  /** `next` names who to ask, or what to change. */
  | { kind: "refused"; reasons: string[]; next: string };

export interface PolicyFacts {
  /** Group that approves releases; null: nobody is configured. */
  approverGroup: string | null;
  slack: "local" | "real";
  /** Channels, with #, that people of another company read too. */
  sharedChannels: readonly string[];
  /** With #: where it would newly hear what happens, and who asks may not read. */
  closedChannels?: readonly string[];
  /** A sentence for each part of the company's data that it would newly read, and may not for who asks. */
  closedData?: readonly string[];
  /** Why what `compute` names finds no room here, and the next move; null: it does. */
  noRoom?: readonly [why: string, next: string] | null;
}

export interface PolicyInput {
  plan: Plan;
  /** Manifest of the live Release: what was agreed to before. null for a new App. */
  current: Manifest | null;
  facts: PolicyFacts;
  /** What is brought that was not before; known of what is written. */
  packages?: NewPackages | undefined;
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

interface Rule {
  /** What it does where it applies. A `free` rule is written down so that nobody wonders. */
  effect: "refuse" | "approve" | "free";
  /** One sentence for people per thing that it applies to; none: it does not apply. */
  applies: (asked: Asked) => string[];
  /** For `refuse`: the next move. */
  next?: string | ((facts: PolicyFacts) => string);
}

/** A Plan as the rules see it: only what it asks for beyond what is granted already. */
interface Asked {
  manifest: Manifest;
  newChannels: string[];
  /** It tells people in private, and did not before. */
  newlyPrivate: boolean;
  /** Words of webhooks that it did not have. */
  newWebhooks: string[];
  /** What people enter, or do, is kept with who they are. */
  keepsEntries: boolean;
  /** It was live with kept entries for fewer eyes than now. */
  widensTo: Access | null;
  packages: NewPackages;
  /** Sentences for what it may reach that it could not, and for what that adds up to. */
  newGrants: string[];
  newCombinations: string[];
  facts: PolicyFacts;
}

/**
 * The whole policy (DESIGN decisions 11 and 12). An app that reads nothing shared and tells nobody outside needs no approval;
 * what tells colleagues needs the platform group once per grant; people's entries never go to another company.
 */
const RULES: readonly Rule[] = [
  {
    effect: "refuse",
    applies: ({ facts }) =>
      facts.approverGroup === null
        ? ["Nobody is named who may approve apps on this Slack, so nothing is put live."]
        : [],
    next: "Ask whoever runs Toolroom to set TOOLROOM_APPROVERS to a Slack user group, then reply *retry*.",
  },
  {
    effect: "refuse",
    applies: ({ newChannels, keepsEntries, facts }) =>
      keepsEntries
        ? newChannels
            .filter((channel) => facts.sharedChannels.includes(channel))
            .map(
              (channel) =>
                `It keeps what colleagues enter and would post in ${channel}, which another company reads too.`,
            )
        : [],
    next: "Name a channel that only your company reads, or ask the platform team.",
  },
  {
    effect: "approve",
    applies: ({ newChannels, keepsEntries, facts }) =>
      keepsEntries
        ? []
        : newChannels
            .filter((channel) => facts.sharedChannels.includes(channel))
            .map((channel) => `It posts in ${channel}, which another company reads too.`),
  },
  {
    effect: "approve",
    applies: ({ newChannels, facts }) =>
      newChannels
        .filter((channel) => !facts.sharedChannels.includes(channel))
        .map((channel) => `It posts in ${channel}, where colleagues read it without having asked for it.`),
  },
  /** The door tells nobody who never used it; those who did still hear from it unasked, where no colleague sees it. */
  {
    effect: "approve",
    applies: ({ newlyPrivate }) =>
      newlyPrivate ? ["It tells colleagues who have used it something in private, which nobody else sees."] : [],
  },
  /** Its answer carries nothing back; what comes in may be anything. */
  {
    effect: "approve",
    applies: ({ newWebhooks }) =>
      newWebhooks.map(
        (word) => `Whoever has the secret address of its webhook ${word} can make it act, from outside too.`,
      ),
  },
  {
    effect: "approve",
    applies: ({ widensTo }) =>
      widensTo === null
        ? []
        : [`What people entered so far would be open to ${audience(widensTo)}, who could not see it before.`],
  },
  /** Nobody hears by an app what they could not read themselves, whoever approves it: that the channel is theirs, no approver knows. */
  {
    effect: "refuse",
    applies: ({ facts }) =>
      (facts.closedChannels ?? []).map(
        (channel) => `It would hear what happens in ${channel}, which is closed to who asks for it, or not there.`,
      ),
    next: "Have somebody ask for it who is in that channel, where I am a member, or name another one.",
  },
  {
    effect: "refuse",
    applies: ({ facts }) => [...(facts.closedData ?? [])],
    next: "Leave that data out, or ask the platform team who may have it.",
  },
  /** Nobody builds for half an hour what no machine here can run. */
  {
    effect: "refuse",
    applies: ({ facts }) => (facts.noRoom == null ? [] : [facts.noRoom[0]]),
    next: ({ noRoom }) => noRoom?.[1] ?? "",
  },
  {
    effect: "refuse",
    applies: ({ manifest, newChannels, facts }) =>
      manifest.bindings.data === undefined
        ? []
        : newChannels
            .filter((channel) => facts.sharedChannels.includes(channel))
            .map(
              (channel) => `It reads the company's data and would post in ${channel}, which another company reads too.`,
            ),
    next: "Name a channel that only your company reads, or ask the platform team.",
  },
  /** What comes from outside the app, or may go there: each once, and again where together they are something new. */
  { effect: "approve", applies: ({ newGrants }) => newGrants },
  { effect: "approve", applies: ({ newCombinations }) => newCombinations },
  /** The list says which may be asked for; who wrote the rest, and which version it is, somebody is to have seen. */
  {
    effect: "approve",
    applies: ({ packages }) => bringing(packages),
  },
  /** A schedule by itself only makes the app work on its own files. */
  {
    effect: "free",
    applies: ({ manifest }) => manifest.triggers.flatMap((one) => ("schedule" in one ? [one.schedule] : [])),
  },
  /** A command answers only the person who typed it; that its word is free is the registry's to say. */
  {
    effect: "free",
    applies: ({ manifest }) => manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : [])),
  },
  /** A page for the company with entries that people make there themselves, knowing who sees it. */
  {
    effect: "free",
    applies: ({ manifest, keepsEntries }) => (manifest.web && keepsEntries ? ["entries on a page"] : []),
  },
];

/** Pure: the same input gives the same Verdict. A refusal outweighs everything else. */
export function judge(input: PolicyInput): Verdict {
  const asked = askedFor(input);
  const refusals = RULES.filter((rule) => rule.effect === "refuse" && rule.applies(asked).length > 0);
  const [first] = refusals;
  if (first) {
    const next = typeof first.next === "function" ? first.next(input.facts) : (first.next ?? "");
    return { kind: "refused", reasons: refusals.flatMap((rule) => rule.applies(asked)), next };
  }
  const reasons = RULES.filter((rule) => rule.effect === "approve").flatMap((rule) => rule.applies(asked));
  const group = input.facts.approverGroup;
  return reasons.length === 0 || group === null ? { kind: "allowed" } : { kind: "needs_approval", group, reasons };
}

function askedFor({ plan, current, facts, packages }: PolicyInput): Asked {
  const { manifest } = plan;
  const before = current?.bindings.slack?.post ?? [];
  const keepsNow = keepsEntries(manifest);
  // An app that begins to keep entries, or to read the company's data, is judged on its old channels too: together they are
  // something new.
  const beginsToKeep = keepsNow && current !== null && !keepsEntries(current);
  const beginsToRead = manifest.bindings.data !== undefined && current?.bindings.data === undefined;
  const granted = beginsToKeep || beginsToRead ? before.filter((one) => !facts.sharedChannels.includes(one)) : before;
  return {
    manifest,
    newChannels: (manifest.bindings.slack?.post ?? []).filter((channel) => !granted.includes(channel)),
    newlyPrivate: manifest.bindings.slack?.dm === true && current?.bindings.slack?.dm !== true,
    newWebhooks: webhooksOf(manifest).filter((word) => current === null || !webhooksOf(current).includes(word)),
    keepsEntries: keepsNow,
    widensTo: widening(manifest, current),
    packages: packages ?? { asked: [], others: [], inAll: 0 },
    newGrants: newGrants(manifest, current),
    newCombinations: newCombinations(manifest, current, {
      now: keepsNow,
      before: current !== null && keepsEntries(current),
    }),
    facts,
  };
}

function bringing({ asked, others, inAll }: NewPackages): string[] {
  const names = shortList([...asked, ...others]);
  if (names === "") return [];
  return inAll === 1
    ? [`It brings code of others from npm (1 package in all): ${names}.`]
    : [`It brings code of others from npm (${inAll} packages in all): ${names}.`];
}

function shortList(names: string[]): string {
  return names.length <= SHOWN_PACKAGES ? names.join(", ") : `${names.slice(0, SHOWN_PACKAGES).join(", ")}, …`;
}

function webhooksOf(manifest: Manifest): string[] {
  return manifest.triggers.flatMap((trigger) => ("webhook" in trigger ? [trigger.webhook] : []));
}

function keepsEntries(manifest: Manifest): boolean {
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

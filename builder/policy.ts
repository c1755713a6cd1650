import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { BUILT_IN } from "./policy/built-in.ts";
import { covers, type Finding, findNew, matches, say } from "./policy/match-rule.ts";
import type { Rule } from "./policy/rule.ts";
import { type NewPackages, one, packageThings, type Thing, thingsOf, widenedThings } from "./policy/things.ts";

/** Whether policy lets a Plan be built and put live, and who must agree. Reasons are sentences for people. */
export type Verdict =
  | { kind: "allowed" }
  /** The handle of the group whose yes is needed before the Release goes live; with `andGroup`, of both. */
  | { kind: "needs_approval"; group: string; andGroup?: string; reasons: string[] }
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
  /** The company's own rules, of the version that is in force (policy/policy-in-force.ts). */
  companyRules?: readonly Rule[];
}

/** A rule that found something, in the order of the policy. */
export interface Applied {
  rule: Rule;
  of: "built-in" | "policy.yaml";
  reasons: string[];
  /** The next move, of a refusal. */
  next: string;
  /** The company's allowance that lifts it; null: it counts. */
  liftedBy: string | null;
}

/** Pure: the same input gives the same Verdict. A refusal outweighs an approval, an approval an allowance. */
export function judge(input: PolicyInput): Verdict {
  const counting = explainRules(input).filter(({ liftedBy }) => liftedBy === null);
  const refusals = counting.filter(({ rule }) => rule.effect === "refuse");
  const [first] = refusals;
  if (first) return { kind: "refused", reasons: refusals.flatMap(({ reasons }) => reasons), next: first.next };
  const approvals = counting.filter(({ rule }) => rule.effect === "approve");
  const { approverGroup } = input.facts;
  if (approvals.length === 0 || approverGroup === null) return { kind: "allowed" };
  const groups = [...new Set(approvals.flatMap(({ rule }) => rule.by ?? [approverGroup]))];
  const [group = approverGroup, andGroup, ...more] = groups;
  if (more.length > 0) throw new TypeError(`Policy asks more than two groups: ${groups.join(", ")}.`);
  const reasons = approvals.flatMap((one) => one.reasons);
  return { kind: "needs_approval", group, ...(andGroup === undefined ? {} : { andGroup }), reasons };
}

/** Every rule that says something of it, also what an allowance of the company's lifts, and that allowance itself. */
export function explainRules(input: PolicyInput): Applied[] {
  const { plan, current, facts, packages, companyRules = [] } = input;
  const now = [
    ...thingsOf(plan.manifest, facts.sharedChannels),
    ...widenedThings(plan.manifest, current),
    ...packageThings(packages ?? { asked: [], others: [], inAll: 0 }),
    ...factThings(facts),
  ];
  const before = current === null ? [] : thingsOf(current, facts.sharedChannels);
  const allowances = companyRules.filter(({ effect }) => effect === "allow");
  const lifting = ({ things }: Finding) => allowances.find((rule) => covers(rule, things, now));
  const weighed = BUILT_IN.flatMap((rule) => {
    const found = findNew(rule, now, before);
    const next = say(rule.next ?? "", matches(rule, now) ?? new Map());
    const mayBeLifted = rule.effect !== "allow" && !rule.isFirm;
    const byLifter = Map.groupBy(found, (one) => (mayBeLifted ? (lifting(one)?.name ?? null) : null));
    return [...byLifter].map(([liftedBy, findings]) => {
      const reasons = [...new Set(findings.map(({ reason }) => reason))].filter((reason) => reason !== "");
      return { rule, of: "built-in" as const, reasons, next, liftedBy };
    });
  });
  const own = companyRules.flatMap((rule) => {
    const found = findNew(rule, now, before);
    if (found.length === 0) return [];
    const reasons = found.flatMap(({ reason }) => (reason === "" ? [] : [reason]));
    return [{ rule, of: "policy.yaml" as const, reasons, next: rule.next ?? "", liftedBy: null }];
  });
  return [...weighed, ...own];
}

/** What stands against it here and now, whatever was so before. */
function factThings({ approverGroup, closedChannels, closedData, noRoom }: PolicyFacts): Thing[] {
  return [
    ...(approverGroup === null ? [one("noApprovers", "approvers")] : []),
    ...(closedChannels ?? []).map((channel) => one("closedChannels", channel)),
    ...(closedData ?? []).map((sentence) => one("closedData", sentence)),
    ...(noRoom == null ? [] : [{ ...one("noRoom", noRoom[0]), words: { next: noRoom[1] } }]),
  ];
}

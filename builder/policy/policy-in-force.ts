import { latestPolicy, type PolicyVersion } from "../../store/policy-versions.ts";
import type { Store } from "../../store/store.ts";
import { parsePolicy } from "./policy-file.ts";
import type { Rule } from "./rule.ts";

/** The company's own rules as they are in force now, and of which version they are; null: the built-in ones are all. */
export interface PolicyInForce {
  version: PolicyVersion | null;
  companyRules: Rule[];
}

/**
 * From the registry, so that what was not taken of the file counts for nothing. Throws KnownError `bad_setting` where this
 * Toolroom cannot read what an other one began: nothing is judged by half a policy.
 */
export async function policyInForce(store: Store): Promise<PolicyInForce> {
  const version = (await latestPolicy(store)) ?? null;
  if (version === null) return { version, companyRules: [] };
  // What was taken asks the approvers' group alone; which that is may have been set anew since.
  const rules = parsePolicy(version.text, "any");
  return { version, companyRules: rules.map(({ by: _, ...rule }) => rule) };
}

/** As people call a version: the first digits of its hash. */
export function shortHash({ hash }: Pick<PolicyVersion, "hash">): string {
  return hash.slice(0, 12);
}

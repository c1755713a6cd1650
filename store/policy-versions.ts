import { auditWrite } from "./audit.ts";
import { desc } from "./drizzle.ts";
import { type NewNotice, noticeWrite } from "./notices.ts";
import { policyVersions } from "./policy-tables.ts";
import { atomically, type Store } from "./store.ts";

/** A company's policy as it was from one moment until the next one's. */
export type PolicyVersion = typeof policyVersions.$inferSelect;
export type NewPolicyVersion = Omit<PolicyVersion, "number">;

/** The one in force; undefined: the company never had one of its own, and the built-in rules are all. */
export async function latestPolicy(store: Store): Promise<PolicyVersion | undefined> {
  return store.orm.select().from(policyVersions).orderBy(desc(policyVersions.number)).limit(1).get();
}

/** From now on this one is in force, and whoever reads `notice` hears of it. */
export async function beginPolicy(store: Store, version: NewPolicyVersion, notice: NewNotice): Promise<void> {
  const { hash, file, writtenBy, beganAt } = version;
  const details = { hash, file, writtenBy };
  await atomically(store, [
    { statement: (orm) => orm.insert(policyVersions).values(version), mustChange: true },
    auditWrite({ at: beganAt, actor: "toolroom", verb: "begin_policy", subject: "policy", details }),
    noticeWrite(notice),
  ]);
}

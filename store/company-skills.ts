import { companySkills, pinnedSkills } from "./context-tables.ts";
import { asc, eq, getTableColumns, inArray, sql } from "./drizzle.ts";
import { appRequests } from "./schema.ts";
import type { Store } from "./store.ts";

/** A version of one of the company's own skills. */
export type CompanySkill = Omit<typeof companySkills.$inferSelect, "isCurrent">;

/** A version by its name and what is in it. */
export interface SkillVersion {
  name: string;
  sha256: string;
}

/** From now on these are what the company has; versions that are neither that nor any request's are gone. Names are each there once. */
export async function saveCompanySkills(store: Store, skills: readonly CompanySkill[]): Promise<void> {
  store.orm.transaction(
    (tx) => {
      tx.update(companySkills).set({ isCurrent: false }).run();
      for (const skill of skills)
        tx.insert(companySkills)
          .values({ ...skill, isCurrent: true })
          .onConflictDoUpdate({ target: companySkills.sha256, set: { isCurrent: true } })
          .run();
      tx.delete(companySkills)
        .where(
          sql`not ${companySkills.isCurrent} and ${companySkills.sha256} not in
            (select json_extract(one.value, '$.sha256') from ${pinnedSkills}, json_each(${pinnedSkills.skills}) as one)`,
        )
        .run();
    },
    { behavior: "immediate" },
  );
}

/**
 * The versions that a request is worked on with, by name: at the first call those that the company has then, or those of
 * the request that it goes on with; later the same.
 */
export async function pinCompanySkills(store: Store, requestId: string): Promise<SkillVersion[]> {
  return store.orm.transaction(
    (tx) => {
      const pinOf = (id: string) => tx.select().from(pinnedSkills).where(eq(pinnedSkills.requestId, id)).get()?.skills;
      const own = pinOf(requestId);
      if (own !== undefined) return own;
      const request = tx
        .select({ before: appRequests.continuesId })
        .from(appRequests)
        .where(eq(appRequests.id, requestId))
        .get();
      const before = request?.before ?? null;
      const skills =
        (before === null ? undefined : pinOf(before)) ??
        tx
          .select({ name: companySkills.name, sha256: companySkills.sha256 })
          .from(companySkills)
          .where(eq(companySkills.isCurrent, true))
          .orderBy(asc(companySkills.name))
          .all();
      tx.insert(pinnedSkills).values({ requestId, skills }).run();
      return skills;
    },
    { behavior: "immediate" },
  );
}

/** These versions whole, by name; a pinned one is always there. */
export async function companySkillsOf(store: Store, versions: readonly SkillVersion[]): Promise<CompanySkill[]> {
  if (versions.length === 0) return [];
  const { isCurrent: _, ...columns } = getTableColumns(companySkills);
  return store.orm
    .select(columns)
    .from(companySkills)
    .where(
      inArray(
        companySkills.sha256,
        versions.map(({ sha256 }) => sha256),
      ),
    )
    .orderBy(asc(companySkills.name))
    .all();
}

/** Names of those that the company has now. */
export async function companySkillNames(store: Store): Promise<string[]> {
  const rows = store.orm
    .select({ name: companySkills.name })
    .from(companySkills)
    .where(eq(companySkills.isCurrent, true))
    .orderBy(asc(companySkills.name))
    .all();
  return rows.map(({ name }) => name);
}

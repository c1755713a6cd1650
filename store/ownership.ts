import { auditWrite } from "./audit.ts";
import { and, eq, inArray } from "./drizzle.ts";
import { apps } from "./schema.ts";
import type { Write } from "./store.ts";

/** Apps that somebody answers for: those that were given up are nobody's. */
const OWNED = ["building", "live", "stopped"] as const;

/**
 * An App gets another Owner, and where it is given one another thread as its control desk. Changes no row, as it must, where `from`
 * is not its Owner any more.
 */
export function newOwnerWrites(change: {
  appId: string;
  from: string;
  to: string;
  actor: string;
  at: number;
  desk?: { channelId: string; threadTs: string };
}): Write[] {
  const { appId, from, to, actor, at, desk = {} } = change;
  return [
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ ownerId: to, updatedAt: at, ...desk })
          .where(and(eq(apps.id, appId), eq(apps.ownerId, from), inArray(apps.status, [...OWNED]))),
      mustChange: true,
    },
    // Who takes it over is no backup of themselves.
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ backupId: null })
          .where(and(eq(apps.id, appId), eq(apps.backupId, to))),
    },
    auditWrite({ at, actor, verb: "transfer", subject: appId, details: { from, to } }),
  ];
}

/** A backup who left is none any more. Changes no row, as it must, where somebody else is by now. */
export function clearBackupWrites({ appId, backupId, at }: { appId: string; backupId: string; at: number }): Write[] {
  return [
    {
      statement: (orm) =>
        orm
          .update(apps)
          .set({ backupId: null, updatedAt: at })
          .where(and(eq(apps.id, appId), eq(apps.backupId, backupId))),
      mustChange: true,
    },
    auditWrite({
      ...{ at, actor: "toolroom", verb: "backup", subject: appId },
      details: { from: backupId, to: null, why: "left" },
    }),
  ];
}

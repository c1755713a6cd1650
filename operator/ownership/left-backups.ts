import { appsWhoseBackupLeft } from "../../store/hand-overs.ts";
import { noticeWrite } from "../../store/notices.ts";
import { clearBackupWrites } from "../../store/ownership.ts";
import { personById } from "../../store/people.ts";
import { atomically } from "../../store/store.ts";
import type { OwnershipDeps } from "./ownership-deps.ts";

/** Whoever left is nobody's backup; an Owner who is there hears of it, to name another. */
export async function clearLeftBackups(
  { store, clock }: Pick<OwnershipDeps, "store" | "clock">,
  slackTeamId: string,
): Promise<void> {
  const at = clock.now();
  for (const { id: appId, backupId, ownerId, title, name } of await appsWhoseBackupLeft(store, slackTeamId)) {
    if (backupId === null) continue;
    const text = `<@${backupId}> has left and was the backup of ${title} (${name}). It has none now.`;
    const isOwnerThere = (await personById(store, ownerId))?.isDeactivated === false;
    await atomically(store, [
      ...clearBackupWrites({ appId, backupId, at }),
      ...(isOwnerThere
        ? [noticeWrite({ key: `backup-left:${appId}:${backupId}:${at}`, personId: ownerId, text, createdAt: at })]
        : []),
    ]);
  }
}

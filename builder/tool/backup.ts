import { KEPT_ASKED } from "../../operator/backups.ts";
import type { Kept, KeptBackup } from "../../operator/keep-backup.ts";
import { findApp } from "./find-app.ts";
import { has, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/**
 * Keeps a copy of an App's data as it is now, while it runs, and lists those there are: by name, time and size. `--dry-run`
 * only lists, and says whether one would be made.
 */
export async function backup(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "keep_data");
  if (app === null) return refusal;
  const { backups } = deps;
  const isDry = has(ask, "dry-run");
  const kept = isDry ? await backups.hindrance(app.id) : await backups.keep({ appId: app.id, personId: ask.personId });
  const named = { app: app.name };
  const listed = async () => ({ kept: (await backups.list(app.id)).map(rowOfBackup), rule: RULE });
  const copy = `a copy of ${app.name}'s data`;
  if (kept === null) return { ...named, result: { ...named, ...(await listed()) }, changed: [copy] };
  const where = ({ name }: KeptBackup) => ({ backup: name, where: `backups/${app.id}/${name} in TOOLROOM_HOME` });
  if (kept.kind === "kept") {
    const { backup: taken, releaseNumber } = kept;
    const made = { ...where(taken), of: `v${releaseNumber}`, ...(await listed()) };
    return { ...named, result: { ...named, ...made }, changed: [`${copy}: ${taken.name}`] };
  }
  if (kept.kind === "fresh") {
    const said = "One was asked for within this minute, and there it is.";
    return { ...named, result: { ...named, said, ...where(kept.backup), ...(await listed()) } };
  }
  return { ...named, ...whyNot(app.name, kept) };
}

const RULE = `Of copies that were asked for the newest ${KEPT_ASKED} stay; of those that deploys took the newest 5, and all of 14 days.`;

/** As it is listed. */
export function rowOfBackup({ name, at, bytes, why }: KeptBackup) {
  return { backup: name, takenAt: new Date(at).toISOString(), bytes, why: WHY[why] };
}

const WHY: Record<KeptBackup["why"], string> = { asked: "asked for", deploy: "before a change" };

function whyNot(name: string, kept: Exclude<Kept, { kind: "kept" | "fresh" }>): ToolOutcome {
  switch (kept.kind) {
    case "no_data":
      return refused("conflict", `${name} was never live, so it keeps no data.`, `Put it live first: tool deploy`);
    case "deploying":
      return refused(
        "try_again",
        `A version of ${name} goes live just now, and may change its data.`,
        "Run the same command again in a minute; before a change of its tables a copy is kept by itself.",
      );
    case "no_room": {
      const megabytes = Math.ceil(kept.bytes / 1_000_000);
      const fix = "Have the platform team make room on the disk of TOOLROOM_HOME: twice as much must be free.";
      return refused("disk_full", `There is no room for a copy of ${name}'s data, which takes ${megabytes} MB.`, fix);
    }
    case "failed":
      return refused(
        "backup_failed",
        `No copy was kept: ${kept.problem}.`,
        "Run it once more; the app goes on as it is.",
      );
  }
}

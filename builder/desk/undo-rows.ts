import { sayNo } from "../../operator/authority/judgement.ts";
import { restorable } from "../../operator/restorable.ts";
import { type App, appById } from "../../store/apps.ts";
import { liveRelease, releaseById } from "../../store/releases.ts";
import type { Received, ReceivedAsk, UndoDataAsked } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { mayAskFor, receive } from "./receive.ts";
import { hindranceToUndo, unlessInVain } from "./roll-back.ts";
import { dataAsked, NO_COPY } from "./undo-words.ts";

/** What going back from this Release with its data would take away: said before it is asked once more. */
export async function askUndoData(deps: DeskDeps, releaseId: string, personId: string): Promise<UndoDataAsked> {
  const app = await appOf(deps, releaseId);
  if (app === undefined) return { kind: "refused", say: UNKNOWN };
  const may = await mayAskFor(deps, personId, app.id);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const backup = await deps.stepBackup(app.id);
  if (backup?.live.id !== releaseId) return { kind: "refused", say: NO_COPY };
  return dataAsked(app, backup);
}

/** The version before this Release, with the data as it was before it. */
export async function undoData(deps: DeskDeps, releaseId: string, ask: ReceivedAsk): Promise<Received> {
  const app = await appOf(deps, releaseId);
  if (app === undefined) return { kind: "refused", say: UNKNOWN };
  const may = await mayAskFor(deps, ask.personId, app.id);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const hindrance = await hindranceToUndo(deps, app, releaseId, ask);
  if (hindrance !== null) return { kind: "refused", say: hindrance };
  const backup = await deps.stepBackup(app.id);
  if (backup?.live.id !== releaseId) return { kind: "refused", say: NO_COPY };
  const back = { returnsTo: backup.before.id, restoresFrom: backup.key };
  return unlessInVain(deps, await receive(deps, ask, app.id, back));
}

/** A copy of an App's data as it was kept, with the version whose tables are in it. */
export async function restoreData(
  deps: DeskDeps,
  { appId, backup }: { appId: string; backup: string },
  ask: ReceivedAsk,
): Promise<Received> {
  const may = await mayAskFor(deps, ask.personId, appId);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const app = await appById(deps.store, appId);
  const live = app === undefined ? undefined : await liveRelease(deps.store, appId);
  if (app === undefined || live === undefined) return { kind: "refused", say: "It was never live." };
  const hindrance = await hindranceToUndo(deps, app, live.id, ask);
  if (hindrance !== null) return { kind: "refused", say: hindrance };
  const copy = await restorable(deps, appId, backup);
  if (copy === null) return { kind: "refused", say: "That copy of its data is not kept any more." };
  return receive(deps, ask, appId, { returnsTo: copy.release.id, restoresFrom: copy.key });
}

const UNKNOWN = "I do not know this version any more.";

async function appOf(deps: DeskDeps, releaseId: string): Promise<App | undefined> {
  const release = await releaseById(deps.store, releaseId);
  return release === undefined ? undefined : await appById(deps.store, release.appId);
}

import { sayNo } from "../../operator/authority/judgement.ts";
import { type App, appById } from "../../store/apps.ts";
import { releaseById } from "../../store/releases.ts";
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

const UNKNOWN = "I do not know this version any more.";

async function appOf(deps: DeskDeps, releaseId: string): Promise<App | undefined> {
  const release = await releaseById(deps.store, releaseId);
  return release === undefined ? undefined : await appById(deps.store, release.appId);
}

import type { Desk } from "../desk.ts";
import { createLanguageChoice } from "../planners/rules/words/choose-language.ts";
import { receiveAsItStands, replyAsItStands } from "./as-it-stands.ts";
import { changeOutput, reviseOutputChange } from "./change-output.ts";
import { comment } from "./comment.ts";
import { decide } from "./decide.ts";
import { beginApart, decideApart } from "./decide-apart.ts";
import { decideFix } from "./decide-fix.ts";
import type { DeskDeps } from "./deps.ts";
import { handIn } from "./hand-in.ts";
import { openForm } from "./open-form.ts";
import { rate } from "./rate.ts";
import { revise } from "./revise.ts";
import { backTo, undo } from "./roll-back.ts";
import { showWork } from "./show-work.ts";
import { spendMore } from "./spend-more.ts";
import { stop } from "./stop.ts";
import { tryAgain } from "./try-again.ts";
import { askUndoData, restoreData, undoData } from "./undo-rows.ts";

/** The Desk over the registry and the durable workflow. Saved first, then started or woken. */
export function createDesk(deps: DeskDeps): Desk {
  const languageOf = createLanguageChoice();
  return {
    receive: (ask) => receiveAsItStands(deps, ask),
    reply: (message) => replyAsItStands(deps, message),
    handIn: (handedIn) => handIn(deps, handedIn),
    revise: (revision) => revise(deps, revision),
    decide: (decision) => decide(deps, decision),
    tryAgain: (requestId, ask) => tryAgain(deps, requestId, ask),
    spendMore: (requestId, press) => spendMore(deps, requestId, press),
    openForm: (about, personId) => openForm({ ...deps, languageOf }, about, personId),
    backTo: (releaseId, ask, said) => backTo(deps, releaseId, ask, said),
    undo: (releaseId, ask) => undo(deps, releaseId, ask),
    askUndoData: (releaseId, personId) => askUndoData(deps, releaseId, personId),
    undoData: (releaseId, ask) => undoData(deps, releaseId, ask),
    restoreData: (of, ask) => restoreData(deps, of, ask),
    rate: (rating) => rate(deps, rating),
    comment: (given) => comment(deps, given),
    changeOutput: (wish) => changeOutput(deps, wish),
    reviseOutputChange: (revised) => reviseOutputChange(deps, revised),
    decideFix: (decision) => decideFix(deps, decision),
    decideApart: (decision) => decideApart(deps, decision),
    beginApart: (requestId, personId, threadTs) => beginApart(deps, requestId, personId, threadTs),
    showWork: (of, personId) => showWork(deps, of, personId),
    stop: (requestId, personId) => stop(deps, requestId, personId),
  };
}

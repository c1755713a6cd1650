import { newId } from "../../lib/ids.ts";
import { type Judgement, sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, addRequest } from "../../store/app-requests.ts";
import { type App, appById } from "../../store/apps.ts";
import { fixOfferOfRequest, moveFixOffer } from "../../store/fix-offers.ts";
import type { AskInput, Remark } from "../../store/schema.ts";
import type { Received, ReceivedAsk, Replied } from "../desk.ts";
import { isStillAsHandedIn } from "../is-handed-in.ts";
import { keepsPlan, remarksBesidePlan } from "../kept-plan.ts";
import type { DeskDeps } from "./deps.ts";
import { isCorrection } from "./read-correction.ts";
import { wrongOutput } from "./wrong-output.ts";

const NOTHING_SAID = "Say what you wish you had, for example: “a page where we collect lunch orders until 11:00”.";

/** For *try again* of a return to an earlier version, as for the return itself. */
const OFF_NOW = "It is switched off. Say *start* first, then *try again*.";

/** Saves an ask, of the App whose id is given where it is to change, and starts it. */
export async function receive(
  deps: DeskDeps,
  ask: ReceivedAsk,
  appId: string | null,
  before: {
    remarks?: Remark[];
    continuesId?: string;
    returnsTo?: string;
    isCorrection?: boolean;
    isChange?: boolean;
    restoresFrom?: string;
    handedIn?: string;
    isTakenBack?: boolean;
  } = {},
): Promise<Received> {
  const may = await mayAskFor(deps, ask.personId, appId);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (ask.text.trim() === "" && ask.inputs.length === 0) return { kind: "refused", say: NOTHING_SAID };
  const at = deps.clock.now();
  const { personId, ...place } = ask;
  const { as, ...wrong } = await correctionOf(deps, ask, appId, before);
  const request = { ...place, ...wrong, id: newId("req", at), requesterId: personId, appId, ...before, at };
  const added = await addRequest(deps.store, request);
  const requestId = added.kind === "known" ? added.requestId : request.id;
  // Also for a known one: a crash may have come between the row and its run.
  await deps.start(requestId);
  if (added.kind === "known") return added;
  deps.log.info("request received", { requestId });
  return as === null ? { kind: "started", requestId } : { kind: "started", requestId, as };
}

/** What says that an App does something wrong carries what it did, unless that came with it. */
async function correctionOf(
  deps: DeskDeps,
  ask: ReceivedAsk,
  appId: string | null,
  before: { returnsTo?: string; isCorrection?: boolean },
): Promise<{ inputs: AskInput[]; isCorrection: boolean; as: string | null }> {
  const isNew = appId !== null && before.returnsTo === undefined && before.isCorrection === undefined;
  if (!isNew || !isCorrection(ask.text)) return { inputs: ask.inputs, isCorrection: false, as: null };
  const isShown = ask.inputs.some(({ kind }) => kind === "forwarded" || kind === "image");
  const { text, personId } = ask;
  const output = isShown ? null : await wrongOutput(deps.store, appId, { text, personId, now: deps.clock.now() });
  if (output === null) return { inputs: ask.inputs, isCorrection: true, as: null };
  return { inputs: [...ask.inputs, output.input], isCorrection: true, as: output.as };
}

/** The same ask once more, with everything that was said since. `ask` is what begins it, its words are not the ask's. */
export async function anew(
  deps: DeskDeps,
  last: AppRequest,
  appId: string | null,
  ask: ReceivedAsk,
  more: Remark[],
): Promise<Received> {
  if (last.returnsTo !== null && appId !== null && (await appById(deps.store, appId))?.status === "stopped")
    return { kind: "refused", say: OFF_NOW };
  const goesOn = more.length === 0 && last.requesterId === ask.personId && (await keepsPlan(deps.store, last));
  const said = goesOn
    ? await remarksBesidePlan(deps.store, last)
    : last.remarks.map(({ takenBy: __, ...remark }) => remark);
  const inputs = [...last.inputs, ...ask.inputs];
  const continued = goesOn ? { continuesId: last.id } : {};
  const { isCorrection, returnsTo, restoresFrom } = last;
  // What was to bring a version back brings that one back, and is no wish in words.
  const back = returnsTo === null ? {} : { returnsTo, ...(restoresFrom === null ? {} : { restoresFrom }) };
  const byHand = last.handedIn !== null && (await isStillAsHandedIn(deps, last)) ? { handedIn: last.handedIn } : {};
  const before = { remarks: [...said, ...more], ...continued, ...back, ...byHand, isCorrection };
  const received = await receive(deps, { ...ask, text: last.text, inputs }, appId, before);
  if (received.kind !== "refused") await moveFixOffer(deps.store, last.id, received.requestId);
  return received;
}

/**
 * Other words for a change that was to mend what people complain of, and was not understood: it mends the same, with what they
 * say, and they hear of it.
 */
export async function mendedOtherwise(
  deps: DeskDeps,
  last: AppRequest,
  appId: string,
  ask: ReceivedAsk,
): Promise<Received | null> {
  if ((await fixOfferOfRequest(deps.store, last.id)) === undefined) return null;
  const said = last.inputs.filter(({ kind }) => kind === "forwarded");
  const inputs = [...said, ...ask.inputs];
  const received = await receive(deps, { ...ask, inputs }, appId, { isCorrection: true });
  if (received.kind !== "refused") await moveFixOffer(deps.store, last.id, received.requestId);
  return received;
}

export function started(received: Received): Replied {
  if (received.kind === "refused") return received;
  const as = received.kind === "started" && received.as !== undefined ? { as: received.as } : {};
  return { kind: "started", requestId: received.requestId, ...as };
}

export function mayAskFor(deps: DeskDeps, personId: string, appId: string | null): Promise<Judgement> {
  return deps.authority.mayDo(personId, appId === null ? "ask" : "change", { appId });
}

/** Of the App of a thread: whether what is asked there is a change. */
export function liveAppId(app: App | undefined): string | null {
  return app?.liveDeploymentId ? app.id : null;
}

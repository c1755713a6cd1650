import { newId } from "../../lib/ids.ts";
import { type AppQuestion, newQuestionWrite } from "../../store/app-questions.ts";
import type { App } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import { askedForHeir, type HandOver, moveHandOverWrite, openHeirQuestionTo } from "../../store/hand-overs.ts";
import { noticeWrite } from "../../store/notices.ts";
import { atomically } from "../../store/store.ts";
import { PLATFORM_TEAM } from "../announcer.ts";
import { type Heir, nextHeir } from "./heirs.ts";
import type { HandOverDeps } from "./ownership-deps.ts";
import { sayWeight } from "./weight.ts";

/** So long somebody may think about it; then the next one is asked. */
const ANSWER_MS = 7 * 86_400_000;
/** After so many who did not take it nobody else is asked. */
const MOST_NOES = 3;

/** Asks the next one to take it over, who is asked nothing of the kind at the moment; where nobody is left, tells the platform team. */
export async function askHeir(deps: HandOverDeps, handOver: HandOver, app: App): Promise<void> {
  const { store, clock } = deps;
  const asked = await askedForHeir(store, handOver.id);
  const heir = asked.filter(isNo).length >= MOST_NOES ? null : await nextHeir(deps, app, asked, clock.now());
  if (heir === null) return tellPlatform(deps, handOver, app, asked.length > 0);
  if ((await openHeirQuestionTo(store, heir.personId)) !== undefined) return;
  await ask(deps, handOver, app, heir);
}

/** Whoever names another has not said no to it. */
function isNo({ status, answer }: AppQuestion): boolean {
  return status === "expired" || (status === "answered" && answer === "sleep");
}

async function ask({ store, clock, log }: HandOverDeps, handOver: HandOver, app: App, heir: Heir): Promise<void> {
  const now = clock.now();
  const { id: handOverId, ownerId } = handOver;
  const { personId, because } = heir;
  const questionId = newId("qst", now);
  const text = `<@${ownerId}> has left and answered for the app ${app.title} (${app.name}). ${because} Do you answer for it from now on? Nothing stops meanwhile. What it is for: ${app.purpose}`;
  const done = await atomically(store, [
    // Whoever took it at the same moment, or came back, has ended this.
    moveHandOverWrite(handOver, { status: "asking" }),
    newQuestionWrite({
      ...{ id: questionId, kind: "heir", appId: app.id, askedId: personId, wishedBy: ownerId, handOverId },
      ...{ expiresAt: now + ANSWER_MS, createdAt: now },
    }),
    noticeWrite({ key: `question:${questionId}`, personId, text, createdAt: now, questionId }),
    auditWrite({ at: now, actor: "toolroom", verb: "offer", subject: app.id, details: { to: personId, questionId } }),
  ]);
  if (done === "done") log.info("heir asked", { appId: app.id, handOverId, questionId });
}

async function tellPlatform(
  { store, clock, log }: HandOverDeps,
  handOver: HandOver,
  app: App,
  wasAsked: boolean,
): Promise<void> {
  const at = clock.now();
  const { id: handOverId, ownerId } = handOver;
  const nobody = wasAsked ? "Nobody who was asked takes it." : "There is nobody to ask.";
  const text = `<@${ownerId}> has left and answered for the app ${app.name}. ${nobody} It goes on, without an owner. ${await sayWeight(store, app, at)}`;
  const done = await atomically(store, [
    moveHandOverWrite(handOver, { status: "unplaced" }),
    noticeWrite({ key: `ownerless:${handOverId}`, personId: PLATFORM_TEAM, text, createdAt: at }),
    auditWrite({ at, actor: "toolroom", verb: "ownerless", subject: app.id, details: { handOverId, left: ownerId } }),
  ]);
  if (done === "done") log.info("nobody takes it", { appId: app.id, handOverId });
}

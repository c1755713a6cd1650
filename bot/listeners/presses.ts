import type { DecisionInput, FormSubject } from "../../builder/desk.ts";
import type { QuestionAnswer } from "../../operator/ownership/question-answer.ts";
import type { DataAsked } from "../../store/message-tables.ts";
import { type Press, pressSchema } from "../payloads.ts";
import { ACTIONS, DECISION_ROW, type DecisionPurpose } from "../views/action-ids.ts";
import { questionOfBlock } from "../views/app-question.ts";
import { link, moment } from "../views/pieces.ts";
import { words } from "../views/tool-answers.ts";
import { tryModal } from "../views/try-modal.ts";
import { undoDataQuestion } from "../views/undo-rows.ts";
import { wordsModal } from "../views/words-modal.ts";
import { languageOfThread } from "../words/choose-language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answerQuestion } from "./answer-question.ts";
import { decide } from "./decide.ts";
import type { ListenerDeps } from "./deps.ts";
import { openSecretWindow } from "./enter-secret.ts";
import { decideFix } from "./fix-offer.ts";
import { known } from "./known.ts";
import { openForm } from "./open-form.ts";
import { decideOtherApp } from "./other-app.ts";
import { takeThumb } from "./rate.ts";
import { askForOtherWords } from "./say-differently.ts";
import { showWork } from "./show-work.ts";
import { stop } from "./stop.ts";
import { spendMore, tryAgain } from "./try-again.ts";

const DECIDES: Record<string, DecisionInput["answer"]> = { [ACTIONS.yes]: "yes", [ACTIONS.no]: "no" };
const ASKS_WORDS: Record<string, DecisionPurpose> = {
  [ACTIONS.change]: "change",
  [ACTIONS.decline]: "decline",
  [ACTIONS.answer]: "answer",
  [ACTIONS.more]: "more",
};

/** A press on one of our buttons. Who pressed is judged now; every press is answered. */
export async function takePress(deps: ListenerDeps, body: unknown): Promise<void> {
  const press = pressSchema.parse(body);
  const { action_id: actionId, value = "" } = press.actions[0] ?? { action_id: "" };
  await deps.people.know(press.user.id);
  const purpose = ASKS_WORDS[actionId];
  const decision = DECIDES[actionId];
  if (purpose !== undefined) return askForWords(deps, press, value, purpose);
  if (decision !== undefined)
    return takeDecision(deps, press, { approvalId: value, personId: press.user.id, answer: decision });
  if (actionId === ACTIONS.form) return takeForm(deps, press, { approvalId: value });
  if (actionId === ACTIONS.formAfterNo) return takeForm(deps, press, { requestId: value });
  if (actionId === ACTIONS.stop) return answer(deps, press, await stop(deps, value, press.user.id));
  if (actionId.startsWith(`${ACTIONS.backTo}_`)) return backTo(deps, press, value);
  if (actionId === ACTIONS.again) return answer(deps, press, await tryAgain(deps, press, value));
  if (actionId === ACTIONS.spendMore) return answer(deps, press, await spendMore(deps, press, value));
  if (actionId === ACTIONS.work) return takeWork(deps, press, value);
  if (actionId === ACTIONS.differently) return takeOtherWords(deps, press, value);
  if (actionId === ACTIONS.undo) return undo(deps, press, value);
  if (actionId === ACTIONS.undoData) return askUndoData(deps, press, value);
  if (actionId === ACTIONS.undoDataYes) return undo(deps, press, value, true);
  if (actionId === ACTIONS.replay) return replay(deps, press, value);
  if (actionId === ACTIONS.questionYes || actionId === ACTIONS.questionNo)
    return takeQuestion(deps, press, { questionId: value, answer: actionId === ACTIONS.questionYes ? "yes" : "no" });
  if (actionId === ACTIONS.questionOther) return nameOther(deps, press);
  if (actionId.startsWith(ACTIONS.enterSecret)) return takeSecretPress(deps, press, value);
  if (actionId === ACTIONS.thumb) return thumb(deps, press, value);
  if (actionId === ACTIONS.fix || actionId === ACTIONS.leave)
    return takeFix(deps, press, { releaseId: value, wants: actionId === ACTIONS.fix });
  if (actionId === ACTIONS.apart || actionId === ACTIONS.here)
    return takeOtherApp(deps, press, { requestId: value, isApart: actionId === ACTIONS.apart });
  if (actionId === ACTIONS.startPreview) return openPreviewAgain(deps, press, value);
  if (actionId.startsWith(ACTIONS.tryRun)) return tryRun(deps, press, value);
  if (actionId.startsWith(ACTIONS.tryCommand)) return askWhatToTry(deps, press, value);
}

async function takeDecision(deps: ListenerDeps, press: Press, decision: DecisionInput): Promise<void> {
  const say = await decide(deps, decision);
  if (say !== null) await answer(deps, press, say);
}

async function askForWords(
  deps: ListenerDeps,
  press: Press,
  approvalId: string,
  purpose: DecisionPurpose,
): Promise<void> {
  const channelId = press.channel?.id ?? "";
  const threadTs = threadOf(press) ?? "";
  const above = purpose === "answer" ? questionsOn(press) : null;
  const language = await languageOfPerson(deps, press.user.id);
  const modal = wordsModal({ approvalId, purpose, channelId, threadTs }, above, language);
  if (await deps.screens.openModal(press.trigger_id, modal)) return;
  // The platform team's channel is no thread of a request: words there reach nobody.
  await answer(deps, press, language.replies.tooSlow(purpose !== "decline"));
}

async function takeForm(deps: ListenerDeps, press: Press, about: FormSubject): Promise<void> {
  const place = { channelId: press.channel?.id ?? "", threadTs: threadOf(press) ?? "" };
  const say = await openForm(deps, press, about, place);
  if (say !== null) await answer(deps, press, say);
}

async function takeOtherWords(deps: ListenerDeps, press: Press, requestId: string): Promise<void> {
  const place = { channelId: press.channel?.id ?? "", threadTs: threadOf(press) ?? "" };
  const say = await askForOtherWords(deps, press, requestId, place);
  if (say !== null) await answer(deps, press, say);
}

/** Each press brings it as it stands then. */
async function takeWork(deps: ListenerDeps, press: Press, requestId: string): Promise<void> {
  const { id: personId } = press.user;
  const key = `${requestId}:${personId}:${press.actions[0]?.action_ts ?? press.trigger_id}`;
  const say = await showWork(deps, { requestId }, { personId, key });
  if (say !== null) await answer(deps, press, say);
}

/** Once for each message with that button: the message stands for the ask. */
async function undo(deps: ListenerDeps, press: Press, releaseId: string, withData = false): Promise<void> {
  const messageTs = press.message?.ts ?? "";
  const place = { channelId: press.channel?.id ?? "", threadTs: press.message?.thread_ts ?? messageTs, messageTs };
  const ask = { ...place, slackTeamId: deps.slackTeamId, personId: press.user.id, text: "undo", inputs: [] };
  const received = await known(() => (withData ? deps.desk.undoData(releaseId, ask) : deps.desk.undo(releaseId, ask)));
  if (received.kind === "refused") return answer(deps, press, received.say);
  const isNew = received.kind === "started";
  const { replies } = await languageOfPerson(deps, press.user.id);
  await answer(deps, press, isNew ? replies.goingBack(withData) : replies.pressedBefore);
}

/** Several versions stand in one message: the press itself stands for the ask. */
async function backTo(deps: ListenerDeps, press: Press, releaseId: string): Promise<void> {
  const channelId = press.channel?.id ?? "";
  const threadTs = threadOf(press) ?? "";
  const messageTs = press.actions[0]?.action_ts ?? "";
  const place = { channelId, threadTs, messageTs, slackTeamId: deps.slackTeamId, personId: press.user.id };
  const replied = await known(() => deps.desk.backTo(releaseId, { ...place, text: "go back", inputs: [] }));
  if (replied.kind === "refused") return answer(deps, press, replied.say);
  if (replied.kind === "asks") return postDataQuestion(deps, press, replied);
  if (replied.kind !== "started") return;
  const { replies, handed } = await languageOfPerson(deps, press.user.id);
  await answer(deps, press, replies.takenAs(replied.as === undefined ? replies.goBack : handed(replied.as)));
}

/** In the thread, below the message with the button: once for each. */
async function askUndoData(deps: ListenerDeps, press: Press, releaseId: string): Promise<void> {
  const asked = await known(() => deps.desk.askUndoData(releaseId, press.user.id));
  if (asked.kind === "refused") return answer(deps, press, asked.say);
  await postDataQuestion(deps, press, asked);
}

async function postDataQuestion(deps: ListenerDeps, press: Press, asked: DataAsked): Promise<void> {
  const { releaseId } = asked;
  const channelId = press.channel?.id ?? "";
  const threadTs = press.message?.thread_ts ?? press.message?.ts ?? "";
  const language = await languageOfThread(deps, { channelId, threadTs, personId: press.user.id });
  const posted = await deps.outbound.post({
    ...undoDataQuestion(asked, language),
    ...{ key: `undo-data:${releaseId}`, channelId, threadTs, elseTo: press.user.id },
  });
  if (posted.kind !== "posted" || posted.isNew) return;
  const { replies } = await languageOfPerson(deps, press.user.id);
  await answer(deps, press, replies.askedBelow);
}

/** Once for each press. */
async function replay(deps: ListenerDeps, press: Press, deliveryId: string): Promise<void> {
  const key = `${press.user.id}:${press.actions[0]?.action_ts ?? press.trigger_id}`;
  const { say } = await deps.commands.replay({ deliveryId, personId: press.user.id, key });
  await answer(deps, press, say);
}

async function takeSecretPress(deps: ListenerDeps, press: Press, value: string): Promise<void> {
  const place = { channelId: press.channel?.id ?? "", threadTs: threadOf(press) ?? "" };
  const say = await openSecretWindow(deps, press, value, place);
  if (say !== null) await answer(deps, press, say);
}

async function thumb(deps: ListenerDeps, press: Press, value: string): Promise<void> {
  const say = await takeThumb(deps, press, value);
  if (say !== null) await answer(deps, press, say);
}

async function takeFix(deps: ListenerDeps, press: Press, fix: { releaseId: string; wants: boolean }): Promise<void> {
  const say = await decideFix(deps, press, fix);
  if (say !== null) await answer(deps, press, say);
}

/** Whoever is named may be somebody we never saw. */
async function nameOther(deps: ListenerDeps, press: Press): Promise<void> {
  const { block_id: blockId = "", selected_user: suggestedId } = press.actions[0] ?? {};
  if (typeof suggestedId !== "string") return;
  await deps.people.know(suggestedId);
  await takeQuestion(deps, press, { questionId: questionOfBlock(blockId), answer: { suggestedId } });
}

async function takeQuestion(deps: ListenerDeps, press: Press, given: Pick<QuestionAnswer, "questionId" | "answer">) {
  const say = await answerQuestion(deps, press, given);
  if (say !== null) await answer(deps, press, say);
}

async function takeOtherApp(deps: ListenerDeps, press: Press, decided: { requestId: string; isApart: boolean }) {
  const say = await decideOtherApp(deps, press, decided);
  if (say !== null) await answer(deps, press, say);
}

async function openPreviewAgain(deps: ListenerDeps, press: Press, instanceId: string): Promise<void> {
  const shown = await known(() => deps.commands.openPreviewAgain({ instanceId, personId: press.user.id }));
  if (shown.kind === "refused") return answer(deps, press, shown.say);
  const language = await languageOfPerson(deps, press.user.id);
  const { replies } = language;
  const where = shown.url === null ? "" : ` ${link(shown.url, replies.openIt)}.`;
  await answer(deps, press, `${replies.previewRuns(moment(shown.until, language))}${where}`);
}

/** What came of it is said to whoever pressed, when the preview has answered. */
async function tryRun(deps: ListenerDeps, press: Press, value: string): Promise<void> {
  const [instanceId = "", run = ""] = value.split(" ");
  const { id: personId } = press.user;
  const key = `try:${personId}:${press.actions[0]?.action_ts ?? press.trigger_id}`;
  const channelId = press.channel?.id ?? "";
  const threadTs = threadOf(press);
  const place = threadTs === undefined ? {} : { threadTs };
  const use = { key, instanceId, act: { run }, personId, channelId, ...place, at: deps.clock.now() };
  const outcome = await known(() => deps.commands.tryInPreview(use));
  if (outcome.kind === "refused") return answer(deps, press, outcome.say);
  if (outcome.kind !== "unknown") return;
  const { replies } = await languageOfPerson(deps, personId);
  await answer(deps, press, replies.noSchedule);
}

/** What is typed behind the command is asked for; it runs when that comes. */
async function askWhatToTry(deps: ListenerDeps, press: Press, value: string): Promise<void> {
  const [instanceId = "", command = ""] = value.split(" ");
  const origin = { instanceId, command, channelId: press.channel?.id ?? "", threadTs: threadOf(press) ?? "" };
  const language = await languageOfPerson(deps, press.user.id);
  if (await deps.screens.openModal(press.trigger_id, tryModal(origin, language))) return;
  await answer(deps, press, language.replies.tooSlow(false));
}

/** `say` also as another room says it. */
async function answer(deps: ListenerDeps, press: Press, say: string): Promise<void> {
  const threadTs = threadOf(press);
  const language = await languageOfPerson(deps, press.user.id);
  await deps.outbound.sayToOne({
    ...words(language.handed(say)),
    language,
    key: `press:${press.user.id}:${press.actions[0]?.action_ts ?? press.trigger_id}`,
    channelId: press.channel?.id ?? "",
    personId: press.user.id,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(press.response_url === undefined ? {} : { responseUrl: press.response_url }),
  });
}

/** The thread the button is in. A message that begins one is not in it: who pressed there looks at the channel. */
function threadOf({ message }: Press): string | undefined {
  return message?.thread_ts === message?.ts ? undefined : message?.thread_ts;
}

/** The questions stand on the card, above its buttons. */
function questionsOn(press: Press): string | null {
  const blocks = (press.message?.blocks ?? []) as { type?: string; block_id?: string; text?: { text?: string } }[];
  const row = blocks.findIndex((block) => block.block_id === DECISION_ROW);
  const texts = blocks
    .slice(0, Math.max(row, 0))
    .flatMap((block) => (block.type === "section" ? [block.text?.text ?? ""] : []));
  return texts.length === 0 ? null : texts.join("\n").slice(0, 3000);
}

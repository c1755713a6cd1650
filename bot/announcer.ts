import { within } from "../lib/within.ts";
import { type Announcer, type Card, PLATFORM_TEAM, type Question } from "../operator/announcer.ts";
import { requestById } from "../store/app-requests.ts";
import { outboundMessageByKey } from "../store/outbound-messages.ts";
import { askForApproval } from "./announcer/ask-for-approval.ts";
import { createCards } from "./announcer/cards.ts";
import type { AnnouncerDeps } from "./announcer/deps.ts";
import { showEndOfApproval } from "./announcer/end-of-approval.ts";
import { fixMessage } from "./announcer/fix-message.ts";
import { leaveEnd, leaveEndBefore } from "./announcer/leave-end.ts";
import { postInThread } from "./announcer/post-in-thread.ts";
import { showDecision } from "./announcer/show-decision.ts";
import { tellPlatformTeam, toldOrThrown } from "./announcer/tell-platform-team.ts";
import type { WorkStatus } from "./thread-status.ts";
import { appQuestion } from "./views/app-question.ts";
import { deadEndCard } from "./views/dead-end-card.ts";
import { newsMessage } from "./views/news.ts";
import { type Content, spoken } from "./views/pieces.ts";
import { planCard } from "./views/plan-card.ts";
import { previewCard } from "./views/preview-card.ts";
import { progressCard } from "./views/progress-card.ts";
import { questionsCard } from "./views/questions-card.ts";
import { replayOffer } from "./views/replay-offer.ts";
import type { Language } from "./words/language.ts";
import { languageOfPerson } from "./words/language-of-person.ts";

const FIRST_WITHIN_MS = 2_000;

/** Says it in Slack. Keys of messages: `<requestId>:card`, `<approvalId>:card`, `<requestId>:<news key>`. */
export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  const { outbound, reading, store, clock, log, threadStatus } = deps;
  const cards = createCards({ show, clock, log });
  /** Under way since this process began. */
  const goingOn = new Set<string>();

  async function show(requestId: string, card: Card): Promise<void> {
    const key = `${requestId}:card`;
    const { posted, disclosed } = await postInThread(deps, requestId, key, (language) =>
      progressCard(requestId, card, language),
    );
    if (posted.kind === "posted" && !posted.isNew) await outbound.edit(key, disclosed);
  }

  async function isPosted(requestId: string): Promise<boolean> {
    return typeof (await outboundMessageByKey(store, `${requestId}:card`))?.ts === "string";
  }

  /** Below the card, also where both had to wait for Slack. */
  async function say(requestId: string, key: string, content: (language: Language) => Content): Promise<void> {
    if (!(await isPosted(requestId))) await cards.last(requestId)?.catch(() => undefined); // told where it was begun
    await postInThread(deps, requestId, key, content);
  }

  /** What ended before it in its thread is not to be pressed any more. Nobody waits for it; where Slack fails, the next word does it. */
  function leaveWhatWasBefore(requestId: string): void {
    if (goingOn.has(requestId)) return;
    goingOn.add(requestId);
    leaveEndBefore(deps, requestId).catch((error: unknown) => {
      goingOn.delete(requestId);
      log.warn("end_not_left", { requestId, reason: String(error) });
    });
  }

  /** Waiting for somebody is no work: Stop is a word then, or a button of the question. */
  async function showStatus(requestId: string, status: WorkStatus): Promise<void> {
    const request = await requestById(store, requestId);
    if (request !== undefined) threadStatus.show(request, status);
  }

  async function questionView(question: Question): Promise<(language: Language) => Content> {
    if (question.kind === "plan") return (language) => planCard(question, language);
    if (question.kind === "preview") return (language) => previewCard(question, language);
    if (question.kind === "dead_end") return (language) => deadEndCard(question, language);
    const { taken } = question;
    const url = taken ? await reading.permalink(taken.channelId, taken.threadTs) : null;
    return (language) => questionsCard(question, url, language);
  }

  return {
    progress: async (requestId, card) => {
      const shown = cards.keep(requestId, card);
      leaveWhatWasBefore(requestId);
      if (card.ending !== null) goingOn.delete(requestId);
      await showStatus(requestId, isOver(card) ? "active" : "processing");
      if (isOver(card)) return shown;
      // While work goes on nobody waits for an edit, nor for a Slack that is away: only a moment, so that the card comes first.
      const told = shown.catch((error: unknown) => log.warn("progress_unsaid", { requestId, reason: String(error) }));
      if (!(await isPosted(requestId))) await within(clock, FIRST_WITHIN_MS, told);
    },
    ask: async (requestId, question) => {
      await say(requestId, `${question.approvalId}:card`, await questionView(question));
      await showStatus(requestId, "suspended");
    },
    askForApproval: async (requestId, approval) => {
      await askForApproval(deps, requestId, approval, say);
      await showStatus(requestId, "suspended");
    },
    tell: async (requestId, key, news) => {
      // Its end is true before it is said: below "is live" nobody reads that we are at work.
      if (key === "end") await showStatus(requestId, "active");
      await say(requestId, `${requestId}:${key}`, (language) => newsMessage(news, language));
      await showEndOfApproval(deps, requestId, news);
      // Told late, it may be overtaken as it comes.
      await leaveEnd(deps, requestId);
      // Who left what was before it may have been killed meanwhile.
      if (key === "end") await leaveEndBefore(deps, requestId);
    },
    settle: (approvalId) => showDecision(deps, approvalId),
    tellPerson: async (personId, key, text, offer) => {
      if (personId === PLATFORM_TEAM) return tellPlatformTeam(deps, key, text);
      const language = await languageOfPerson(deps, personId);
      const content =
        offer === undefined
          ? { text: spoken(language.handed(text)), blocks: [] }
          : "deliveryId" in offer
            ? replayOffer(text, offer.deliveryId, language)
            : "questionId" in offer
              ? appQuestion(text, offer, language)
              : await fixMessage(deps, text, offer, language);
      return toldOrThrown(await outbound.directMessage({ ...content, language, personId, key: `person:${key}` }));
    },
  };
}

function isOver(card: Card): boolean {
  return !card.steps.some((step) => step.state === "now");
}

import { leftEnd } from "../../bot/views/after-end.ts";
import { approvalCard } from "../../bot/views/approval-card.ts";
import { deadEndCard } from "../../bot/views/dead-end-card.ts";
import { decidedFixOffer, fixAsked, fixOffer } from "../../bot/views/fix-offer.ts";
import { helpMessage } from "../../bot/views/help.ts";
import { newsMessage } from "../../bot/views/news.ts";
import { decidedOtherApp, ownThread } from "../../bot/views/other-app.ts";
import { formMessage } from "../../bot/views/outline-modal/form-message.ts";
import { outputChange } from "../../bot/views/output-change.ts";
import type { Content } from "../../bot/views/pieces.ts";
import { planCard } from "../../bot/views/plan-card.ts";
import { previewCard } from "../../bot/views/preview-card.ts";
import { progressCard } from "../../bot/views/progress-card.ts";
import { questionsCard } from "../../bot/views/questions-card.ts";
import { saidMessage } from "../../bot/views/said-message.ts";
import { steeredTogether } from "../../bot/views/steered-together.ts";
import { appDetails, appList, commandList } from "../../bot/views/tool-answers.ts";
import { undoDataQuestion } from "../../bot/views/undo-rows.ts";
import { english } from "../../bot/words/english.ts";
import type { Language } from "../../bot/words/language.ts";
import type { News, SimilarApp } from "../../operator/announcer.ts";
import { approval, card, plan } from "./samples.ts";

export const verdict = { needsApprovalBy: "platform-team", reasons: ["It posts in #food."] };
const lunch = { name: "lunch", title: "Lunch", purpose: "Orders.", ownerId: "U2", peopleThisWeek: 1 };
export const similar: SimilarApp[] = [
  { kind: "open", ...lunch, words: ["orders"] },
  { kind: "closed", ownerId: "U3" },
  { kind: "asked", askedBy: "U4" },
];

export const app = {
  name: "lunch-orders",
  title: "Lunch <orders>",
  purpose: "Collects lunch.",
  status: "live" as const,
  url: "http://lunch-orders.localhost:3000",
  releaseNumber: 3,
  nextRunAt: 1_795_000_000_000,
  timeZone: "Europe/Paris",
};

export const preview = {
  kind: "preview" as const,
  approvalId: "apr_1",
  url: "http://lunch-orders--p1.localhost:3000",
  instanceId: "ins_1",
  runsUntil: 1_795_086_400_000,
  releaseNumber: 2,
  made: "coded" as const,
  changes: "Adds a page.",
  proof: { differences: [], more: 0, kept: 2, isAllKept: true, unproven: "not_tried" as const },
  leftOut: ["I did not understand “<!channel>”."],
  wouldPost: [{ channel: "#food", text: "Ana: ramen\n<!channel>", kind: "post" as const }],
  tries: [
    { instanceId: "ins_1", trigger: { schedule: "0 11 * * 1-5", run: "post-summary" } },
    { instanceId: "ins_1", trigger: { schedule: "*/15 * * * *", run: "remind-all" } },
    { instanceId: "ins_1", trigger: { command: "/lunch", run: "add-order" } },
  ],
  said: [
    { text: "in <!here> green", isInTime: true },
    { text: "actually weekly", isInTime: false },
  ],
};

const MISSING = { appId: "app_1", missing: [{ name: "STRIPE_KEY", about: "takes <!channel> payments" }] };

export const live: Extract<News, { kind: "live" }> = {
  kind: "live",
  appName: "lunch-orders",
  url: app.url,
  ownerId: "U1",
  releaseId: "rel_2",
  releaseNumber: 2,
  commands: ["/lunch", "/price"],
  newCommands: ["/price"],
  commandExamples: { "/lunch": "/lunch ramen" },
  made: "coded" as const,
  newWebhooks: ["price-alerts"],
  deafIn: ["#support"],
  untold: ["lunch/ordered"],
  nextRunAt: 1_795_000_000_000,
  timeZone: "Europe/Paris",
  costUsd: 0.42,
  changes: "Adds a page; /lunch still works, and so does http://x.example/lunch.",
  alsoSaid: ["and <!channel> fruit"],
  undoOf: "rel_1",
  undoesData: false,
  proof: {
    differences: ["At 08:00 · before: #food got “<!channel>” · now: it stays silent"],
    more: 3,
    kept: 2,
    isAllKept: false,
    unproven: null,
  },
};

const complaint = {
  personId: "U2",
  words: "wrong <!channel>",
  isThumb: false,
  channel: "#food",
  url: "https://x.example/1",
  isOfVersion: false,
};
export const offer = {
  releaseId: "rel_1",
  text: "Several people say that what lunch-orders v2 posts is not right.",
  complaints: [
    complaint,
    { ...complaint, words: null, isThumb: true },
    { ...complaint, channel: null, url: null },
    { ...complaint, channel: null, url: null, isOfVersion: true },
    ...Array.from({ length: 200 }, () => ({ ...complaint, words: "x".repeat(2_000) })),
  ],
};

const other: News = { kind: "other_app", requestId: "req_1", appName: "lunch-orders", text: "rooms <!channel>" };

function failedToTryAgain(language: Language): Content {
  return newsMessage(
    {
      ...{ kind: "failed", cause: "No <!channel>.", kept: "Your plan.", next: "Reply *try again*." },
      ...{ reference: "req_1", againOf: "req_1", differentlyOf: "req_1" },
    },
    language,
  );
}

/** Every kind of message, by its name, with foreign words in it that would call somebody. */
export const messagesIn = (language: Language): Record<string, Content> => ({
  progress: progressCard("req_1", card, language),
  plan: planCard(
    { kind: "plan", approvalId: "apr_1", plan, current: null, verdict, similar, promises: null },
    language,
  ),
  questions: questionsCard(
    { kind: "questions", approvalId: "apr_1", questions: ["Until when?", "For whom?"] },
    null,
    language,
  ),
  "dead end": deadEndCard(
    {
      ...{ kind: "dead_end", approvalId: "apr_1", requestId: "req_1", words: "It goes in circles. <!channel>" },
      ...{ otherModel: "other-1", spentUsd: 4.5, budgetUsd: 5 },
    },
    language,
  ),
  "dead end, one model": deadEndCard(
    {
      ...{ kind: "dead_end", approvalId: "apr_1", requestId: "req_1", words: "It goes in circles." },
      ...{ otherModel: null, spentUsd: 4.5, budgetUsd: 5 },
    },
    language,
  ),
  "questions, or a form": questionsCard(
    {
      ...{ kind: "questions", approvalId: "apr_1" },
      questions: ["?"],
      takesForm: true,
    },
    null,
    language,
  ),
  "refused, or a form": newsMessage(
    {
      kind: "refused",
      reasons: ["What is <!here>?"],
      next: "Say on.",
      formOf: "req_1",
    },
    language,
  ),
  "not here, or a form": newsMessage({ kind: "not_here", text: "Ask <!channel>.", formOf: "req_1" }, language),
  "form filled in": formMessage("U1", "List: lunch <!channel>\nDetails: dish", language),
  preview: previewCard(preview, language),
  approval: approvalCard(approval, "<!subteam^S1>", language),
  live: newsMessage(live, language),
  "live, its data kept from before": newsMessage({ ...live, undoesData: true }, language),
  "live, a secret to be entered": newsMessage({ ...live, secrets: MISSING }, language),
  "preview, a secret to be entered": previewCard({ ...preview, secrets: MISSING }, language),
  heard: newsMessage({ kind: "heard", words: ["actually <!channel> weekly"] }, language),
  "taken into the plan": newsMessage(
    {
      kind: "steered",
      words: ["actually <!channel> weekly"],
      manifest: plan.manifest,
      agreed: { ...plan.manifest, triggers: [] },
      summary: "Posts <!here> on Mondays.",
    },
    language,
  ),
  "not taken into the plan": newsMessage(
    {
      kind: "not_steered",
      words: ["and in <!here>"],
      reasons: ["It would post in #partners."],
      next: "Name a channel that only your company reads.",
    },
    language,
  ),
  refused: newsMessage({ kind: "refused", reasons: ["It reads salaries."], next: "Ask <@U3>." }, language),
  cancelled: newsMessage(
    {
      kind: "cancelled",
      ending: { kind: "stopped", byId: "U1" },
      at: "Writing the code",
      kept: "Nothing is live.",
    },
    language,
  ),
  failed: newsMessage(
    { kind: "failed", cause: "No key.", kept: "Your plan.", next: "Say retry.", reference: "req_1" },
    language,
  ),
  "cancelled, to be tried again": newsMessage(
    {
      ...{ kind: "cancelled", ending: { kind: "expired" }, at: "Trying it" },
      ...{ kept: "Nothing is live. Reply *try again*.", againOf: "req_1" },
    },
    language,
  ),
  "failed, to be tried again": failedToTryAgain(language),
  "failed for its budget": newsMessage(
    {
      ...{ kind: "failed", cause: "The budget of $50.00 a month for Ana.", kept: "Your plan.", next: "Wait." },
      ...{ reference: "req_1", againOf: "req_1", more: { requestId: "req_1", cents: 500 } },
    },
    language,
  ),
  "failed, allowed more":
    leftEnd(failedToTryAgain(language), { personId: "U1", at: 0, moreUsd: 5 }, language) ?? helpMessage(language),
  "failed, tried again":
    leftEnd(failedToTryAgain(language), { personId: "U1", at: 0 }, language) ?? helpMessage(language),
  "refused, to be said differently": newsMessage(
    {
      ...{ kind: "refused", reasons: ["It reads <!channel> salaries."], next: "Say it in other words." },
      differentlyOf: "req_1",
    },
    language,
  ),
  "said in a window": saidMessage("U1", "only a page\nfor <!channel>", language),
  "other app": newsMessage(other, language),
  "other app, decided":
    decidedOtherApp(newsMessage(other, language), { isApart: true, byId: "U1", at: 0, threadUrl: null }, language) ??
    helpMessage(language),
  "own thread": ownThread(
    { askerId: "U1", text: "rooms <!channel>\nfor all", fromUrl: "https://x.example/1" },
    language,
  ),
  answer: newsMessage({ kind: "answer", text: "12 & rising" }, language),
  "answer of a model": newsMessage(
    {
      kind: "answer",
      text: "12 & rising",
      sources: ["app.ts", "its last runs"],
      releaseId: "rel_2",
    },
    language,
  ),
  "answer, or a form": newsMessage({ kind: "answer", text: "Lists & polls.", formOf: "req_1" }, language),
  "fix offer": fixOffer(offer, language),
  "fix offer, decided":
    decidedFixOffer(fixOffer(offer, language), { wants: true, byId: "U1", at: 0, threadUrl: null }, language) ??
    helpMessage(language),
  "output change": outputChange(
    {
      ...{ personId: "U1", appName: "lunch-orders", text: "wrong:\nit posts <!channel> Saturdays too" },
      ...{ postedIn: "#food", url: "https://x.example/1" },
    },
    language,
  ),
  "fix asked": fixAsked({ personId: "U1", appName: "lunch-orders", releaseNumber: 2, people: 3 }, language),
  together: steeredTogether(
    [
      { personId: "U1", text: null },
      { personId: "U2", text: "in <!channel> green" },
    ],
    language,
  ),
  "undo data": undoDataQuestion(
    {
      ...{ kind: "asks", releaseId: "rel_1", appName: "lunch-orders", live: 2, before: 1, since: 1_795_000_000_000 },
    },
    language,
  ),
  help: helpMessage(language),
  commands: commandList(
    [
      { word: "lunch", appName: "lunch-orders", purpose: "Collects lunch.", isStopped: false },
      { word: "tea", appName: "tea-time", purpose: "Counts tea.", isStopped: true },
    ],
    language,
  ),
  apps: appList([app], "", language),
  show: appDetails(
    {
      ...app,
      ownerId: "U1",
      access: "company",
      words: ["lunch"],
      webhooks: ["alerts"],
      peopleThisWeek: 2,
      threadUrl: null,
    },
    language,
  ),
});

export const everyMessage = messagesIn(english);

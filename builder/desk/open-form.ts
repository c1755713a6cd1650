import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import type { Approval } from "../../store/approvals.ts";
import { appByThread } from "../../store/apps.ts";
import { peopleOfSlack, personById } from "../../store/people.ts";
import type { FormOpened, FormSubject } from "../desk.ts";
import type { OutlineLanguage } from "../outline/outline.ts";
import { readOutline } from "../outline/read-outline.ts";
import { planOutline } from "../plan-outline/plan-outline.ts";
import { titleOf } from "../planners/rules/composed-plan.ts";
import { LANGUAGES } from "../planners/rules/languages/known-languages.ts";
import { stillOpen } from "./decide.ts";
import type { DeskDeps } from "./deps.ts";
import { liveAppId, mayAskFor } from "./receive.ts";
import { NEWER_HERE, UNKNOWN_ASK } from "./words.ts";

interface FormDeps extends DeskDeps {
  /** Which of LANGUAGES a text is in; null: in none of them. */
  languageOf(text: string, locale: string): number | null;
}

/** Nothing is decided by it: who fills in a form that is not theirs to send learns it before they do. */
export async function openForm(deps: FormDeps, about: FormSubject, personId: string): Promise<FormOpened> {
  if ("requestId" in about) return openAfterNo(deps, about.requestId, personId);
  const judged = await stillOpen(deps, about.approvalId, personId);
  if (judged.kind !== "open") return judged;
  const request = await requestById(deps.store, judged.approval.requestId);
  return request === undefined ? { kind: "refused", say: UNKNOWN_ASK } : formOf(deps, request, judged.approval.kind);
}

/** Its request has ended: the lines are said in its thread, like other words. */
async function openAfterNo(deps: FormDeps, requestId: string, personId: string): Promise<FormOpened> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined) return { kind: "refused", say: UNKNOWN_ASK };
  const [newest] = await requestsOfThread(deps.store, request.channelId, request.threadTs);
  if (newest?.id !== requestId) return { kind: "already", say: NEWER_HERE };
  const app = await appByThread(deps.store, request.channelId, request.threadTs);
  const may = await mayAskFor(deps, personId, liveAppId(app));
  return may.yes ? formOf(deps, request, null) : { kind: "refused", say: sayNo(may) };
}

/** What is asked about a Plan begins with it; elsewhere it begins with the lines that were said last, if there are any. */
async function formOf(deps: FormDeps, request: AppRequest, kind: Approval["kind"] | null): Promise<FormOpened> {
  const { plan } = request;
  const answer = kind === "questions" ? ("yes" as const) : ("change" as const);
  if (kind !== "plan" || plan?.composition === undefined) {
    const usual = await languageOf(deps, request);
    const { language, outline } = lastOutline(request, usual) ?? { language: usual, outline: NO_LINES };
    return { kind: "open", answer, language, ...outline };
  }
  const people = await peopleOfSlack(deps.store, request.slackTeamId);
  const handleOf = (personId: string) => people.find((person) => person.id === personId)?.handle ?? null;
  const { language, parts } = plan.composition;
  const sections = planOutline(plan.composition, handleOf);
  const { title: called, web } = plan.manifest;
  const title = called === undefined || called === titleOf(parts, []) ? null : called;
  return { kind: "open", answer, language, sections, isForOneself: web?.access === "owner", title, unknown: [] };
}

const NO_LINES = { sections: [], isForOneself: false, title: null, unknown: [] };

function lastOutline({ text, remarks }: AppRequest, usual: OutlineLanguage) {
  for (const words of [text, ...remarks.map((remark) => remark.text)].reverse()) {
    const read = readOutline(words, usual);
    if (read !== null) return read;
  }
  return null;
}

/** Of an ask, for its language. */
const MOST_LOOKED_AT = 2_000;

async function languageOf(deps: FormDeps, { text, requesterId }: AppRequest): Promise<OutlineLanguage> {
  const locale = (await personById(deps.store, requesterId))?.locale ?? "en-US";
  const index = deps.languageOf(text.slice(0, MOST_LOOKED_AT), locale);
  return LANGUAGES[index ?? 0]?.language.code === "de" ? "de" : "en";
}

import { stageWords } from "../../builder/progress.ts";
import { type AppRequest, openRequestsBy, requestById } from "../../store/app-requests.ts";
import { type Approval, pendingApprovals } from "../../store/approvals.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { homeOpenedSchema } from "../payloads.ts";
import { closedHomeView, type HomeContent, homeView } from "../views/home.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { appFactsOfOwner } from "./app-facts.ts";
import type { ListenerDeps } from "./deps.ts";

const MAX_APPROVALS = 20;

/** Shows a person their Home: what waits for them, their apps, what is being made. */
export async function takeHomeOpened(deps: ListenerDeps, event: unknown): Promise<void> {
  const { user: personId, tab } = homeOpenedSchema.parse(event);
  if (tab !== "home") return;
  await deps.people.know(personId);
  const may = await deps.mayDo(personId, { verb: "show" });
  const language = await languageOfPerson(deps, personId);
  const view = may.yes
    ? homeView(await homeContentOf(deps, personId), language)
    : closedHomeView(language.handed(may.say), language);
  await deps.screens.showHome(personId, view);
}

async function homeContentOf(deps: ListenerDeps, personId: string): Promise<HomeContent> {
  const [apps, requests, approvals] = await Promise.all([
    appFactsOfOwner(deps, personId),
    openRequestsBy(deps.store, personId),
    approvalsFor(deps, personId),
  ]);
  return { apps, approvals, requests: await Promise.all(requests.map((request) => requestLine(deps, request))) };
}

async function requestLine(deps: ListenerDeps, request: AppRequest): Promise<HomeContent["requests"][number]> {
  const threadUrl = await deps.reading.permalink(request.channelId, request.threadTs);
  return { text: request.text, stage: stageWords(request), threadUrl };
}

async function approvalsFor(deps: ListenerDeps, personId: string): Promise<HomeContent["approvals"]> {
  const mine: HomeContent["approvals"] = [];
  for (const approval of await pendingApprovals(deps.store)) {
    if (mine.length === MAX_APPROVALS) break;
    if (await isTheirs(deps, approval, personId)) mine.push(await approvalLine(deps, approval));
  }
  return mine;
}

async function isTheirs(deps: ListenerDeps, approval: Approval, personId: string): Promise<boolean> {
  if (approval.kind !== "release") return approval.personId === personId;
  return (await deps.mayDo(personId, { verb: "approve_release", requestId: approval.requestId })).yes;
}

async function approvalLine(deps: ListenerDeps, approval: Approval): Promise<HomeContent["approvals"][number]> {
  const [request, card] = await Promise.all([
    requestById(deps.store, approval.requestId),
    outboundMessageByKey(deps.store, `${approval.id}:card`),
  ]);
  const asked = request?.plan?.manifest.title ?? request?.plan?.manifest.name ?? request?.text.slice(0, 80) ?? "";
  const cardUrl = card?.ts ? await deps.reading.permalink(card.channelId, card.ts) : null;
  return { kind: approval.kind, title: asked, askedAt: approval.createdAt, cardUrl };
}

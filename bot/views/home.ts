import type { HomeView, KnownBlock } from "@slack/types";
import type { ApprovalKind } from "../../store/approvals.ts";
import type { Language } from "../words/language.ts";
import { fitHome } from "./limits.ts";
import { appMoment, bullets, context, disclosure, header, linkButton, moment, plain, section } from "./pieces.ts";

export interface HomeApp {
  name: string;
  title: string;
  purpose: string;
  status: "building" | "live" | "stopped" | "abandoned";
  url: string | null;
  /** Of the live Release; null: none is live. */
  releaseNumber: number | null;
  nextRunAt: number | null;
  /** Of the live Release. */
  timeZone: string;
}

export interface HomeContent {
  apps: HomeApp[];
  /** `stage` empty: it has none yet. */
  requests: { text: string; stage: string; threadUrl: string | null }[];
  approvals: { kind: ApprovalKind; title: string; askedAt: number; cardUrl: string | null }[];
}

const SHOWN = 20;
export function homeView(content: HomeContent, language: Language): HomeView {
  const { home, help } = language;
  const blocks: KnownBlock[] = [
    ...(content.approvals.length === 0
      ? []
      : [header(home.waiting), ...content.approvals.slice(0, SHOWN).map((one) => approvalBlock(one, language))]),
    header(home.apps),
    ...(content.apps.length === 0
      ? [section(home.noApps)]
      : content.apps.slice(0, SHOWN).map((app) => appBlock(app, language))),
    ...moreBlock(content.apps.length - SHOWN, language),
    ...(content.requests.length === 0
      ? []
      : [header(home.requests), ...content.requests.slice(0, SHOWN).map((one) => requestBlock(one, language))]),
    header(home.ask),
    section(`${home.write}\n${bullets(help.examples.map(plain))}`),
    disclosure(language),
  ];
  return { type: "home", blocks: fitHome(blocks, language) };
}

/** For somebody who may not use Toolroom: why, and whom to ask, and no invitation. */
export function closedHomeView(why: string, language: Language): HomeView {
  return { type: "home", blocks: fitHome([header("Toolroom"), section(plain(why)), disclosure(language)], language) };
}

function appBlock(app: HomeApp, language: Language): KnownBlock {
  const { home, tool } = language;
  const status = tool.states[app.status];
  const state = app.releaseNumber === null ? status : `${status}, v${app.releaseNumber}`;
  const next = app.nextRunAt === null ? "" : `\n${home.runsNext(appMoment(app.nextRunAt, app.timeZone, language))}`;
  const words = `*${plain(app.title)}* (\`${plain(app.name)}\`): ${state}\n${plain(app.purpose)}${next}`;
  return withLink(section(words), app.url, home.open, home.openLabel(app.title));
}

function requestBlock(request: HomeContent["requests"][number], { home, handed }: Language): KnownBlock {
  const stage = request.stage === "" ? home.justAsked : handed(request.stage);
  const short = request.text.length > 150 ? `${request.text.slice(0, 150)} …` : request.text;
  const words = `${plain(short)}\n${home.now(plain(stage))}`;
  return withLink(section(words), request.threadUrl, home.thread, home.threadLabel);
}

function approvalBlock(approval: HomeContent["approvals"][number], language: Language): KnownBlock {
  const { home } = language;
  const title = `${home.titles[approval.kind]}: ${approval.title}`;
  const words = `*${plain(title)}*, ${home.asked(moment(approval.askedAt, language))}`;
  return withLink(section(words), approval.cardUrl, home.decide, home.decideLabel(title));
}

function withLink(block: ReturnType<typeof section>, url: string | null, text: string, label: string): KnownBlock {
  return url === null ? block : { ...block, accessory: linkButton(url, text, label) };
}

function moreBlock(count: number, { home }: Language): KnownBlock[] {
  return count > 0 ? [context(home.more(count))] : [];
}

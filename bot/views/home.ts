import type { HomeView, KnownBlock } from "@slack/types";
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
  requests: { text: string; stage: string; threadUrl: string | null }[];
  approvals: { title: string; askedAt: number; cardUrl: string | null }[];
}

const SHOWN = 20;
/** Understood with a model and without one. */
export const EXAMPLE_ASKS = [
  "Collect lunch orders until 11 and post the list in #food.",
  "Every Friday at 3 pm, post “Please fill in your hours” in #general.",
  "A page where the team notes who has which test device.",
];

export function homeView(content: HomeContent): HomeView {
  const blocks: KnownBlock[] = [
    ...(content.approvals.length === 0
      ? []
      : [header("Waiting for your decision"), ...content.approvals.slice(0, SHOWN).map(approvalBlock)]),
    header("My apps"),
    ...(content.apps.length === 0
      ? [section("None yet. Ask for one, and it will stand here.")]
      : content.apps.slice(0, SHOWN).map(appBlock)),
    ...moreBlock(content.apps.length - SHOWN),
    ...(content.requests.length === 0
      ? []
      : [header("Being made for you"), ...content.requests.slice(0, SHOWN).map(requestBlock)]),
    header("Ask for something"),
    section(
      `Write _@toolroom_ and your wish in a channel, or write to me directly, for example:\n${bullets(EXAMPLE_ASKS.map(plain))}`,
    ),
    disclosure,
  ];
  return { type: "home", blocks: fitHome(blocks) };
}

/** For somebody who may not use Toolroom: why, and whom to ask, and no invitation. */
export function closedHomeView(why: string): HomeView {
  return { type: "home", blocks: fitHome([header("Toolroom"), section(plain(why)), disclosure]) };
}

function appBlock(app: HomeApp): KnownBlock {
  const state = app.releaseNumber === null ? app.status : `${app.status}, v${app.releaseNumber}`;
  const next = app.nextRunAt === null ? "" : `\nRuns next ${appMoment(app.nextRunAt, app.timeZone)}`;
  const words = `*${plain(app.title)}* (\`${plain(app.name)}\`): ${state}\n${plain(app.purpose)}${next}`;
  return withLink(section(words), app.url, "Open", `Open ${app.title}`);
}

function requestBlock(request: HomeContent["requests"][number]): KnownBlock {
  const short = request.text.length > 150 ? `${request.text.slice(0, 150)} …` : request.text;
  const words = `${plain(short)}\nNow: ${plain(request.stage)}`;
  return withLink(section(words), request.threadUrl, "Thread", "Thread of this request");
}

function approvalBlock(approval: HomeContent["approvals"][number]): KnownBlock {
  const words = `*${plain(approval.title)}*, asked ${moment(approval.askedAt)}`;
  return withLink(section(words), approval.cardUrl, "Decide", `Decide: ${approval.title}`);
}

function withLink(block: ReturnType<typeof section>, url: string | null, text: string, label: string): KnownBlock {
  return url === null ? block : { ...block, accessory: linkButton(url, text, label) };
}

function moreBlock(count: number): KnownBlock[] {
  return count > 0 ? [context(`And ${count} more: type \`/tool apps\`.`)] : [];
}

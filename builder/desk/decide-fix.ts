import { sayNo } from "../../operator/authority/judgement.ts";
import { appPostByKey } from "../../store/app-posts.ts";
import { requestById } from "../../store/app-requests.ts";
import { type App, appById } from "../../store/apps.ts";
import { alikeComplaintsOf, type Feedback } from "../../store/feedback.ts";
import { decideFixOffer, type FixOffer, fixOfferOf } from "../../store/fix-offers.ts";
import { releaseById } from "../../store/releases.ts";
import type { AskInput } from "../../store/schema.ts";
import type { FixDecision, FixOutcome } from "../desk.ts";
import { COMPLAINTS_INPUT } from "../planner.ts";
import { threadOf } from "./app-output.ts";
import type { DeskDeps } from "./deps.ts";
import { hindranceTo, sayHindrance } from "./hindrance.ts";
import { receive } from "./receive.ts";

/** The press stands for the ask. */
const OF_PRESS = "fix:";
const MOST_POSTS = 5;
const MOST_WORDS = 20;
const PRESS_THEN = "Then press again.";
const PRESS_AGAIN = "Press again when it is done, or say *stop* there.";

/** Opens a change in the App's thread, as if its Owner had asked there, with what people say and what they say it of. */
export async function decideFix(deps: DeskDeps, decision: FixDecision): Promise<FixOutcome> {
  const { releaseId, personId, wants } = decision;
  const offer = await fixOfferOf(deps.store, releaseId);
  const app = offer === undefined ? undefined : await appById(deps.store, offer.appId);
  if (offer === undefined || app === undefined) return { kind: "refused", say: "I do not know this version any more." };
  const may = await deps.authority.mayDo(personId, "change", { appId: app.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (offer.status !== "offered") return settled(deps, offer, app);
  const decided = { decidedBy: personId, decidedAt: deps.clock.now() };
  if (!wants) {
    const isFirst = await decideFixOffer(deps.store, releaseId, { ...decided, status: "declined", requestId: null });
    return isFirst ? { kind: "declined", decidedAt: decided.decidedAt } : decideFix(deps, decision);
  }
  const messageTs = `${OF_PRESS}${releaseId}`;
  const hindrance = await hindranceTo(deps, app, releaseId, messageTs);
  if (hindrance !== null) return { kind: "refused", say: sayHindrance(hindrance, PRESS_AGAIN, PRESS_THEN) };
  const complaints = await alikeComplaintsOf(deps.store, releaseId);
  const received = await receive(deps, await askFor(deps, app, complaints, { messageTs, personId }), app.id, {
    isCorrection: true,
  });
  if (received.kind === "refused") return received;
  const { requestId } = received;
  if (!(await decideFixOffer(deps.store, releaseId, { ...decided, status: "taken", requestId })))
    return decideFix(deps, decision);
  return {
    ...{ kind: "asked", requestId, place: threadOf(app), decidedAt: decided.decidedAt },
    releaseNumber: (await releaseById(deps.store, releaseId))?.number ?? 0,
    people: new Set(complaints.map((one) => one.personId)).size,
  };
}

/** Begun by *Have it fixed*: its words are ours, or those of whoever complained. */
export function isFix({ messageTs }: { messageTs: string }): boolean {
  return messageTs.startsWith(OF_PRESS);
}

async function settled(deps: DeskDeps, offer: FixOffer, app: App): Promise<FixOutcome> {
  const place = threadOf(app);
  if (offer.status === "declined")
    return { kind: "already", say: "You left it as it is. Say in its thread what should be different.", place };
  const status = (await requestById(deps.store, offer.requestId ?? ""))?.status;
  if (status === "open") return { kind: "already", say: "That is under way already.", place };
  const say =
    status === "live" ? "That was fixed already." : "That was tried already. Reply *try again* in its thread.";
  return { kind: "already", say, place };
}

async function askFor(
  deps: DeskDeps,
  app: App,
  complaints: Feedback[],
  { messageTs, personId }: { messageTs: string; personId: string },
) {
  const { slackTeamId, channelId, threadTs } = app;
  // What few people can read is not carried to where many do.
  const shown = complaints.filter((one) => one.isOpen || one.channelId === channelId);
  const said = shown.flatMap(({ words }) => (words === null ? [] : [words])).slice(0, MOST_WORDS);
  // Without a model, they are read as the wish that they are: in their own language, the one that says most.
  const [fullest] = deps.hasModel ? [] : said.toSorted((one, other) => other.length - one.length);
  const quotes = said.map((words) => `“${words.replace(/\s+/g, " ").slice(0, 300)}”`).join(" ");
  return {
    ...{ slackTeamId, channelId, threadTs, messageTs, personId },
    text: fullest ?? (quotes === "" ? "Fix what it posts." : `People say of what it posts: ${quotes}`),
    inputs: [saidInput(said, complaints), ...(await postInputs(deps, shown))],
  };
}

function saidInput(said: string[], complaints: Feedback[]): AskInput {
  const thumbs = complaints.filter(({ kind }) => kind === "thumb_down").length;
  const lines = [...said, ...(thumbs === 0 ? [] : [`${thumbs} thumb${thumbs === 1 ? "" : "s"} down`])];
  const content = lines.map((line) => `- ${line}`).join("\n");
  return { kind: "forwarded", name: COMPLAINTS_INPUT, mediaType: "text/plain", content };
}

async function postInputs(deps: DeskDeps, complaints: Feedback[]): Promise<AskInput[]> {
  const keys = [...new Set(complaints.map(({ postKey }) => postKey))].slice(0, MOST_POSTS);
  const posts = await Promise.all(keys.map((key) => appPostByKey(deps.store, key)));
  return posts.flatMap((post) =>
    post === undefined
      ? []
      : [
          {
            ...{ kind: "forwarded" as const, mediaType: "text/plain", content: post.text },
            name: `Posted in ${post.channel}, and not right`,
          },
        ],
  );
}

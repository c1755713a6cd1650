import type { App } from "../../store/apps.ts";
import { earlyRevision, keepEarly } from "../../store/early-revisions.ts";
import { type FeedbackKind, giveFeedback, isComplaint, type OfferWhen, takeBackWords } from "../../store/feedback.ts";
import type { SaidWords } from "../../store/message-tables.ts";
import { liveRelease, type Release } from "../../store/releases.ts";
import type { Comment, Commented } from "../desk.ts";
import { outputAt } from "./app-output.ts";
import type { DeskDeps } from "./deps.ts";
import { readComment } from "./read-comment.ts";

/** So many people who say alike that what is live is not right are worth the Owner's attention. */
const ALIKE = 3;

/** Keeps what somebody says of an App's post, for the Release that posted it, or takes it back. */
export async function comment(deps: DeskDeps, given: Comment): Promise<Commented> {
  return take(deps, await asItStands(deps, given));
}

/** Its words may have been edited or deleted before they came. */
async function asItStands(deps: DeskDeps, given: Comment): Promise<Comment> {
  const { channelId, postTs: threadTs, saidTs: messageTs, personId, said } = given;
  if (said.kind !== "words") return given;
  const early = await earlyRevision(deps.store, { channelId, messageTs, personId });
  const isNewest = (revisedTs: string) => early === undefined || Number(revisedTs) >= Number(early.revisedTs);
  if (!("revisedTs" in said) || !isNewest(said.revisedTs)) {
    if (early === undefined) return given;
    return { ...given, said: { kind: "words", text: early.ask?.text ?? null, revisedTs: early.revisedTs } };
  }
  const ask = said.text === null ? null : { text: said.text, inputs: [] };
  const place = { channelId, threadTs, messageTs, personId, revisedTs: said.revisedTs };
  await keepEarly(deps.store, { ...place, ask, createdAt: deps.clock.now() }, []);
  return given;
}

async function take(deps: DeskDeps, given: Comment): Promise<Commented> {
  const kind = kindOf(given);
  const isRevised = "revisedTs" in given.said;
  const output = kind === null && !isRevised ? undefined : await outputAt(deps.store, given.channelId, given.postTs);
  if (output === undefined) return { kind: "ignored" };
  const { post, app, release } = output;
  const words = wordsOf(given);
  if (kind === null) {
    const { personId } = given;
    if (words !== null)
      await takeBackWords(deps.store, { postKey: post.key, personId, said: { ...words, text: null } });
    return { kind: "ignored" };
  }
  const { personId, channelId, postTs, isOpen, said, saidTs } = given;
  if (!(await deps.authority.mayDo(personId, "comment", { appId: app.id })).yes) return { kind: "ignored" };
  const row = {
    ...{ postKey: post.key, personId, kind, appId: app.id, releaseId: release.id, deliveryId: post.deliveryId },
    ...{ channelId, postTs, isOpen, saidTs, createdAt: deps.clock.now() },
    words: words?.text ?? null,
    said: words === null ? null : [words],
    isTakenBack: said.kind === "thumb" && said.isTakenBack,
  };
  const isOffered = await giveFeedback(deps.store, row, await offerFor(deps, app, release));
  deps.log.info("feedback kept", { appId: app.id, releaseId: release.id, kind, isOffered });
  const changedBy = app.ownerId === personId ? null : app.ownerId;
  return { kind: "noted", appName: app.name, isComplaint: isComplaint({ kind }), changedBy };
}

function kindOf({ said }: Comment): FeedbackKind | null {
  if (said.kind === "words") return said.text === null ? null : readComment(said.text);
  return said.isUp ? "thumb_up" : "thumb_down";
}

function wordsOf({ said, saidTs }: Comment): SaidWords | null {
  if (said.kind !== "words") return null;
  return { ts: saidTs, revisedTs: "revisedTs" in said ? said.revisedTs : saidTs, text: said.text };
}

/** Only of what is live: an older one is not there to be fixed. Null also where its Owner could do nothing with it. */
export async function offerFor(deps: DeskDeps, app: App, release: Release): Promise<OfferWhen | null> {
  const live = await liveRelease(deps.store, app.id);
  if (live?.id !== release.id) return null;
  if (!(await deps.authority.mayDo(app.ownerId, "change", { appId: app.id })).yes) return null;
  const text = `Several people say that what ${app.name} v${release.number} posts is not right.`;
  const notice = { key: `feedback:${release.id}`, personId: app.ownerId, text, createdAt: deps.clock.now() };
  return { people: ALIKE, common: app.name, notice };
}

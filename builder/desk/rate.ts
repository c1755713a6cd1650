import { appById } from "../../store/apps.ts";
import { giveFeedback, keyOfAnswer, keyOfVersion, type NewFeedback } from "../../store/feedback.ts";
import { releaseById } from "../../store/releases.ts";
import type { Commented, Rating } from "../desk.ts";
import { offerFor } from "./comment.ts";
import type { DeskDeps } from "./deps.ts";

/** Keeps what somebody says of a version that went live, or of an answer about it. An answer is nothing to have fixed. */
export async function rate(deps: DeskDeps, rating: Rating): Promise<Commented> {
  const { personId, releaseId, of, channelId, messageTs, isOpen, said, saidTs } = rating;
  const release = await releaseById(deps.store, releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  if (release === undefined || app === undefined) return { kind: "ignored" };
  if (!(await deps.authority.mayDo(personId, "comment", { appId: app.id })).yes) return { kind: "ignored" };
  const row = (kind: NewFeedback["kind"], isTakenBack: boolean): NewFeedback => ({
    ...{
      postKey: of === "version" ? keyOfVersion(releaseId) : keyOfAnswer({ channelId, ts: messageTs }),
      personId,
      kind,
    },
    ...{ appId: app.id, releaseId, deliveryId: null, channelId, postTs: messageTs, isOpen, saidTs, isTakenBack },
    ...{ words: said.kind === "words" ? said.text : null, createdAt: deps.clock.now() },
  });
  const offer = of === "version" ? await offerFor(deps, app, release) : null;
  const isComplaint = said.kind === "words" || !said.isUp;
  if (said.kind === "words") {
    await giveFeedback(deps.store, row("complaint", false), offer);
  } else {
    // One pair of thumbs has one that is pressed.
    await giveFeedback(deps.store, row(said.isUp ? "thumb_down" : "thumb_up", true), null);
    await giveFeedback(deps.store, row(said.isUp ? "thumb_up" : "thumb_down", false), offer);
  }
  deps.log.info("rating kept", { appId: app.id, releaseId, of, isComplaint });
  return { kind: "noted", appName: app.name, isComplaint, changedBy: app.ownerId === personId ? null : app.ownerId };
}

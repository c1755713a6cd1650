import type { Manifest } from "../sdk/contract/manifest.ts";
import { createWallClock } from "../sdk/contract/wall-clock.ts";
import type { AppAnswer, AppQuestion, ChangeSpan, LastRun, LiveVersion } from "./app-answer.ts";
import { type App, peopleThisWeek } from "./apps.ts";
import { appPosts, deliveries } from "./delivery-tables.ts";
import { and, desc, eq, inArray, ne } from "./drizzle.ts";
import { type Feedback, feedbackOf, isComplaint, isOfAnswer } from "./feedback.ts";
import { modelCalls } from "./money-tables.ts";
import { liveRelease } from "./releases.ts";
import { appRequests, deployments, releases } from "./schema.ts";
import type { Store } from "./store.ts";
import { triggersOf } from "./triggers.ts";

const RUNS = 3;
const VERSIONS = 10;
const SAYINGS = 10;

/**
 * Answers a question about an App from the registry. `span`: of what changed, since when; all of it without one. undefined:
 * there is nothing live to tell of.
 */
export async function appAnswer(
  store: Store,
  app: App,
  question: AppQuestion,
  at: number,
  span?: ChangeSpan,
): Promise<AppAnswer | undefined> {
  const live = await liveRelease(store, app.id);
  if (live === undefined) return undefined;
  const { name } = app;
  const { timeZone } = live.manifest;
  const isStopped = app.status === "stopped";
  switch (question) {
    case "owner":
      return { about: question, name, ownerId: app.ownerId, since: app.createdAt };
    case "next_run":
      return { about: question, name, at: await nextAt(store, app), timeZone, isStopped };
    case "last_run":
      return {
        about: question,
        name,
        runs: lastRuns(store, app.id),
        nextAt: await nextAt(store, app),
        timeZone,
        isStopped,
      };
    case "live":
      return { about: question, name, releaseNumber: live.number, since: liveSince(store, app.id), isStopped };
    case "changes":
      return changesOf(store, app, timeZone, span);
    case "users":
      return { about: question, name, peopleThisWeek: (await peopleThisWeek(store, [app.id], at)).get(app.id) ?? 0 };
    case "access":
    case "purpose":
      return { about: question, name, purpose: app.purpose, manifest: live.manifest };
    case "feedback":
      return { about: question, name, releaseNumber: live.number, ...(await saidOf(store, app, live.id)) };
    case "entries":
      return { about: question, name, hasPage: live.manifest.web !== undefined };
    case "cost":
      return { about: question, name, ...spentOn(store, app.id) };
  }
}

async function nextAt(store: Store, app: App): Promise<number | null> {
  if (app.status !== "live") return null;
  const times = (await triggersOf(store, app.id)).flatMap((trigger) => trigger.nextAt ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

/** What it did by itself, or for other programs: what people type is theirs. */
function lastRuns(store: Store, appId: string): LastRun[] {
  const rows = store.orm
    .select()
    .from(deliveries)
    .where(eq(deliveries.appId, appId))
    .orderBy(desc(deliveries.createdAt))
    .limit(100)
    .all()
    .filter(({ body, instanceId }) => body.kind !== "command" && instanceId === null)
    .slice(0, RUNS);
  const posts = store.orm
    .select({ deliveryId: appPosts.deliveryId, channel: appPosts.channel })
    .from(appPosts)
    .where(
      and(
        inArray(
          appPosts.deliveryId,
          rows.map(({ id }) => id),
        ),
        ne(appPosts.status, "recorded"),
      ),
    )
    .all();
  return rows.map(({ id, body, status, answer }) => ({
    run: body.run,
    kind: body.kind,
    at: Date.parse(body.at),
    outcome: answer?.ok === false ? "failed" : status,
    error: answer?.ok === false ? answer.error : null,
    channels: [...new Set(posts.filter((post) => post.deliveryId === id).map(({ channel }) => channel))],
  }));
}

function liveSince(store: Store, appId: string): number {
  return versionsOf(store, appId).find(({ isLive }) => isLive)?.liveAt ?? 0;
}

/** All that were ever live, newest first. */
function versionsOf(store: Store, appId: string): (LiveVersion & { manifest: Manifest })[] {
  return store.orm
    .select({
      releaseId: releases.id,
      number: releases.number,
      summary: releases.summary,
      manifest: releases.manifest,
      liveAt: deployments.liveAt,
      personId: appRequests.requesterId,
      status: deployments.status,
    })
    .from(deployments)
    .innerJoin(releases, eq(releases.id, deployments.releaseId))
    .leftJoin(appRequests, eq(appRequests.id, releases.requestId))
    .where(and(eq(deployments.appId, appId), inArray(deployments.status, ["live", "replaced"])))
    .orderBy(desc(deployments.liveAt))
    .all()
    .map(({ status, liveAt, personId, ...version }) => ({
      ...version,
      ...{ liveAt: liveAt ?? 0, isLive: status === "live" },
      ...(personId === null ? {} : { personId }),
    }));
}

function changesOf(store: Store, app: App, timeZone: string, span: ChangeSpan | undefined): AppAnswer {
  const all = versionsOf(store, app.id);
  const { name } = app;
  if (span === undefined) return { about: "changes", name, versions: all.slice(0, VERSIONS).map(shownVersion) };
  const wall = createWallClock(timeZone);
  const at = span.kind === "days" ? -1 : all.findIndex(({ number }) => number === span.number);
  const isMeant = (version: LiveVersion, index: number) => {
    if (span.kind === "since_version") return index < at;
    if (span.kind === "of_version") return index === at;
    const { day } = wall(version.liveAt);
    return day >= span.first && (span.last === null || day <= span.last);
  };
  const meant = all.filter(isMeant);
  const [newest, oldest] = [meant[0], meant.at(-1)];
  const before = oldest === undefined ? undefined : all[all.indexOf(oldest) + 1];
  return {
    ...{ about: "changes" as const, name, versions: meant.slice(0, VERSIONS).map(shownVersion), span },
    everLive: all.map(({ number }) => number),
    ...(newest === undefined || before === undefined
      ? {}
      : { contracts: { before: before.manifest, now: newest.manifest } }),
  };
}

function shownVersion({ manifest: _, ...version }: LiveVersion & { manifest: Manifest }): LiveVersion {
  return version;
}

/** Words that few people can read where they were said are counted, not repeated. */
async function saidOf(store: Store, app: App, releaseId: string) {
  const all = await feedbackOf(store, releaseId);
  const [rows, ofAnswers] = [all.filter((row) => !isOfAnswer(row)), all.filter(isOfAnswer)];
  const peopleOf = (some: Feedback[]) => new Set(some.map(({ personId }) => personId)).size;
  const complaints = rows.filter(isComplaint);
  const words = rows.flatMap((row) => {
    const isHere = row.isOpen || row.channelId === app.channelId;
    return row.words === null || !isHere
      ? []
      : [{ personId: row.personId, isComplaint: isComplaint(row), text: row.words }];
  });
  return {
    like: peopleOf(rows.filter((row) => !isComplaint(row))),
    complain: peopleOf(complaints),
    words: words.slice(-SAYINGS),
    ...(ofAnswers.length === 0
      ? {}
      : {
          answers: {
            like: peopleOf(ofAnswers.filter((row) => !isComplaint(row))),
            complain: peopleOf(ofAnswers.filter(isComplaint)),
          },
        }),
  };
}

function spentOn(store: Store, appId: string): { costUsd: number; asks: number } {
  const asks = store.orm.select({ id: appRequests.id }).from(appRequests).where(eq(appRequests.appId, appId)).all();
  const ids = asks.map(({ id }) => id);
  const calls = store.orm
    .select({ costUsd: modelCalls.costUsd })
    .from(modelCalls)
    .where(inArray(modelCalls.requestId, ids))
    .all();
  return { costUsd: calls.reduce((sum, call) => sum + call.costUsd, 0), asks: asks.length };
}

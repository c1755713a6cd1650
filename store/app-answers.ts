import type { AppAnswer, AppQuestion, LastRun, LiveVersion } from "./app-answer.ts";
import { type App, peopleThisWeek } from "./apps.ts";
import { and, desc, eq, inArray, ne } from "./drizzle.ts";
import { type Feedback, feedbackOf, isComplaint } from "./feedback.ts";
import { liveRelease } from "./releases.ts";
import { appPosts, appRequests, deliveries, deployments, modelCalls, releases } from "./schema.ts";
import type { Store } from "./store.ts";
import { triggersOf } from "./triggers.ts";

const RUNS = 3;
const VERSIONS = 10;
const SAYINGS = 10;

/** Answers a question about an App from the registry. undefined: there is nothing live to tell of. */
export async function appAnswer(
  store: Store,
  app: App,
  question: AppQuestion,
  at: number,
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
    case "changes":
      return { about: question, name, versions: versionsOf(store, app.id) };
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

function versionsOf(store: Store, appId: string): LiveVersion[] {
  return store.orm
    .select({
      number: releases.number,
      summary: releases.summary,
      liveAt: deployments.liveAt,
      status: deployments.status,
    })
    .from(deployments)
    .innerJoin(releases, eq(releases.id, deployments.releaseId))
    .where(and(eq(deployments.appId, appId), inArray(deployments.status, ["live", "replaced"])))
    .orderBy(desc(deployments.liveAt))
    .limit(VERSIONS)
    .all()
    .map(({ status, liveAt, ...version }) => ({ ...version, liveAt: liveAt ?? 0, isLive: status === "live" }));
}

/** Words that few people can read where they were said are counted, not repeated. */
async function saidOf(store: Store, app: App, releaseId: string) {
  const rows = await feedbackOf(store, releaseId);
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

import { nextRunOfApp } from "../../operator/triggers.ts";
import { type App, appByName, listAll, listFor, peopleThisWeek } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import { triggersOf } from "../../store/triggers.ts";
import type { HomeApp } from "../views/home.ts";
import type { AppDetails } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";

type FactsDeps = Pick<ListenerDeps, "store" | "clock" | "appUrl" | "reading" | "slackTeamId">;

export async function allAppFacts(deps: FactsDeps): Promise<HomeApp[]> {
  return factsOf(deps, await listAll(deps.store, deps.slackTeamId));
}

export async function appFactsOfOwner(deps: FactsDeps, personId: string): Promise<HomeApp[]> {
  return factsOf(deps, await listFor(deps.store, personId));
}

/** Null: there is no such app. */
export async function appDetailsOf(deps: FactsDeps, name: string): Promise<AppDetails | null> {
  const app = await appByName(deps.store, name);
  if (app === undefined || app.slackTeamId !== deps.slackTeamId) return null;
  const [facts, triggers, people, threadUrl] = await Promise.all([
    homeApp(deps, app),
    triggersOf(deps.store, app.id),
    peopleThisWeek(deps.store, [app.id], deps.clock.now()),
    deps.reading.permalink(app.channelId, app.threadTs),
  ]);
  return {
    ...facts,
    ownerId: app.ownerId,
    access: app.access,
    webhooks: triggers.flatMap(({ spec }) => ("webhook" in spec ? [spec.webhook] : [])),
    words: triggers.flatMap((trigger) => (trigger.word === null ? [] : [trigger.word])),
    peopleThisWeek: people.get(app.id) ?? 0,
    threadUrl,
  };
}

function factsOf(deps: FactsDeps, apps: App[]): Promise<HomeApp[]> {
  return Promise.all(apps.map((app) => homeApp(deps, app)));
}

async function homeApp(deps: FactsDeps, app: App): Promise<HomeApp> {
  const release = await liveRelease(deps.store, app.id);
  const isOpen = app.status === "live" && release?.manifest.web !== undefined;
  return {
    name: app.name,
    title: app.title,
    purpose: app.purpose,
    status: app.status,
    url: isOpen ? deps.appUrl(app.name) : null,
    releaseNumber: release?.number ?? null,
    nextRunAt: app.status === "live" ? await nextRunOfApp(deps.store, app.id) : null,
    timeZone: release?.manifest.timeZone ?? "UTC",
  };
}

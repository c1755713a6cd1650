import { utcDay } from "../../lib/clock.ts";
import { liveRelease, releasesOnceLive } from "../../store/releases.ts";
import { usageSince } from "../../store/usage.ts";
import { findApp, handleOf } from "./find-app.ts";
import { option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** What the directory says of an App: what it is for, what it may do, its versions. */
export async function show(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "show");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const live = await liveRelease(store, app.id);
  const versions = await releasesOnceLive(store, app.id);
  const { name, title, purpose, status } = app;
  return {
    app: name,
    result: {
      ...{ app: name, title, purpose, status, owner: await handleOf(deps, app.ownerId) },
      version: live === undefined ? null : `v${live.number}`,
      url: live?.manifest.web === undefined ? null : deps.builder.addressOf(name),
      manifest: live?.manifest ?? null,
      versions: versions.map(({ number, summary, createdAt }) => ({
        version: `v${number}`,
        changed: summary,
        cut: new Date(createdAt).toISOString(),
      })),
    },
  };
}

/** How often an App was used, day by day; who by is its owner's and the platform team's to know. */
export async function usage(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const days = Number(option(ask, "days") ?? "30");
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return refused("bad_value", "`--days` is a number of days.", `Use 1 to ${MOST_DAYS}.`);
  const { app, refusal } = await findApp(deps, ask, "read_app");
  if (app === null) return refusal;
  const since = utcDay(deps.builder.clock.now() - (days - 1) * DAY_MS);
  const rows = await usageSince(deps.builder.store, app.id, since);
  const people = new Set(rows.map(({ personId }) => personId).filter((personId) => personId !== "-"));
  const byPerson = await Promise.all(
    [...people].map(async (personId) => ({
      who: await handleOf(deps, personId),
      times: rows.filter((row) => row.personId === personId).reduce((sum, { count }) => sum + count, 0),
    })),
  );
  const times = rows.reduce((sum, { count }) => sum + count, 0);
  byPerson.sort((one, other) => other.times - one.times);
  return { app: app.name, result: { app: app.name, since, people: people.size, times, byPerson } };
}

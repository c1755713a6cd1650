import { utcDay } from "../../lib/clock.ts";
import { type AppModelSpend, appModelSpend } from "../../store/app-metrics.ts";
import { type App, listFor } from "../../store/apps.ts";
import { usageSince } from "../../store/usage.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import { argument, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const DAY_MS = 86_400_000;
/** What is older is counted by month, and by nobody's name. */
const MOST_DAYS = 90;

/**
 * How often an App was used and what models cost for it, its builds included; who by is its owner's and the platform team's to
 * know. Without an App: of each that is whoever asks'. What it asks models itself stands apart from what building it cost.
 */
export async function usage(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const days = Number(option(ask, "days") ?? "30");
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return refused(
      "bad_value",
      "`--days` is a number of days.",
      `Use 1 to ${MOST_DAYS}: of what is older each month is kept alone.`,
    );
  const sinceMs = deps.builder.clock.now() - (days - 1) * DAY_MS;
  if (argument(ask, "app") === null) return ofTheirs(deps, ask, sinceMs);
  const { app, refusal } = await findApp(deps, ask, "read_app");
  if (app === null) return refusal;
  const { times, cost, byPerson } = await used(deps, app, sinceMs);
  const told = await Promise.all(
    [...byPerson].map(async ([personId, count]) => ({ who: await handleOf(deps, personId), times: count })),
  );
  told.sort((one, other) => other.times - one.times);
  const result = { app: app.name, since: utcDay(sinceMs), people: told.length, times, ...cost, byPerson: told };
  return { app: app.name, result };
}

async function ofTheirs(deps: ToolDeps, { personId }: ToolAsk, sinceMs: number): Promise<ToolOutcome> {
  const may = await deps.authority.mayDo(personId, "show", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom));
  const theirs = await listFor(deps.builder.store, personId);
  const apps = await Promise.all(
    theirs.map(async (app) => {
      const { times, cost, byPerson } = await used(deps, app, sinceMs);
      return { app: app.name, people: byPerson.size, times, ...cost };
    }),
  );
  return { result: { since: utcDay(sinceMs), apps } };
}

/** By person: how often, of those whom it knows; what nobody in particular did counts among `times` alone. */
async function used(
  { builder: { store } }: ToolDeps,
  { id }: App,
  sinceMs: number,
): Promise<{ times: number; cost: Omit<AppModelSpend, "calls">; byPerson: Map<string, number> }> {
  const rows = await usageSince(store, id, utcDay(sinceMs));
  const byPerson = new Map<string, number>();
  for (const { personId, count } of rows)
    if (personId !== "-") byPerson.set(personId, (byPerson.get(personId) ?? 0) + count);
  const { calls: _, ...cost } = await appModelSpend(store, id, sinceMs);
  return { times: rows.reduce((sum, { count }) => sum + count, 0), cost, byPerson };
}

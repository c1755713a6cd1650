import type { Verb } from "../../operator/authority.ts";
import { type App, appByName, listAll } from "../../store/apps.ts";
import { personById } from "../../store/people.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { nearestWord } from "../checks/nearest-word.ts";
import { argument, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const MOST_NAMED = 20;

/** The App that is asked about, where this person may do that with it; else what to answer. */
export async function findApp(
  deps: ToolDeps,
  ask: ToolAsk,
  verb: Verb,
): Promise<{ app: App; refusal: null } | { app: null; refusal: ToolOutcome }> {
  const name = argument(ask, "app");
  if (name === null) {
    const fix = "Say which: its name behind the command, or run it in the folder with its app.yaml.";
    return { app: null, refusal: refused("usage", "Which app is meant?", fix) };
  }
  const app = await appByName(deps.builder.store, name.toLowerCase());
  if (app === undefined) return { app: null, refusal: await unknown(deps, name) };
  const may = await deps.authority.mayDo(ask.personId, verb, { appId: app.id });
  if (may.yes) return { app, refusal: null };
  const fix = may.askWhom === "" ? "Ask its owner." : await named(deps, may.askWhom);
  return { app: null, refusal: refused("not_allowed", await named(deps, may.why), fix, { app: app.name }) };
}

/** Mentions as people at a terminal read them: `<@U1>` as @ana. */
export async function named(deps: ToolDeps, text: string): Promise<string> {
  const ids = [...new Set([...text.matchAll(/<@(\w+)>/g)].map(([, personId = ""]) => personId))];
  let told = text;
  for (const personId of ids) told = told.replaceAll(`<@${personId}>`, await handleOf(deps, personId));
  return told;
}

export async function handleOf(deps: ToolDeps, personId: string): Promise<string> {
  const person = await personById(deps.builder.store, personId);
  return person === undefined ? personId : `@${person.handle}`;
}

async function unknown(deps: ToolDeps, name: string): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const names = (await listAll(store, (await readSlackTeamId(store)) ?? "")).map((app) => app.name);
  const near = nearestWord(name, names);
  const some = names.slice(0, MOST_NAMED).join(", ");
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more: tool apps` : "";
  const fix =
    near !== undefined
      ? `Did you mean ${near}?`
      : names.length === 0
        ? "There is no app yet."
        : `There are: ${some}${more}.`;
  const shown = name.slice(0, 60);
  return refused("unknown_app", `There is no app ${shown}.`, fix, {
    next: [{ command: "tool apps", why: "to see all" }],
  });
}

import { peopleOfSlack, personByHandle } from "../../store/people.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { nearestWord } from "../checks/nearest-word.ts";
import { findApp, handleOf, named } from "./find-app.ts";
import { has, option, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** Asks somebody in Slack to answer for an App from now on. Nothing changes before they say yes there. */
export async function transfer(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const { app, refusal } = await findApp(deps, ask, "transfer");
  if (app === null) return refusal;
  const { store } = deps.builder;
  const handle = option(ask, "to");
  if (handle === null)
    return refused("usage", "To whom?", `Name them by their handle in Slack: tool transfer ${app.name} --to @handle`);
  const person = await personByHandle(store, handle);
  if (person === undefined) return await unknownHandle(deps, handle);
  const to = `@${person.handle}`;
  const owner = await handleOf(deps, app.ownerId);
  const said = { app: app.name, owner, to };
  if (has(ask, "dry-run"))
    return { app: app.name, result: { ...said, state: "would be asked" }, changed: [`a question to ${to}`] };
  const offered = await deps.offerTransfer({ appId: app.id, toId: person.id, byId: ask.personId });
  if (offered.kind === "refused")
    return refused("not_allowed", await named(deps, offered.say), "Name another member of your company: --to @handle", {
      app: app.name,
    });
  const answerBy = new Date(offered.expiresAt).toISOString();
  return {
    app: app.name,
    result: { ...said, state: "asked", answerBy },
    needsHuman: `${to} says yes or no in Slack; until then ${owner} answers for ${app.name}.`,
    next: [{ command: `tool show ${app.name}`, why: "to see whose it is" }],
    ...(offered.isNew ? { changed: [`a question to ${to}`] } : {}),
  };
}

async function unknownHandle(deps: ToolDeps, typed: string): Promise<ToolOutcome> {
  const { store } = deps.builder;
  const people = await peopleOfSlack(store, (await readSlackTeamId(store)) ?? "");
  const handles = people.filter(({ isDeactivated }) => !isDeactivated).map(({ handle }) => handle);
  const near = nearestWord(typed.replace(/^@/, ""), handles);
  const fix = near === undefined ? "Look their handle up in Slack." : `Did you mean @${near}?`;
  return refused("unknown_person", `Nobody in Slack is called ${typed.slice(0, 60)}.`, fix);
}

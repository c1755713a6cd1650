import type { FormOpened, FormSubject } from "../../builder/desk.ts";
import { formSchema, type Press } from "../payloads.ts";
import { begin } from "../views/outline-modal/begin.ts";
import type { Begun } from "../views/outline-modal/begun.ts";
import { type Filled, filledIn, stateSchema } from "../views/outline-modal/filled.ts";
import { type FormOrigin, formOriginSchema, outlineModal } from "../views/outline-modal/outline-modal.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { alreadyWords } from "./decide.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";

/** *Fill in a form*: opens it with what is planned. What to tell whoever pressed; null: it is open. */
export async function openForm(
  deps: ListenerDeps,
  press: Press,
  about: FormSubject,
  place: { channelId: string; threadTs: string },
): Promise<string | null> {
  const opened = await known(() => deps.desk.openForm(about, press.user.id));
  if (opened.kind !== "open") return closedWords(deps, press.user.id, about, opened);
  const begun = await beginOf(deps, opened);
  const modal = outlineModal(
    { about, ...place, language: opened.language },
    begun.filled,
    begun,
    await languageOfPerson(deps, press.user.id),
  );
  const isOpen = await deps.screens.openModal(press.trigger_id, modal);
  return isOpen ? null : (await languageOfPerson(deps, press.user.id)).replies.tooSlow(true);
}

/** Something is chosen in it: its fields are shown. */
export async function takeFormChoice(deps: ListenerDeps, body: unknown): Promise<void> {
  const { viewId, origin, filled, personId } = sentForm(body);
  const opened = await known(() => deps.desk.openForm(origin.about, personId));
  const language = await languageOfPerson(deps, personId);
  await deps.screens.updateModal(viewId, outlineModal(origin, filled, await begunOf(deps, opened), language));
}

export interface SentForm {
  viewId: string;
  personId: string;
  origin: FormOrigin;
  /** With what was filled in where it is not shown now. */
  filled: Filled;
}

export function sentForm(body: unknown): SentForm {
  const { user, view } = formSchema.parse(body);
  const origin = formOriginSchema.parse(JSON.parse(view.private_metadata));
  const shown = filledIn(stateSchema.parse(view.state.values));
  return { viewId: view.id, personId: user.id, origin, filled: { ...origin.unseen, ...shown } };
}

/** What it began with; nothing where it may not be sent any more, as whoever sends it is told. */
export async function begunOf(deps: ListenerDeps, opened: FormOpened): Promise<Begun> {
  return opened.kind === "open" ? beginOf(deps, opened) : { filled: {}, others: [] };
}

async function beginOf(deps: ListenerDeps, opened: Extract<FormOpened, { kind: "open" }>): Promise<Begun> {
  const names = opened.sections
    .flatMap(({ lines }) => lines.map(({ value }) => value))
    .filter((value) => /^#\S+$/.test(value));
  const ids = await Promise.all(names.map(async (name) => [name, await deps.channels.idOf(name)] as const));
  return begin(opened, new Map(ids.flatMap(([name, channelId]) => (channelId === null ? [] : [[name, channelId]]))));
}

/** A card that was left behind is put right by the press on it, as by every other. */
export async function closedWords(
  deps: ListenerDeps,
  personId: string,
  about: FormSubject,
  closed: Exclude<FormOpened, { kind: "open" }>,
): Promise<string> {
  if (closed.kind === "refused") return closed.say;
  if ("approvalId" in about) await deps.announcer.settle(about.approvalId);
  return alreadyWords(deps, personId, closed);
}

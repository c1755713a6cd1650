import { z } from "zod";
import type { ShortcutUse } from "../../operator/shortcuts.ts";
import { chosenShortcutSchema, shortcutSchema } from "../payloads.ts";
import { shortcutModal } from "../views/shortcut-modal.ts";
import { stoppedApp, words } from "../views/tool-answers.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";
import { messagePayload } from "./message-payload.ts";

/** The one entry that stands in `deploy/slack-manifest.yaml`; those of single apps are called `app:<its name>:<what it runs>`. */
export const ANY_SHORTCUT = "use_tool";

/** Slack keeps no more with a window: of a longer message in a channel that we cannot read its beginning is given on. */
const MOST_KEPT = 3_000;

const originSchema = z.object({
  key: z.string(),
  channelId: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
  personId: z.string().nullable(),
  text: z.string(),
});

type Origin = z.infer<typeof originSchema>;

/** `message_action`: https://docs.slack.dev/interactivity/implementing-shortcuts */
export async function takeShortcut(deps: ListenerDeps, body: unknown): Promise<void> {
  const chosen = shortcutSchema.parse(body);
  const { user, channel, message, callback_id: callbackId, action_ts: chosenTs } = chosen;
  const { id: personId } = user;
  const place = { channelId: channel.id, ts: message.ts, threadTs: message.thread_ts ?? null };
  const origin: Origin = {
    ...{ ...place, personId: message.user ?? null, text: message.text },
    key: `${personId}:${channel.id}:${message.ts}:${chosenTs}`,
  };
  await deps.people.know(personId);
  const [, appName, run] = /^app:([^:]+):([^:]+)$/.exec(callbackId) ?? [];
  if (appName !== undefined && run !== undefined) return give(deps, origin, personId, { appName, run });
  const theirs = await deps.commands.shortcuts(personId);
  const language = await languageOfPerson(deps, personId);
  if (theirs.length === 0) return say(deps, origin, personId, words(language.replies.noShortcut));
  if (await deps.screens.openModal(chosen.trigger_id, shortcutModal(keptOrigin(origin), theirs, language))) return;
  await say(deps, origin, personId, words(language.replies.tooSlow(false)));
}

/** What was chosen in the window. */
export async function takeChosenShortcut(deps: ListenerDeps, body: unknown): Promise<void> {
  const { user, view } = chosenShortcutSchema.parse(body);
  const origin = originSchema.parse(JSON.parse(view.private_metadata));
  await deps.people.know(user.id);
  const { channelId, ts, threadTs } = origin;
  // As it stands now, and whole, where we may read it.
  const found = await deps.reading.message({ channelId, threadTs, ts });
  const whole = found === null ? origin : { ...origin, text: found.text, personId: found.personId };
  const { value: triggerId } = view.state.values.shortcut.shortcut.selected_option;
  await give(deps, { ...whole, key: `${origin.key}:${view.id}` }, user.id, { triggerId });
}

function keptOrigin(origin: Origin): string {
  const kept = JSON.stringify(origin);
  const over = kept.length - MOST_KEPT;
  return over <= 0
    ? kept
    : keptOrigin({ ...origin, text: origin.text.slice(0, Math.max(0, origin.text.length - over)) });
}

async function give(
  deps: ListenerDeps,
  origin: Origin,
  personId: string,
  chosen: ShortcutUse["chosen"],
): Promise<void> {
  const { key, channelId, ts, threadTs, text, personId: authorId } = origin;
  const message = await messagePayload(deps, { channelId, ts, threadTs, text, personId: authorId });
  const channel = await deps.channels.nameOf(channelId);
  const place = threadTs === null || threadTs === ts ? {} : { threadTs };
  const use = { key, chosen, personId, channelId, ...place, at: deps.clock.now(), payload: { channel, message } };
  const outcome = await deps.commands.choose(use);
  if (outcome.kind === "taken") return;
  const language = await languageOfPerson(deps, personId);
  if (outcome.kind === "stopped") {
    const url = await deps.reading.permalink(outcome.channelId, outcome.threadTs);
    return say(deps, origin, personId, stoppedApp(outcome, url, language));
  }
  const why = outcome.kind === "refused" ? language.handed(outcome.say) : language.replies.goneShortcut;
  await say(deps, origin, personId, words(why));
}

async function say(
  deps: ListenerDeps,
  { key, channelId, ts, threadTs }: Origin,
  personId: string,
  content: ReturnType<typeof words>,
): Promise<void> {
  const place = threadTs === null || threadTs === ts ? {} : { threadTs };
  const language = await languageOfPerson(deps, personId);
  await deps.outbound.sayToOne({ ...content, language, key: `shortcut:${key}`, channelId, personId, ...place });
}

import { z } from "zod";
import type { Commented, Rating } from "../../builder/desk.ts";
import { type Press, submissionSchema } from "../payloads.ts";
import { maskedIn, withoutKinds } from "../receiver/mask-body.ts";
import { notedWords } from "../views/noted-words.ts";
import { plain } from "../views/pieces.ts";
import { readThumb, thumbModal } from "../views/thumbs.ts";
import type { Language } from "../words/language.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import { answerModal } from "./answer-modal.ts";
import type { ListenerDeps } from "./deps.ts";
import { known } from "./known.ts";
import { warnOfSecretsInWindow } from "./warn-of-secrets.ts";

const originSchema = z.object({
  of: z.enum(["version", "answer"]),
  releaseId: z.string(),
  channelId: z.string(),
  threadTs: z.string(),
  messageTs: z.string(),
  saidTs: z.string(),
});

/** A thumb below what we said. Down, a window asks for words. What to tell whoever pressed; null: the window says it. */
export async function takeThumb(deps: ListenerDeps, press: Press, value: string): Promise<string | null> {
  const thumb = readThumb(value);
  const language = await languageOfPerson(deps, press.user.id);
  if (thumb === null) return language.replies.notKept;
  const { isUp, ...rated } = thumb;
  const messageTs = press.message?.ts ?? press.container?.message_ts ?? "";
  const threadTs = press.message?.thread_ts ?? press.container?.thread_ts ?? "";
  const saidTs = press.actions[0]?.action_ts ?? "";
  const place = { channelId: press.channel?.id ?? "", messageTs, saidTs };
  // Slack lets a window open within three seconds alone, so it comes first.
  const isAsked =
    !isUp && (await deps.screens.openModal(press.trigger_id, thumbModal({ ...rated, ...place, threadTs }, language)));
  const noted = await rate(deps, { ...rated, ...place, personId: press.user.id, said: { kind: "thumb", isUp } });
  if (noted.kind !== "noted") return sayUnkept(noted, language);
  if (isAsked) return null;
  const { replies } = language;
  return isUp ? replies.noted(plain(noted.appName)) : `${notedWords(noted, language)} ${replies.pressAgain}`;
}

/** The words for a thumb down. */
export async function takeThumbWords(deps: ListenerDeps, body: unknown): Promise<void> {
  const { view, user } = submissionSchema.parse(body);
  const { threadTs, ...rated } = originSchema.parse(JSON.parse(view.private_metadata));
  const { id: personId } = user;
  await deps.people.know(personId);
  const written = view.state.values.words.words.value?.trim() ?? "";
  const text = withoutKinds(written);
  const noted = await rate(deps, { ...rated, personId, said: { kind: "words", text } });
  const language = await languageOfPerson(deps, personId);
  const say = noted.kind === "noted" ? notedWords(noted, language) : sayUnkept(noted, language);
  const [sent, place] = [
    { viewId: view.id, personId },
    { channelId: rated.channelId, threadTs },
  ];
  await warnOfSecretsInWindow(deps, sent, place, maskedIn(written));
  await answerModal(deps, sent, place, say);
}

type Rated = Commented | { kind: "refused"; say: string };

function sayUnkept(rated: Exclude<Rated, { kind: "noted" }>, { replies }: Language): string {
  return rated.kind === "refused" ? rated.say : replies.notKept;
}

async function rate(deps: ListenerDeps, rating: Omit<Rating, "isOpen">): Promise<Rated> {
  const isOpen = await deps.channels.isOpen(rating.channelId);
  return known(() => deps.desk.rate({ ...rating, isOpen }));
}

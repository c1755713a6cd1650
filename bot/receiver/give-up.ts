import { z } from "zod";
import { explain, KnownError } from "../../lib/errors.ts";
import type { Store } from "../../store/store.ts";
import type { Outbound } from "../outbound.ts";
import { plain } from "../views/pieces.ts";
import { words } from "../views/tool-answers.ts";
import { languageOfPerson } from "../words/language-of-person.ts";

const bodySchema = z.object({
  event: z
    .object({ user: z.string().optional(), channel: z.unknown(), thread_ts: z.string().optional(), type: z.string() })
    .optional(),
  user: z.object({ id: z.string() }).optional(),
  user_id: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  channel_id: z.string().optional(),
  response_url: z.string().optional(),
});

const TOLD = ["app_mention", "message"];

/** Tells whoever did it that it failed for good: what to do, and a reference for the log. */
export async function tellGivenUp(
  { outbound, store }: { outbound: Outbound; store: Store },
  body: unknown,
  reference: string,
  cause: unknown,
): Promise<void> {
  const given = bodySchema.safeParse(body).data;
  if (given?.event !== undefined && !TOLD.includes(given.event.type)) return;
  const personId = given?.event?.user ?? given?.user?.id ?? given?.user_id;
  if (personId === undefined) return;
  const channel = given?.event?.channel;
  const channelId =
    (typeof channel === "string" ? channel : undefined) ?? given?.channel?.id ?? given?.channel_id ?? "";
  const threadTs = given?.event?.thread_ts;
  const language = await languageOfPerson({ store }, personId);
  const { replies, handed } = language;
  const why = cause instanceof KnownError ? replies.didNotWork(plain(handed(explain(cause)))) : replies.broke;
  const say = `${why} ${replies.reference(plain(reference))}`;
  await outbound.sayToOne({
    ...words(say),
    language,
    key: `given-up:${reference}`,
    channelId,
    personId,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(given?.response_url === undefined ? {} : { responseUrl: given.response_url }),
  });
}

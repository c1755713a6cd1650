import { KnownError } from "../../lib/errors.ts";
import type { Told } from "../../operator/announcer.ts";
import { isForGood, sayRefusal } from "../outbound/refusals.ts";
import type { Posted } from "../outbound.ts";
import { spoken } from "../views/pieces.ts";
import type { AnnouncerDeps } from "./deps.ts";

/** A message in the platform channel. Without the channel it waits until there is one: what the team must hear is not dropped. */
export async function tellPlatformTeam(deps: AnnouncerDeps, key: string, text: string): Promise<Told> {
  const { outbound, channels, platformChannel, platformLanguage } = deps;
  const channelId = await channels.idOf(platformChannel);
  if (channelId === null) throw notNow(`${platformChannel}: ${sayRefusal("channel_not_found")}`);
  const said = { text: spoken(platformLanguage.handed(text)), blocks: [], language: platformLanguage };
  const posted = await outbound.post({ ...said, channelId, key: `platform:${key}` });
  if (posted.kind === "refused") throw notNow(`${platformChannel}: ${sayRefusal(posted.error)}`);
  return { kind: "told" };
}

/** What became of a message to one person. */
export function toldOrThrown(posted: Posted): Told {
  if (posted.kind === "posted") return { kind: "told" };
  if (isForGood(posted.error)) return { kind: "refused", reason: posted.error };
  throw notNow(sayRefusal(posted.error));
}

/** Whoever asked tries it again. */
function notNow(why: string): KnownError {
  return new KnownError("slack_refused", why, "");
}

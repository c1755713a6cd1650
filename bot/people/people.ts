import type { WebClient } from "@slack/web-api";
import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import { type Person, personById, upsertPerson } from "../../store/people.ts";
import type { Store } from "../../store/store.ts";
import { type SlackUser, slackUserSchema } from "../payloads.ts";
import { persistently, slackErrorOf } from "../slack-client.ts";

/** Keeps the registry's people as Slack has them. */
export interface People {
  /** Reads everybody. */
  syncAll(): Promise<void>;
  /** Saves what a `user_change` event says. Of what is no user: nothing. */
  save(user: unknown): Promise<void>;
  /** The person, asked of Slack if we never saw them; undefined where Slack does not know them either. */
  know(personId: string): Promise<Person | undefined>;
}

export interface PeopleOptions {
  client: WebClient;
  store: Store;
  clock: Clock;
  log: Log;
  slackTeamId: string;
}

export function createPeople(options: PeopleOptions): People {
  const { client, store, clock, log, slackTeamId } = options;

  async function save(user: unknown): Promise<void> {
    const parsed = slackUserSchema.safeParse(user);
    if (!parsed.success) return log.warn("user_unreadable");
    const saved = await personById(store, parsed.data.id);
    await upsertPerson(store, personOf(parsed.data, slackTeamId, saved, clock.now()));
  }

  return {
    save,
    syncAll: async () => {
      let cursor: string | undefined;
      let count = 0;
      do {
        const from = cursor === undefined ? {} : { cursor };
        const page = await persistently(clock, () => client.users.list({ limit: 200, include_locale: true, ...from }));
        for (const user of page.members ?? []) await save(user);
        count += page.members?.length ?? 0;
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
      log.info("people_synced", { count });
    },
    know: async (personId) => {
      const known = await personById(store, personId);
      if (known !== undefined) return known;
      try {
        const answer = await persistently(clock, () => client.users.info({ user: personId, include_locale: true }));
        await save(answer.user);
      } catch (error) {
        if (slackErrorOf(error) === null) throw error;
        log.warn("person_unknown", { personId, reason: slackErrorOf(error) });
      }
      return personById(store, personId);
    },
  };
}

/** Events carry no locale at times: what was known stays. */
function personOf(user: SlackUser, slackTeamId: string, saved: Person | undefined, now: number): Person {
  const theirTeam = user.team_id ?? slackTeamId;
  return {
    id: user.id,
    slackTeamId: theirTeam,
    handle: user.name.toLowerCase(),
    name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || user.id,
    fullName: user.profile?.real_name || user.real_name || "",
    timeZone: user.tz || saved?.timeZone || "UTC",
    locale: user.locale || saved?.locale || "en-US",
    kind: kindOf(user, theirTeam !== slackTeamId),
    isDeactivated: user.deleted,
    updatedAt: user.updated === undefined ? now : user.updated * 1000,
  };
}

function kindOf(user: SlackUser, isFromElsewhere: boolean): Person["kind"] {
  if (user.is_bot || user.id === "USLACKBOT") return "bot";
  return user.is_restricted || user.is_ultra_restricted || user.is_stranger || isFromElsewhere ? "guest" : "member";
}

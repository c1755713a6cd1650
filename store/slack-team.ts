import { ne } from "./drizzle.ts";
import { slackTeams } from "./schema.ts";
import type { Store } from "./store.ts";

/** Writes down the company this Toolroom serves, as Slack says it: from now on that one alone. */
export async function saveSlackTeam(store: Store, slackTeamId: string, nowMs: number): Promise<void> {
  store.orm.transaction(
    (tx) => {
      tx.delete(slackTeams).where(ne(slackTeams.slackTeamId, slackTeamId)).run();
      tx.insert(slackTeams).values({ slackTeamId, servedSince: nowMs }).onConflictDoNothing().run();
    },
    { behavior: "immediate" },
  );
}

/** The company this Toolroom serves; null until Slack has said it once in this home. */
export async function readSlackTeamId(store: Store): Promise<string | null> {
  return store.orm.select().from(slackTeams).get()?.slackTeamId ?? null;
}

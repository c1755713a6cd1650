import { z } from "zod";

const bodySchema = z.object({
  team_id: z.string().optional(),
  /** For whom Slack sends it: in a channel shared with another company, `team_id` may be theirs. */
  authorizations: z.array(z.object({ team_id: z.string().nullable().optional() })).optional(),
});

/**
 * The workspace an event or a command comes from, where that is not ours: an app that is installed in two gets what happens
 * in both over one socket. Null: ours. Of a press or a window nobody says so; who may is judged by their user id.
 */
export function otherTeamOf(body: Record<string, unknown>, slackTeamId: string): string | null {
  const parsed = bodySchema.safeParse(body).data;
  const teamId = parsed?.authorizations?.[0]?.team_id ?? parsed?.team_id;
  return teamId === undefined || teamId === slackTeamId ? null : teamId;
}

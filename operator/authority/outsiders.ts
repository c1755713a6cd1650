import type { Person } from "../../store/people.ts";
import { type No, no } from "./judgement.ts";

/** The company this Toolroom serves, and whom its people ask for help. */
export interface Company {
  /** Null while Slack has not said yet: then nobody may do anything. */
  slackTeamId: string | null;
  approverGroup: string | null;
}

/** A person we do not know, a guest, a bot and somebody deactivated or of another company. Null: one of our people. */
export function refuseStranger(company: Company, person: Person | undefined): No | null {
  const helpers = company.approverGroup === null ? undefined : `@${company.approverGroup}`;
  switch (strangerOf(company, person)) {
    case null:
      return null;
    case "unknown":
      return no("Toolroom does not know you: it has not seen you in Slack yet.", helpers);
    case "deactivated":
      return no("That Slack account is deactivated.", helpers);
    case "elsewhere":
      return no("You are from another company: Toolroom serves its own people only.", helpers);
    case "guest":
      return no("Guests cannot use Toolroom.", helpers);
    case "bot":
      return no("Bots cannot use Toolroom.");
  }
}

/** As what somebody may do nothing here. Null: one of our people. */
export function strangerOf(
  { slackTeamId }: Pick<Company, "slackTeamId">,
  person: Person | undefined,
): "unknown" | "deactivated" | "elsewhere" | "guest" | "bot" | null {
  if (person === undefined) return "unknown";
  if (person.isDeactivated) return "deactivated";
  if (person.slackTeamId !== slackTeamId) return "elsewhere";
  return person.kind === "member" ? null : person.kind;
}

/** Apps and requests of another company stay in a home that changed its Slack. Null: ours, or nothing there. */
export function refuseElsewhere(company: Company, ...things: ({ slackTeamId: string } | undefined)[]): No | null {
  const isElsewhere = things.some((thing) => thing !== undefined && thing.slackTeamId !== company.slackTeamId);
  return isElsewhere ? no("That belongs to another company's Slack.") : null;
}

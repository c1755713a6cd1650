import type { Person } from "../../store/people.ts";
import type { Route } from "../../store/routes.ts";
import type { Approvers } from "./approvers.ts";
import { type Judgement, YES } from "./judgement.ts";
import { judgeOpening, judgePreviewOpening } from "./opening.ts";
import { refuseElsewhere, refuseStranger } from "./outsiders.ts";

/** The authority as the edge asks it: at each request, with the rows in hand. The rules are those of `mayDo`. */
export interface EntryAuthority {
  /** Whether somebody may sign in and stay signed in: no stranger may. */
  maySignIn(person: Person | undefined): Promise<Judgement>;
  /** As `open_app` and `open_preview`. `askWhom` names people as a page does. An App's own page needs nothing of Slack. */
  mayOpen(person: Person, route: Route): Promise<Judgement>;
}

/** `slackTeamId`: the company this Toolroom serves; null while that is not known: then nobody gets in. */
export function createEntryAuthority(deps: Approvers & { slackTeamId(): Promise<string | null> }): EntryAuthority {
  const { approverGroup } = deps;
  return {
    async maySignIn(person) {
      return refuseStranger({ slackTeamId: await deps.slackTeamId(), approverGroup }, person) ?? YES;
    },
    async mayOpen(person, route) {
      const company = { slackTeamId: await deps.slackTeamId(), approverGroup };
      const refusal = refuseStranger(company, person) ?? refuseElsewhere(company, route);
      if (refusal !== null) return refusal;
      if (route.askerId !== null) return await judgePreviewOpening(deps, route.askerId, person.id);
      return judgeOpening(route, person.id, `its owner, ${route.ownerName}`);
    },
  };
}

import type { Person } from "../../store/people.ts";
import type { Route } from "../../store/routes.ts";
import { isTheirs } from "./answerable.ts";
import type { Approvers } from "./approvers.ts";
import { type Judgement, no, YES } from "./judgement.ts";
import { judgeOpening, judgePreviewOpening } from "./opening.ts";
import { refuseElsewhere, refuseStranger } from "./outsiders.ts";

/** The authority as the edge asks it: at each request, with the rows in hand. The rules are those of `mayDo`. */
export interface EntryAuthority {
  /** Whether somebody may sign in and stay signed in: no stranger may. */
  maySignIn(person: Person | undefined): Promise<Judgement>;
  /** As `open_app` and `open_preview`. `askWhom` names people as a page does. An App's own page needs nothing of Slack. */
  mayOpen(person: Person, route: Route): Promise<Judgement>;
  /**
   * Whether a live App may tell somebody something in private: one of our people, who answers for it by name or has used it. So nobody hears
   * from an App that they never had to do with. `hasUsed` is asked where it decides.
   */
  mayBeTold(
    person: Person | undefined,
    app: { slackTeamId: string; ownerId: string; backupId: string | null },
    hasUsed: () => Promise<boolean>,
  ): Promise<Judgement>;
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
      return await judgeOpening(deps, route, person.id, `its owner, ${route.ownerName}`);
    },
    async mayBeTold(person, app, hasUsed) {
      const company = { slackTeamId: await deps.slackTeamId(), approverGroup };
      if (person === undefined || (refuseStranger(company, person) ?? refuseElsewhere(company, app)) !== null)
        return no("That is none of the people who can use apps here.");
      if (isTheirs(app, person.id) || (await hasUsed())) return YES;
      return no(`@${person.handle} has never used this app.`);
    },
  };
}

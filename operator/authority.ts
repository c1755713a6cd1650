import type { Access } from "../sdk/contract/manifest.ts";
import { type Person, personById } from "../store/people.ts";
import type { Store } from "../store/store.ts";

/** Everything a person can do that the platform asks about. */
export type Verb =
  /** Ask for something new. */
  | "ask"
  /** Say something that counts in a request's thread: answers, corrections. */
  | "reply"
  /** Ask for a change of an App that is there. */
  | "change"
  | "decide_plan"
  | "decide_preview"
  | "approve_release"
  | "open_app"
  | "open_preview"
  | "use_command"
  /** Stop a request, or an App. */
  | "stop"
  /** Read what the directory says about an App. */
  | "show";

/** What it is done to: whichever of these there is. A verb whose subject is missing is refused. */
export interface Subject {
  app?: { ownerId: string; slackTeamId: string; access: Access } | undefined;
  request?: { requesterId: string; slackTeamId: string } | undefined;
}

export type Judgement = { yes: true } | { yes: false; why: string; askWhom: AskWhom };

/** Who could do it, or could help; null: nobody. */
export type AskWhom = { personId: string } | { groupHandle: string } | null;

export interface AuthorityDeps {
  store: Store;
  /** The company this Toolroom serves: people of another Slack team get nothing. */
  slackTeamId: string;
  /** The group that approves releases; null: none is configured, so nobody approves. */
  approverGroup: string | null;
  /** Slack user ids in a user group. Throws where Slack cannot say: then nobody is in it. */
  groupMembers(handle: string): Promise<string[]>;
}

/**
 * The one place that says who may. Judged at the moment of the act, by Slack user id; a person we do not know, a guest,
 * a bot and somebody deactivated or of another company may do nothing.
 */
export async function mayDo(deps: AuthorityDeps, personId: string, verb: Verb, subject: Subject): Promise<Judgement> {
  const person = await personById(deps.store, personId);
  const stranger = refuseStranger(deps, person);
  if (stranger !== null) return stranger;
  const { app, request } = subject;
  if ([app, request].some((one) => one !== undefined && one.slackTeamId !== deps.slackTeamId))
    return no("That belongs to another company's Slack.", null);
  const isOwner = app?.ownerId === personId;
  const isRequester = request?.requesterId === personId;
  switch (verb) {
    case "ask":
    case "show":
      return YES;
    case "reply":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester || isOwner) return YES;
      return no("Only the person who asked steers this request.", { personId: request.requesterId });
    case "decide_plan":
    case "decide_preview":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return no("Only the person who asked decides this.", { personId: request.requesterId });
    case "change":
      if (app === undefined) return NO_SUBJECT;
      return isOwner ? YES : no("Only its owner changes this app.", { personId: app.ownerId });
    case "approve_release":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return no("Nobody approves their own request.", groupToAsk(deps));
      return await inApproverGroup(deps, personId, "Only that group approves releases.");
    case "open_app":
    case "use_command":
      if (app === undefined) return NO_SUBJECT;
      return mayUse(app, personId);
    case "open_preview":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return await inApproverGroup(deps, personId, "A preview is for the person who asked and for approvers.");
    case "stop":
      if (app === undefined && request === undefined) return NO_SUBJECT;
      if (isRequester || isOwner) return YES;
      return await inApproverGroup(deps, personId, "Only the person who asked, the owner and the approvers stop this.");
  }
}

const YES: Judgement = { yes: true };
const NO_SUBJECT: Judgement = { yes: false, why: "There is nothing there to do that to.", askWhom: null };

function no(why: string, askWhom: AskWhom): Judgement {
  return { yes: false, why, askWhom };
}

function refuseStranger(deps: AuthorityDeps, person: Person | undefined): Judgement | null {
  const helpers = groupToAsk(deps);
  if (person === undefined) return no("Toolroom does not know you: it has not seen you in Slack yet.", helpers);
  if (person.isDeactivated) return no("That Slack account is deactivated.", helpers);
  if (person.slackTeamId !== deps.slackTeamId)
    return no("You are from another company: Toolroom serves its own people only.", helpers);
  if (person.kind === "guest") return no("Guests cannot use Toolroom.", helpers);
  if (person.kind === "bot") return no("Bots cannot use Toolroom.", null);
  return null;
}

/** `group` means the people answerable for an App: its Owner, as long as an App has no group of its own. */
function mayUse(app: NonNullable<Subject["app"]>, personId: string): Judgement {
  if (app.ownerId === personId || app.access === "company") return YES;
  const isNamed = typeof app.access === "object" && app.access.people.includes(personId);
  if (isNamed) return YES;
  const why = typeof app.access === "object" ? "This app is for named people only." : "This app is for its owner only.";
  return no(why, { personId: app.ownerId });
}

async function inApproverGroup(deps: AuthorityDeps, personId: string, why: string): Promise<Judgement> {
  const group = deps.approverGroup;
  if (group === null)
    return no("No approver group is configured: set TOOLROOM_APPROVERS to a Slack user group and start again.", null);
  const members = await readGroup(deps, group);
  if (members === null)
    return no(
      `Slack does not say who is in @${group} at the moment, so nobody counts as a member. Try again in a minute.`,
      {
        groupHandle: group,
      },
    );
  return members.includes(personId) ? YES : no(`${why} You are not in @${group}.`, { groupHandle: group });
}

/** Null where the group cannot be read: whatever the reason, the judgement fails closed and says so. */
async function readGroup(deps: AuthorityDeps, handle: string): Promise<string[] | null> {
  try {
    return await deps.groupMembers(handle);
  } catch {
    return null;
  }
}

function groupToAsk(deps: AuthorityDeps): AskWhom {
  return deps.approverGroup === null ? null : { groupHandle: deps.approverGroup };
}

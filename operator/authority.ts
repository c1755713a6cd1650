import { type AppRequest, requestById } from "../store/app-requests.ts";
import { type Approval, approvalById } from "../store/approvals.ts";
import { type App, appById } from "../store/apps.ts";
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

/** What it is done to, by id. The registry says the rest at the moment of the act. A verb without its subject is refused. */
export interface Subject {
  appId?: string | null;
  requestId?: string | null;
  approvalId?: string | null;
}

/** `why` and `askWhom` are sentences for Slack; `askWhom` says who could do it, or is empty. */
export type Judgement = { yes: true } | { yes: false; why: string; askWhom: string };

/** The one place that says who may. */
export interface Authority {
  /**
   * Judged at the moment of the act, by Slack user id. A person we do not know, a guest, a bot and somebody deactivated
   * or of another company may do nothing.
   */
  mayDo(personId: string, verb: Verb, subject: Subject): Promise<Judgement>;
}

export interface AuthorityDeps {
  store: Store;
  /** The company this Toolroom serves; null while Slack has not said yet: then nobody may do anything. */
  slackTeamId(): string | null;
  /** The group that approves releases; null: none is configured, so nobody approves. */
  approverGroup: string | null;
  /** Slack user ids in a user group. Throws where Slack cannot say: then nobody is in it. */
  groupMembers(handle: string): Promise<string[]>;
}

export function createAuthority(deps: AuthorityDeps): Authority {
  return { mayDo: (personId, verb, subject) => mayDo(deps, personId, verb, subject) };
}

export async function mayDo(deps: AuthorityDeps, personId: string, verb: Verb, subject: Subject): Promise<Judgement> {
  const person = await personById(deps.store, personId);
  const stranger = refuseStranger(deps, person);
  if (stranger !== null) return stranger;
  const { app, request, approval } = await readSubject(deps.store, subject);
  const team = deps.slackTeamId();
  if ([app, request].some((one) => one !== undefined && one.slackTeamId !== team))
    return no("That belongs to another company's Slack.");
  const isOwner = app?.ownerId === personId;
  const isRequester = request?.requesterId === personId;
  switch (verb) {
    case "ask":
    case "show":
      return YES;
    case "reply":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester || isOwner) return YES;
      return no("Only the person who asked steers this request.", mention(request.requesterId));
    case "decide_plan":
    case "decide_preview":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return no("Only the person who asked decides this.", mention(request.requesterId));
    case "change":
      if (app === undefined) return NO_SUBJECT;
      return isOwner ? YES : no("Only its owner changes this app.", mention(app.ownerId));
    case "approve_release": {
      if (request === undefined) return NO_SUBJECT;
      const group = approval?.groupHandle ?? deps.approverGroup;
      if (isRequester) return no("Nobody approves their own request.", group === null ? undefined : `@${group}`);
      return await inGroup(deps, group, personId, "Only that group approves releases.");
    }
    case "open_app":
    case "use_command":
      return app === undefined ? NO_SUBJECT : mayUse(app, personId);
    case "open_preview":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return await inGroup(deps, deps.approverGroup, personId, "A preview is for the person who asked and approvers.");
    case "stop":
      if (app === undefined && request === undefined) return NO_SUBJECT;
      if (isRequester || isOwner) return YES;
      return await inGroup(deps, deps.approverGroup, personId, "Who asked, the owner and the approvers may stop this.");
  }
}

const YES: Judgement = { yes: true };
const NO_SUBJECT: Judgement = { yes: false, why: "That is not there any more.", askWhom: "" };

function no(why: string, whom?: string): Judgement {
  return { yes: false, why, askWhom: whom === undefined ? "" : `Ask ${whom}.` };
}

function mention(personId: string): string {
  return `<@${personId}>`;
}

/** An Approval leads to its request, a request to its App. */
async function readSubject(
  store: Store,
  subject: Subject,
): Promise<{ app: App | undefined; request: AppRequest | undefined; approval: Approval | undefined }> {
  const approval = subject.approvalId ? await approvalById(store, subject.approvalId) : undefined;
  const requestId = approval?.requestId ?? subject.requestId;
  const request = requestId ? await requestById(store, requestId) : undefined;
  const appId = subject.appId ?? request?.appId;
  const app = appId ? await appById(store, appId) : undefined;
  return { app, request, approval };
}

function refuseStranger(deps: AuthorityDeps, person: Person | undefined): Judgement | null {
  const helpers = deps.approverGroup === null ? undefined : `@${deps.approverGroup}`;
  if (person === undefined) return no("Toolroom does not know you: it has not seen you in Slack yet.", helpers);
  if (person.isDeactivated) return no("That Slack account is deactivated.", helpers);
  if (person.slackTeamId !== deps.slackTeamId())
    return no("You are from another company: Toolroom serves its own people only.", helpers);
  if (person.kind === "guest") return no("Guests cannot use Toolroom.", helpers);
  if (person.kind === "bot") return no("Bots cannot use Toolroom.");
  return null;
}

/** `group` means the people answerable for an App: its Owner, as long as an App has no group of its own. */
function mayUse(app: App, personId: string): Judgement {
  if (app.ownerId === personId || app.access === "company") return YES;
  if (typeof app.access === "object" && app.access.people.includes(personId)) return YES;
  const why = typeof app.access === "object" ? "This app is for named people only." : "This app is for its owner only.";
  return no(why, mention(app.ownerId));
}

async function inGroup(deps: AuthorityDeps, group: string | null, personId: string, why: string): Promise<Judgement> {
  if (group === null)
    return no("No approver group is configured: set TOOLROOM_APPROVERS to a Slack user group and start again.");
  const members = await readGroup(deps, group);
  if (members === null)
    return no(`Slack does not say at the moment who is in @${group}, so nobody counts. Try again in a minute.`);
  return members.includes(personId) ? YES : no(`${why} You are not in @${group}.`, `@${group}`);
}

/** Null where the group cannot be read: whatever the reason, the judgement fails closed and says so. */
async function readGroup(deps: AuthorityDeps, handle: string): Promise<string[] | null> {
  try {
    return await deps.groupMembers(handle);
  } catch {
    return null;
  }
}

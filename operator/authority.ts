import { type AppQuestion, questionById } from "../store/app-questions.ts";
import { type AppRequest, requestById } from "../store/app-requests.ts";
import { type Approval, approvalById } from "../store/approvals.ts";
import { type App, appById } from "../store/apps.ts";
import { personById } from "../store/people.ts";
import { readSlackTeamId } from "../store/slack-team.ts";
import type { Store } from "../store/store.ts";
import { type Answerable, isTheirs, mentionAnswerable, standingOf } from "./authority/answerable.ts";
import { type Approvers, judgeApproving, judgeGroup, judgeReading } from "./authority/approvers.ts";
import { type Judgement, type No, no, YES } from "./authority/judgement.ts";
import { judgeOpening, judgePreviewOpening } from "./authority/opening.ts";
import { refuseElsewhere, refuseStranger } from "./authority/outsiders.ts";

/** Everything a person can do that the platform asks about. */
export type Verb =
  /** Ask for something new. */
  | "ask"
  /** Say something that counts in a request's thread: answers, corrections. */
  | "reply"
  /** Ask for a change of an App that is there. */
  | "change"
  /** Enter a secret that an App uses. */
  | "set_secret"
  | "decide_plan"
  | "decide_preview"
  | "approve_release"
  | "open_app"
  | "open_preview"
  | "use_command"
  /** Have an App given once more what it got before. */
  | "replay"
  /** Say of what an App posted whether it is right. */
  | "comment"
  /** Have somebody else asked to answer for an App. */
  | "transfer"
  /** Say yes or no to what one is asked about an App. */
  | "answer_question"
  /** Stop a request, or an App. */
  | "stop"
  /** Read what the directory says about an App. */
  | "show"
  /** Read what an App printed and how it does. */
  | "read_app"
  /** Change what Slack itself knows of Toolroom: its commands. */
  | "configure_slack"
  /** Have a copy of an App's data kept beside it. It shows nobody anything. */
  | "keep_data"
  /** Read who did what to all Apps. */
  | "read_audit"
  /** See, in a preview, rows of the company's data. */
  | "see_preview_rows"
  /** Read what apps asked of the company's data, and in whose name. */
  | "read_queries"
  /** Look at data of the company's. */
  | "read_source"
  /** Read what an agent was told and did for a request. */
  | "show_work"
  /** Let a budget that the platform team set have more, for a request that it stopped. */
  | "raise_budget"
  /** Have an agent read, in one's own name, what it needs for a request of one's own. What it reads is judged beside this. */
  | "read";

/** What it is done to, by id. The registry says the rest at the moment of the act. A verb without its subject is refused. */
export interface Subject {
  appId?: string | null;
  requestId?: string | null;
  approvalId?: string | null;
  questionId?: string | null;
  /** Of a data source, as the configuration says: all of the company, or Slack user groups by their handles. */
  readers?: "company" | readonly string[];
}

/** The one place that says who may; its rules are in `authority/`, and `authority/entry.ts` applies them at the edge. */
export interface Authority {
  /**
   * Judged at the moment of the act, by Slack user id. A person we do not know, a guest, a bot and somebody deactivated
   * or of another company may do nothing.
   */
  mayDo(personId: string, verb: Verb, subject: Subject): Promise<Judgement>;
}

export interface AuthorityDeps extends Approvers {
  store: Store;
}

export function createAuthority(deps: AuthorityDeps): Authority {
  return { mayDo: (personId, verb, subject) => mayDo(deps, personId, verb, subject) };
}

export async function mayDo(deps: AuthorityDeps, personId: string, verb: Verb, subject: Subject): Promise<Judgement> {
  const company = { slackTeamId: await readSlackTeamId(deps.store), approverGroup: deps.approverGroup };
  const stranger = refuseStranger(company, await personById(deps.store, personId));
  if (stranger !== null) return stranger;
  const { app, request, approval, question } = await readSubject(deps.store, subject);
  const elsewhere = refuseElsewhere(company, app, request);
  if (elsewhere !== null) return elsewhere;
  const answersForIt = async () => app !== undefined && (await standingOf(deps, app, personId)) !== null;
  const isRequester = request?.requesterId === personId;
  switch (verb) {
    case "ask":
    case "show":
      return YES;
    case "reply":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester || (await answersForIt())) return YES;
      return no("Only the person who asked steers this request.", mention(request.requesterId));
    case "decide_plan":
    case "decide_preview":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return no("Only the person who asked decides this.", mention(request.requesterId));
    case "replay":
    case "change":
      if (app === undefined) return NO_SUBJECT;
      return (await answersForIt()) ? YES : no(CHANGES[whose(app)], mentionAnswerable(app));
    case "transfer":
      return app === undefined ? NO_SUBJECT : await judgeTransfer(deps, app, personId);
    case "answer_question":
      if (question === undefined) return NO_SUBJECT;
      if (question.askedId === personId) return YES;
      return no("Only who is asked answers this.", mention(question.askedId));
    case "set_secret":
      if (app === undefined) return NO_SUBJECT;
      if (await answersForIt()) return YES;
      return no(SECRETS[whose(app)], mentionAnswerable(app));
    case "approve_release":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return no("Nobody approves their own request.", called(deps.approverGroup));
      return await judgeApproving(deps, approval ?? null, personId);
    // Whoever sees what it posts, also where its page is not theirs to open.
    case "comment":
      return app === undefined ? NO_SUBJECT : YES;
    case "open_app":
    case "use_command":
      return app === undefined ? NO_SUBJECT : await judgeOpening(deps, app, personId, mentionAnswerable(app));
    case "open_preview":
      return request === undefined ? NO_SUBJECT : await judgePreviewOpening(deps, request.requesterId, personId);
    case "read_app":
      if (app === undefined) return NO_SUBJECT;
      if (await answersForIt()) return YES;
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Its owner and the approvers may read this.",
        when: "lately",
      });
    case "keep_data":
      if (app === undefined) return NO_SUBJECT;
      if (await answersForIt()) return YES;
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Its owner and the approvers may have a copy of its data kept.",
        when: "now",
      });
    case "configure_slack":
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Only the approvers put commands into Slack.",
        when: "now",
      });
    case "read_audit":
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Of all apps, the approvers may read this.",
        when: "lately",
      });
    case "see_preview_rows":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return YES;
      return no(
        "In a preview the company's data is shown to who asked for the app alone.",
        mention(request.requesterId),
      );
    case "read_queries":
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "The platform team reads what apps ask of the company's data.",
        when: "lately",
      });
    case "read":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester || (await answersForIt())) return YES;
      return no("An agent reads in the name of who asked, and for nobody else.", mention(request.requesterId));
    case "read_source":
      return subject.readers === undefined ? NO_SUBJECT : await judgeReading(deps, subject.readers, personId);
    case "show_work":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester || (await answersForIt())) return YES;
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Who asked, the owner and the approvers may read this.",
        when: "lately",
      });
    case "raise_budget":
      if (request === undefined) return NO_SUBJECT;
      if (isRequester) return no("Nobody allows money for their own request.", called(deps.approverGroup));
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: `Only ${called(deps.approverGroup)} allows more.`,
        when: "now",
      });
    case "stop":
      if (app === undefined && request === undefined) return NO_SUBJECT;
      if (isRequester || (await answersForIt())) return YES;
      return await judgeGroup(deps, deps.approverGroup, personId, {
        why: "Who asked, the owner and the approvers may stop this.",
        when: "lately",
      });
  }
}

/** The group may do much with it, and not give it away. Whose Owner is gone is the platform team's to place. */
async function judgeTransfer(deps: AuthorityDeps, app: App, personId: string): Promise<Judgement> {
  if (isTheirs(app, personId)) return YES;
  if ((await personById(deps.store, app.ownerId))?.isDeactivated !== true)
    return no("Only its owner gives this app to somebody else.", mention(app.ownerId));
  return await judgeGroup(deps, deps.approverGroup, personId, {
    why: "Its owner has left: the approvers say who answers for it.",
    when: "now",
  });
}

const NO_SUBJECT: No = { yes: false, why: "That is not there any more.", askWhom: "" };

function called(group: string | null): string | undefined {
  return group === null ? undefined : `@${group}`;
}

/** Whether others than its Owner answer for it, too. */
function whose({ backupId, groupHandle }: Answerable): "owner" | "several" {
  return backupId === null && groupHandle === null ? "owner" : "several";
}

const CHANGES = {
  owner: "Only its owner changes this app.",
  several: "Only who answers for this app changes it.",
};

const SECRETS = {
  owner: "Only its owner enters this app's secrets.",
  several: "Only who answers for this app enters its secrets.",
};

function mention(personId: string): string {
  return `<@${personId}>`;
}

/** An Approval leads to its request, a request to its App. */
async function readSubject(
  store: Store,
  subject: Subject,
): Promise<{
  app: App | undefined;
  request: AppRequest | undefined;
  approval: Approval | undefined;
  question: AppQuestion | undefined;
}> {
  const question = subject.questionId ? await questionById(store, subject.questionId) : undefined;
  const approval = subject.approvalId ? await approvalById(store, subject.approvalId) : undefined;
  const requestId = approval?.requestId ?? subject.requestId;
  const request = requestId ? await requestById(store, requestId) : undefined;
  const appId = subject.appId ?? request?.appId ?? question?.appId;
  const app = appId ? await appById(store, appId) : undefined;
  return { app, request, approval, question };
}

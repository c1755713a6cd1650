import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { Trigger } from "../sdk/contract/triggers.ts";
import type { AppQuestion } from "../store/app-questions.ts";

/**
 * What the platform says to people about a request, in one Slack thread. Implemented by `bot/`. Every call may come
 * twice (steps run at least once): the same key says it once. Views are made from the data here and nothing else.
 */
export interface Announcer {
  /** Edits the request's one card; coalesced to an edit every 2–3 s. The card is posted if it is not there. */
  progress(requestId: string, card: Card): Promise<void>;
  /** A new message in the thread that wants an answer by button or words. */
  ask(requestId: string, question: Question): Promise<void>;
  /** The approval card in the platform channel, and a note in the thread that it waits. */
  askForApproval(requestId: string, approval: ApprovalCard): Promise<void>;
  /** A new message in the thread that wants none: done, failed, an answer. `key` says which, once. */
  tell(requestId: string, key: string, news: News): Promise<void>;
  /** Takes the buttons off a question or an approval card and says who decided what, when, on which release. */
  settle(approvalId: string): Promise<void>;
  /**
   * A direct message to one person: to the owner of an app that broke; to PLATFORM_TEAM, a message in the platform channel. Called by operator/notices.ts, and by operator/webhook-addresses.ts, which
   * repeats it: whoever has something to tell writes a Notice. Throws KnownError `slack_silent` where Slack does not
   * answer, and `slack_refused` where it refuses for now. With an offer, what people say stands below the text, with buttons.
   */
  tellPerson(personId: string, key: string, text: string, offer?: NoticeOffer): Promise<Told>;
}

/** In a person's place: whoever reads the platform channel. */
export const PLATFORM_TEAM = "platform-team";

export type Told =
  | { kind: "told" }
  /** For good: Slack's word for why, such as `user_disabled`. */
  | { kind: "refused"; reason: string };

/** What stands below a notice, with buttons. */
export type NoticeOffer = OfferToFix | OfferToReplay | AppQuestionAsked;

/** A question about an App (store/app-questions.ts): its answers are yes and no, and of an heir, somebody else. */
export interface AppQuestionAsked {
  questionId: string;
  kind: AppQuestion["kind"];
}

/** Something that failed and that its App's Owner may have done again. */
export interface OfferToReplay {
  deliveryId: string;
}

/** What people say of a Release that its Owner may have fixed. */
export interface OfferToFix {
  releaseId: string;
  /** Oldest first. */
  complaints: ComplaintNote[];
}

export interface ComplaintNote {
  personId: string;
  /** Null: a thumb, or what few people can read where it was said. */
  words: string | null;
  /** Whether it was a thumb. */
  isThumb: boolean;
  /** What it is about: where it stands. Null: it was told somebody in private, or it is of the version as a whole. */
  post: { channel: string; channelId: string; ts: string } | null;
  isOfVersion: boolean;
}

/** The one progress card. */
export interface Card {
  title: string;
  /** In order; the current one is `now`, the one it ended at without being done `ended`. */
  steps: { text: string; state: "done" | "now" | "next" | "ended"; note?: string }[];
  /** null: it goes on. */
  ending: Ending | null;
  startedAt: number;
  /** The moment it tells of; of what has ended, its end. */
  at: number;
  /** For somebody's answer: then no time runs that is ours. */
  isWaiting: boolean;
  costUsd: number;
  canStop: boolean;
}

/** How a request ended. `byId` did it. */
export type Ending =
  | { kind: "live" | "answered" | "refused" | "failed" | "expired" }
  | { kind: "stopped" | "cancelled" | "declined"; byId: string | null };

export type Question =
  | {
      kind: "plan";
      approvalId: string;
      plan: Plan;
      /** What is live now; null for a new App. */
      current: Manifest | null;
      verdict: VerdictNote;
      similar: SimilarApp[];
      /** Of a change: which of the Plan's Checks are new, by their places, and what is not promised any more, in words. */
      promises: { isNew: number[]; dropped: string[] } | null;
    }
  | {
      kind: "questions";
      approvalId: string;
      questions: string[];
      /** Why one of them is asked: another App has the command word that was wanted. */
      taken?: TakenWord | null;
      /** Whether it may be told in a form: no model reads the answers. */
      takesForm?: boolean;
    }
  | {
      kind: "dead_end";
      approvalId: string;
      requestId: string;
      /** What happened, in a sentence or two. */
      words: string;
      /** The model that may try it instead; null: no other is set up. */
      otherModel: string | null;
      spentUsd: number;
      budgetUsd: number;
    }
  | {
      kind: "preview";
      approvalId: string;
      url: string | null;
      instanceId: string;
      /** Then it is stopped, and can be started again by a button. */
      runsUntil: number;
      releaseNumber: number;
      made: Made;
      changes: string;
      /** Beside the version that is live; null: none is. */
      proof: ProofNote | null;
      /** What of the correction that it follows is not in it, in sentences. */
      leftOut: string[];
      /** Of other instructions: what the app was last given, tried again with these. */
      replay?: ReplayNote | null;
      wouldPost: WouldPost[];
      /** What its Owner has to enter before all of it works live. */
      secrets?: MissingSecrets;
      /** What can be tried in it by a button: its schedules and commands. */
      tries: PreviewTry[];
      /** What the asker said while it was built; where not `isInTime`, it is not in what is shown. */
      said: { text: string; isInTime: boolean }[];
    };

export interface VerdictNote {
  needsApprovalBy: string | null;
  reasons: string[];
}

export type SimilarApp =
  | {
      kind: "open";
      name: string;
      title: string;
      purpose: string;
      ownerId: string;
      peopleThisWeek: number;
      /** Of the ask's, what both are about, what tells most first. */
      words: string[];
    }
  /** One that not everybody who reads the card may open: nothing but whom to ask. */
  | { kind: "closed"; ownerId: string }
  /** Somebody asks for the same, and it is not live yet. */
  | { kind: "asked"; askedBy: string };

/** A preview as an approval card shows it. `url` is null where there is no page: then there is nothing to start. */
export interface PreviewNote {
  url: string | null;
  instanceId: string;
  runsUntil: number;
}

/** A schedule or a command of a preview, to be run by hand. */
export interface PreviewTry {
  instanceId: string;
  trigger: Trigger;
}

/** A command word, without slash, and the App that has it. */
export interface TakenWord {
  word: string;
  appName: string;
  ownerId: string;
  channelId: string;
  threadTs: string;
}

/** What a preview's schedule or command would have posted. */
export interface WouldPost {
  /** With #; or @ and the handle of whom it would tell in private; of an event its name. */
  channel: string;
  /** null: it is private. */
  text: string | null;
  /** `update`: in the place of something it posted before; `upload`: a file; `event`: it would tell other apps; calls: of a host. */
  kind: "post" | "update" | "upload" | "event" | "call" | "undeclared_call";
}

export interface ApprovalCard {
  approvalId: string;
  groupHandle: string;
  appName: string;
  requesterId: string;
  askedFor: string;
  reasons: string[];
  releaseNumber: number;
  /** Of this Release, and of the one that is live. */
  manifest: Manifest;
  current: Manifest | null;
  changes: string;
  /** Beside the version that is live; null: none is. */
  proof: ProofNote | null;
  /** Unified diff against the live release; long ones become a file. */
  diff: string;
  preview: PreviewNote;
  checks: { sentence: string; ok: boolean }[];
  /** The day on which all checks happened, in words, where it matters and no sentence says it. */
  checkDay: string | null;
  made: Made;
  costUsd: number;
  expiresAt: number;
}

/** What a new version makes of what the live one was last given, beside what that made of it. */
export interface ReplayNote {
  /** How many came out the same. */
  same: number;
  /** How many there was no time for, or that could not be tried. */
  notTried: number;
  /** How many say nothing of the instructions: the model failed there, or its budget did not allow a call. */
  withoutModel?: number;
  /** Oldest first. What it posts in channels then and now; both null: not everybody in the thread may read it. */
  differences: { run: string; at: number; before: string | null; now: string | null }[];
}

/** How a change shows, as its Checks saw it on both versions. */
export interface ProofNote {
  /** In plain words, the first few: the same act, before and now. */
  differences: string[];
  /** How many more there are. */
  more: number;
  /** How many Checks of before hold still, and whether all of before are among them. */
  kept: number;
  isAllKept: boolean;
  /** Where it corrects what was wrong and no difference was seen, why not. */
  unproven: "no_check" | "not_tried" | null;
}

/** The id of the request that may be told in a form after all: no model read it. Null, or none: it may not. */
interface MaybeForm {
  formOf?: string | null;
}

/** The next moves after an end that are buttons as well: the id of the request. Null, or none: that is no move here. */
interface MovesOn {
  /** *try again* begins it anew. */
  againOf?: string | null;
  /** It may be said in other words. */
  differentlyOf?: string | null;
  /** What an agent did for it can be read. */
  workOf?: string | null;
  /** A budget of a month ended it: with so many cents more it goes on. */
  more?: { requestId: string; cents: number } | null;
}

/** Secrets that an App uses and nobody entered yet, each with what it is for. */
export interface MissingSecrets {
  appId: string;
  missing: { name: string; about: string }[];
}

export type News =
  | {
      kind: "live";
      appName: string;
      url: string | null;
      ownerId: string;
      releaseId: string;
      releaseNumber: number;
      commands: string[];
      /** Those of them that the version before did not have. */
      newCommands: string[];
      /** Of each command a use that its checks prove, where there is one: `/lunch ramen`. */
      commandExamples: Record<string, string>;
      made: Made;
      /** Its webhooks that are new, by their words, `GitHub` or `Linear`: their addresses come to the Owner in private. */
      newWebhooks: string[];
      /** What works only when they are entered. */
      secrets?: MissingSecrets;
      /** Channels it listens in where the bot is no member: it hears nothing there. */
      deafIn: string[];
      /** Events that it listens for and that no live App tells: `lunch/ordered`. */
      untold: string[];
      nextRunAt: number | null;
      timeZone: string;
      costUsd: number;
      changes: string;
      /** Wishes that came too late for it. */
      alsoSaid: string[];
      /** Its id, where an earlier one can be had back by a button. */
      undoOf: string | null;
      /** Whether its data can go back, too: it is kept as it was before this version changed it. */
      undoesData: boolean;
      /** What tells it from the version before; null: there is none, or it is back. */
      proof: ProofNote | null;
    }
  /** The agent at work was told what the asker said meanwhile. */
  | { kind: "heard"; words: string[] }
  /** What was said while it was built is in the Plan now, which asks nobody anew. `agreed`: the Plan's manifest before. */
  | { kind: "steered"; words: string[]; manifest: Manifest; agreed: Manifest; summary: string }
  /** It cannot be: the request goes on by the Plan that was agreed to. */
  | { kind: "not_steered"; words: string[]; reasons: string[]; next: string }
  /** Something outside does not answer; the request waits and goes on by itself. `asks`: what somebody can do; empty: nothing. */
  | { kind: "away"; cause: string; asks: string }
  /** `sources`: where it is from, such as `app.ts`. `releaseId`: of the thread's App, where it is live. */
  | ({ kind: "answer"; text: string; sources?: string[]; releaseId?: string } & MaybeForm)
  | ({ kind: "not_here"; text: string } & MaybeForm)
  /** What was asked is for another App than the thread's: in a thread of its own? */
  | { kind: "other_app"; requestId: string; appName: string; text: string }
  | ({ kind: "refused"; reasons: string[]; next: string } & MaybeForm & MovesOn)
  /** `at` is the step it was at. */
  | ({ kind: "cancelled"; ending: Ending; at: string; kept: string } & MovesOn)
  | ({ kind: "failed"; cause: string; kept: string; next: string; reference: string } & MovesOn);

/** Who made the code: it is of known parts, without a model; an agent wrote it; or somebody handed it in by `tool deploy`. */
export type Made = "composed" | "coded" | "handedIn";

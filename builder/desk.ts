import type { DataAsked, HeardOutcome } from "../store/message-tables.ts";
import type { AskInput } from "../store/schema.ts";
import type { OutlineLanguage, OutlineSection } from "./outline/outline.ts";

/**
 * What people can do, for whichever entrance they use (Slack, and `tool`): seven ports, by what it is done
 * to. Every verb is saved before it returns, asks `operator/authority.ts`, and is harmless when it comes twice.
 */
export interface Desk extends RequestDesk, HandInDesk, FormDesk, UndoDesk, FeedbackDesk, ApartDesk, WorkDesk {}

/** To a request. */
export interface RequestDesk {
  /** Saves an ask, once per Slack message, and starts its workflow. */
  receive(ask: ReceivedAsk): Promise<Received>;
  /**
   * A reply in a thread we know: a decision in words ("build it", "cancel", "looks right"), answers to our questions, a
   * correction of what is shown, or, in a live app's thread with nothing open, the ask for a change; there or below an
   * approval's card, an approver's verdict ("approve", "decline: …"). It decides only what stood in Slack before it was said.
   */
  reply(reply: ThreadReply): Promise<Replied>;
  /** The message of an ask or of a reply was edited or deleted. */
  revise(revision: Revision): Promise<Replied>;
  /** A button, which stands on the card that shows what is decided. Judged by user id now; the first one wins. */
  decide(decision: DecisionInput): Promise<DecisionOutcome>;
  /** *try again*, by a button on how a request ended: as the words, once for each such message. */
  tryAgain(requestId: string, ask: ReceivedAsk): Promise<Received>;
  /** Lets the budget of a month that ended a request have more, once, and begins it again for its asker: a button. */
  spendMore(requestId: string, press: ReceivedAsk): Promise<Received>;
  /** Stop: the button, the word, ❌. Work in progress ends within two seconds. */
  stop(requestId: string, personId: string): Promise<StopOutcome>;
}

/** To what somebody wrote themselves. */
export interface HandInDesk {
  /** Saves a Candidate as the ask of who wrote it, once per Slack message that tells of it, and starts its workflow at *check*. */
  handIn(handedIn: HandedIn): Promise<Received>;
}

/** To a request that is told in lines, filled in as a form. What is sent is a `decide`, or after a no a `reply`. */
export interface FormDesk {
  /** What the form begins with, for whoever may send it, or other words in its place, as things stand. */
  openForm(about: FormSubject, personId: string): Promise<FormOpened>;
}

/** To the changes of a live App. */
export interface UndoDesk {
  /**
   * This Release of an App once more, as the words *back to v2* bring it: a button beside it. Once for each `messageTs`. Where
   * the data could go back, too, that is asked first, unless it was said that it stays.
   */
  backTo(releaseId: string, ask: ReceivedAsk, said?: { dataStays: true }): Promise<Replied>;
  /** The version before this Release, where it is still what is live. The words *undo* and *back to v2* are replies. */
  undo(releaseId: string, ask: ReceivedAsk): Promise<Received>;
  /** What would be lost if this Release's data went back with it, to be asked once more. */
  askUndoData(releaseId: string, personId: string): Promise<UndoDataAsked>;
  /** As `undo`, and the data as it was before this Release changed it. */
  undoData(releaseId: string, ask: ReceivedAsk): Promise<Received>;
  /** A copy of its data that is kept, by its name, with the version whose tables are in it. Once for each `messageTs`. */
  restoreData(of: { appId: string; backup: string }, ask: ReceivedAsk): Promise<Received>;
}

/** To what an App posts. */
export interface FeedbackDesk {
  /** What somebody says of something an App posted, by a thumb or in words below it: kept, and counted for its Owner. */
  comment(comment: Comment): Promise<Commented>;
  /** What somebody says, by a thumb or in words, of a version that went live or of an answer about it: kept as that is. */
  rate(rating: Rating): Promise<Commented>;
  /** What its Owner wants different about it, said below it: a change in the App's thread, once per message. */
  changeOutput(wish: OutputWish): Promise<OutputChange>;
  /** Those words were edited or deleted. */
  reviseOutputChange(revised: OutputRevision): Promise<Replied>;
  /** Whether to have fixed what people say of a Release: its Owner's answer, by a button. */
  decideFix(decision: FixDecision): Promise<FixOutcome>;
}

/** To a wish in an App's thread that sounds like another App. */
export interface ApartDesk {
  /** Whether what sounded like another App than the thread's begins in a thread of its own: a button. */
  decideApart(decision: ApartDecision): Promise<ApartOutcome>;
  /** Opens what is wanted apart in the thread that was begun for it. */
  beginApart(requestId: string, personId: string, threadTs: string): Promise<Received>;
}

/** To what agents did. */
export interface WorkDesk {
  /** The transcripts of a request, or of the last one in a thread that an agent worked on: for who asked, owns or approves it. */
  showWork(of: { requestId: string } | { channelId: string; threadTs: string }, personId: string): Promise<WorkShown>;
}

export type WorkShown =
  /** `text` for people, in markdown; `lines` as it was written, JSON a line. For that person alone. */
  | { kind: "shown"; requestId: string; title: string; text: string; lines: string }
  /** There is no request in that thread. */
  | { kind: "not_ours" }
  | { kind: "refused"; say: string };

/** Name of the input with all of an ask that is too long to be read as one. */
export const WHOLE_ASK = "The whole ask";

export interface ReceivedAsk {
  slackTeamId: string;
  channelId: string;
  /** Thread it lives in: of a top-level message its own ts. */
  threadTs: string;
  messageTs: string;
  personId: string;
  /** The ask without the bot's mention. */
  text: string;
  inputs: AskInput[];
}

/** `text` is what its writer says of it. */
export interface HandedIn extends Omit<ReceivedAsk, "inputs"> {
  /** The Candidate, which is kept already. */
  bundleHash: string;
  /** The App that it changes; null: it is a new one. */
  appId: string | null;
}

export type Received =
  /** `as`: of what says that an output is wrong, which one, where several could be meant. */
  | { kind: "started"; requestId: string; as?: string }
  /** The same message again. */
  | { kind: "known"; requestId: string }
  /** Nothing was started; `say` goes to that person only. */
  | { kind: "refused"; say: string };

export interface ThreadReply extends ReceivedAsk {
  /** Whether the bot was mentioned in it. */
  mentioned: boolean;
}

export interface Revision {
  channelId: string;
  threadTs: string;
  /** The message that was revised. */
  messageTs: string;
  /** Slack's timestamp of the revision: the same one is the same revision. */
  revisedTs: string;
  /** Who wrote it; Slack lets people edit their own, and does not say who deleted one. */
  personId: string;
  /** Whether it calls the bot, or did before; always so in a direct message. */
  mentioned: boolean;
  /** As it stands now; null: it is deleted. */
  ask: Pick<ReceivedAsk, "text" | "inputs"> | null;
}

/** Kept with its effect: the same message again gets the same answer. */
export type Replied = HeardOutcome;

export interface DecisionInput {
  approvalId: string;
  personId: string;
  answer: "yes" | "no" | "change";
  /** What should be different, or the reason. */
  words?: string;
  /** Slack message the words stand in, where it was a reply, and what came with it. */
  saidIn?: string;
  /** The words are the lines of a form. */
  inForm?: true;
  inputs?: AskInput[];
}

export type DecisionOutcome =
  | { kind: "taken"; as: string }
  /** Somebody was first: who, what, when; or something newer took its place, which stands at `newer`. */
  | { kind: "already"; say: string; newer?: { channelId: string; ts: string } }
  /** Not theirs to decide, expired, or about an older release. */
  | { kind: "refused"; say: string };

/** A question of ours, or a request that ended with a no. */
export type FormSubject = { approvalId: string } | { requestId: string };

export type FormOpened =
  | {
      kind: "open";
      /** What sending it decides, where something waits for a Decision. */
      answer: "yes" | "change";
      language: OutlineLanguage;
      /** What is planned, in lines; where there is no plan, what was said in lines last, or none. */
      sections: OutlineSection[];
      /** Whether only whoever asked shall open it. */
      isForOneself: boolean;
      /** null: it is called after what it is. */
      title: string | null;
      /** Lines that were said and are not known. */
      unknown: string[];
    }
  | Exclude<DecisionOutcome, { kind: "taken" }>;

export type UndoDataAsked = DataAsked | { kind: "refused"; say: string };

export interface Comment {
  personId: string;
  /** Where the message stands that it is about. */
  channelId: string;
  postTs: string;
  /** Whether everybody of the company may read it there. */
  isOpen: boolean;
  said: { kind: "thumb"; isUp: boolean; isTakenBack: boolean } | SaidBelow;
  /** Slack's timestamp of the reaction, its removal or the reply. */
  saidTs: string;
}

/** A reply; `text` null: it is deleted. `revisedTs`: Slack's timestamp of its edit or deletion. */
type SaidBelow = { kind: "words"; text: string } | { kind: "words"; text: string | null; revisedTs: string };

export interface Rating {
  personId: string;
  /** What went live, or was live when the answer was given. */
  releaseId: string;
  of: "version" | "answer";
  /** Where the message stands that it is about. */
  channelId: string;
  messageTs: string;
  /** Whether everybody of the company may read it there. */
  isOpen: boolean;
  said: { kind: "thumb"; isUp: boolean } | { kind: "words"; text: string };
  /** Slack's timestamp of the press. */
  saidTs: string;
}

export type Commented =
  /** `changedBy`: whose it is to have it changed; null: who said it. */
  | { kind: "noted"; appName: string; isComplaint: boolean; changedBy: string | null }
  /** Not about something an App posted, from a stranger, or words to somebody else. */
  | { kind: "ignored" };

/** Words below what an App posted. */
export interface OutputWish extends Omit<Comment, "said"> {
  /** Whether the bot was mentioned in it. */
  mentioned: boolean;
  text: string;
  /** What came with it, fetched where it is needed. */
  inputs: () => Promise<AskInput[]>;
}

/** The words below a post, as they stand now; `ask` null: they are deleted. */
export interface OutputRevision
  extends Pick<OutputWish, "personId" | "channelId" | "postTs" | "saidTs">,
    Pick<Revision, "revisedTs" | "ask"> {}

export type OutputChange =
  /** In the thread of its App. `postedIn` is the channel's name: `#food`. */
  | { kind: "changing"; requestId: string; place: AppThread; postedIn: string }
  /** It is to be said in the App's thread itself; `say` tells why. */
  | { kind: "elsewhere"; place: AppThread; say: string }
  | { kind: "not_theirs"; appName: string; say: string }
  /** Not about something an App posted, or nothing that it should do otherwise. */
  | { kind: "ignored" };

export interface ApartDecision {
  /** The request that ended with the question. */
  requestId: string;
  personId: string;
  isApart: boolean;
}

export type ApartOutcome =
  /** A thread is to be begun in that channel with these words, then `beginApart`. */
  | { kind: "thread_wanted"; askerId: string; channelId: string; text: string }
  /** It changes the App of its thread. `isNew`: by this decision. */
  | { kind: "changing"; requestId: string; isNew: boolean }
  | { kind: "refused"; say: string };

export interface FixDecision {
  /** The Release that people complain of. */
  releaseId: string;
  personId: string;
  wants: boolean;
}

export type FixOutcome =
  /** A change is asked for, in the thread of its App. `people` complain of the Release. */
  | { kind: "asked"; requestId: string; place: AppThread; releaseNumber: number; people: number; decidedAt: number }
  | { kind: "declined"; decidedAt: number }
  /** It is decided: `say` tells how it stands; `place`: in which thread. */
  | { kind: "already"; say: string; place: AppThread }
  | { kind: "refused"; say: string };

/** The thread that is an App's control desk. */
export interface AppThread {
  appName: string;
  channelId: string;
  threadTs: string;
}

export type StopOutcome =
  | { kind: "stopping" }
  | { kind: "nothing_to_stop"; say: string }
  | { kind: "refused"; say: string };

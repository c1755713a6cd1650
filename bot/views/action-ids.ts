import type { DecisionInput } from "../../builder/desk.ts";

/** What a press means. Buttons of approvals carry the approval's id as value, Stop the request's. */
export const ACTIONS = {
  yes: "approval_yes",
  no: "approval_no",
  /** Opens a modal for what should be different. */
  change: "approval_change",
  /** Opens a modal for the reason. */
  decline: "approval_decline",
  /** Opens a modal for the answers to our questions. */
  answer: "approval_answer",
  /** Opens a form, whose lines are answered as words would be. */
  form: "approval_form",
  /** Opens a modal for what the agent should know where it is stuck. */
  more: "approval_more",
  /** The same where the request has ended with a no: the value names the request. */
  formAfterNo: "request_form",
  stop: "request_stop",
  /** Begins what ended anew, as the words *try again* do; the value names the request that ended. */
  again: "request_again",
  /** Lets a budget have more, and goes on; the value names the request that it ended. */
  spendMore: "request_more",
  /** Opens a modal for other words, which count as a reply; the value names the request that ended. */
  differently: "request_words",
  /** Brings what agents did for a request, in private; the value names the request. */
  work: "request_work",
  /** Runs a schedule of a preview; the value names both. Followed by a number: an id may stand once in a row. */
  tryRun: "preview_run",
  /** Opens a modal for what stands behind a preview's command; the value names both, numbered as above. */
  tryCommand: "preview_command",
  /** Runs a preview for another day. */
  startPreview: "preview_start",
  /** Brings back an earlier version; the value names its Release. Followed by its number, as above. */
  backTo: "release_back",
  /** Brings back the version before; the value names the Release that is left. */
  undo: "release_undo",
  /** The same with the data as it was before that Release: says what is lost, and asks once more. */
  undoData: "release_data",
  undoDataYes: "release_databack",
  /** Has fixed what people say of a Release, or leaves it; the value names the Release. */
  fix: "release_fix",
  leave: "release_leave",
  /** Gives an App once more what it failed at; the value names the Delivery. */
  replay: "delivery_replay",
  /** What somebody is asked about an App; the value names the question. */
  questionYes: "question_yes",
  questionNo: "question_no",
  /** Somebody else is named for it, from a list of people: the block's id names the question. */
  questionOther: "question_other",
  /** Opens a window for a secret; the value names the App and the secret. Followed by a number, as above. */
  enterSecret: "secret_enter",
  /** Whether a version or an answer is right; the value says which half, of what, and names the Release. */
  thumb: "message_thumb",
  /** Begins what was asked in a thread of its own, or as a change after all; the value names the request. */
  apart: "request_apart",
  here: "request_here",
} as const;

/** Modals; each carries where it was opened as private metadata. */
export const WORDS_MODAL = "approval_words";

/** A form that is told in lines. Its choices bring other fields. */
export const OUTLINE_MODAL = "outline_form";

export const FORM_CHOICES = { kind: "outline_kind", also: "outline_also" } as const;

/** What is typed behind a command that is tried in a preview. */
export const TRY_MODAL = "preview_words";

/** Which app's entry of a message's menu is meant. */
export const SHORTCUT_MODAL = "shortcut_choice";

/** A secret that an App uses. What is typed in it is sealed before anything of it is kept. */
export const SECRET_MODAL = "secret_value";

/** What is not right, behind a thumb down. */
export const THUMB_MODAL = "thumb_words";

/** The Decision that a modal's words are for. */
export type DecisionPurpose = "change" | "decline" | "answer" | "more";

/** The Decision that a modal's words belong to. */
export const DECISION_OF: Record<DecisionPurpose, DecisionInput["answer"]> = {
  change: "change",
  decline: "no",
  answer: "yes",
  more: "change",
};

/** How the ids of blocks begin that go with a Decision: what can be tried in a preview, and until when a card counts. */
export const TRY_ROW = "try";

/** What an agreed plan no longer needs to say at length: how its blocks' ids begin. */
export const FOLDS = "folds";

/** The row of buttons that a Decision takes away. */
export const DECISION_ROW = "decision";

import type { AppRequest } from "../../store/app-requests.ts";
import type { Approval } from "../../store/approvals.ts";

/** What the desk says back. Every next move named here is one that the desk takes. */

export const NOTHING_TO_TRY = "The last thing asked for here is live. Say what should be different.";

/** Pressed on what we do not find. */
export const UNKNOWN_ASK = "I do not know this any more. Mention me with your wish in a new message.";

/** Pressed on the end of a request, where another one came after it. */
export const NEWER_HERE = "Something newer was asked here since. Say in the thread what should be different.";

/** To who deleted what they said. */
export const LEFT_OUT = "You deleted that before I had read it, so it does not count.";

/** For *another model* where the configuration names one alone. */
export const NO_OTHER_MODEL =
  "No other model is set up here. Say what the agent should know or leave out, *try again*, or *stop*.";

/** To who cancelled, and goes on talking of what they want. */
export const CANCELLED_HERE =
  "This was cancelled. Say *try again* and I take it up, *I say it differently:* with other words for it, or write @toolroom in a new message.";

export const NEW_WISH = "For a wish of your own, write @toolroom in a new message.";

/** For a yes to a Release that is not what would go live. */
export const OF_ANOTHER =
  "This card is not about the version that was shown last, so it approves nothing. Say *stop* in its thread, then *try again*: the right one is asked about then.";

/** For *stop* right after what was under way in the thread of a live App has ended. */
export const ENDED_ALREADY =
  "What was under way here has ended already, and what is live runs. To switch the app itself off, say *stop* once more.";

/** A word to switch an App that was kept, and overtaken. */
export const SWITCHED_SINCE = "Something newer was said here since, so I left that. Say it again if you still want it.";

/** For a yes or no to what nobody could see yet. */
export const NOT_ASKED: Record<Approval["kind"], string> = {
  plan: "My plan was not here yet when you said that. Say it again when you have read it.",
  questions: "My questions were not here yet when you said that. Say it again when you have read them.",
  dead_end: "I had not said yet that the agent is stuck when you said that. Say it again when you have read it.",
  preview: "The preview was not here yet when you said that. Say it again when you have tried it.",
  release: "The platform team has not been asked yet. Say *try again* and I ask them once more, or *stop* to end it.",
};

/** A question about what is not live yet changes nothing. */
export function askedWords(pending: Approval | undefined): string {
  const next = pending === undefined ? "" : ` ${underWay(pending)}`;
  return `I took that as a question, so nothing changes. What it does, when it runs and who may open it stand on the plan above.${next}`;
}

/** Where it stands, for who asks how long it takes: `stage` as on its card, `askedMs` since it was asked for. */
export function progressWords(
  { stage, askedMs }: { stage: string; askedMs: number },
  pending: Approval | undefined,
): string {
  const at = stage === "" ? "It has just begun." : `It is at “${stage}”.`;
  return `${at} You asked for it ${agoWords(askedMs)}. ${underWay(pending)}`;
}

function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "less than a minute ago";
  if (minutes < 120) return minutes === 1 ? "a minute ago" : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}

/** For who asks how far it is, where it has ended. */
export const NOTHING_UNDER_WAY =
  "Nothing is under way here: how it ended stands above. Say *try again*, or what should be different.";

/** How a remark counts that comes between a stop, or a no, and the end. */
export const TO_AN_END =
  "a wish for another try: this one is just being ended. Say *try again* when it has, and your wish is part of it";

/** For *try again* there. */
export const ENDS_NOW = "It is just being ended. Say *try again* when it says so.";

/** How a remark counts while nothing is asked: by where the request stands. */
export function noteWords({ stage, plan, returnsTo }: Pick<AppRequest, "stage" | "plan" | "returnsTo">): string {
  if (returnsTo !== null)
    return "a wish for later. An earlier version is brought back as it was. Then say it here again, and I change it";
  // No agent is at work that could be told.
  if (stage !== "approve" && stage !== "deploy" && plan?.composition !== undefined)
    return "a wish. What of it can be planned is built before you see a preview; the rest stands there";
  // Nothing is planned yet, so nobody writes anything that could be told.
  if (plan === null && ["received", "understand", "plan"].includes(stage)) return "a wish. It goes into the plan";
  switch (stage) {
    case "check":
    case "preview":
      return "a wish. The code is written: what changes the plan is built before you see the preview, and of the rest the agent is told if the checks send it back; else it stands there, where *Change it* takes it in";
    case "approve":
    case "deploy":
      return "a wish for later. What goes live is what you saw. Then say it here again, and I change it";
    default:
      return "a wish. The agent is told at its next step; what changes the plan is planned first";
  }
}

/** Behind the last of many that are answered at once. */
export const NO_WORD_FOR_EACH = ". What you say next here is taken, too, without a word for each";

/** For *try again* where nothing ended. */
/** Somebody wants an earlier version back while something is asked about the next. */
export function undoAfter(pending: Approval): string {
  return `${underWay(pending)} Then *undo* takes back what is live.`;
}

export function underWay(pending: Approval | undefined): string {
  switch (pending?.kind) {
    case undefined:
      return "It is being worked on. Say *stop* to end it, or what should be different.";
    case "plan":
      return "The plan above waits for you. Say *build it*, *cancel*, or what should be different.";
    case "questions":
      return "The questions above wait for you. Answer them here, or say *cancel*.";
    case "dead_end":
      return `The agent is stuck. Say ${pending.subjectHash === "" ? "" : "*another model*, "}*stop*, or what it should know.`;
    case "preview":
      return "The preview above waits for you. Say *looks right*, *cancel*, or what is wrong.";
    case "release":
      return `It waits for a yes from @${pending.groupHandle ?? ""}, who were asked. Say *stop* to end it.`;
  }
}

/**
 * Pressed on a question that was taken back. `coming`: the newer one does not stand in Slack yet; `ended`: there is none.
 * `thread`: the newer one is in the same thread, or in the one where it was asked for; null: in the channel.
 */
export function newerWords(newer: { channelId: string; thread: "same" | "asked" | null } | "coming" | "ended"): string {
  if (newer === "coming") return "A newer version of this question is on its way.";
  if (newer === "ended") return "This question was taken back, and its request has ended.";
  return `There is a newer version of this question ${whereWords(newer.channelId, newer.thread)}.`;
}

function whereWords(channelId: string, thread: "same" | "asked" | null): string {
  if (thread === "same") return "in the thread";
  if (thread === "asked") return "in the thread where it was asked for";
  return channelId.startsWith("D") ? "in a direct message" : `in <#${channelId}>`;
}

/** Pressed on a card that is decided. `requests`: all of its thread, newest first. */
export function settledWords(
  approval: Approval & { status: Exclude<Approval["status"], "superseded"> },
  requests: AppRequest[],
): string {
  const by = approval.decidedBy === null ? "" : ` by <@${approval.decidedBy}>`;
  const when =
    approval.decidedAt === null
      ? ""
      : ` <!date^${Math.floor(approval.decidedAt / 1000)}^{date_short_pretty} at {time}|earlier>`;
  const what: Record<typeof approval.status, string> = {
    pending: "This is still open.",
    yes: `Already agreed${by}${when}.`,
    no: `Already declined${by}${when}.`,
    change: `${approval.kind === "dead_end" ? "Already answered" : "Already sent back for a change"}${by}${when}.`,
    expired: lateWords(approval, requests),
  };
  return what[approval.status];
}

/** Pressed after its time. The next move depends on what became of the thread since. */
export function lateWords(approval: Approval, requests: AppRequest[]): string {
  const [newest] = requests;
  const isNewer = newest !== undefined && newest.id !== approval.requestId;
  if (isNewer && newest.status === "open") return "Its time is over, and something newer is under way in its thread.";
  if (isNewer && newest.status === "live")
    return "Its time is over, and something newer went live. Say in its thread what should be different.";
  const whose = approval.kind === "release" && newest !== undefined ? ` of <@${newest.requesterId}>` : "";
  return `Its time is over. Reply *try again* in the thread${whose} where it was asked for, and it begins anew.`;
}

import { compositionSchema, type Part } from "../../../sdk/contract/parts.ts";
import { compositionProblems, partProblems } from "../../blueprints/composition-problems.ts";
import type { Ask, PlanAnswer } from "../../planner.ts";
import { composedPlan } from "./composed-plan.ts";
import type { ReadingContext } from "./context.ts";
import { readConversation } from "./conversation/conversation.ts";
import { askedOfLeft, leftPeople } from "./conversation/left-people.ts";
import { fromTable } from "./from-table.ts";
import { withoutKeptWords } from "./kept-as-written.ts";
import type { Answers } from "./languages/answers.ts";
import { lackingIn } from "./limits/lacking-in.ts";
import { lostSentences } from "./limits/lost-sentences.ts";
import { MAX_QUESTIONS } from "./max-questions.ts";
import type { Reading } from "./reading.ts";
import { readingContextOf } from "./reading-context.ts";
import type { Rules } from "./rules.ts";
import { tableIn } from "./table-input.ts";
import { describedByTable } from "./table-told.ts";
import { tooMuch } from "./too-much.ts";
import { filesInOneLine, partlyRead, unreadInputs } from "./unread-inputs.ts";
import { isPlea, vagueQuestion } from "./vague-question.ts";
import type { Gap } from "./words/scene.ts";

/** `isUnclear`: there is nothing to build in it yet, so that triage asks already. */
export type NewPlan =
  | Exclude<PlanAnswer, { kind: "questions" }>
  | { kind: "questions"; questions: string[]; isUnclear: boolean };

/** So many sentences that wish something and are not built: it shall be said more simply. */
const MOST_UNBUILT = 2;
/** Above this share of words that nobody understood, an ask is not understood. */
const MAX_UNUSED = 0.4;
/** Beside a list what is typed into it, or when it is posted, was understood too. */
const MAX_UNUSED_BESIDE = 0.6;

/** Said of what was taken by itself: untrue once it was changed. */
const DEFAULTS: ReadonlySet<string> = new Set(["time", "workdays", "monday", "first_of_month", "columns", "states"]);

/** The Plan of a new app, out of the ask, what came with it, and what was said since. */
export function newPlan(ask: Ask, rules: Rules, isMail = false): NewPlan {
  const context = readingContextOf(ask, rules.lexicon);
  const plain = readConversation(ask, context);
  const table = tableIn(ask.inputs, rules.lexicon);
  const described = table === null ? null : describedByTable(ask, table, plain.reading, rules);
  const read = described === null ? plain : readConversation(described, context);
  const withTable =
    table === null ? { reading: read.reading, leftOut: [] } : fromTable(ask, table, read.reading, rules);
  const { reading } = withTable;
  const { answers } = rules;
  if (ask.remarks.length === 0 && asksToRemove(ask.text, context)) return elsewhere(ask, rules);
  const unclear = ask.mayAsk ? questionsAbout(ask, reading, rules) : null;
  if (reading.parts.length === 0 || isMostlyUnread(reading) || isBesideThePoint(reading) || isNothing(reading, rules))
    return withoutParts(ask, reading, rules);
  if (ask.mayAsk && unbuiltWishes(reading) >= MOST_UNBUILT)
    return { kind: "questions", questions: [answers.vague], isUnclear: false };
  const lost = ask.mayAsk && unclear === null ? lostPost(reading) : [];
  if (lost.length > 0) return { kind: "questions", questions: [answers.unknownPiece(lost)], isUnclear: false };
  if (unclear !== null) return unclear;
  const language = rules.lexicon.language.code;
  const parts = read.changes.reduce<Part[]>((current, change) => change(current), reading.parts);
  const left = askedOfLeft(leftPeople(parts, ask.people), ask, answers);
  if (left.length > 0 && ask.mayAsk)
    return { kind: "questions", questions: left.slice(0, MAX_QUESTIONS), isUnclear: false };
  const checked = compositionSchema.safeParse({ language, parts });
  if (!checked.success) return { kind: "cannot", reason: `${tooMuch(checked.error, answers)} ${answers.what}` };
  const composition = checked.data;
  if (compositionProblems(composition).length > 0)
    return { kind: "cannot", reason: answers.unfit(partProblems(composition)) };
  const notes = [
    ...withoutKeptWords(reading.notes, parts)
      .filter((one) => read.changes.length === 0 || !DEFAULTS.has(one.kind))
      .map((one) => answers.note(one)),
    ...(isMail ? [answers.note({ kind: "mail", about: "" })] : []),
  ];
  const leftOut = [
    ...withTable.leftOut,
    ...limitLines(reading, answers),
    ...unusedLines(reading, ask.text, answers),
    ...reading.gaps.map((gap) => answers.leftOut(gap)),
    ...left,
    ...unreadInputs(ask, answers),
    ...read.notUnderstood.map((words) => answers.notUnderstood(words)),
  ];
  const plan = composedPlan(
    {
      composition,
      name: null,
      title: null,
      topics: reading.topics,
      timeZone: reading.timeZone ?? ask.requester.timeZone,
      access: reading.isPrivate ? "owner" : "company",
      at: ask.at,
      notes,
      leftOut,
      askText: ask.text,
      people: ask.people,
    },
    answers,
    rules.compose,
  );
  return { kind: "plan", plan };
}

/** A channel with a time that nothing is posted at: what was to be said there was not understood. */
function lostPost({ unused }: Reading): string[] {
  const words = unused.map((one) => one.words);
  const [channel, when] = [
    words.find((one) => /^#\p{L}/u.test(one)),
    words.find((one) => /\d{1,2}[:.]\d{2}|\d ?[ap]m\b|\d uhr/i.test(one)),
  ];
  return channel === undefined || when === undefined ? [] : [when, channel];
}

function unbuiltWishes({ limits }: Reading): number {
  return limits.filter(({ words }) => words.split(" ").length > SHORT_LIMIT && WISHING.test(words)).length;
}

const WISHING =
  /\b(?:tell|remind|post|show|send|list|put|pick|draw|count|notify|ping|need|want|should|must|can|please|sag|sagen|erinner\p{L}*|post\p{L}*|zeig\p{L}*|schick\p{L}*|schreib\p{L}*|soll\p{L}*|muss|müssen|will|bitte|brauch\p{L}*)\b/iu;

/** A line each; one for all that are a word or two. */
function limitLines({ limits }: Reading, answers: Answers): string[] {
  const isShort = ({ words, isAudience, isToPerson }: Reading["limits"][number]) =>
    !isAudience && !isToPerson && words.split(" ").length <= SHORT_LIMIT;
  const short = [...new Set(limits.filter(isShort).map(({ words }) => words))];
  return [
    ...limits
      .filter((limit) => !isShort(limit))
      .map(({ words, isAudience, isToPerson }) =>
        isToPerson ? answers.toPersonLeftOut(words) : answers.limitLeftOut(words, isAudience),
      ),
    ...(short.length > 0 ? [answers.limitsLeftOut(short)] : []),
  ];
}

/** Limits of no more words say little by themselves. */
const SHORT_LIMIT = 2;

/** What an app here has no access to, a line each; then what was not understood, together. */
function unusedLines({ unused }: Reading, text: string, answers: Answers): string[] {
  const unread = unused.flatMap(({ words, lacking }) => (lacking === null ? words : []));
  const strange = lostSentences(unread, text);
  return [
    ...unused.flatMap(({ words, lacking }) => (lacking === null ? [] : [answers.lacking(lacking, words)])),
    ...(strange.length > 0 ? [answers.unknown(strange)] : []),
  ];
}

/** "delete all entries of Jonas": the first thing that is said to be done is to take something away that is not of a new app. */
function asksToRemove(text: string, { lexicon }: ReadingContext): boolean {
  const { removing } = lexicon.language;
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const silent = new Set(lexicon.language.silent.split("|"));
  const at = words.findIndex((word) => !silent.has(word));
  // "we move to the new building": what somebody does, and no order.
  const isTold = words.slice(0, Math.max(0, at)).some((word) => SUBJECT.test(word)) && !/\?/.test(text);
  return at >= 0 && !isTold && removing.split("|").includes(words[at] ?? "");
}

const SUBJECT = /^(?:we|i|they|he|she|it|wir|ich|er|sie|es|our|the|unser\p{L}*|die|der|das)$/u;

function elsewhere(ask: Ask, { answers }: Rules): NewPlan {
  if (ask.mayAsk) return { kind: "questions", questions: [answers.elsewhere], isUnclear: true };
  return { kind: "cannot", reason: answers.elsewhere };
}

/** What we lack was asked for, and beside it nothing but a list without a name or a column of its own. */
function isBesideThePoint(reading: Reading): boolean {
  const isLacking = reading.unused.some(({ lacking }) => lacking !== null);
  const [first] = reading.parts;
  const isBare = first?.part === "records" && reading.notes.some(({ kind }) => kind === "columns");
  return isLacking && isBare && reading.parts.every(({ part }) => part === "records" || part === "command");
}

/** "something for the orders": a list of nothing that was named, with nothing of it. */
function isNothing(reading: Reading, { lexicon }: Rules): boolean {
  const [first] = reading.parts;
  const isBare = first?.part === "records" && reading.notes.some(({ kind }) => kind === "columns");
  return isBare && reading.parts.length === 1 && first.noun.one === lexicon.language.names.entry;
}

function isMostlyUnread(reading: Reading): boolean {
  const isOneWord = reading.unread === 1 && reading.parts.length > 0;
  if (reading.parts.some(isFilled)) return false;
  const isTold = reading.parts.some(({ part }) => ["command", "digest", "reminder"].includes(part));
  const most = isTold ? MAX_UNUSED_BESIDE : MAX_UNUSED;
  return reading.unread > 0 && !isOneWord && reading.unread / Math.max(1, reading.substance) > most;
}

/** What it is of was named: who takes turns, what is booked, between what is chosen. */
function isFilled(part: Part): boolean {
  switch (part.part) {
    case "rota":
    case "picker":
      return part.names.length >= 2;
    case "status_board":
    case "booking":
      return part.things.length >= 2;
    case "poll":
      return part.choices.length >= 2;
    case "checklist":
      return part.items.length >= 2;
    case "links":
      return part.tags.length >= 1;
    case "records":
    case "approval":
      return part.columns.length >= 3;
    case "lending":
    case "leaderboard":
    case "draw":
    case "scheduled_post":
    case "countdown":
    case "webhook_post":
      return true;
    default:
      return false;
  }
}

/** What must be asked before there is a Plan; null: nothing, or nothing that is worth a round. */
function questionsAbout(ask: Ask, reading: Reading, { answers }: Rules): NewPlan | null {
  const isOneFirst = reading.gaps.some(({ kind }) => kind === "two_apps") && reading.things.length > 1;
  const gaps = [
    ...limitQuestions(
      { ...reading, limits: reading.limits.filter(({ isAudience, isCore }) => isAudience || isCore) },
      answers,
    ),
    ...[...(isOnUsualDays(reading) ? lostDays(reading) : []), ...orderedGaps(reading.gaps)]
      .filter(({ kind }) => !isOneFirst || kind === "two_apps")
      .map((gap) => answers.question(gap, ask.channels)),
  ];
  // Beside what must be known, a word that was not understood is no question: it is left out by name.
  const strange = isOneFirst || gaps.length > 0 ? [] : worthAsking(reading, ask.requester.name);
  const questions = strange.length === 0 ? gaps : [answers.unknownPiece(strange)];
  return questions.length === 0
    ? null
    : {
        kind: "questions",
        questions: questions.slice(0, MAX_QUESTIONS).map((one) => one.slice(0, 300)),
        isUnclear: false,
      };
}

/**
 * Days that were said as nothing here can keep to them, or in words that nobody read: asked, for a post on other days is not
 * what was asked for.
 */
function lostDays({ limits, gaps, unused, notes }: Reading): Gap[] {
  if (gaps.some(({ kind }) => kind === "rhythm")) return [];
  const unkept = limits.filter(({ isWhen, isAudience }) => isWhen && !isAudience);
  const unread = notes.some(({ kind }) => kind === "workdays")
    ? unused.filter(({ isBesideTime, lacking }) => isBesideTime === true && lacking === null)
    : [];
  const about = [...unkept.map(({ words }) => words), unread.map(({ words }) => words).join(" ")];
  return about.filter((words) => words !== "").map((words) => ({ kind: "rhythm", about: words, isEssential: true }));
}

/** Something comes on the days that are usual, as none were read. */
function isOnUsualDays({ parts, notes }: Reading): boolean {
  const comes = parts.some((part) => part.part === "scheduled_post" || "post" in part || part.part === "digest");
  return comes && notes.some(({ kind }) => kind === "workdays");
}

/** One about all that limits, and one about who may see it. */
function limitQuestions({ limits }: Reading, answers: Answers): string[] {
  const [audience, plain] = [limits.filter((one) => one.isAudience), limits.filter((one) => !one.isAudience)];
  const about = (some: Reading["limits"]) => [...new Set(some.map(({ said }) => said))].join("”, “").slice(0, 180);
  return [
    ...(plain.length > 0 ? [answers.limitQuestion(about(plain))] : []),
    ...(audience.length > 0
      ? [answers.question({ kind: "audience", about: about(audience), isEssential: false }, [])]
      : []),
  ];
}

/** Words without which something else might be built than what was asked. */
function worthAsking(reading: Reading, asker: string): string[] {
  const strange = reading.unused.filter(({ lacking }) => lacking === null);
  // Beside a part that has its names, only what looks like another name is worth a round.
  const isNamed = reading.parts.some(isFilled);
  const mayName = reading.parts.some((part) => "names" in part);
  const isName = (words: string) => mayName && /(?:^|\s)\p{Lu}\p{Ll}+$/u.test(words);
  const isSigned = (words: string) => asker.toLowerCase().split(" ").includes(words.toLowerCase());
  return strange
    .filter(({ words }) => !isSigned(words))
    .filter(({ isTold, words }) => isTold && (!isNamed || isName(words)))
    .map(({ words }) => words)
    .slice(0, 6);
}

function orderedGaps(gaps: readonly Gap[]): Gap[] {
  return [...gaps].sort((one, other) => Number(other.isEssential) - Number(one.isEssential));
}

/** "build us something for the workshop": neither what shall be said is known, nor where, nor when. */
function isVaguePost({ gaps }: Reading, text: string): boolean {
  const asks = (kind: Gap["kind"]) => gaps.some((gap) => gap.kind === kind);
  return (
    asks("text") &&
    asks("channel") &&
    !/\d|#|\b(?:every|each|daily|weekly|jede\p{L}|täglich|wöchentlich)\b/iu.test(text)
  );
}

/** Several sentences. */
function isLongStory(text: string): boolean {
  return text.length > 160 && (text.match(/[.!?](?:\s|$)/g)?.length ?? 0) > 2;
}

/** Nothing to build: asked once, then declined, with what was in the way. */
function withoutParts(ask: Ask, reading: Reading, rules: Rules): NewPlan {
  const { answers } = rules;
  const lacking = reading.unused.flatMap(({ words, lacking: kind }) =>
    kind === null ? [] : [answers.lacking(kind, words)],
  );
  const unread = filesInOneLine([...unreadInputs(ask, answers), ...partlyRead(ask, answers)]);
  const limits = limitQuestions(reading, answers);
  const open = [...lostDays(reading), ...orderedGaps(reading.gaps)];
  if (reading.gaps.length > 0 && reading.limits.length > 0 && ask.mayAsk)
    return {
      kind: "questions",
      questions: open.map((gap) => answers.question(gap, ask.channels)).slice(0, MAX_QUESTIONS),
      isUnclear: false,
    };
  // "read the stock out of SAP, order more on Amazon": asked for what we lack, whatever else limits it.
  if (limits.length > 0 && ask.mayAsk) {
    const beyond = lackingIn(ask.text, readingContextOf(ask, rules.lexicon)).slice(0, 2);
    const lines = beyond.map(({ kind, words }) => answers.lacking(kind, words));
    if (lines.length > 0) return { kind: "questions", questions: [...lines, answers.vague], isUnclear: true };
  }
  const isVague = isLongStory(ask.text) || reading.limits.every(({ said }) => isPlea(said));
  // Where nothing would be left without what limits, leaving that out is no choice.
  if (limits.length > 0 && ask.mayAsk)
    return { kind: "questions", questions: isVague ? [answers.vague] : limits, isUnclear: false };
  if (limits.length > 0) {
    const words = reading.limits.map((limit) => answers.limitLeftOut(limit.words.slice(0, 200), limit.isAudience));
    return { kind: "cannot", reason: `${words.join(" ")} ${answers.whatICan}`.slice(0, 1_000) };
  }
  if (isVaguePost(reading, ask.text) && ask.mayAsk)
    return { kind: "questions", questions: [answers.vague], isUnclear: true };
  const gaps = orderedGaps(reading.gaps).map((gap) => answers.question(gap, ask.channels));
  const strange =
    gaps.length > 0 ? [] : reading.unused.filter(({ lacking: kind }) => kind === null).map(({ words }) => words);
  if (lacking.length > 0 && (reading.parts.length === 0 || isMostlyUnread(reading) || isBesideThePoint(reading)))
    return { kind: "cannot", reason: `${lacking.join(" ")} ${answers.whatICan}`.slice(0, 1_000) };
  const asked = [...gaps, ...(strange.length > 0 ? [answers.unknownQuestion(strange.slice(0, 6))] : []), ...unread];
  const questions = (asked.length > 0 ? asked : [answers.vague])
    .slice(0, MAX_QUESTIONS)
    .map((question) => question.slice(0, 300));
  if (ask.mayAsk)
    return {
      kind: "questions",
      questions:
        gaps.length === 0 && strange.length > 0 ? [vagueQuestion(ask.text, strange, answers), ...unread] : questions,
      isUnclear: gaps.length === 0,
    };
  return { kind: "cannot", reason: `${questions.join(" ")} ${answers.whatICan}`.slice(0, 1_000) };
}

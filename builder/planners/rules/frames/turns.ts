import type { Noun, PartOf } from "../../../../sdk/contract/parts.ts";
import { raiseConsent } from "../called/no-approval.ts";
import { takeChance, takeKept } from "../called/said.ts";
import { addDays, weekdayOf } from "../fields/date.ts";
import { nounFrom, readNames } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { peopleIn } from "../fields/people.ts";
import { teamsIn } from "../fields/teams.ts";
import { modelBefore, modelKept, raise, raiseAlone } from "../limits/modelled.ts";
import {
  clauseOf,
  firstWord,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { firstHandover, raiseHandover, takeHandover } from "./handover.ts";
import { leaveOver } from "./left-over.ts";
import { raiseLongTurns } from "./long-turns.ts";
import { readPost } from "./post.ts";
import { ofTitle } from "./record-noun.ts";
import { heading, whoDoes, whoTold } from "./who-does.ts";

/** Picks one at random: "each monday 9:30 pick someone who brings cake: Ana, Jonas". */
export const readPicker: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const names = readPeople(scene, range);
  raiseCount(scene, trigger, range);
  const purpose = readWho(scene, range);
  const post = readPost(scene, range, "pick");
  const { names: usual } = scene.context.lexicon.language;
  const told = purpose ?? whoTold(scene, range);
  const noun =
    told ?? heading(scene, range) ?? phraseAround(scene, trigger, range) ?? asked(scene) ?? usual.name ?? "name";
  for (const index of indexesOf(scene, range, "picker", "everybody", "not", "all")) scene.used.add(index);
  modelKept(scene, range, scene.context.lexicon.language.limits.again, names);
  takeKept(scene, range, "picker");
  takeChance(scene, range);
  takeVocabulary(scene, range, "picker");
  if (names.length > 0) leaveOver(scene, range);
  return [
    {
      part: "picker",
      noun: told === null && !/^(?:who|wer) /i.test(noun) ? nounFrom(scene, noun) : { one: noun, many: noun },
      names,
      ...(post === undefined ? {} : { post }),
    },
  ];
};

/** "Which cake goes on offer?", "Wer macht das Protokoll?": what is asked before somebody or something is picked. */
function asked(scene: Scene): string | null {
  const clause = scene.clauses.find(
    ({ from, to }) =>
      has(scene.items[from], "wh") && mark(scene.items[to - 1]) === "?" && to - from > 2 && to - from < 10,
  );
  if (clause === undefined) return null;
  const word = scene.items[clause.from]?.text ?? "";
  if (/^(?:who|wer)$/i.test(word)) return textOf(scene, { from: clause.from, to: clause.to - 1 });
  const phrase = /^(?:which|what|welche[rsn]?)$/i.test(word) ? nounPhraseFrom(scene, clause.from + 1, clause.to) : null;
  return phrase?.from === clause.from + 1
    ? nounFrom(scene, textOf(scene, { from: phrase.from, to: phrase.from + 1 })).one
    : null;
}

/** "pick two of them": it picks one. */
function raiseCount(scene: Scene, trigger: number, range: Range): void {
  const counts = valuesIn(scene, { from: Math.max(range.from, trigger - 1), to: trigger + 4 }, "number").filter(
    ({ item, index }) => item.number > 1 && !scene.used.has(index),
  );
  for (const { index } of counts) raise(scene, "amount", { from: index, to: index + 1 });
}

/** Takes turns: "kitchen duty, every week somebody else: Anna, Bernd". */
export const readRota: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const handover = takeHandover(scene, range);
  raiseLongTurns(scene, range);
  const names = readPeople(scene, range);
  const every = readEvery(scene, range);
  raiseHandover(scene, range, every, handover);
  const said = firstHandover(scene, range, every, handover) ?? startOf(scene, range, every);
  const asked = readPost(scene, range, "post-turn");
  const post = asked === undefined ? undefined : { ...asked, schedule: onStartDay(scene, asked.schedule, said) };
  const startsOn = firstHandover(scene, range, every, handover, post?.schedule) ?? said;
  const duty = readDuty(scene, trigger, range);
  for (const index of indexesOf(scene, range, "rota", "wh", "list")) scene.used.add(index);
  modelKept(scene, range, scene.context.lexicon.language.limits.again, names);
  takeKept(scene, range, "rota");
  raiseConsent(scene, range);
  takeVocabulary(scene, range, "rota");
  if (names.length > 0) leaveOver(scene, range);
  return [
    {
      part: "rota",
      duty,
      names,
      every,
      startsOn,
      ...(post === undefined ? {} : { post }),
    },
  ];
};

/** "weekly from next Tuesday, post it at 9": each week on the day on which turns begin, where no other day is said. */
function onStartDay(scene: Scene, schedule: string, startsOn: string): string {
  const usual = scene.notes.findIndex(({ kind }) => kind === "monday");
  const day = weekdayOf(startsOn);
  if (usual < 0 || day === MONDAY || !/ 1$/.test(schedule)) return schedule;
  scene.notes.splice(usual, 1);
  return schedule.replace(/1$/, String(day));
}

const MONDAY = 1;

/** Those whose turn it can be; asked where none are named. */
function readPeople(scene: Scene, range: Range): string[] {
  const said = teamsIn(scene, range) ?? peopleIn(scene, range) ?? readNames(scene, range, 2, true);
  const names = said.length > 0 ? said : scene.context.answered.list;
  if (names.length === 0) gap(scene, "names", "", false);
  return names;
}

/** "who brings cake": what somebody is picked for. */
function readWho(scene: Scene, range: Range): string | null {
  const who = indexes(range).find(
    (index) => /^(?:who|wer|der|die|to|for)$/i.test(scene.items[index]?.text ?? "") && isAfterSomebody(scene, index),
  );
  if (who === undefined) return readTask(scene, range);
  const to = endOfPhrase(scene, who + 1, range.to);
  if (to === who + 1) return null;
  take(scene, { from: who, to });
  return textOf(scene, { from: /^(?:who|wer)$/i.test(scene.items[who]?.text ?? "") ? who : who + 1, to });
}

/** "… in #general to lead the standup": what the one who is picked shall do. */
function readTask(scene: Scene, range: Range): string | null {
  const verb = indexes(range).findLast(
    (index) =>
      /^to$/i.test(scene.items[index]?.text ?? "") &&
      scene.items[index + 1]?.kind === "word" &&
      !scene.used.has(index + 1) &&
      !has(scene.items[index + 1], "say", "everybody"),
  );
  if (verb === undefined) return null;
  const to = endOfPhrase(scene, verb + 1, range.to);
  if (to === verb + 1) return null;
  take(scene, { from: verb, to });
  const end = indexes({ from: verb + 1, to }).findLast((index) => !isSilent(scene.items[index])) ?? to - 1;
  return textOf(scene, { from: verb + 1, to: end + 1 });
}

function isAfterSomebody(scene: Scene, index: number): boolean {
  const before = scene.items.slice(Math.max(0, index - 2), index);
  return before.some(
    (item) =>
      has(item, "picker", "everybody") ||
      /^(?:someone|somebody|person|one|jemand|jemanden|einen|random|colleague)$/i.test(item.text),
  );
}

function endOfPhrase(scene: Scene, start: number, end: number): number {
  let at = start;
  while (
    at < end &&
    at < start + 6 &&
    (scene.items[at]?.kind === "word" || scene.items[at]?.kind === "number") &&
    !has(scene.items[at], "between", "until", "not", "and") &&
    !scene.used.has(at)
  )
    at += 1;
  return at;
}

function phraseAround(scene: Scene, trigger: number, range: Range): string | null {
  const { length } = scene.items;
  const start =
    indexes({ from: trigger + 1, to: Math.min(range.to, length) }).find(
      (index) => !has(scene.items[index], "picker"),
    ) ?? trigger + 1;
  const phrase = nounPhraseFrom(scene, start, range.to);
  const isChance = phrase !== null && /\b(?:chance|los|lot|hat|random|lottery|zufall)\b/i.test(textOf(scene, phrase));
  if (
    phrase === null ||
    isChance ||
    indexes(phrase).some((index) => scene.used.has(index) || has(scene.items[index], "picker"))
  )
    return null;
  take(scene, phrase);
  return textOf(scene, phrase);
}

const ARTICLE = /^(?:the|our|a|den|die|das|der|dem|unser(?:e|en)?)\s+/i;

/** "kitchen duty", "Küchendienst plan", "whose turn to water the plants", "on call". */
function readDuty(scene: Scene, trigger: number, range: Range): string {
  const item = scene.items[trigger];
  const { names } = scene.context.lexicon.language;
  if (item?.kind === "word" && item.first !== undefined) return withPlace(scene, trigger);
  const asked = dutyAsked(scene, range) ?? whoDoes(scene, range);
  if (asked !== null) return asked;
  const isDoing = /turns$|^alternat/i.test(item?.text ?? "") && /ing$/i.test(scene.items[trigger + 1]?.text ?? "");
  if (isDoing) {
    const to = endOfPhrase(scene, trigger + 1, range.to);
    take(scene, { from: trigger + 1, to });
    return textOf(scene, { from: trigger + 1, to });
  }
  const before = nounPhraseBefore(scene, trigger, range.from);
  const isDuty = /^(?:duty|duties|dienst|dienste|shift)$/i.test(item?.text ?? "");
  if (before !== null && !indexes(before).every((index) => scene.used.has(index))) {
    take(scene, before);
    return textOf(scene, isDuty ? { from: before.from, to: trigger + 1 } : before).replace(ARTICLE, "");
  }
  const next = indexes({ from: trigger + 1, to: range.to }).find((index) => !has(scene.items[index], "rota"));
  if (next !== undefined && (has(scene.items[next], "of") || /^(?:to|zum|zu)$/i.test(scene.items[next]?.text ?? ""))) {
    const to = endOfPhrase(scene, next + 1, range.to);
    if (to > next + 1) {
      take(scene, { from: next, to });
      return textOf(scene, { from: next + 1, to }).replace(ARTICLE, "");
    }
  }
  const duty = indexesOf(scene, range, "rota").find(
    (index) => index !== trigger && firstWord(scene, index) !== undefined,
  );
  if (duty !== undefined) return scene.items[duty]?.text ?? names.duty ?? "Duty";
  if (/^(?:on.call)$/i.test(item?.text ?? "")) return "On call";
  const title = ofTitle(scene, [range]);
  if (title !== null && !NO_DUTY.test(title.one)) return asWritten(scene, title);
  return dutyWith(scene, range) ?? dutyAtStart(scene, range) ?? names.duty ?? "duty";
}

/** "Wochendienst Küche: …": where it is, behind the word for it. */
function withPlace(scene: Scene, trigger: number): string {
  const place = scene.items[trigger + 1];
  const isPlace =
    place?.kind === "word" &&
    /^\p{Lu}\p{Ll}{3}/u.test(place.text) &&
    !scene.used.has(trigger + 1) &&
    mark(scene.items[trigger + 2]) === ":";
  if (isPlace) scene.used.add(trigger + 1);
  return textOf(scene, { from: trigger, to: trigger + (isPlace ? 2 : 1) });
}

/** "the bins", "Spülmaschine ausräumen": a duty is no thing of which there is one. */
function asWritten({ text }: Scene, { one, many }: Noun): string {
  const at = text.toLowerCase().indexOf(many.toLowerCase());
  return at < 0 ? one : text.slice(at, at + many.length);
}

const NO_DUTY =
  /^(?:dran|wer|anders|reihum|turns?|weekly|daily|monthly|wechsel|woche|week|people|person|order|reihenfolge|teams?|pairs?|schluss|tausch\w*|swaps?)$/i;

/** "take turns with the clean-up", "wechseln sich mit dem Putzen ab"; in German any noun that is left beside the names. */
function dutyWith(scene: Scene, range: Range): string | null {
  const isFree = (index: number) => !scene.used.has(index) && scene.items[index]?.kind === "word";
  const starts = indexes(range).filter((index) => has(scene.items[index], "with") && isFree(index + 1));
  const nouns =
    scene.context.lexicon.language.code === "de"
      ? indexes(range).filter((index) => isFree(index) && /^\p{Lu}\p{Ll}{4}/u.test(scene.items[index]?.text ?? ""))
      : [];
  for (const start of [...starts.map((index) => index + 1), ...nouns]) {
    const phrase = nounPhraseFrom(scene, start, Math.min(range.to, start + 4));
    const isTold = phrase === null || indexes(phrase).some((index) => !isFree(index) || has(scene.items[index], "say"));
    if (phrase === null || isTold || NO_DUTY.test(textOf(scene, phrase))) continue;
    take(scene, phrase);
    return textOf(scene, phrase).replace(ARTICLE, "");
  }
  return null;
}

/** "who takes the phones?": the question that the turns answer. */
function dutyAsked(scene: Scene, range: Range): string | null {
  const clause = scene.clauses.find(
    ({ from, to }) => from >= range.from && to <= range.to && isQuestion(scene, from, to),
  );
  if (clause === undefined) return null;
  const end = indexes(clause).find((index) => mark(scene.items[index]) === "?") ?? clause.to;
  take(scene, clause);
  return textOf(scene, { from: clause.from + 1, to: end })
    .replace(ARTICLE, "")
    .slice(0, 80);
}

function isQuestion(scene: Scene, from: number, to: number): boolean {
  const end = indexes({ from, to }).find((index) => mark(scene.items[index]) === "?");
  const isOfTurns = end !== undefined && indexes({ from, to: end }).some((index) => has(scene.items[index], "rota"));
  return (
    end !== undefined &&
    end - from > 2 &&
    end - from < 9 &&
    /^(?:who|wer)$/i.test(scene.items[from]?.text ?? "") &&
    !isOfTurns
  );
}

/** "cleaning the fish tank is done by Joe and Ken": what stands before the verb. */
function dutyAtStart(scene: Scene, range: Range): string | null {
  const verb = indexes(range).find((index) =>
    /^(?:is|are|should|shall|will|must|gets?|goes|rotates?|changes?|switches|moves|passes|alternates?|wird|soll|sollen|ist|geht|wechselt|rotiert|übernehmen|machen)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const words = verb === undefined ? null : { from: range.from, to: verb };
  if (
    words === null ||
    words.to - words.from > 6 ||
    indexes(words).some((index) => scene.items[index]?.kind !== "word" || scene.used.has(index))
  )
    return null;
  take(scene, words);
  const text = textOf(scene, words).replace(ARTICLE, "");
  return text === "" ? null : text;
}

/** How long one turn is: a week, if nothing says otherwise. */
function readEvery(scene: Scene, range: Range): PartOf<"rota">["every"] {
  const recurrences = valuesIn(scene, range, "recurrence");
  const every = recurrences.find(({ item }) => item.recurrence.kind === "week");
  const days = recurrences.flatMap(({ item }) =>
    item.recurrence.kind === "days" ? [item.recurrence.days.length] : [],
  );
  const isDaily = indexes(range).find((index) =>
    /^(?:tageweise|tagesweise|by the day|per day|pro tag)$/i.test(scene.items[index]?.text ?? ""),
  );
  if (isDaily !== undefined) {
    scene.used.add(isDaily);
    return "day";
  }
  const spans = valuesIn(scene, range, "span").filter(({ item }) => item.span.count === 1);
  for (const { index } of spans) scene.used.add(index);
  const unit = spans[0]?.item.span.unit;
  if (unit === "week" || unit === "day") return unit;
  const other = recurrences.find(({ item }) => item.recurrence.kind === "other" || item.recurrence.kind === "month");
  if (other !== undefined) gap(scene, "rhythm", other.item.text, false);
  if (every !== undefined) {
    scene.used.add(every.index);
    return "week";
  }
  for (const { index, item } of recurrences) {
    if (item.recurrence.kind !== "days") continue;
    scene.used.add(index);
    const { length } = item.recurrence.days;
    const isTold = valuesIn(scene, clauseOf(scene, index), "channel").length > 0;
    // "mon to sat": turns of these days only are none of ours.
    if (!isTold && length > 1 && length < 7 && length !== 5) raiseAlone(scene, { from: index, to: index + 1 });
  }
  if (days.includes(5)) return "workday";
  return days.some((length) => length > 1) ? "day" : "week";
}

/** The day that was said, or the usual one. */
function startOf(scene: Scene, range: Range, every: PartOf<"rota">["every"]): string {
  // "Monday 7 o'clock" says when it is told, not when the first turn begins.
  const said = valuesIn(scene, range, "date").find(({ item }) => !item.isWeekday);
  const { today } = scene.context;
  if (said !== undefined) {
    scene.used.add(said.index);
    modelBefore(scene, said.index, "beforeTime");
    return said.item.date;
  }
  return usualStart(today, every);
}

/** The next Monday, today included; of days, today. */
export function usualStart(today: string, every: PartOf<"rota">["every"]): string {
  if (every === "week") return addDays(today, (8 - weekdayOf(today)) % 7);
  if (every === "day") return today;
  const day = weekdayOf(today);
  return addDays(today, day === 6 ? 2 : day === 0 ? 1 : 0);
}

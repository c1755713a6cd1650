import { takeKept } from "../called/said.ts";
import { namesChannel, readChannel } from "../fields/channel.ts";
import { cronOn } from "../fields/cron.ts";
import { addDays } from "../fields/date.ts";
import { parseList } from "../fields/list.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { ownElement } from "../fields/own-element.ts";
import { modelAt, modelBefore, modelWhere, raise, raiseAlone, saysAny } from "../limits/modelled.ts";
import { dayMeant } from "../times/past-day.ts";
import { isLimit } from "../times/said-times.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  note,
  type Range,
  type Scene,
  senses,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import { askedOneByOne } from "./asked-one-by-one.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";

/** "a poll where shall we go? pizza, sushi or burgers. ends thursday 4pm, result in #food". */
export const readPoll: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const apart = askedOneByOne(scene, range);
  const behind = apart.length < 2 ? readChoices(scene, trigger, range) : apart;
  const said = behind.length < 2 && trigger > range.from ? readChoices(scene, range.from, range) : behind;
  const choices = said.length < 2 ? scene.context.answered.list : said;
  if (choices.length < 2) gap(scene, "choices", "", true);
  const question = readQuestion(scene, trigger, range);
  const several = indexesOf(scene, range, "several");
  const maySeveral = several.length > 0 || choosesSeveral(scene, range);
  for (const index of several) scene.used.add(index);
  raiseClosing(scene, range);
  const close = readClose(scene, range);
  const closesOn = (close.isClear ? close.closesOn : null) ?? scene.context.answered.date ?? close.closesOn;
  const time = close.time ?? scene.context.answered.times[0] ?? null;
  const result = readResult(scene, range, closesOn, time);
  for (const index of indexesOf(scene, range, "until", "say", "digest", "everybody")) scene.used.add(index);
  modelVotes(scene, range, maySeveral);
  takeKept(scene, range, "poll");
  takeVocabulary(scene, range, "poll", ...(result === undefined ? [] : (["post"] as const)));
  if (choices.length < 2) return [];
  leaveOver(scene, range);
  return [
    {
      part: "poll",
      question: question || (scene.context.lexicon.language.names.poll ?? "Poll"),
      choices,
      mayChooseSeveral: maySeveral,
      ...(closesOn === null ? {} : { closesOn, ...(time === null ? {} : { closesAt: time }) }),
      ...(result === undefined ? {} : { result }),
    },
  ];
};

/** After a question mark, a colon, "between" or "options", in brackets, or bullets; else the run with "or" in it. */
function readChoices(scene: Scene, trigger: number, range: Range): string[] {
  const starts = [
    ...indexes(range).filter((index) => index >= trigger && /^[:?(–—-]$/.test(mark(scene.items[index]))),
    ...indexes(range).filter((index) => has(scene.items[index], "between", "with") && index > trigger),
    ...indexes(range).filter((index) =>
      /^(?:options?|choices?|optionen|auswahl)$/i.test(scene.items[index]?.text ?? ""),
    ),
  ];
  for (const start of starts) {
    let from = start + 1;
    while (
      from < range.to &&
      (/^(?:the|options?|choices?|are|is|sind|die|optionen|auswahl|zur)$/i.test(scene.items[from]?.text ?? "") ||
        mark(scene.items[from]) === ":" ||
        scene.items[from]?.kind === "break")
    )
      from += 1;
    // "options on the table are bowling, …"
    const verb = indexes({ from, to: Math.min(range.to, from + 5) }).find((index) =>
      /^(?:are|is|include|sind|wären|stehen)$/i.test(scene.items[index]?.text ?? ""),
    );
    const isPlain =
      verb !== undefined && indexes({ from, to: verb }).every((index) => scene.items[index]?.kind === "word");
    if (verb !== undefined && isPlain && /^\p{L}+$/u.test(scene.items[start]?.text ?? "")) {
      take(scene, { from: start, to: verb + 1 });
      from = verb + 1;
    }
    const choices = has(scene.items[from], "poll") ? null : choicesFrom(scene, from, range.to);
    if (choices !== null) {
      scene.used.add(start);
      return choices;
    }
  }
  const or = indexesOf(scene, range, "or").find((index) => index > trigger);
  const yesNo = readYesNo(scene, range);
  if (yesNo !== null) return yesNo;
  if (or === undefined) return [];
  // "Teal, burgundy or navy? One vote each": the first choice may be what calls for it.
  const least = has(scene.items[trigger], "poll") ? trigger + 1 : trigger;
  let from = or;
  while (from > least && isChoiceWord(scene, from - 1)) from -= 1;
  from = behindTopic(scene, from, or);
  return choicesFrom(scene, from, range.to) ?? [];
}

/** "choosing the new mascot, fox or owl": what is chosen stands before the choices, with its article. */
function behindTopic(scene: Scene, from: number, end: number): number {
  const comma = indexes({ from, to: end }).find((index) => mark(scene.items[index]) === ",");
  const before = indexes({ from: Math.max(0, from - 5), to: from });
  const article = before.findLast((index) => senses(scene.items[index]).includes("determiner"));
  // "what coffee to buy, fair trade or the cheap one"
  const isAsked =
    /^to$/i.test(scene.items[from - 1]?.text ?? "") &&
    comma !== undefined &&
    before.some((index) => has(scene.items[index], "wh"));
  if (isAsked && comma !== undefined) return comma + 1;
  const isChosen = before.some((index) => CHOOSING.test(scene.items[index]?.text ?? ""));
  const isLone = comma !== undefined && !senses(scene.items[comma + 1]).includes("determiner");
  return isLone && isChosen && article !== undefined && comma - from <= 3 ? comma + 1 : from;
}

/** "an office dog, yes or no?" */
function readYesNo(scene: Scene, range: Range): string[] | null {
  const { names } = scene.context.lexicon.language;
  const text = (index: number) => scene.items[index]?.text ?? "";
  for (const index of indexes(range)) {
    const isPhrase = /^(?:yes or no|ja oder nein|yes\/no|ja\/nein)$/i.test(text(index));
    const isSpelt = /^(?:yes|ja)$/i.test(text(index)) && /^(?:no|nein)$/i.test(text(index + 2));
    if (!isPhrase && !isSpelt) continue;
    take(scene, { from: index, to: index + (isPhrase ? 1 : 3) });
    return [capital(names.yes ?? "yes"), capital(names.no ?? "no")];
  }
  return null;
}

function choicesFrom(scene: Scene, from: number, end: number): string[] | null {
  const { elements } = parseList(
    scene,
    from,
    end,
    (index) =>
      index > from &&
      (isClosing(scene, index) || has(scene.items[index], "say") || /^[–—?-]$/.test(mark(scene.items[index]))),
  );
  const good: Range[] = [];
  for (const whole of elements) {
    const element = ownElement(scene, whole);
    const items = scene.items.slice(element.from, element.to);
    if (
      items.length > 6 ||
      items.some((item) => item.kind === "channel") ||
      has(items[0], "until", "say", "digest", "poll")
    )
      break;
    // "where do we eat, pizza or sushi": the question itself is no choice.
    if (good.length === 0 && items.length > 2 && has(items[0], "wh") && elements.length > 2) continue;
    // "each person one vote": how it is voted, no choice.
    if (good.length >= 2 && (isAboutVoting(scene, element) || isOfEach(scene, element))) break;
    good.push(element);
  }
  const last = good.at(-1);
  if (good.length < 2 || last === undefined) return null;
  take(scene, { from, to: last.to });
  if (mark(scene.items[last.to]) === ")") scene.used.add(last.to);
  return [...new Set(good.map((element) => textOf(scene, element)))];
}

/** "by Friday"; not "the barbecue by the lake". */
function isClosing(scene: Scene, index: number): boolean {
  if (!has(scene.items[index], "until")) return false;
  if (!/^by$/i.test(scene.items[index]?.text ?? "")) return true;
  return indexes({ from: index + 1, to: index + 3 }).some((at) =>
    ["date", "time", "recurrence"].includes(scene.items[at]?.kind ?? ""),
  );
}

/** "one vote each", "only once": as it is anyway. */
function modelVotes(scene: Scene, range: Range, maySeveral: boolean): void {
  const { limits } = scene.context.lexicon.language;
  if (maySeveral) modelAt(scene, ...indexesOf(scene, range, "several"));
  if (!maySeveral)
    modelWhere(
      scene,
      range,
      ["restriction", "repetition", "negation", "perHead"],
      (segment) =>
        isShort(scene, segment) &&
        saysAny(scene, segment, limits.vote) &&
        !saysAny(scene, segment, limits.again.replaceAll("twice|", "")),
    );
}

/** Only words that tell how people vote. */
function isShort(scene: Scene, segment: Range): boolean {
  return indexes(segment).every((index) => {
    const item = scene.items[index];
    return item?.kind === "number" || (item?.kind === "word" && item.senses.length > 0);
  });
}

/** "everyone ticks one", "jeder kreuzt eins an". */
function isOfEach(scene: Scene, { from }: Range): boolean {
  const isEach = (index: number) => /^(?:each|every|jede[rs]?|alle|man)$/i.test(scene.items[index]?.text ?? "");
  return has(scene.items[from], "everybody") || isEach(from) || isEach(from - 1);
}

/** "pick two": that it is two is left out, that it is several is not. */
function choosesSeveral(scene: Scene, range: Range): boolean {
  const { numbers } = scene.context.lexicon.language;
  return indexes(range).some((index) => {
    const item = scene.items[index + 1];
    const count = item?.kind === "number" ? item.number : item?.kind === "word" ? numbers[item.word] : undefined;
    return CHOOSING.test(scene.items[index]?.text ?? "") && (count ?? 0) > 1;
  });
}

function isAboutVoting(scene: Scene, element: Range): boolean {
  const items = scene.items.slice(element.from, element.to);
  return (
    items.length > 1 &&
    items.every(
      (item) =>
        senses(item).includes("silent") ||
        senses(item).includes("determiner") ||
        senses(item).includes("vocabulary:poll") ||
        item.kind === "number",
    )
  );
}

function isChoiceWord(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    mark(item) === "," ||
    (item?.kind === "word" && !senses(item).includes("silent") && !has(item, "of", "wh", "between"))
  );
}

/** A quote, the words up to the question mark, or what it is about: "vote on the new logo". */
function readQuestion(scene: Scene, trigger: number, range: Range): string {
  const [quote] = valuesIn(scene, range, "quote");
  if (quote !== undefined) {
    scene.used.add(quote.index);
    return quote.item.inner;
  }
  const isAsked = (index: number) => mark(scene.items[index]) === "?" && mark(scene.items[index - 1]) !== "?";
  const marks = indexes(range).filter((index) => isAsked(index) && !scene.used.has(index - 1));
  const mark1 = marks.find((index) => has(scene.items[clauseOf(scene, index).from], "wh")) ?? marks[0];
  let from = trigger + 1;
  while (from < range.to && (has(scene.items[from], "of", "poll") || /^[:,]$/.test(mark(scene.items[from])))) from += 1;
  if (mark1 !== undefined) {
    const start = mark1 > trigger ? from : (scene.clauses.find((clause) => clause.to > mark1)?.from ?? range.from);
    const wh = indexes({ from: start, to: Math.min(mark1, start + 3) }).find((index) => has(scene.items[index], "wh"));
    const words = { from: wh ?? start, to: mark1 + 1 };
    take(scene, words);
    return capital(textOf(scene, words));
  }
  if (!has(scene.items[trigger], "poll")) return questionOf(scene, range);
  let to = from;
  while (to < range.to && !scene.used.has(to) && !isQuestionEnd(scene, to)) to += 1;
  const words = { from, to };
  // "where shall we go to", "where should the party be - Bowling, …?": a question, which ends with its verb.
  const isQuestion = to - from > 2 && indexes(words).some((index) => has(scene.items[index], "wh"));
  const isEmpty = !isQuestion && indexes(words).every((index) => senses(scene.items[index]).includes("silent"));
  const isTold =
    /^(?:is|are|was|were|can|may|will|over|closed|closes|done|vorbei|zu ende|beendet|abgeschlossen|geschlossen|until|till|closes?|ends?|ist|sind|läuft|bis|endet|kann)(?: |$)/i;
  if (!isEmpty && isTold.test(scene.items[from]?.text ?? "")) return questionOf(scene, range);
  if (isEmpty) return pollOf(scene, trigger, range);
  take(scene, words);
  while (!isQuestion && words.to > words.from + 1 && isSilent(scene.items[words.to - 1])) words.to -= 1;
  return capital(textOf(scene, words).replace(/^(?:the|an?|das|der|die|den|dem|einen?)\s+/i, ""));
}

/** Where no word for it was said: "choose the next piece", "what you like best: …", "next offsite: …". */
function questionOf(scene: Scene, range: Range): string {
  const isOpenAt = (index: number) => !scene.used.has(index) && !isQuestionEnd(scene, index);
  const starts = [
    ...indexes(range).flatMap((index) => (CHOOSING.test(scene.items[index]?.text ?? "") ? [index + 1] : [])),
    ...indexesOf(scene, range, "wh"),
    range.from,
  ];
  for (const from of starts) {
    let to = from;
    while (to < range.to && isOpenAt(to)) to += 1;
    const noun = nounPhraseFrom(scene, from, to);
    const isCount = scene.context.lexicon.language.numbers[scene.items[from]?.text.toLowerCase() ?? ""] !== undefined;
    if (
      noun === null ||
      isCount ||
      to - from > 9 ||
      indexes({ from, to }).some((index) => has(scene.items[index], "everybody"))
    )
      continue;
    take(scene, { from, to });
    return capital(textOf(scene, { from, to }).replace(/^(?:on|the|an?|das|der|die|den)\s+/i, ""));
  }
  // "Weihnachtsessen steht an": what it is about stands first.
  const first = nounPhraseFrom(scene, range.from, range.to);
  if (first?.from === range.from && !indexes(first).some((index) => scene.used.has(index))) {
    take(scene, first);
    return capital(textOf(scene, first));
  }
  return "";
}

const CHOOSING =
  /^(?:choosing|picking|deciding|voting|chooses?|picks?|ticks?|decide|vote|wählen|auswählen|aussuchen|entscheiden)$/i;

/** "lunch poll". */
function pollOf(scene: Scene, trigger: number, range: Range): string {
  const before = nounPhraseBefore(scene, trigger, range.from);
  if (before === null) return "";
  take(scene, before);
  return capital(textOf(scene, { from: before.from, to: trigger + 1 }));
}

function isQuestionEnd(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    /^[.:;,!(]$/.test(mark(item)) ||
    item?.kind === "break" ||
    item?.kind === "channel" ||
    item?.kind === "date" ||
    item?.kind === "time" ||
    item?.kind === "recurrence" ||
    has(item, "until", "between", "with", "say", "and", "not")
  );
}

/** "close when everybody voted": it closes at a time, or not. */
function raiseClosing(scene: Scene, range: Range): void {
  const closes = /^(?:close|closes|closed|end|ends|stop|stops|schließt|schließen|endet|enden)$/i;
  for (const index of indexes(range).filter((at) => closes.test(scene.items[at]?.text ?? "")))
    if (/^(?:when|once|if|as|after|sobald|wenn|nachdem)$/i.test(scene.items[index + 1]?.text ?? ""))
      raise(scene, "beforeTime", { from: index + 1, to: index + 2 });
}

function readClose(scene: Scene, range: Range): { closesOn: string | null; isClear: boolean; time: string | null } {
  // A day within the question is what it is about: "shall we work from home on friday?"
  const dates = valuesIn(scene, range, "date").filter(({ index }) => !scene.used.has(index) || isLimit(scene, index));
  const limited = dates.find(({ index }) => isLimit(scene, index)) ?? dates[0];
  const times = valuesIn(scene, range, "time");
  for (const { index } of [...dates, ...times]) {
    scene.used.add(index);
    modelBefore(scene, index, "beforeTime", "amount");
  }
  const different = new Set(dates.map(({ item }) => item.date));
  const isClear = different.size < 2;
  if (!isClear && scene.context.answered.date === null)
    gap(scene, "days", dates.map(({ item }) => item.text).join(" / "), true);
  const closesOn = limited === undefined ? null : dayMeant(scene, limited.item, { isSoon: true, isEssential: false });
  return { closesOn, isClear, time: times[0]?.item.time.at ?? limited?.item.hint ?? null };
}

const TOLD =
  /\b(?:results?|ergebnis\w*|outcome|won|wins|winner|gewonnen|gewinn\w*|end|ends|ende|endet|close\w*|until|till|bis)\b/i;

function readResult(scene: Scene, range: Range, closesOn: string | null, time: string | null) {
  if (!namesChannel(scene, [range])) return undefined;
  const channel = readChannel(scene, [range]);
  if (channel === null) return undefined;
  if (closesOn === null) {
    // "ask everyone in #food": nothing is told at an end that was not said; what was said of the channel is left out.
    if (!TOLD.test(scene.text)) {
      for (const { index } of valuesIn(scene, range, "channel")) raiseAlone(scene, { from: index, to: index + 1 });
      return undefined;
    }
    if (!scene.gaps.some(({ kind }) => kind === "date")) gap(scene, "date", "", false);
    return undefined;
  }
  if (time === null) note(scene, "no_close_time", "09:00");
  const schedule = time === null ? cronOn(addDays(closesOn, 1), "09:00") : cronOn(closesOn, time);
  return { run: "post-result", schedule, channel };
}

import type { ReadingContext } from "../context.ts";
import type { Reading } from "../reading.ts";

/**
 * A reply as it would be said plainly: "food please" where a channel was asked for, "the evening" of two times, "weekly is fine"
 * where a Friday was told, "me, Ben and Cy". What is said plainly already stays as it is.
 */
export function naturalReply(reply: string, { gaps }: Reading, context: ReadingContext): string {
  const asks = (...kinds: string[]) => gaps.some(({ kind }) => kinds.includes(kind));
  let said = reply.trim();
  if (asks("channel", "unknown_channel", "channels")) said = withChannel(said, context.channels);
  if (asks("names", "choices", "things", "items")) said = withoutOpener(said);
  if (asks("names")) said = withAsker(withoutTurns(said), context.asker);
  if (asks("text")) said = withoutTelling(said);
  const times = gaps.find(({ kind }) => kind === "times");
  if (times !== undefined) said = withTime(said, times.about);
  const rhythm = gaps.find(({ kind }) => kind === "rhythm");
  if (rhythm !== undefined) said = withDay(said, rhythm.about);
  return said;
}

/** "whatever", "wie du meinst": nobody minds which. */
export function isIndifferent(reply: string): boolean {
  return INDIFFERENT.test(plain(reply));
}

/** "we'll add them ourselves", "weiß ich noch nicht": known later. */
export function isLater(reply: string): boolean {
  const isList = /:\s*\S/.test(reply); // "people enter them: amount in EUR and customer"
  return !isList && LATER.test(plain(reply)) && plain(reply).split(" ").length <= 12;
}

/** "yes", "ok, go ahead": where it was asked whether something may be so. */
export function agrees(reply: string): boolean {
  return AGREED.test(plain(reply));
}

/** "build it", "looks good to me, thanks": it shall go on as it is, and that is no value of anything that was asked. */
export function goesOn(reply: string): boolean {
  return agrees(reply) && GOES_ON.test(plain(reply));
}

/** A question, thanks, a shrug: no value of a line, whichever was asked for. */
export function saysNothing(reply: string): boolean {
  return (/\?\s*$/.test(reply) && !reply.includes("\n")) || NOTHING.test(reply.trim());
}

/**
 * "size = how many people work there", "by size I mean the number of staff": what a word of the ask means. It is the word
 * that is explained, and no answer of its own; `means`: as said.
 */
export function explanationIn(reply: string, ask: string): { word: string; means: string } | null {
  const found = EXPLAINED.map((pattern) => pattern.exec(reply.trim())).find((match) => match !== null);
  const word = found?.groups?.word?.replace(/^["“„']|["”“']$/g, "").trim();
  const means = found?.groups?.means?.trim();
  if (word === undefined || means === undefined || word.split(/\s+/).length > 3) return null;
  return ask.toLowerCase().includes(word.toLowerCase()) ? { word, means } : null;
}

const EXPLAINED = [
  /^(?:by|with|mit) (?<word>.{2,40}?) (?:i|we|ich|wir) (?:mean|meine|meinen|meinte)\s*:?\s*(?<means>.+)$/i,
  /^(?:the |die |der |das |well,? |na,? )?(?<word>[^=,.:]{2,40}?)\s*(?:=|\bmeans\b|\bis short for\b|\bstands for\b|\bheißt\b|\bbedeutet\b|\bmeint\b|\bsteht für\b|\bis (?=how|the number|what|when|who|just)|\bist (?=wie|die anzahl|was|wann|wer|einfach|nur))\s*(?<means>.+)$/i,
];

const INDIFFERENT =
  /^(?:(?:ach|oh|hm+|well|na|it|that|das|mir|uns|ist|is|all|totally|really|völlig|ganz|the same|doesn'?t|does not|i|we|you|don'?t|do not|me|to|us|up|so)\s+)*(?:egal|whatever(?: you (?:like|want|prefer|think))?|(?:wie|was) du (?:meinst|magst|willst|denkst)|you (?:choose|decide|pick)|up to you|your (?:choice|call)|matter|mind|care|no preference|any(?: of them| one)?|either(?: is fine| one)?|such dir (?:was|einen) aus|such's dir aus|wurscht|schnuppe|gleich)(?: bitte| really| for me| ehrlich gesagt| to me| is fine| works)?$/i;

const LATER =
  /\b(?:(?:we'?ll|i'?ll|we will|i will|they'?ll|everyone|people|each) (?:\p{L}+ ){0,3}(?:add|enter|put|fill|type|sign|register)\p{L}* .{0,20}(?:ourselves|themselves|myself|later|(?:in|up)$)|(?:don'?t|do not) know (?:\p{L}+ )?yet|not (?:sure|decided|known) yet|later|tbd|to be decided|trag(?:en|e) .{0,20}(?:selbst|selber|später|nach|ein)|(?:weiß|wissen|weiss) (?:ich|wir)? ?(?:noch|es noch) nicht|noch (?:offen|unklar|nicht klar)|steht noch nicht fest|kommt (?:noch|später)|später)\b/iu;

const AGREED =
  /^(?:(?:yes|yep|yeah|yup|ja|jo|jap|jepp|ok|okay|sure|fine|klar|gut|gern|gerne|passt|genau|of course|natürlich|please|bitte|alright|right|go ahead|do (?:it|that|so)|mach (?:das|es|so)|(?:that|it)'?s (?:fine|ok|okay|good)|das (?:passt|geht|ist ok|ist gut)|so (?:be it|machen)|(?:just )?build it|ship it|(?:it |that )?(?:looks|sounds) (?:good|great|fine|right)(?: to me)?|works for me|(?:thanks|thank you|danke)|(?:das )?(?:sieht|klingt) (?:gut|super|prima)(?: aus)?|bau(?:e|t)? es|leg los|los|no problem|kein problem|in ordnung)\s*)+$/i;

const GOES_ON = /(?:^| )(?:build it|ship it|looks|sounds|works|sieht|klingt|bau(?:e|t)? es|leg los)(?: |$)/;

const NOTHING =
  /^(?:(?:thanks?|thank you|thx|danke|vielen dank|sorry|no idea|(?:i )?(?:don'?t|do not) know|dunno|cancel|stop|never ?mind|forget it|hm+|keine ahnung|weiß (?:ich )?nicht|abbrechen|vergiss es|egal)(?:[\s,.!]+(?:sorry|yet|it|so much|a lot|very much|you|dir|sehr|please|bitte))*)[\s,.!]*$/i;

function plain(reply: string): string {
  return reply
    .toLowerCase()
    .replace(/[.,!?;:–—()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** "food please", "the sales one", "dann halt general". */
function withChannel(reply: string, channels: readonly string[]): string {
  if (/#\p{L}/u.test(reply)) return reply;
  const words: string[] = [...(reply.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [])];
  const named = channels.filter((channel) => words.includes(channel.slice(1).toLowerCase()));
  const [only, ...others] = named;
  if (only === undefined || others.length > 0 || words.length > 10) return reply;
  return reply.replace(new RegExp(`(?<![\\p{L}\\p{N}])${only.slice(1)}(?![\\p{L}\\p{N}])`, "iu"), only);
}

/** "let them choose between pizza and sushi", "the options are pizza or sushi": behind it stands the list. */
function withoutOpener(reply: string): string {
  const opener =
    /^[^,:]{0,50}?\b(?:between|zwischen|(?:options|choices|names|people|points|things|optionen|namen|punkte|leute|kandidaten|it|they|we|das|es|dabei) (?:are|is|would be|sind|ist|wären))\b:?\s*/i;
  const rest = reply.replace(opener, "").replace(/^(?:either|entweder)\s+/i, "");
  return rest.trim() === "" ? reply : rest;
}

/** "Ana, Ben and Cy take turns": what they do is no name. */
function withoutTurns(reply: string): string {
  const rest = reply.replace(TURNS, "").trim();
  return rest === "" ? reply : rest;
}

const TURNS =
  /[,.]?\s+(?:(?:will |shall |should |sollen |werden )?(?:take|taking|do|doing) (?:it |this |them )?(?:in )?turns?|(?:are|sind) (?:in it|in there|dabei|drin|on it|on the rota|an der reihe)|(?:do|machen|übernehmen) (?:it|this|das|es)(?: (?:in turns?|abwechselnd|reihum|im wechsel))?|rotate|alternate|wechseln sich(?: (?:dabei|damit))? ab|(?:machen (?:das|es) )?(?:abwechselnd|reihum|im wechsel))[\s.!]*$/iu;

/** "me, Ben and Cy": whoever says it. */
function withAsker(reply: string, asker: string | undefined): string {
  if (asker === undefined) return reply;
  const isListed = /[,&+]|\b(?:and|und)\b/i.test(reply);
  return isListed
    ? reply.replace(/(?<![\p{L}])(?:me|myself|I|mich|ich|meine Wenigkeit)(?=\s*(?:[,&+.!]|and\b|und\b|$))/giu, asker)
    : reply;
}

/** "the text is: Timesheets please", "that the timesheets are due": the message itself. */
function withoutTelling(reply: string): string {
  const rest = reply
    .replace(
      /^(?:oh |ah |ach |well |also |na )?(?:(?:the |der )?(?:text|message|nachricht|wortlaut)(?: (?:is|should be|shall be|would be|ist|soll sein|lautet|wäre))?\s*:?|(?:it|es|da) (?:should|shall|could|can|soll|sollte|kann) (?:just |simply |einfach |nur )?(?:say|read|be|stehen|heißen|lauten)\s*:?|(?:just |simply |einfach |maybe |vielleicht )*(?:something like|so was wie|sowas wie|etwas wie|in der art|write|schreib(?:e|t)?|say|sag)\s*:?)\s*/i,
      "",
    )
    .replace(
      /^dass\s+((?:alle|jeder|ihr|wir|sie|man)|(?:die|der|das|unsere?|eure?) [\p{L}-]+)\s+(.+?)\s+(sollen|soll|müssen|muss|sollt|müsst|sind|ist|werden|wird)[.!]?$/iu,
      "$1 $3 $2",
    )
    .replace(/^(?:to|that|dass)\s+(?=\p{L}+ \p{L})/iu, "")
    .trim();
  const from = rest === "" ? reply : rest;
  return from === reply ? reply : `${from.charAt(0).toUpperCase()}${from.slice(1)}`;
}

/** "in the morning", where "every morning / 17:00" was told: that half of the day. */
function withTime(reply: string, about: string): string {
  if (/\d/.test(reply)) return reply;
  const hour = Number(/(\d{1,2}):\d{2}/.exec(about)?.[1] ?? Number.NaN);
  const minutes = /\d{1,2}:(\d{2})/.exec(about)?.[1] ?? "00";
  if (Number.isNaN(hour) || /\d{1,2}:\d{2}.*\d{1,2}:\d{2}/.test(about)) return reply;
  const isLate = /\b(?:evening|afternoon|night|pm|abends?|nachmittags?|am (?:abend|nachmittag))\b/i.test(reply);
  const isEarly = /\b(?:morning|early|am|morgens?|früh|vormittags?)\b/i.test(reply) && !isLate;
  if (!isLate && !isEarly) return reply;
  const at = isLate ? (hour % 12) + 12 : hour % 12;
  return `${String(at).padStart(2, "0")}:${minutes}`;
}

const WEEKDAYS =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?)\b/i;

/** "weekly is fine", where a Friday was told: every Friday. */
function withDay(reply: string, about: string): string {
  const day = WEEKDAYS.exec(about)?.[0]?.replace(/s$/i, "");
  if (day === undefined || WEEKDAYS.test(reply)) return reply;
  if (/\b(?:weekly|every week|each week|once a week)\b/i.test(reply)) return `every ${day}`;
  if (/\b(?:wöchentlich|jede woche|einmal die woche|einmal pro woche)\b/i.test(reply)) return `jeden ${day}`;
  return reply;
}

import { columnListAt, isHaving } from "../fields/columns.ts";
import { enumeratedIn } from "../fields/enumerated.ts";
import { tickedLinesIn } from "../fields/ticked-lines.ts";
import { approvalsSaid } from "../frames/approval-said.ts";
import { calledOtherwise } from "../frames/called-otherwise.ts";
import { isRemindedOf } from "../frames/reminded-of.ts";
import type { Concept } from "../languages/language.ts";
import { isInBrackets } from "../words/clauses.ts";
import type { Item } from "../words/item.ts";
import {
  clauseOf,
  has,
  indexes,
  isOpen,
  isSilent,
  type MainKind,
  mark,
  type Range,
  type Scene,
  senses,
  textOf,
  wholeOf,
} from "../words/scene.ts";
import { isOneOfKept } from "./kept-ones.ts";
import { isInPassing } from "./no-approval.ts";
import { calledFor, isByChance } from "./said.ts";
import { type Said, sayingsOf } from "./said-calls.ts";
import { webCallsIn } from "./web-calls.ts";

/** In the order in which one outweighs another that is said beside it. */
export const ORDER: readonly [MainKind, Concept][] = [
  ["draw", "draw"],
  ["webhook_post", "webhook"],
  ["countdown", "countdown"],
  ["checklist", "checklist"],
  ["status_board", "status_board"],
  ["approval", "approval"],
  ["lending", "lending"],
  ["booking", "booking"],
  ["rota", "rota"],
  ["poll", "poll"],
  ["leaderboard", "leaderboard"],
  ["links", "links"],
  ["picker", "picker"],
  ["records", "keep"],
];

/** A word, or a way to say it, that calls for a part. */
export interface Call extends Said {
  /** Its word also names other things. */
  isWeak: boolean;
}

/** What calls for a part: its words, then what says it without one. */
export function callsIn(scene: Scene): Call[] {
  const isByLot = isByChance(scene);
  const weighed = (triggers: readonly Said[]) =>
    triggers.map((one) => ({ ...one, isWeak: isWeakCall(scene, one, isByLot) }));
  const lists = enumeratedIn(scene, wholeOf(scene));
  // "cold store", "hotel booked": a name in a list calls for nothing.
  const isListed = (index: number) =>
    lists.some(({ kind, from, to }) => kind !== "states" && index >= from && index < to);
  const words = weighed(triggersOf(scene).filter(({ trigger }) => !isListed(trigger)));
  const said = sayingsOf(scene, words, lists).filter(
    ({ trigger }) => !isInBrackets(scene.items, trigger) && !isToldToOthers(scene, trigger),
  );
  return [...words, ...weighed(said.slice(0, 1))];
}

/** Words that also name other things: a "change" of state, a "duty" that is drawn, "who has" the shift. */
function isWeakCall(scene: Scene, { kind, trigger }: Said, isByLot: boolean): boolean {
  const item = scene.items[trigger];
  if (item?.kind !== "word") return false;
  if (kind === "lending") return WHO_HAS.test(item.word);
  if (kind === "booking")
    return (
      /^book(?:s|ed)?$/.test(item.word) && /^(?:is|are|gets?)$/.test(scene.items[trigger - 1]?.text.toLowerCase() ?? "")
    );
  if (kind === "picker") return false;
  if (kind !== "rota") return false;
  return WEAK_TURNS.test(item.word) || (isByLot && (item.first !== undefined || DUTY.test(item.word)));
}

const WEAK_TURNS = /^(?:wechsel|wechsele|wechseln|wechselnd|switch|switches|switching|dran|turns)$/;
const DUTY = /^(?:duty|duties|dienst|dienste|roster|rota|turns|dienstplan|putzplan|schichtplan)$/;

function triggersOf(scene: Scene): Said[] {
  const found: Said[] = [];
  const otherwise = calledOtherwise(scene);
  const webCalls = new Set(webCallsIn(scene).map(({ from }) => from));
  for (const index of indexes({ from: 0, to: scene.items.length })) {
    const item = scene.items[index];
    // "the fruit box arrives on Mondays": a thing that does something.
    if (
      item?.kind === "word" &&
      item.word === "box" &&
      /^(?:arrives|comes|is|was|goes|gets|stands|has)$/i.test(scene.items[index + 1]?.text ?? "")
    )
      continue;
    for (const [kind, concept] of ORDER) {
      if (kind === "approval" && isInPassing(scene, index)) continue;
      const isListed = kind === "records" && isHaving(scene, index) && index > 0;
      const isRecords =
        isListed || (kind === "records" && (has(item, "list") || isEntered(scene, index) || item?.kind === "command"));
      const isCounted =
        otherwise.get(index) === kind ||
        (kind === "countdown" && countsDays(scene, index)) ||
        (kind === "webhook_post" && (callsUs(scene, index) || webCalls.has(index)));
      const isCalled = isRecords || isCounted || (has(item, concept) && isMeant(scene, index, concept));
      if (isCalled && isOneOfKept(scene, kind, index)) {
        found.push({ kind: "records", trigger: index });
        continue;
      }
      if (isCalled && !isPassing(scene, kind, index) && !isToldToOthers(scene, index))
        found.push({ kind, trigger: index });
    }
  }
  return found;
}

/** In brackets; "(it does those callback things)", a sentence of its own, may call for a webhook. */
function isPassing(scene: Scene, kind: MainKind, index: number): boolean {
  return isInBrackets(scene.items, index) && !(kind === "webhook_post" && isToldInBrackets(scene, index));
}

/** "(it has webhooks)": a sentence of its own. */
function isToldInBrackets(scene: Scene, index: number): boolean {
  const open = indexes({ from: 0, to: index }).findLast((at) => mark(scene.items[at]) === "(") ?? index;
  return /^(?:it|which|they|that|we|via|using|es|das|die|der|per|über|mit)\b/i.test(scene.items[open + 1]?.text ?? "");
}

/** 'it can "post JSON to a URL"': said in the words of whoever makes the other thing. */
function callsUs(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "quote" &&
    /\bjson\b|\b(?:web)?hooks?\b|\bhttps? (?:post|call|request)|\bcallbacks?\b/i.test(item.inner)
  );
}

/** "only X days till the premiere": a quote with a place for the number, beside the day it counts to. */
function countsDays(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return (
    item?.kind === "quote" &&
    /(?<![\p{L}\d])(?:x+|n|nn|y|_+|\.{2,}|…|\?+|#|\[.*?\]|<.*?>|\{.*?\}) (?:more )?(?:days|sleeps|nights|tage|nächte|mal schlafen)/iu.test(
      item.inner,
    ) &&
    scene.items.some((one) => one.kind === "date" && !one.isWeekday)
  );
}

/** "remind everyone to book their travel", "erinnern, die Stunden zu buchen": what people are told, not what the app does. */
function isToldToOthers(scene: Scene, index: number): boolean {
  if (isInMessage(scene, index) || isRemindedOf(scene, index)) return true;
  if (!/^(?:to|zu)$/i.test(scene.items[index - 1]?.text ?? "")) return false;
  const start = indexes({ from: 0, to: index }).findLast((at) => /^[.!?;]$/.test(mark(scene.items[at]))) ?? -1;
  return indexes({ from: start + 1, to: index - 1 }).some(
    (at) => has(scene.items[at], "remind") || /^daran$/i.test(scene.items[at]?.text ?? ""),
  );
}

/** "in #general posten: Bitte Stunden eintragen!", "erinnern: Stundenzettel abgeben": words of the message. */
function isInMessage(scene: Scene, index: number): boolean {
  const { from } = clauseOf(scene, index);
  const colon = indexes({ from, to: index }).find((at) => mark(scene.items[at]) === ":");
  if (colon === undefined) return false;
  const before = indexes({ from, to: colon });
  const isSaid =
    before.some((at) => has(scene.items[at], "say", "remind")) ||
    isToldBefore(scene, before, { from: colon, to: index + 1 });
  const isPlain = before.every(
    (at) => !ORDER.some(([, concept]) => has(scene.items[at], concept)) && !has(scene.items[at], "list", "enter"),
  );
  return isSaid && isPlain;
}

/** "every Monday at 9 in #food: please order": nothing but when and where before the colon, and no list behind it. */
function isToldBefore(scene: Scene, before: readonly number[], behind: Range): boolean {
  const says = (kind: Item["kind"]) => before.some((at) => scene.items[at]?.kind === kind);
  return (
    says("channel") &&
    (says("time") || says("recurrence")) &&
    !before.some((at) => isOpen(scene.items[at]) && !has(scene.items[at], "in", "and")) &&
    !indexes(behind).some((at) => has(scene.items[at], "list", "digest", "total", "with", "columns", "countdown"))
  );
}

/** People put something in: "people can submit …", "where we report …"; as a noun ("an order") it is a thing. */
function isEntered(scene: Scene, index: number): boolean {
  if (!has(scene.items[index], "enter")) return false;
  const { from } = clauseOf(scene, index);
  // "remind everyone to submit their expenses": what they are told to do, not what the app takes.
  if (
    indexes({ from, to: index }).some((at) => has(scene.items[at], "say", "remind") && !has(scene.items[at], "enter"))
  )
    return false;
  // 'please write "Fruit is here!" in #food': what is written is said there.
  if (scene.items[index + 1]?.kind === "quote") return false;
  return isSilent(scene.items[index - 1]) && !has(scene.items[index], "say");
}

/** "book" in "a list of books", "draw" of a drawing, "links" in a table of links are things, not what to do. */
function isMeant(scene: Scene, index: number, concept: Concept): boolean {
  const before = scene.items[index - 1];
  const item = scene.items[index];
  const word = item?.kind === "word" ? item.word : "";
  // "votes not needed"
  const next = `${scene.items[index + 1]?.text ?? ""} ${scene.items[index + 2]?.text ?? ""}`;
  if (/^(?:not (?:needed|necessary|required)|unnecessary|nicht (?:nötig|gebraucht|erforderlich))/i.test(next))
    return false;
  // "approved, rejected": choices of a list.
  if (concept === "approval" && /(?:ed|t|en)$/.test(word) && isBetweenSigns(scene, index)) return false;
  // "no trip is booked before Ana agreed", "gebucht wird erst, wenn …": what waits for a yes.
  if (
    concept === "booking" &&
    /^ge\p{L}+t$|^booked$/u.test(word) &&
    approvalsSaid(scene, clauseOf(scene, index)).length > 0
  )
    return false;
  // "everybody booked courses on their own card": told of what was.
  if (concept === "booking" && word === "booked")
    return before === undefined || /^(?:is|are|be|been|get|gets|got|already|double|not|can be|was)$/i.test(before.text);
  // "booking number", "a link to the booking": what is noted of one that was made elsewhere.
  if (concept === "booking" && isOfBooking(scene, index)) return false;
  if (concept === "booking" && /^books?$/.test(word)) {
    const next = scene.items[index + 1];
    return (
      word === "book" &&
      !isBesideWhatWeLack(scene, index) &&
      !isNamedBook(scene, index) &&
      next !== undefined &&
      next.kind !== "mark" &&
      (before === undefined || !senses(before).includes("determiner"))
    );
  }
  // "das Los soll entscheiden" is about chance too.
  const isFate = indexes({ from: Math.max(0, index - 3), to: index }).some((at) =>
    /^(?:los|lot|lots|zufall|chance|fate|luck|dice|hat|würfel|glück)$/i.test(scene.items[at]?.text ?? ""),
  );
  if (concept === "approval" && (isFate || isOfOther(scene, index))) return false;
  if (concept === "approval" && isLeftToAll(scene, index)) return false;
  // "to decide who tells a joke" is about chance, not about a yes.
  if (concept === "approval" && /^decides?$/.test(word)) return !has(scene.items[index + 1], "wh");
  if (concept === "checklist" && /^(?:tick off|check off|abhaken)$/.test(word))
    return mark(scene.items[index + 1]) === ":" || tickedLinesIn(scene, wholeOf(scene)) !== null;
  // "Gottesdienst", "Lieferdienst": no turns.
  if (concept === "rota" && NO_TURNS.test(word)) return false;
  // "dran erinnern", "erinnere sie dran": of what, and no turn.
  if (concept === "rota" && word === "dran" && isBesideReminding(scene, index)) return false;
  if (concept === "picker" && /^up$/i.test(scene.items[index + 1]?.text ?? "")) return false;
  // "everyone gets one pick", "jeder darf eins auswählen": people choose, nobody is picked.
  if (concept === "picker" && CHOOSES.test(word)) return isByChance(scene) || calledFor(scene, "poll") === null;
  if (concept === "lending" && WHO_HAS.test(word)) return !hasColumns(scene);
  if (isOfColumn(scene, index)) return false;
  return !(ACTS.includes(concept) && isBesideWhatWeLack(scene, index));
}

function isOfBooking(scene: Scene, index: number): boolean {
  if (isKeptBooking(scene, index)) return true;
  const before = [3, 2, 1].map((offset) => scene.items[index - offset]?.text ?? "").join(" ");
  return (
    /^(?:bookings?|reservations?)$/i.test(scene.items[index]?.text ?? "") &&
    (/^(?:numbers?|no|nr|reference|ref|ids?|codes?|confirmation|fee)$/i.test(scene.items[index + 1]?.text ?? "") ||
      /\b(?:link|url|address|number) (?:to|of) (?:the|their|its)$/i.test(before))
  );
}

/** "keep our catering bookings: company, guests, menu": noted with columns of their own, which say from when to when nowhere. */
function isKeptBooking(scene: Scene, index: number): boolean {
  const { from, to } = clauseOf(scene, index);
  const opener = scene.items[index + 1];
  const isTitle = mark(opener) === ":" || mark(opener) === "(" || has(opener, "with");
  const isKept = indexes({ from, to: index }).some((at) => has(scene.items[at], "keep", "list"));
  return (
    /(?:bookings|reservations|buchungen|reservierungen)$/i.test(scene.items[index]?.text ?? "") &&
    isTitle &&
    isKept &&
    calledFor(scene, "booking") === null &&
    !FROM_TO.test(textOf(scene, { from: index, to })) &&
    columnListAt(scene, { from: index, to: scene.items.length }, 2) !== null
  );
}

const FROM_TO = /\b(?:from|until|till|slots?|times?|hours?|start|end|von|bis|uhrzeit|beginn|ende)\b/i;

const NO_TURNS =
  /^(?:(?:gottes|ver|pflege|liefer|rettungs|paket|kurier|sozial|geheim|sanitäts|zustell|abhol|bring|fahr|wetter)|\p{L}*(?:innen|außen|aussen|kunden|besuchs|stör))dienst\p{L}*$/u;

function isBesideReminding(scene: Scene, index: number): boolean {
  return indexes({ from: Math.max(0, index - 5), to: Math.min(scene.items.length, index + 2) }).some((at) =>
    /^(?:ge)?(?:erinner|denk|dacht)\p{L}*$/iu.test(scene.items[at]?.text ?? ""),
  );
}

/** "title, borrowing institution, value": what is said of a column in a list of them. */
function isOfColumn(scene: Scene, index: number): boolean {
  const isSign = (at: number) => /^[,:(;]$/.test(mark(scene.items[at]));
  return (
    /ing$/i.test(scene.items[index]?.text ?? "") &&
    isSign(index - 1) &&
    isOpen(scene.items[index + 1]) &&
    isSign(index + 2) &&
    columnListAt(scene, wholeOf(scene), 4) !== null
  );
}

/** "trade, if the other one agrees", "refused if it is taken": what is agreed between two, and what a booking refuses. */
function isOfOther(scene: Scene, index: number): boolean {
  const { from, to } = clauseOf(scene, index);
  const said = textOf(scene, { from, to });
  const isAgreed = /\b(?:agree|consent|zustimm|einverstanden|ok|okay)/i.test(scene.items[index]?.text ?? "");
  if (isAgreed && /\b(?:the other|other one|both|andere[rn]?|beide)\b/i.test(said)) return true;
  const isRefused = /(?:refuse|reject|decline|abgelehnt|ablehn|verweiger)/i.test(scene.items[index]?.text ?? "");
  return (
    isRefused &&
    /\b(?:already|taken|overlap\w*|twice|double|clash\w*|schon|bereits|belegt|besetzt|doppelt\w*|drin)\b/i.test(said)
  );
}

/** "let people decide", "alle sollen entscheiden": all together, and nobody who approves. */
function isLeftToAll(scene: Scene, index: number): boolean {
  const isDeciding = /^(?:decides?|entscheiden?|entscheidet|abstimmen)$/i.test(scene.items[index]?.text ?? "");
  const { from } = clauseOf(scene, index);
  return isDeciding && ALL_OF_US.test(textOf(scene, { from: Math.max(from, index - 4), to: index }));
}

const ALL_OF_US =
  /\b(?:people|ppl|folks|everyone|everybody|the team|staff|all of us|us all|the crew|colleagues|alle|die leute|jeder|das team|die kollegen|die belegschaft)$|\b(?:alle|die leute|das team) (?:sollen|soll|dürfen|darf|können|kann)$/i;

/** ", rejected" at a list's end, or between two signs; "approved by" says who does it. */
function isBetweenSigns(scene: Scene, index: number): boolean {
  const [before, next] = [scene.items[index - 1], scene.items[index + 1]];
  const isSign = (one: Item | undefined) => /^[,/(:|]$/.test(mark(one)) || has(one, "or");
  return isSign(before) && (next === undefined || next.kind === "break" || /^[,/).;|]$/.test(mark(next)));
}

/** "a paper book": a thing with a name of two words. */
function isNamedBook(scene: Scene, index: number): boolean {
  const [article, noun] = [scene.items[index - 2], scene.items[index - 1]];
  return isOpen(noun) && !has(noun, "and", "or") && senses(article).includes("determiner");
}

const CHOOSES =
  /^(?:picking|choosing|picks?|chooses?(?: (?:one|1|one of))?|pick one of|select one|wähl\w*|auswähl\w*|aussuch\w*|sucht aus|wählt aus)$/u;

/** "who has which key" asks for a loan's state, unless the ask lists columns of its own. */
const WHO_HAS = /^(?:who has|who's got|wer hat|wer welch)/;
const ACTS: readonly Concept[] = ["booking", "picker", "keep", "list"];

function hasColumns(scene: Scene): boolean {
  const hasVerb = indexes({ from: 0, to: scene.items.length }).some((index) => isHaving(scene, index));
  return hasVerb || columnListAt(scene, wholeOf(scene), 3) !== null;
}

/** "book it in SAP", "picks up phone calls": done elsewhere, with what we lack. */
function isBesideWhatWeLack(scene: Scene, index: number): boolean {
  return indexes({ from: Math.max(0, index - 3), to: Math.min(scene.items.length, index + 6) }).some((at) =>
    senses(scene.items[at]).some((sense) => /^lacking:(?:system|phone|model)$/.test(sense)),
  );
}

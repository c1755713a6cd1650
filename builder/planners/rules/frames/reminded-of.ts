import { clauseOf, has, indexes, isSilent, mark, type Range, type Scene, senses } from "../words/scene.ts";

/** What people shall think of: "an die Stundenzettel erinnern", "remind us about the timesheets". */
export interface RemindedOf {
  /** The "an", "about" or "of" before it. */
  opener: number;
  words: Range;
}

/** null: nothing is named that a reminder is of, or it is told in a sentence of its own ("to", "that", a colon). */
export function remindedOf(scene: Scene, range: Range): RemindedOf | null {
  for (const opener of indexes(range)) {
    const clause = clauseOf(scene, opener);
    if (!OPENER.test(scene.items[opener]?.text ?? "") || !isOfReminder(scene, opener, clause)) continue;
    const words = wordsFrom(scene, opener + 1, Math.min(clause.to, range.to));
    if (words !== null) return { opener, words };
  }
  return null;
}

/** Whether a word stands within what a reminder is of: it calls for nothing by itself. */
export function isRemindedOf(scene: Scene, index: number): boolean {
  const clause = clauseOf(scene, index);
  if (!indexes(clause).some((at) => has(scene.items[at], "remind"))) return false;
  const found = remindedOf(scene, clause);
  return found !== null && index > found.opener && index < found.words.to;
}

const OPENER = /^(?:an|ans|about|of|for|re|für|fürs|wegen)$/i;
const REMINDER = /^(?:reminders?|erinnerung(?:en)?|reminder|nudges?)$/i;

/** "for" only behind "a reminder": "remind us for the timesheets" is rare, and "reminder for the team to …" tells whom. */
function isOfReminder(scene: Scene, opener: number, clause: Range): boolean {
  const word = scene.items[opener]?.text ?? "";
  const verb = indexes(clause).find((index) => has(scene.items[index], "remind") && !isDatedAhead(scene, clause));
  if (verb === undefined) return false;
  if (/^(?:an|ans)$/i.test(word)) return GERMAN_REMIND.test(scene.items[verb]?.text ?? "");
  if (/^(?:for|re|für|fürs|wegen)$/i.test(word))
    return verb === opener - 1 && REMINDER.test(scene.items[verb]?.text ?? "");
  return verb < opener && !indexes({ from: verb + 1, to: opener }).some((index) => TELLING.test(textAt(scene, index)));
}

const GERMAN_REMIND = /erinner/i;
const TELLING = /^(?:to|that|dass|zu|da?ran)$/i;

/** "30 days before": of what is kept, and told of each entry. */
function isDatedAhead(scene: Scene, clause: Range): boolean {
  return indexes(clause).some((index) => scene.items[index]?.kind === "span");
}

/** Up to where a value, a sign or the verb stands; without the small words at its end. */
function wordsFrom(scene: Scene, from: number, end: number): Range | null {
  let to = from;
  while (to < end && isPart(scene, to)) to += 1;
  while (to > from && isLoose(scene, to - 1)) to -= 1;
  const open = indexes({ from, to }).filter((index) => !isSilent(scene.items[index]));
  const isWhom = scene.items[from]?.kind === "person" || (has(scene.items[from], "everybody", "me") && to === from + 1);
  const isTold = TELLING.test(textAt(scene, to)) || mark(scene.items[to]) === ":";
  return open.length === 0 || open.length > MAX_WORDS || isWhom || isTold ? null : { from, to };
}

const MAX_WORDS = 7;

function isPart(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind === "number" || mark(item) === "&" || mark(item) === "/") return true;
  if (item?.kind === "quote") return true;
  // "the weekly report": of each week, but no day to post on.
  if (item?.kind === "recurrence") return EACH.test(item.text) && scene.items[index + 1]?.kind === "word";
  return item?.kind === "word" && !has(item, "remind", "until") && !TELLING.test(item.text);
}

const EACH = /^(?:daily|weekly|monthly|(?:täglich|wöchentlich|monatlich)e[nrms]?)$/i;

/** "… at", "… in", "… bitte": belongs to what stands behind. */
function isLoose(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  const isSmall = isSilent(item) && !senses(item).includes("determiner");
  return isSmall || has(item, "in", "and") || mark(item) === "&" || mark(item) === "/";
}

function textAt(scene: Scene, index: number): string {
  return scene.items[index]?.text ?? "";
}

import type { LabelCues } from "../languages/label-cues.ts";

/**
 * More words are a sentence. Of 910 columns in the asks that the planner was tuned by, the longest good ones have five ("how
 * bad it could've been" asks, and may be longer); of six and more none was one.
 */
const MOST_WORDS = 6;
/** What asks may be longer: "does anyone need a vegetarian meal". */
const MOST_ASKED = 9;

/** Whether a column can be called so: a name or a question, no piece of a sentence. */
export function isPlausibleColumn(label: string, type: string, cues: LabelCues): boolean {
  const said = wordsOf(label);
  // "wer's gemacht hat"
  const [first = "", second = ""] = said.map((word) => word.replace(/'(?:s|re)$/, ""));
  const asks = new Set(phrases(cues.questions));
  if (said.length === 0 || isFiller(label, cues)) return false;
  if (/\p{Extended_Pictographic}/u.test(label) || /(?:^|\s)#\p{L}/u.test(label)) return false;
  // "should have customer": who should is not said, so that nothing is asked.
  const isModal = /^(?:should|could|can|may|will|have|has|kann|darf|wird|hat|haben)$/.test(first);
  const asksWhom = phrases(cues.pronouns).includes(second) || SOMEBODY.test(second);
  if (isModal && !asksWhom && /^(?:have|has|contain|include|be|haben|enthalten|sein)$/.test(second)) return false;
  if (asks.has(first) || asks.has(`${first} ${second}`)) return said.length <= MOST_ASKED;
  if (said.length > MOST_WORDS || endsOpen(said, cues) || beginsWrong(said, cues)) return false;
  if (DATE_OF.test(label)) return true;
  // "the customer has been told": a box may say what is so.
  if (type === "yes_no") return said.length > 1 || !phrases(cues.pronouns).includes(first);
  return !hasAny(said, cues.pronouns) && !hasAny(said, cues.verbs);
}

const SOMEBODY = /^(?:the|a|an|anyone|anybody|somebody|someone|everybody|everyone|there|der|die|das|jemand|alle)$/;

/** "date it was found", "Tag, an dem …": of what is asked for by name. */
const DATE_OF = /^(?:date|day|time|place|name|person|reason|amount|number|datum|tag|ort|zeit|grund)\b.*\S/i;

/** "nothing else", "the": says nothing, so that nothing is missed without it. */
export function isFiller(label: string, { fillers }: LabelCues): boolean {
  return phrases(fillers).includes(wordsOf(label).join(" "));
}

/** Whether something that can be chosen, lent, booked or drawn can be called so. */
export function isPlausibleName(label: string, cues: LabelCues): boolean {
  const said = wordsOf(label);
  if (said.length === 0 || /(?:^|\s)#\p{L}/u.test(label)) return false;
  // "A", "IT": written large they are names.
  const [first = "", last = ""] = [label.split(" ")[0], label.split(" ").at(-1)];
  const isAlone = said.length === 1 && [...phrases(cues.closers), ...phrases(cues.pronouns)].includes(first);
  return !isAlone && !(said.length > 1 && phrases(cues.closers).includes(last));
}

/** Whether something that has a state, is lent or is booked can be called so: no piece of what somebody does. */
export function isPlausibleThing(label: string, cues: LabelCues): boolean {
  const said = wordsOf(label);
  const [first = "", second = ""] = said;
  if (!isPlausibleName(label, cues) || VERB_FORM.test(label) || SEPARATED.test(label)) return false;
  // "who has which one", "back after 7 days"
  if (said.length > 1 && (phrases(cues.questions).includes(first) || /^(?:back|zurück)$/.test(first))) return false;
  return !(said.length > 1 && SUBJECTS.test(label.trim().split(" ")[0] ?? "") && !/^(?:\p{L}|\d+)$/u.test(second));
}

/** Whether a thing can be said to be so: a word or a few, and no sentence that says several. */
export function isPlausibleState(label: string, cues: LabelCues): boolean {
  const said = wordsOf(label);
  return isPlausibleName(label, cues) && !/[„“”"«»]/.test(label) && said.length <= MOST_IN_STATE;
}

const MOST_IN_STATE = 5;
const SUBJECTS = /^(?:[Ii]|[Ww]e|you|[Tt]hey|he|she|[Ii]ch|[Ww]ir|du|ihr|[Mm]an)$/;

/** "took", "tooks": said of what somebody did. */
const VERB_FORM =
  /^(?:took|taken|gave|given|went|gone|came|brought|got|gotten|kept|lent|borrowed|returned|broke|sent|left|lost|had|made|did|done|said|told|paid|bought|sold|wrote|written|saw|seen|knew|known|hands|handed|fill|vanish(?:es)?|disappears?)s?$/i;
/** "ruft an", "klickt drauf". */
const SEPARATED =
  /(?:^|\s)\p{Ll}{2,}(?:t|en) (?:an|auf|ein|aus|ab|mit|zu|nach|vor|drauf|runter|rein|raus|hin|her|weg)$/u;

/** Whether what an app is called begins and ends as a name does. */
export function isPlausibleTitle(title: string, cues: LabelCues): boolean {
  const said = wordsOf(title);
  const isJoined = /^(?:and|or|but|because|that|und|oder|aber|weil|dass)$/.test(said[0] ?? "");
  return said.length > 0 && !endsOpen(said, cues) && !(isJoined && said.length > 1);
}

/** Whether a list can be called so. */
export function isPlausibleNoun(noun: string, cues: LabelCues): boolean {
  const said = wordsOf(noun);
  const [first = ""] = said;
  if (said.length === 0 || isFiller(noun, cues)) return false;
  const isAsked = phrases(cues.questions).includes(first) && said.length > 1;
  return (
    !isAsked &&
    !VERB_FORM.test(noun) &&
    !SEPARATED.test(noun) &&
    !endsOpen(said, cues) &&
    !beginsWrong(said, cues) &&
    !hasAny(said, cues.pronouns) &&
    !hasAny(said, cues.verbs)
  );
}

function endsOpen(said: readonly string[], { closers }: LabelCues): boolean {
  return said.length > 1 && phrases(closers).includes(said.at(-1) ?? "");
}

/** With a word that begins a sentence, or a place in one: "let us search", "as in the file". */
function beginsWrong(said: readonly string[], { openers, prepositions, questions }: LabelCues): boolean {
  const [first = "", second = ""] = said;
  if (said.length >= 2 && phrases(openers).includes(first)) return true;
  const isOf = phrases(questions).includes(second) || /^(?:be|do|erledigen|tun|machen)$/.test(second);
  return said.length >= 3 && phrases(prepositions).includes(first) && !isOf;
}

function hasAny(said: readonly string[], words: string): boolean {
  const known = new Set(phrases(words));
  return said.some((word) => known.has(word));
}

function wordsOf(label: string): string[] {
  return (
    label
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'.%&-]*/gu) ?? []
  );
}

function phrases(text: string): string[] {
  return text.split("|");
}

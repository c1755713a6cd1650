import type { AppQuestion } from "../../store/app-answer.ts";
import { shownToMe } from "../entries/shown-to-me.ts";
import { bareWords } from "./bare-words.ts";
import { readChanges } from "./read-changes.ts";

const IT =
  "(?:it|this|that|this app|the app|this tool|the tool|this bot|the bot|es|das|die app|diese app|das tool|der bot)";
/** What runs at its times, as people call it. */
const ITS_PART =
  "(?:it|(?:the|our) (?:app|bot|tool|rota|roster|list|post|posting|digest|summary|reminder|poll|vote|draw|countdown|report|message|schedule)|the (?:first|next) (?:post|reminder|turn|digest|summary|report|message))";
const SEIN_TEIL =
  "(?:es|(?:das|der|die|unsere?) (?:app|bot|tool|rota|plan|dienstplan|liste|post|beitrag|zusammenfassung|übersicht|erinnerung|umfrage|abstimmung|verlosung|bericht|nachricht)|(?:der|die|das) (?:erste|nächste) (?:post|beitrag|erinnerung|zusammenfassung|übersicht|bericht|nachricht))";
const QUESTIONS: readonly [AppQuestion, string[]][] = [
  [
    "owner",
    [
      `who (?:owns|built|made|asked for|is responsible for) ${IT}`,
      `who is (?:the |its )?owner(?: of ${IT})?`,
      `whose (?:app|tool|bot)? ?is ${IT}`,
      `wem gehört ${IT}`,
      `wer (?:hat ${IT} (?:gebaut|gemacht)|ist (?:dafür )?zuständig|ist (?:der |die )?besitzer(?:in)?)`,
    ],
  ],
  [
    "next_run",
    [
      `when (?:does|will|is) ${IT} (?:run|post|go|say something|due)(?: next| again)?`,
      `when (?:is|does) (?:the )?next (?:run|post|one|time)(?: due| come)?`,
      `when (?:does|will|is) ${ITS_PART} (?:run|running|post|posted|start|starting|begin|due|come|out)(?: next| again| out)?`,
      `what time does ${IT} (?:run|post)`,
      `wann (?:läuft|postet|kommt|startet|beginnt|ist) ${SEIN_TEIL}(?: dran| fällig)?(?: als nächstes| wieder| das nächste mal)?`,
      `wann geht ${SEIN_TEIL} los`,
      `wann (?:läuft|postet|kommt) ${IT}(?: als nächstes| wieder| das nächste mal)?`,
      `wann ist (?:der nächste lauf|das nächste mal)`,
    ],
  ],
  [
    "last_run",
    [
      `(?:did|has) ${IT} (?:run|post|posted|work|worked)(?: anything)?(?: today| yesterday| this morning| yet| already)?`,
      `why (?:did ?n t|didn t|did not|has ?n t|hasn t|has not) ${IT} (?:run|post|posted|say anything)(?: today| yesterday| this morning| yet)?`,
      `when did ${IT} (?:last )?(?:run|post)(?: last)?`,
      `what did ${IT} (?:last )?(?:do|post)(?: last| today| yesterday| this morning)?`,
      `is ${IT} (?:working|broken|running|ok|still running)`,
      `(?:ist|hat) ${IT} (?:heute |gestern )?(?:gelaufen|gepostet|etwas gepostet)`,
      `warum (?:ist|hat) ${IT} (?:heute |gestern )?(?:nicht gelaufen|nichts? gepostet)`,
      `(?:läuft|funktioniert) ${IT}(?: noch)?`,
      `wann (?:lief|postete) ${IT} zuletzt`,
    ],
  ],
  [
    "live",
    [
      `is ${IT} (?:(?:already|now|finally) )?(?:ready|done|finished|live|built|up|online)(?: already| yet| now)*`,
      `(?:can|may) (?:i|we) use ${IT}(?: already| yet| now)+`,
      `(?:ist|wird) ${IT} (?:(?:schon|jetzt|endlich|denn|bald) )*(?:fertig|live|gebaut|online|da)`,
    ],
  ],
  [
    "users",
    [
      `who (?:uses|is using|used) ${IT}`,
      `(?:how many (?:people|of us)) use ${IT}`,
      `(?:does|is) (?:anybody|anyone|somebody) (?:use|using) ${IT}`,
      `wer (?:nutzt|benutzt) ${IT}`,
      `wie viele (?:nutzen|benutzen) ${IT}`,
    ],
  ],
  [
    "access",
    [
      `who (?:can|may) (?:open|see|use|read) ${IT}`,
      `who has access(?: to ${IT})?`,
      `what (?:can|may) ${IT} (?:do|touch|see|read)`,
      `(?:what|which channels?|where) (?:can|may|does) ${IT} post(?: in| to)?`,
      `what is ${IT} allowed to do`,
      `wer (?:kann|darf) ${IT} (?:sehen|öffnen|benutzen|nutzen|lesen)`,
      `was darf ${IT}`,
    ],
  ],
  [
    "purpose",
    [
      `what (?:does ${IT} do|is ${IT}(?: for)?)`,
      `how does ${IT} work`,
      `was (?:macht|ist) ${IT}`,
      `wie funktioniert ${IT}`,
    ],
  ],
  [
    "feedback",
    [
      `feedback`,
      `(?:(?:is|was) there )?any (?:feedback|complaints)(?: (?:on|about|for) ${IT})?`,
      `what (?:do|did) (?:people|they|we|others|users|colleagues) (?:say|think)(?: (?:of|about) ${IT})?`,
      `what is the feedback(?: (?:on|about|for) ${IT})?`,
      `(?:does|do) (?:anybody|anyone|people|they) (?:like|complain(?: about)?)(?: ${IT})?`,
      `was (?:sagen|meinen) (?:die )?(?:leute|kollegen|anderen|alle)(?: (?:dazu|darüber))?`,
      `(?:gibt es|gab es) (?:feedback|rückmeldungen|beschwerden)(?: dazu)?`,
    ],
  ],
  [
    "cost",
    [`(?:what|how much) (?:does|did) ${IT} cost(?: so far| us)?`, `was (?:kostet|hat) ${IT}(?: gekostet| bisher)?`],
  ],
];

const READ = QUESTIONS.map(([question, forms]): [AppQuestion, RegExp] => [
  question,
  new RegExp(
    `^(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|please|sag mal|can you tell me|tell me) )*(?:${forms.join("|")})(?: please| bitte| eigentlich| denn| actually| then)*$`,
  ),
]);

/** Which days are meant makes no difference to whether any are. */
const ANY_DAY = "2026-01-01";

/** Reads a message that is one of these questions and nothing else. null: it says something else. */
export function readQuestion(text: string): AppQuestion | null {
  const plain = bareWords(text, "gaps");
  const read = READ.find(([, pattern]) => pattern.test(plain))?.[0];
  return read ?? (readChanges(text, ANY_DAY) === null ? null : "changes");
}

/** Asks for what stands in an app, by a word of what it is for: people ask each other other things. */
export function asksForEntries(text: string, purpose: string): boolean {
  const plain = bareWords(text, "gaps");
  if (!/\?\s*$/.test(text) || !OF_ENTRIES.test(plain) || WISHES.test(plain)) return false;
  if (ENTRIES.test(plain)) return true;
  const known = new Set(bareWords(purpose, "gaps").split(" ").flatMap(stems));
  return plain
    .split(" ")
    .flatMap(stems)
    .some((stem) => known.has(stem));
}

/**
 * Sounds as if it asked for entries, in more ways than `asksForEntries` knows: "what was ordered today?", "wer ist nächste
 * Woche dran?". It counts where every word of it is found in what the App keeps, and else is as if nobody had asked.
 */
export function mayAskForEntries(text: string): boolean {
  const shown = shownToMe(text);
  // "zeig mir die überfälligen": to whoever says so, and not from now on to everybody.
  if (shown !== null) return !WISHES.test(bareWords(shown, "gaps"));
  const plain = bareWords(text, "gaps");
  return /\?\s*$/.test(text) && MAYBE_OF_ENTRIES.test(plain) && !WISHES.test(plain);
}

/**
 * "who brings the apple pie?", "wie viele sind es?": asks who, how many or when, and wants nothing different. It is no
 * wish, also where nobody can answer it.
 */
export function isPlainQuestion(text: string): boolean {
  const plain = bareWords(text, "gaps");
  if (!/\?\s*$/.test(text)) return false;
  return WHO.test(plain) ? !PLEAS.test(plain) : HOW_MANY.test(plain) && !WISHES.test(plain);
}

/** "keys" and "key", "orders" and "ordered": their first letters, of words that are long enough to mean something. */
function stems(word: string): string[] {
  return word.length < 3 || SMALL.test(word) ? [] : [word.replace(/(?:s|es|en|e|n)$/, "").slice(0, 6)];
}

const SMALL =
  /^(?:who|whose|which|when|where|how|many|much|often|the|has|have|is|are|was|were|does|did|this|that|there|and|for|page|people|enter|everybody|company|can|open|its|wer|wem|wessen|welche[rsn]?|wann|viele?|der|die|das|den|dem|ein|eine[nrms]?|hat|haben|ist|sind|war|und|für|auf|seite|firma|ganze|kann|eingetragen|werden|öffnen)$/;

/** "who has the key K-12?", "wer ist nächste Woche dran?": of what stands in the app. */
const OF_ENTRIES =
  /^(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|sag mal|can you tell me|tell me) )*(?:who|whose|which|when|where|how (?:many|much|often)|wer|wem|wessen|welche[rsn]?|wann|wo|wie ?viele?) \S/;

const MAYBE_OF_ENTRIES =
  /^(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|sag mal|can you tell me|tell me) )*(?:who|whose|which|what (?:is|are|was|were|has been|have been|did|do)|when (?:is|are|was)|where|how many|wer|wem|wessen|welche[rsn]?|was (?:ist|sind|war|waren|wurden?|hat|haben)|wann (?:ist|sind|war)|wo|wie ?viele) \S/;

/** "when can you add a column?", "why not post it at 9?": wishes, however they are asked. */
const WISHES =
  /\b(?:can|could|would|will|shall|should|may|please|instead|add|change|remove|make|post|posts|show|shows|send|rename|kannst|könntest|könnt|soll|sollen|sollte|bitte|statt|stattdessen|ändern|ergänz\p{L}*|poste\p{L}*|zeig\p{L}*|schick\p{L}*)\b/u;

/** What any App keeps. */
const ENTRIES = /(?:^| )(?:entry|entries|items?|rows?|records?|eintrag|einträgen?|einträge)(?: |$)/;

const LEAD = "^(?:(?:hi|hey|hello|hallo|and|und|so|also|btw|sag mal|can you tell me|tell me) )*";
const WHO = new RegExp(`${LEAD}(?:who|whose|whom|wer|wem|wen|wessen) \\S`);
const HOW_MANY = new RegExp(
  `${LEAD}(?:how (?:many|much|often)|wie ?viele?|wie oft|when (?:is|are|was|were|does|do|did)|wann) \\S`,
);
const PLEAS = /\b(?:please|instead|bitte|stattdessen)\b/;

import type { Composition } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { weekdayOf } from "../fields/date.ts";
import { spokenSchedule } from "../languages/spoken-schedule.ts";
import { makeScene } from "../words/make-scene.ts";
import { valuesIn, wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import { tooMuchIn } from "./complaint.ts";
import { postOf, weekdaysOf } from "./posts.ts";

interface Grammar {
  told: RegExp[];
  /** Of a day it says so, of anything else that it shall be added. */
  ofDay: RegExp;
  /** What may be, and is not told. */
  condition: RegExp;
  /** `when`: "on Fridays at 09:00"; `isThere`: on the day that was said. */
  ask(when: string, isThere: boolean): string;
  /** Of a day on which it is said to run, and does not. */
  askOfIdle(when: string): string;
}

const DO = "(?:post|send|remind|run|come|go out|speak|write|say|ping|show up|appear|arrive|happen|work|fire|trigger)";
const DONE = "(?:posted|sent|reminded|run|come|gone out|written|said|shown up|appeared|arrived|happened|worked|fired)";
const DID =
  "(?:posts?|posted|sends?|sent|reminds?|reminded|runs?|ran|comes?|came|goes|went|writes?|wrote|says?|said|pings?|pinged)";
const IT =
  "(?:it|this|that|the (?:\\p{L}+ )?(?:app|bot|posts?|reminders?|digest|messages?|summary|list)|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]?s (?:post|reminder|message|digest))";
const NOT = "(?:not|never|no longer)";
const NO_POST = "(?:nothing|no(?:t a| single)? (?:posts?|reminders?|messages?|digest|summary|word))";
const POSTETE =
  "(?:postete?|schickte?|sendete?|erinnerte?|läuft|lief|kommt|kam|kamen|schreibt|schrieb|meldete?|erscheint|erschien|geht|ging|passiert|passierte|funktioniert|klappt)";
const GEPOSTET =
  "(?:gepostet|geschickt|gesendet|erinnert|gelaufen|gekommen|geschrieben|gemeldet|erschienen|passiert|funktioniert|geklappt)";
const ES =
  "(?:es|das|sie|er|(?:die|der|das) (?:\\p{L}+ )?(?:app|bot|erinnerung|nachricht|meldung|liste|übersicht|zusammenfassung|post|posting))";
const KEIN = "(?:nicht|nichts|nie|kein\\p{L}*)";

const GRAMMARS: Record<Composition["language"], Grammar> = {
  en: {
    told: [
      sentence(
        `${IT} (?:(?:did|does|has|was|is|would|will)(?: ${NOT}|n['’]?t)|failed to|forgot to|forgets to) .*${DO}`,
      ),
      sentence(`${IT} (?:has|was|is|were)(?: ${NOT}|n['’]?t)(?: been)? (?:${DONE})`),
      sentence(`${IT} (?:no longer|never|not) ${DID}`),
      sentence(`${IT} ${DID}(?: us| me)? ${NO_POST}`),
      sentence(
        `${IT} (?:has |was )?(?:forgot|forgets|forgotten|missed|misses|skipped|skips|left out|leaves out|stopped)`,
      ),
      sentence(`(?:why|how come) .*(?:not|n['’]?t|nothing|no)`),
      sentence(`.*${NO_POST} (?:was |were |is |has been |got |has )?(?:${DID}|${DONE}|showed)`),
      sentence(`.*there (?:was|were|is) ${NO_POST}`),
      sentence(`.*(?:do not|don['’]?t|never) (?:stop|skip|forget|leave out|miss)`),
    ],
    ofDay: /\b(?:(?:is|are|was|were) missing|missing)\b/i,
    condition:
      /\b(?:if|unless|whenever)\b|\b(?:should|shall|must|may)(?: not|n['’]?t)\b|\b(?:when|where|as long as) (?:there|nothing|none|it)(?:['’]s| is| are)?\b/i,
    ask: (when, isThere) =>
      isThere
        ? `It runs ${when} already. What was wrong, and what shall be different?`
        : `So far it runs ${when}. When shall it run?`,
    askOfIdle: (when) => `It runs ${when} only, so not then. What was wrong, and what shall be different?`,
  },
  de: {
    told: [
      sentence(`${ES} (?:${POSTETE})(?: .*)? ${KEIN}`),
      sentence(`.*(?:${POSTETE})(?: ${ES})?(?: .*)? ${KEIN}`),
      sentence(`.*(?:hat|wird|werden|wurde|wurden|ist|war)(?: .*)? ${KEIN}(?: .*)? ${GEPOSTET}`),
      sentence(
        `.*${ES} (?:hat |wurde |war )?(?:.* )?(?:vergessen|vergisst|vergaß|ausgelassen|übersprungen|überspringt|verpasst)`,
      ),
      sentence(`.*(?:wurde|wird|hat es|hat er|hat sie) (?:.* )?(?:vergessen|ausgelassen|übersprungen|verpasst)`),
      sentence(".*(?:hör\\p{L}* (?:bitte )?nicht auf|nicht aufhören|nicht (?:auslassen|überspringen|vergessen))"),
      sentence(`(?:warum|wieso|weshalb) .*${KEIN}`),
    ],
    ofDay: /\b(?:fehlt|fehlte|fehlen|fehlten)\b/i,
    condition: /\b(?:wenn|falls|sofern|sobald|soll|sollen|sollte|bitte)\b/i,
    ask: (when, isThere) =>
      isThere
        ? `Es läuft schon ${when}. Was war falsch, und was soll anders werden?`
        : `Bisher läuft es ${when}. Wann soll es laufen?`,
    askOfIdle: (when) => `Es läuft nur ${when}, also dann nicht. Was war falsch, und was soll anders werden?`,
  },
};

interface Missed {
  /** What is left of the text without it. */
  rest: string;
  question: string;
}

/**
 * "it posted nothing on Friday": what ought to have come and did not. What shall change is not said by that, and least of
 * all that it shall come no more. null: nobody says so, or nothing here comes by itself.
 */
export function missedRun(text: string, { parts }: Composition, context: ReadingContext): Missed | null {
  const language = context.lexicon.language.code;
  const schedules = parts.flatMap((part) => postOf(part)?.schedule ?? []);
  const { told, ofDay, condition, ask, askOfIdle } = GRAMMARS[language];
  if (isIdleThen(text, schedules, context))
    return {
      rest: "",
      question: askOfIdle([...new Set(schedules.map((one) => spokenSchedule(one, language)))].join("; ")),
    };
  const sentences = text.split(/(?<=[.!?\n])\s+/);
  const isMissed = (one: string) =>
    !condition.test(one) &&
    (told.some((form) => form.test(one.trim())) || (ofDay.test(one) && daysSaid(one, context).length > 0));
  const missed = sentences.filter(isMissed);
  if (missed.length === 0 || schedules.length === 0) return null;
  const days = daysSaid(missed.join(" "), context);
  const then = schedules.flatMap((schedule) => onThese(schedule, days));
  const when = [...new Set((then.length > 0 ? then : schedules).map((one) => spokenSchedule(one, language)))];
  return {
    rest: sentences.filter((one) => !isMissed(one)).join(" "),
    question: ask(when.join("; "), then.length > 0),
  };
}

/** "it posts on Saturdays too", of what runs from Monday to Friday: nothing of it can be taken away. */
function isIdleThen(text: string, schedules: readonly string[], context: ReadingContext): boolean {
  const when = tooMuchIn(text, context.lexicon.language.code);
  const days = when === null ? [] : daysSaid(when, context);
  const weeks = schedules.map((one) => weekdaysOf(one));
  return (
    days.length > 0 &&
    weeks.length > 0 &&
    weeks.every((week) => week.length > 0 && !days.some((day) => week.includes(day)))
  );
}

function daysSaid(text: string, context: ReadingContext): number[] {
  const scene = makeScene(text, tokenize(text), context);
  const whole = wholeOf(scene);
  return [
    ...valuesIn(scene, whole, "recurrence").flatMap(({ item }) =>
      item.recurrence.kind === "days" ? item.recurrence.days : [],
    ),
    ...valuesIn(scene, whole, "date").map(({ item }) => weekdayOf(item.date)),
  ];
}

/** The schedule on those of its days that were said; none where it has none of them. */
function onThese(schedule: string, days: readonly number[]): string[] {
  const both = weekdaysOf(schedule).filter((day) => days.includes(day));
  if (days.length === 0 || weekdaysOf(schedule).length === 0) return [schedule];
  return both.length === 0 ? [] : [[...schedule.split(" ").slice(0, 4), both.join(",")].join(" ")];
}

/** `form`, where words begin and end. */
function sentence(form: string): RegExp {
  return new RegExp(
    `^(?:(?:no|nein|hey|hi|oh|but|and|aber|und|also|fix|bug|problem|wrong|falsch|leider|unfortunately|on \\p{L}+)[,:!]?\\s+)*${form}(?!\\p{L})`,
    "iu",
  );
}

import { weekdayOf } from "../fields/date.ts";
import { modelAt } from "../limits/modelled.ts";
import { isStop } from "../words/clauses.ts";
import { folded } from "../words/lexicon.ts";
import { gap, has, indexes, isSilent, type Range, type Scene, textOf, valuesIn, wholeOf } from "../words/scene.ts";
import { habitsIn, takeHabit } from "./habit.ts";
import { isLimit } from "./said-times.ts";

/**
 * "every Tuesday at 9 … . It must always be Wednesdays at 7", "Friday at 3, no wait, Thursday": other days, times or
 * channels than were said before, and nothing else; or when the message is had, as what it is for. Which of them holds is
 * asked, whatever the part is that they are for.
 */
export function askCorrected(scene: Scene): void {
  const habits = habitsIn(scene);
  for (const words of [...correctionsIn(scene), ...habits]) {
    const isHabit = habits.includes(words);
    for (const { kind, of } of KINDS) {
      const behind = isHabit ? of(scene, { from: words.to, to: wholeOf(scene).to }) : [];
      const [before, anew] = [of(scene, { from: 0, to: words.from }), of(scene, words)];
      const said = [...before, ...behind];
      if (said.length === 0 || anew.every(({ key }) => said.some((one) => one.key === key))) continue;
      if (isHabit) takeHabit(scene, words);
      modelAt(scene, ...scene.limits.filter((limit) => isWithin(limit, words)).flatMap(indexes));
      const { answered } = scene.context;
      const isAnswered = {
        days: answered.recurrence !== null || answered.date !== null,
        times: answered.times.length > 0,
        channels: answered.channel !== null,
      }[kind];
      const about = [...new Map([...before, ...anew, ...behind].map(({ key, text }) => [key, text])).values()].join(
        " / ",
      );
      if (!isAnswered) gap(scene, kind, about, true);
    }
  }
}

/** Whether what stands here says otherwise what was said before it. */
export function isOfCorrection(scene: Scene, index: number): boolean {
  const isSaid = ["recurrence", "date", "time", "channel"].includes(scene.items[index]?.kind ?? "");
  return isSaid && [...correctionsIn(scene), ...habitsIn(scene)].some(({ from, to }) => index >= from && index < to);
}

/** Sentences, or their ends behind a "no wait", that hold nothing but when and where. */
function correctionsIn(scene: Scene): Range[] {
  if (!CUES.test(scene.text)) return [];
  // In "Wichtig: es muss …" the colon ends nothing.
  const stops = indexes(wholeOf(scene)).filter((index) => isStop(scene.items[index]));
  return [...stops, scene.items.length].flatMap((to, position) => {
    const from = position === 0 ? 0 : (stops[position - 1] ?? 0) + 1;
    const turn = indexes({ from, to }).find((index) => TURNING.test(phraseAt(scene, index, to)));
    const start = turn ?? (INSISTING.test(plainOf(scene, { from, to })) ? from : null);
    const words = start === null ? null : { from: start, to };
    return words !== null && words.from > 0 && isBare(scene, words) ? [words] : [];
  });
}

function phraseAt(scene: Scene, index: number, to: number): string {
  return plainOf(scene, { from: index, to: Math.min(to, index + 3) });
}

function plainOf(scene: Scene, range: Range): string {
  return folded(textOf(scene, range).toLowerCase().replaceAll("’", "'"));
}

/** What takes back what was said. */
const TURNING =
  /^(?:no,? wait|wait,? no|oh no|scratch that|make (?:it|that)|i (?:mean|meant)|correction|on second thoughts?|or rather|better|sorry|oops|actually|ach nein|ach ne|nein,? (?:doch|halt|warte|moment|lieber)|doch (?:lieber|besser|eher)|quatsch|korrektur|vielmehr|moment|besser gesagt|ich mein(?:te|e)?|nee)\b/;
/** Without one of these nothing is looked for. */
const CUES =
  /\b(?:wait|no|scratch|make|mean|meant|correction|thoughts?|rather|better|sorry|oops|actually|must|has|have|needs?|should|always|important|never|only|though|but|instead|ach|nein|ne|nee|doch|lieber|besser|eher|quatsch|korrektur|vielmehr|moment|mein(?:te|e)?|muss|müssen|soll|sollte|immer|wichtig|unbedingt|aber|nur|nie|niemals|stattdessen|sondern|blo(?:ß|ss))\b/i;
/** What insists on something. */
const INSISTING =
  /\b(?:must|has to|have to|needs? to|should|always|important|never|only|though|but|instead|muss|muessen|soll|sollte|immer|wichtig|unbedingt|aber|bloss|nur|nie|niemals|stattdessen|sondern)\b/;
/** Words that say nothing of their own beside when and where. */
const BARE =
  /^(?:no|nope|wait|oh|oops|sorry|scratch|make|mean|meant|correction|second|thoughts?|rather|better|actually|must|has|have|had|to|needs?|should|always|important|importantly|never|only|though|but|instead|be|is|it|this|that|come|comes|go|goes|out|sent|posted?|said|announced|announcement|happen|happens|please|pls|there|nowhere|else|other|another|any|day|days|time|times|channel|channels|not|and|nothing|fix|fixed|really|definitely|note|nb|mind|you|ach|nein|ne|nee|doch|lieber|eher|besser|quatsch|korrektur|vielmehr|moment|gesagt|ich|meine?|meinte|warte|halt|muss|muessen|soll|sollte|sollen|immer|wichtig|unbedingt|aber|bloss|nur|erst|nie|niemals|stattdessen|sondern|es|das|er|sie|kommen|kommt|sein|gepostet|geschickt|gesendet|angesagt|stehen|raus|rausgehen|gehen|passieren|laufen|keine[nmrs]?|kein|andere?[nmrs]?|tag|tage|tagen|uhrzeit|zeit|kanal|nicht|bitte|woanders|nirgends|nirgendwo|sonst|achtung|hinweis|post|message|reminder|nachricht|erinnerung|meldung)$/;
/** What adds to what was said takes nothing back. */
const ADDING = /\b(?:also|too|as well|both|additionally|plus|auch|ebenfalls|ebenso|zusaetzlich|ausserdem|beide)\b/;

function isBare(scene: Scene, words: Range): boolean {
  const isPlain = (index: number) => {
    const item = scene.items[index];
    const isValue = ["recurrence", "date", "time", "channel", "mark", "break"].includes(item?.kind ?? "");
    const isSmall = isSilent(item) || has(item, "and", "in", "of", "say", "until");
    const isKnown = folded((item?.text ?? "").toLowerCase())
      .split(/\s+/)
      .every((word) => BARE.test(word));
    return isValue || isSmall || isKnown;
  };
  return indexes(words).every(isPlain) && !ADDING.test(plainOf(scene, words));
}

interface Value {
  key: string;
  text: string;
}

const KINDS: readonly { kind: "days" | "times" | "channels"; of: (scene: Scene, range: Range) => Value[] }[] = [
  { kind: "days", of: daysIn },
  { kind: "times", of: timesIn },
  {
    kind: "channels",
    of: (scene, range) => valuesIn(scene, range, "channel").map(({ item }) => ({ key: item.inner, text: item.inner })),
  },
];

/** Days of the week or month that come again; where only a day is told, that. */
function daysIn(scene: Scene, range: Range): Value[] {
  const again = valuesIn(scene, range, "recurrence").flatMap(({ item: { recurrence, text } }) =>
    recurrence.kind === "week" || (recurrence.kind === "month" && recurrence.day === null)
      ? []
      : [{ key: JSON.stringify({ ...recurrence, hint: null }), text }],
  );
  const days = valuesIn(scene, range, "date")
    .filter(({ item, index }) => item.isWeekday && !isLimit(scene, index))
    .map(({ item }) => ({
      key: JSON.stringify({ kind: "days", days: [weekdayOf(item.date)], hint: null }),
      text: item.text,
    }));
  return [...again, ...days];
}

function timesIn(scene: Scene, range: Range): Value[] {
  return valuesIn(scene, range, "time")
    .filter(({ index }) => !isLimit(scene, index))
    .map(({ item }) => ({ key: item.time.at, text: item.time.at }));
}

function isWithin(limit: Range, { from, to }: Range): boolean {
  return limit.from >= from && limit.from < to;
}

import type { Noun } from "../../../../sdk/contract/parts.ts";
import { saidAt, takeKept } from "../called/said.ts";
import { takeNamedOnes } from "../fields/named-ones.ts";
import { capital, nounFrom } from "../fields/names.ts";
import { takeTwoOfAKind } from "../fields/two-of-a-kind.ts";
import { isOfAll, modelAt, modelKept, modelWhere, raise, raiseAlone } from "../limits/modelled.ts";
import { isEveryDay } from "../times/said-rhythm.ts";
import { gap, has, indexes, indexesOf, type Range, type Scene, takeVocabulary, valuesIn } from "../words/scene.ts";
import { readHours } from "./booked-hours.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { nounOfAll, nounShared, numberedThings, readCounted, readThing, thingsIn } from "./thing.ts";

/** "book the meeting rooms Alpha and Beta, nothing twice", "parking spots P1 P2 P3 per day". */
export const readBooking: Frame = (scene, { trigger, range }) => {
  const named = takeNamedOnes(scene, range) ?? takeTwoOfAKind(scene, range);
  // "the meeting room, only from 9 to 17": no name.
  const listed = named?.names ?? thingsIn(scene, trigger, range).filter((name) => !NO_NAME.test(name));
  const hours = readHours(scene, range);
  const isCalled = has(scene.items[trigger], "booking");
  const counted = named !== null ? named.noun : isCalled || listed.length > 0 ? null : readCounted(scene, range);
  const noun = counted ?? nounShared(scene, listed, readThing(scene, trigger, range));
  const numbered = numberedThings(scene, range, noun);
  const said = listed.every((name) => /^\d+$/.test(name))
    ? listed.map((name) => `${capital(noun.one)} ${name}`)
    : listed;
  const { list } = scene.context.answered;
  const things = said.length > 0 ? said : list.length > 0 ? list : numbered.length > 0 ? numbered : [capital(noun.one)];
  if (
    said.length === 0 &&
    numbered.length === 0 &&
    list.length === 0 &&
    noun.many.toLowerCase() === lastNoun(scene, noun)
  )
    gap(scene, "things", noun.many, true);
  const isNothing = said.length + numbered.length + list.length === 0 && noun.one === thingName(scene);
  if (isNothing) {
    gap(scene, "things", noun.many, true);
    return [];
  }
  const days = indexes(range).some((index) =>
    /^(?:by the day|for the day|per day|whole days?|full days?|tageweise|tagesweise|pro tag|ganztägig|ganze tage|a day|day)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const wholeDays = valuesIn(scene, range, "span").filter(
    ({ item }) => item.span.unit === "day" && item.span.count === 1,
  );
  for (const { index } of wholeDays) scene.used.add(index);
  const byTheDay = saidAt(scene, range, BY_THE_DAY);
  for (const words of byTheDay) modelAt(scene, ...indexes(words));
  const slots = indexes(range).some((index) =>
    /^(?:hours?|by the hour|hourly|time slots?|slots?|stunden?|stundenweise|uhrzeit|zeitfenster|time)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const daily = valuesIn(scene, range, "recurrence").filter(({ item }) => item.recurrence.kind === "days");
  for (const { index, item } of daily) {
    scene.used.add(index);
    if (!isEveryDay(item.recurrence)) raise(scene, "beforeTime", { from: index, to: index + 1 });
  }
  for (const index of indexesOf(
    scene,
    range,
    "booking",
    "list",
    "wh",
    "not",
    "per",
    "everybody",
    "until",
    "before",
    "between",
  ))
    scene.used.add(index);
  const byDay =
    (days || byTheDay.length > 0 || wholeDays.length > 0) && !slots && saidAt(scene, range, FROM_TO).length === 0;
  modelWhere(scene, range, ["restriction"], (segment) => byDay && isOfAll(scene, segment) && saysDays(scene, segment));
  modelKept(scene, range, scene.context.lexicon.language.limits.again);
  takeKept(scene, range, "booking");
  takeVocabulary(scene, range, "booking");
  takeFields(scene, range);
  leaveHalfDays(scene, range);
  leaveOver(scene, range, false, things.length);
  return [
    {
      part: "booking",
      noun: nounOfAll(scene, noun, things),
      things,
      by: byDay ? "day" : "slot",
      ...hours,
    },
  ];
};

/** "…, half hours": how long, and none of the things. */
const NO_NAME = /^(?:only|just|nur|(?:(?:half|full|whole|halbe|ganze) )?(?:hours?|days?|slots?|stunden?|tage?))$/i;

function thingName(scene: Scene): string {
  return nounFrom(scene, scene.context.lexicon.language.names.thing ?? "thing").one;
}

/** "vormittags/nachmittags": there are whole days, or times. */
function leaveHalfDays(scene: Scene, range: Range): void {
  const halves = indexes(range).filter((index) =>
    /^(?:half|half-?days?|mornings?|afternoons?|vormittags?|nachmittags?|halbtags?|halbtageweise|halbe[rn]?)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
  const [first, last] = [halves[0], halves.at(-1)];
  if (first !== undefined && last !== undefined && last - first < 4) raiseAlone(scene, { from: first, to: last + 1 });
}

/** "from, to", "von bis": times of a day, where both are listed. */
const FROM_TO =
  /\bfrom (?:when )?(?:[,/+-] )?(?:to|till|until) (?:when\b|[,.;)]|$)|\b(?:start|beginn) [,/+] (?:end|ende)\b|\bvon (?:wann )?(?:[,/+-] )?bis (?:wann\b|[,.;+)]|uhrzeit|$)/;

const BY_THE_DAY =
  /\b(?:by the day|for (?:the|a) (?:whole )?day|per day|fuer (?:den|einen) (?:ganzen )?tag|tageweise|tagesweise|pro tag|(?:von|ab) (?:welchem|welchen) tag(?: an)? bis(?: zu (?:welchem|welchen)(?: tag)?)?|from (?:which|what) day|(?:which|what) days|welche tage|(?:first|last) day|erster tag|letzter tag)\b/;

/** "whole days only", "nur ganze Tage". */
function saysDays(scene: Scene, segment: Range): boolean {
  return (
    segment.to - segment.from <= 4 &&
    indexes(segment).some((index) =>
      /^(?:whole|full|by the|ganze|ganztägig|tageweise|tagesweise).*$/i.test(scene.items[index]?.text ?? ""),
    )
  );
}

/** What each booking says of itself: when, who and what for. */
function takeFields(scene: Scene, range: Range): void {
  const fields =
    /^(?:dates?|days?|times?|from|to|start|end|until|till|who|name|person|slots?|purpose|datum|tag|uhrzeit|zeit|von|bis|wer|wann|zweck|wofür|beginn|ende)$/i;
  for (const index of indexes(range)) if (fields.test(scene.items[index]?.text ?? "")) scene.used.add(index);
}

/** The many-form, where the ask used it: several things whose names are not known. */
function lastNoun(scene: Scene, noun: Noun): string | null {
  const isPlural =
    noun.one.toLowerCase() !== noun.many.toLowerCase() && scene.text.toLowerCase().includes(noun.many.toLowerCase());
  return isPlural ? noun.many.toLowerCase() : null;
}

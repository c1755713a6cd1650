/** A channel, a time, a day, a rhythm. */
const VALUE = [
  "#[\\p{L}\\p{N}_-]+",
  "\\d{1,2}(?:[:.]\\d{2})?(?: ?(?:am|pm|uhr|h|o'?clock))?",
  "(?:every|each|jede[nrsm]?|weekly|daily|monthly|weekdays?|workdays?|täglich|wöchentlich|monatlich|werktags|noon|midday|mittags?|midnight)",
  "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|day|week|month|tag|woche|monat)",
  "(?:morning|evening|afternoon|morgens?|abends?|nachmittags?)",
].join("|");
/** What stands around one that takes the place of another. */
const AROUND =
  "ok|okay|well|no|then|use|take|post|put|make|it|rather|not|in|into|to|of|at|on|by|but|instead|please|the|channel|do|try|let's|lets|dann|eben|halt|nimm|nehmen|wir|poste?|mach|es|das|nicht|sondern|statt|stattdessen|lieber|bitte|nach|ins?|im|um|am|auf|den|der|kanal|versuch|gut|na|so";
const ONLY_VALUES = new RegExp(
  `^(?=[\\s\\S]*(?:#|\\d|\\p{L}))(?:(?:${VALUE}|${AROUND})(?![\\p{L}\\p{N}])|[\\s,.!…–-])+$`,
  "iu",
);
const HAS_VALUE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${VALUE})(?![\\p{L}\\p{N}])`, "iu");
const IN_PLACE = /(?<!\p{L})(?:instead|then|rather|dann|stattdessen|statt|lieber|halt|eben|sondern)(?!\p{L})/iu;

/** "ok, then use #food instead", "dann um 10": no more than another channel, time or day than was said before. */
export function saysOtherValue(text: string): boolean {
  const said = text.trim();
  return said.length <= 120 && IN_PLACE.test(said) && HAS_VALUE.test(said) && ONLY_VALUES.test(said);
}

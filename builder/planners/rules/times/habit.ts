import { modelAt } from "../limits/modelled.ts";
import { isStop } from "../words/clauses.ts";
import { saidIn, words } from "../words/matched.ts";
import { has, indexes, mark, type Range, type Scene, valuesIn, wholeOf } from "../words/scene.ts";
import { isLimit } from "./said-times.ts";

/**
 * "…, so that the crew has it every Wednesday like always", "…, wie immer mittwochs": when the one message is had, told as
 * what it is for or as what is usual. It is no second message.
 */
export function habitsIn(scene: Scene): Range[] {
  const whole = wholeOf(scene);
  if (valuesIn(scene, whole, "quote").length !== 1) return [];
  const stops = indexes(whole).filter((index) => isStop(scene.items[index]));
  return [...stops, whole.to].flatMap((to, position) => {
    const from = position === 0 ? 0 : (stops[position - 1] ?? 0) + 1;
    const habit = habitIn(scene, { from, to });
    return habit === null ? [] : [habit];
  });
}

/** That there is a habit is all that its words say. */
export function takeHabit(scene: Scene, { from, to }: Range): void {
  const isValue = (index: number) =>
    ["recurrence", "date", "time", "channel", "quote"].includes(scene.items[index]?.kind ?? "");
  modelAt(scene, ...indexes({ from, to }).filter((index) => !isValue(index)));
}

function habitIn(scene: Scene, sentence: Range): Range | null {
  const purpose = saidIn(scene, sentence, PURPOSE);
  const usual = saidIn(scene, sentence, USUAL);
  const start = purpose?.from ?? (usual === null ? null : pieceBefore(scene, usual.from, sentence.from));
  if (start === null) return null;
  const words = { from: start, to: endOf(scene, start, sentence) };
  const again = valuesIn(scene, words, "recurrence");
  const times = valuesIn(scene, words, "time");
  const days = valuesIn(scene, words, "date").filter(({ item }) => item.isWeekday);
  const said = [...again, ...times, ...days];
  const isTold = usual === null ? again.length > 0 : said.length > 0;
  const isOther = said.some(({ index }) => isLimit(scene, index)) || saidIn(scene, words, ADDING) !== null;
  const isJoined = purpose === null && has(scene.items[start], "and");
  const isQuoted = valuesIn(scene, words, "quote").length > 0;
  return isTold && !isOther && !isJoined && !isQuoted ? words : null;
}

/** From the comma or dash before it; "every Tuesday as usual" stands in no piece of its own. */
function pieceBefore(scene: Scene, index: number, from: number): number | null {
  const comma = indexes({ from, to: index }).findLast((at) => /^[,(–—-]$/.test(mark(scene.items[at])));
  return comma === undefined ? null : comma + 1;
}

/** Where it stands first, up to its comma; else up to an "and". */
function endOf(scene: Scene, start: number, sentence: Range): number {
  const isFirst = indexes({ from: sentence.from, to: start }).every((at) => scene.items[at]?.kind !== "quote");
  const end = indexes({ from: start + 1, to: sentence.to }).find(
    (at) => has(scene.items[at], "and") || (isFirst && mark(scene.items[at]) === "," && isTold(scene, start, at)),
  );
  return end ?? sentence.to;
}

/** In "so that the crew, as ever, has it on Fridays, post …" the last comma ends it. */
function isTold(scene: Scene, from: number, to: number): boolean {
  return valuesIn(scene, { from, to }, "recurrence").length + valuesIn(scene, { from, to }, "time").length > 0;
}

const PURPOSE = words(
  "so that",
  "in order that",
  "in order for",
  "so (?:everybody|everyone|everbody|all|they|people|we|that|it|he|she|nobody|no one|the|our|my|folks|colleagues)(?= )",
  "such that",
  "damit",
  "sodass|sodaß|so dass|so daß|auf dass",
);

const USUAL = words(
  "(?:like|as|same as|just like|just as) (?:always|usual|usually|ever|before|normal|normally|every (?:time|week)|(?:it|they|we) (?:always|usually|normally) (?:is|are|do|did|have|has|had|get|gets|was|were|does)|(?:it|they|we) (?:is|are|do|did|have|has|had|get|gets|was|were|does) (?:always|usually|normally|so far|before|now))",
  "(?:like|as) (?:it has|it's|we have|we've|they have|they've) always (?:been|done|had|got)",
  "(?:genauso |so )?wie (?:immer|gewohnt|üblich|sonst(?: auch)?|bisher|gehabt|bislang|früher|jedes mal|jede woche|eh und je)",
  "wie (?:es|das|wir|sie|alle)(?: \\p{L}+)? (?:immer|sonst|bisher|gewohnt|üblich)(?: \\p{L}+)?",
);

/** What tells of a second time. */
const ADDING = words(
  "also|too|as well|both|additionally|plus|again|once more|twice|second|another|remind~",
  "auch|ebenfalls|ebenso|zusätzlich|außerdem|ausserdem|beide~?|nochmals?|noch mal|noch einmal|erneut|wieder|zweimal|zweite~?|erinner~",
);

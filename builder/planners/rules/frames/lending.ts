import { takeKept } from "../called/said.ts";
import { nounFrom } from "../fields/names.ts";
import { daysOf } from "../fields/span.ts";
import { takeThingsTold } from "../fields/things-told.ts";
import { takeTwoOfAKind } from "../fields/two-of-a-kind.ts";
import { isOfAll, modelAt, modelBefore, modelWhere } from "../limits/modelled.ts";
import {
  gap,
  indexes,
  indexesOf,
  note,
  type Range,
  type Scene,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";
import { readNotedLoans } from "./noted-loans.ts";
import { readPost } from "./post.ts";
import { nounOfAll, nounShared, numberedThings, readThing, thingsIn } from "./thing.ts";

/** Things that go out and come back: "lend our laptops LT-01, LT-02, back after 14 days". */
export const readLending: Frame = (scene, group) => {
  const { trigger, range } = group;
  const noted = readNotedLoans(scene, group);
  if (noted !== null) return noted;
  const told = takeThingsTold(scene, range);
  const ofAKind = told === null ? takeTwoOfAKind(scene, range) : null;
  const listed = told?.things ?? ofAKind?.names ?? thingsIn(scene, trigger, range);
  const unnamed =
    told === null
      ? (ofAKind?.noun ?? null)
      : (told.noun ?? nounFrom(scene, scene.context.lexicon.language.names.thing ?? ""));
  const noun = nounShared(scene, listed, unnamed ?? readThing(scene, trigger, range));
  const things = listed.length > 0 ? listed : numberedThings(scene, range, noun);
  const span = valuesIn(scene, range, "span").find(({ item }) => daysOf(item.span) !== null);
  if (span === undefined) note(scene, "days_to_return", "14");
  else {
    scene.used.add(span.index);
    modelBefore(scene, span.index, "beforeSpan", "beforeTime", "amount", "beforeNumber");
    // "nobody keeps one longer than 7 days"
    const isOfSpan = ({ from, to }: Range) => span.index >= from && span.index < to;
    const isNoLonger = (segment: Range) =>
      /^(?:länger nicht|nicht länger|no longer|not longer|no more|mehr nicht|nicht mehr)$/i.test(
        textOf(scene, segment),
      );
    modelWhere(scene, range, ["negation", "restriction"], (segment) => isOfSpan(segment) || isNoLonger(segment));
  }
  modelAt(scene, ...indexesOf(scene, range, "open", "overdue", "lending"));
  // "after 7 days it must be back, else it shall say overdue", "with one click": as it is anyway.
  modelWhere(
    scene,
    range,
    ["order", "condition"],
    (segment) => isOfAll(scene, segment) && indexesOf(scene, segment, "overdue").length > 0,
  );
  for (const index of indexes(range)) if (CLICK.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  const days = span === undefined ? 14 : (daysOf(span.item.span) ?? 14);
  askDueDay(scene, range);
  const post = readPost(scene, range, "post-overdue");
  for (const index of indexesOf(
    scene,
    range,
    "lending",
    "list",
    "keep",
    "wh",
    "overdue",
    "until",
    "before",
    "everybody",
    "enter",
  ))
    scene.used.add(index);
  takeKept(scene, range, "lending");
  takeVocabulary(scene, range, "lending");
  leaveOver(scene, range, true, things.length);
  return [
    { part: "lending", noun: nounOfAll(scene, noun, things), things, days, ...(post === undefined ? {} : { post }) },
  ];
};

const CLICK = /^(?:eins|eines|one|clicks?|clicking|taps?|buttons?|klicks?|klickt|klicken|knopf|knopfdruck|button)$/i;

/** "a reminder the day it's due": only what is overdue is said. */
function askDueDay(scene: Scene, range: Range): void {
  const clauses = scene.clauses.filter(({ from, to }) => from < range.to && to > range.from);
  const isAhead = (clause: Range) =>
    indexesOf(scene, clause, "remind").length > 0 &&
    indexesOf(scene, clause, "due", "before").length > 0 &&
    indexesOf(scene, clause, "overdue", "open").length === 0;
  const asked = clauses.find(isAhead);
  if (asked !== undefined && scene.context.answered.text === "") gap(scene, "only_overdue", "", false);
}

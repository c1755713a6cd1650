import { isLimit, readTimes } from "../announcement.ts";
import { cronOn } from "../fields/cron.ts";
import { capital } from "../fields/names.ts";
import { modelAt, modelBefore, modelKept, modelWhere } from "../modelled.ts";
import { takeKept } from "../said.ts";
import { gap, indexesOf, note, takeVocabulary, valuesIn } from "../scene.ts";
import type { Frame } from "./frame.ts";

/** "Wichteln! am 1. dezember um 12 wird gelost". */
export const readDraw: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const dates = valuesIn(scene, range, "date");
  // "sign up until 6 December, draw on the 7th": the day that is no limit.
  const drawn = dates.find(({ index }) => !isLimit(scene, index)) ?? dates[0];
  const drawsOn = drawn?.item.date ?? scene.context.answered.date;
  if (drawsOn === null) gap(scene, "date", "", true);
  const times = drawsOn === null ? null : readTimes(scene, [range]);
  for (const { index } of valuesIn(scene, range, "date")) scene.used.add(index);
  for (const index of indexesOf(
    scene,
    range,
    "draw",
    "picker",
    "enter",
    "everybody",
    "say",
    "wh",
    "not",
    "all",
    "until",
    "me",
  ))
    scene.used.add(index);
  const { limits } = scene.context.lexicon.language;
  modelAt(scene, ...indexesOf(scene, range, "draw"));
  modelKept(scene, range, limits.self);
  modelWhere(scene, range, ["secrecy"], () => true);
  for (const { index } of valuesIn(scene, range, "date")) modelBefore(scene, index, "beforeTime");
  takeKept(scene, range, "draw");
  takeVocabulary(scene, range, "draw");
  if (drawsOn === null || times === null) return [];
  const [time = "12:00"] = times;
  if (times.length === 0) note(scene, "time", time);
  const title = capital(scene.items[trigger]?.text ?? "");
  return [{ part: "draw", title, drawsOn, run: "draw", schedule: cronOn(drawsOn, time) }];
};

import { saidAt, takeKept } from "../called/said.ts";
import { cronOn } from "../fields/cron.ts";
import { capital } from "../fields/names.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelAt, modelBefore, modelKept, modelWhere } from "../limits/modelled.ts";
import { dayMeant } from "../times/past-day.ts";
import { isLimit, readTimes } from "../times/said-times.ts";
import {
  gap,
  has,
  indexes,
  indexesOf,
  note,
  type Range,
  type Scene,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import type { Frame } from "./frame.ts";
import { leaveOver } from "./left-over.ts";

/** "Wichteln! am 1. dezember um 12 wird gelost". */
export const readDraw: Frame = (scene, { trigger, range }) => {
  scene.used.add(trigger);
  const { names } = scene.context.lexicon.language;
  const drawsOn = readDay(scene, range) ?? scene.context.answered.date;
  if (drawsOn === null && !scene.gaps.some(({ kind }) => kind === "date")) gap(scene, "date", "", true);
  const times = drawsOn === null ? null : readTimes(scene, [range]);
  const own = readOwn(scene, trigger, range) ?? usualTitle(scene) ?? names.draw ?? "Secret Santa";
  const budget = readBudget(scene, range);
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
  for (const { index } of [...valuesIn(scene, range, "date"), ...valuesIn(scene, range, "time")])
    modelBefore(scene, index, "beforeTime");
  takeKept(scene, range, "draw");
  takeVocabulary(scene, range, "draw");
  const said = times === null || times.length > 0 ? times : limitTimes(scene, range);
  leaveOver(scene, range, false);
  if (drawsOn === null || said === null) return [];
  const [time = "12:00"] = said;
  if (said.length === 0) note(scene, "time", time);
  // What each is told begins with the title: so a budget reaches everybody who draws.
  const title = budget === null ? capital(own) : `${capital(own)} (${budget})`.slice(0, 80);
  return [{ part: "draw", title, drawsOn, run: "draw", schedule: cronOn(drawsOn, time) }];
};

/** "Wichteln", "Easter bunny game": the word that called for it, or the words. */
function readOwn(scene: Scene, trigger: number, range: Range): string | null {
  const item = scene.items[trigger];
  if (has(item, "draw")) return item?.text ?? null;
  const phrase = nounPhraseFrom(scene, trigger, range.to);
  if (phrase?.from !== trigger || /^(?:names?|namen?|told|who|person|each)\b/i.test(textOf(scene, phrase))) return null;
  take(scene, phrase);
  return textOf(scene, phrase);
}

/** No gifts: names are drawn for something else. */
function usualTitle(scene: Scene): string | null {
  if (
    /\b(?:gift|present|santa|geschenk|beschenk|wichtel|xmas|christmas|weihnacht|secret (?:santa|\w+ ?(?:gift|bunny|friend|pal|angel)))/i.test(
      scene.text,
    )
  )
    return null;
  return scene.context.lexicon.language.code === "de" ? "Auslosung" : "Name draw";
}

/** Beside the day of the party, the one on which names are drawn, told or sent; else the first that is no limit, else the limit. */
function readDay(scene: Scene, range: Range): string | null {
  const dates = valuesIn(scene, range, "date");
  const isTold = (index: number) =>
    indexes({ from: Math.max(range.from, index - 7), to: index }).some((at) =>
      /^(?:send|draw|drawn|draws|told|tell|gelost|ausgelost|auslosung|gezogen|ziehung|losen|verschickt?|mitgeteilt)$/i.test(
        scene.items[at]?.text ?? "",
      ),
    ) || valuesIn(scene, { from: index + 1, to: Math.min(range.to, index + 4) }, "time").length > 0;
  const isOfParty = (index: number) =>
    indexes({ from: Math.max(range.from, index - 7), to: index }).some((at) =>
      /^(?:übergabe|feier|weihnachtsfeier|party|celebration|handover|swap|exchange|bescherung|gifts are|dinner|fest)$/i.test(
        scene.items[at]?.text ?? "",
      ),
    );
  const plain = dates.filter(({ index }) => !isLimit(scene, index) && (isTold(index) || !isOfParty(index)));
  const drawn =
    plain.find(({ index }) => isTold(index)) ?? plain[0] ?? dates.find(({ index }) => isLimit(scene, index));
  return drawn === undefined ? null : dayMeant(scene, drawn.item, { isEssential: true });
}

/** "until 23 March 8:00, then a draw": where nothing else is said it is drawn when joining ends. */
function limitTimes(scene: Scene, range: Range): string[] {
  return valuesIn(scene, range, "time").map(({ item, index }) => {
    scene.used.add(index);
    return item.time.at;
  });
}

const BUDGET =
  /\b(?:budget|limit|max|max\.|maximum|maximal|hoechstens|bis zu|up to|about|around|ca|ca\.|circa|fuer|for|worth)?(?: of| is| ist| :| von)? ?(?:[€$£] ?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)? ?(?:€|\$|£|euros?|eur|bucks|quid|dollars?|pounds?|chf|franken))/;

/** "limit 15 €", "budget 20 euros": said with the name that one draws. Taken. */
function readBudget(scene: Scene, range: Range): string | null {
  const [said] = saidAt(scene, range, BUDGET);
  if (said === undefined) return null;
  take(scene, said);
  modelAt(scene, ...indexes(said));
  return textOf(scene, said);
}

import type { Part } from "../../../../sdk/contract/parts.ts";
import { readPost } from "../frames/post.ts";
import { modelWhere } from "../limits/modelled.ts";
import { gap, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { nameLists } from "./name-list.ts";
import { postOf } from "./posts.ts";
import { saidNames } from "./said-names.ts";
import { type Change, says, takeSaid, withPart } from "./wish.ts";

/** What each of the parts that may say something by itself calls that. */
const RUNS: Partial<Record<Part["part"], string>> = {
  countdown: "post-countdown",
  leaderboard: "post-ranking",
  lending: "post-overdue",
  picker: "pick",
  rota: "post-turn",
};

/** "could it be posted at 8:15 in #general", "overdue ones should turn up in #it at 9": where nothing was said by itself before. */
export const firstPost: Change = (wish) => {
  const whole = wholeOf(wish);
  const quiet = wish.parts.filter((part) => RUNS[part.part] !== undefined && postOf(part) === null);
  const [part, ...others] = quiet;
  const run = part === undefined ? undefined : RUNS[part.part];
  if (part === undefined || run === undefined || others.length > 0) return null;
  if (wish.parts.some((one) => postOf(one) !== null) || says(wish, wish.words.remove)) return null;
  const isWhere = valuesIn(wish, whole, "channel").length > 0;
  const isSaid = indexesOf(wish, whole, "say", "remind").length > 0 || says(wish, wish.words.post);
  const isWhen = (["time", "recurrence"] as const).some((kind) => valuesIn(wish, whole, kind).length > 0);
  if (!isWhere && !(isSaid && isWhen)) return null;
  if (nameLists(wish).some(({ names }) => saidNames(wish, names).length > 0)) return null;
  // "ok, then use #food instead": of a post that was wished for before, whose time is not known here.
  const { times, recurrence } = wish.context.answered;
  if (!isWhen && times.length === 0 && recurrence === null && INSTEAD.test(wish.text)) {
    modelWhere(wish, whole, ["order"], () => true);
    gap(wish, "when", "", true);
    return null;
  }
  const isWeekly = part.part === "rota" && part.every === "week" && valuesIn(wish, whole, "recurrence").length === 0;
  const answered = { ...wish.context.answered, ...(isWeekly ? { recurrence: { kind: "week" as const } } : {}) };
  const scene = { ...wish, context: { ...wish.context, answered } };
  const post = readPost(scene, whole, run);
  wish.gaps = scene.gaps;
  wish.notes = scene.notes;
  if (post === undefined) return null;
  takeSaid(wish, [wish.words.post, wish.words.overdue, wish.words.filler].join("|"));
  return withPart(wish.parts, part, { ...part, post } as Part);
};

const INSTEAD =
  /\b(?:instead|rather|stattdessen|lieber|then (?:use|take|post|put|in|to|make)|dann (?:eben|halt|nimm|in|nach|lieber))\b/i;

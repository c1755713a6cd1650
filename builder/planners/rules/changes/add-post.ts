import type { Part } from "../../../../sdk/contract/parts.ts";
import { readDigest } from "../frames/digest.ts";
import { takeDayOfEntries } from "../frames/on-its-day.ts";
import { readReminder } from "../frames/reminder.ts";
import { readScheduledPosts } from "../frames/scheduled-post.ts";
import { has, indexesOf, isSilent, valuesIn, wholeOf } from "../words/scene.ts";
import { choiceOf } from "./chosen-ones.ts";
import { postOf, scheduleWith, timeOf, timesOf } from "./posts.ts";
import { saidNames } from "./said-names.ts";
import { secondPost } from "./second-post.ts";
import { type Change, partsOf, recordsOf, says, type Wish } from "./wish.ts";

/** "also post the open ones every Friday in #sales", "remind us 2 days before": where nothing of the kind is there to change. */
export const addPost: Change = (wish) => {
  const whole = wholeOf(wish);
  const { words } = wish;
  const has = (kind: "channel" | "span" | "time" | "recurrence") => valuesIn(wish, whole, kind).length > 0;
  const isSaid =
    indexesOf(wish, whole, "say", "remind", "digest").length > 0 || says(wish, [words.post, words.reminder].join("|"));
  const isAdded = isAlso(wish) || indexesOf(wish, whole, "add", "also").length > 0;
  if (!isSaid || says(wish, words.remove)) return null;
  const records = recordsOf(wish.parts);
  const isReminder = says(wish, words.reminder) || indexesOf(wish, whole, "remind").length > 0;
  const posts = [...partsOf(wish.parts, "digest"), ...partsOf(wish.parts, "reminder")];
  const isThere = posts.some((part) => (part.part === "reminder") === isReminder);
  if (records === undefined) return isAdded ? secondPost(wish) : null;
  const isTold = has("channel") || has("time") || has("recurrence") || (isReminder && (has("span") || isAdded));
  if (!isTold || (isThere && !isAdded)) return null;
  const scene = withUsual(wish, posts);
  // Words in quotes are what is posted, and no list.
  if (valuesIn(wish, whole, "quote").length > 0) {
    const said = readScheduledPosts(wish, whole);
    return said.length === 0 ? null : [...wish.parts, ...said];
  }
  const isAhead = isReminder && (has("span") || indexesOf(wish, whole, "due", "before").length > 0);
  const ofDay = isAhead ? null : takeDayOfEntries(scene, whole, records);
  if (ofDay === "unclear") return null;
  const read = (isAhead || ofDay === "theirs" ? readReminder : readDigest)(scene, whole, records, posts.length);
  wish.gaps = scene.gaps;
  wish.notes = scene.notes;
  if (read.parts.length === 0) return null;
  const usual = isReminder ? null : sameElsewhere(wish, posts, read.parts);
  if (usual !== null) return [...wish.parts, usual];
  const chosen = read.parts.every((part) => part.part === "digest" && part.of === "all")
    ? choiceOf(scene, read.records)
    : null;
  const added = read.parts
    .map((part): Part => (chosen !== null && part.part === "digest" ? { ...part, of: "open" } : part))
    .filter((part) => !wish.parts.some((one) => isSame(one, part)));
  return [...wish.parts.map((part) => (part === records ? (chosen ?? read.records) : part)), ...added];
};

/** "post it in #food too": what is posted, and on which days, is as of the post that is there, where nothing else is said of it. */
function sameElsewhere(wish: Wish, posts: readonly Part[], read: readonly Part[]): Part | null {
  const [first, ...others] = posts;
  const [added, ...more] = read;
  if (first?.part !== "digest" || added?.part !== "digest" || others.length + more.length > 0) return null;
  const whole = wholeOf(wish);
  const isChosen = added.of !== "all" || added.sum !== undefined || added.groupBy !== undefined;
  if (isChosen || indexesOf(wish, whole, "all").length > 0 || WHOLE.test(wish.text)) return null;
  const { schedule, run, channel } = added;
  const isOnDays = (["recurrence", "date"] as const).some((kind) => valuesIn(wish, whole, kind).length > 0);
  if (!isOnDays) wish.notes = wish.notes.filter(({ kind }) => kind !== "workdays");
  const days = isOnDays ? schedule : scheduleWith(first.schedule, timesOf(schedule), null);
  return days === null || isChosenBy(wish) ? null : { ...first, run, channel, schedule: days };
}

const WHOLE = /\b(?:whole|entire|everything|ganze[nrs]?|gesamte[nrs]?|komplette[nrs]?|alles)\b/i;

/** "the lost ones in #food too": which entries is said. */
function isChosenBy(wish: Wish): boolean {
  const records = recordsOf(wish.parts);
  const choices = records?.columns.flatMap((column) => column.choices ?? []) ?? [];
  return saidNames(wish, choices).length > 0;
}

/** "order until 11:30 and post it then too": what comes then comes once. */
function isSame(one: Part, other: Part): boolean {
  return JSON.stringify({ ...one, run: null }) === JSON.stringify({ ...other, run: null });
}

/** "also": more than is there; where a wish begins with it, it only goes on. */
export function isAlso(wish: Wish): boolean {
  // "geht auch 9:30?": would do in its place.
  if (/\b(?:geht|ginge|passt|passte|reicht|wäre|ist) (?:es |das |denn )?auch\b/i.test(wish.text)) return false;
  // "9 is too early" says no more than that.
  const isMuch = (index: number) =>
    /^too$/i.test(wish.items[index]?.text ?? "") && wish.items[index + 1]?.kind === "word";
  const [first] = indexesOf(wish, wholeOf(wish), "also").filter((index) => !isMuch(index));
  const begins = /^(?:also|außerdem|ausserdem|and|und)\b,?/i.test(wish.text.trim()) && first === 0;
  // "also on saturdays at 12:30", "add one at 23:00"
  const next = wish.items.findIndex((item, index) => index > 0 && !isSilent(item) && !has(item, "in", "also", "and"));
  const isValueNext = ["recurrence", "date", "time", "channel"].includes(wish.items[next]?.kind ?? "");
  if (begins && isValueNext) return true;
  if (GOES_ON.test(wish.text.trim())) return true;
  if (/\b(?:add|give us|noch) (?:one|another|another one|eine|einen|eins)\b/i.test(wish.text)) return true;
  return (
    (first !== undefined && !begins) ||
    /\b(?:also|as well|too(?!\s+\p{L})|second|another|auch|zusätzlich|zusaetzlich|zweite\w*|weitere\w*|noch (?:ein|eine|einen|mal))\b/iu.test(
      wish.text.replace(/^\W*(?:also|and|und)\b/i, ""),
    )
  );
}

/** "and post “B” …": other words, beside the first. */
const GOES_ON =
  /^(?:also|außerdem|ausserdem|and|und),? (?:please |bitte )?(?:post|send|say|write|remind|poste?|schick\p{L}*|schreib\p{L}*|sende?)\b[^“"„]{0,30}[“"„]/iu;

/** What is not said of a second post is as of the first. */
function withUsual(wish: Wish, posts: readonly Part[]): Wish {
  const [first] = posts.map((part) => postOf(part));
  if (first === undefined || first === null) return wish;
  const { answered } = wish.context;
  const times = answered.times.length > 0 ? answered.times : [timeOf(first.schedule)];
  // A channel that is not there is asked about, and no other one is taken in its place.
  const isNamed = valuesIn(wish, wholeOf(wish), "channel").length > 0;
  const channel = answered.channel ?? (isNamed ? null : first.channel);
  return { ...wish, context: { ...wish.context, answered: { ...answered, times, channel } } };
}

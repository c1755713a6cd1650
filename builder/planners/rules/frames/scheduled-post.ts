import type { Part } from "../../../../sdk/contract/parts.ts";
import { scheduleTime } from "../../../../sdk/contract/schedule-words.ts";
import { nounPhraseFrom } from "../fields/noun-phrase.ts";
import { readOnceOrOften } from "../times/announcement.ts";
import { isOfCorrection } from "../times/corrected.ts";
import { schedulesOf } from "../times/when.ts";
import { gap, indexes, indexesOf, mark, type Range, type Scene, take, valuesIn } from "../words/scene.ts";
import { piecesOf, sharedOf } from "./post-pieces.ts";
import { readText } from "./post-text.ts";

/**
 * Posts the same words: quoted, after a colon, or what people shall do: "remind us every friday at 3 to submit timesheets".
 * Of several quotes each is a post; what is said of when and where once is true of all.
 */
export function readScheduledPosts(scene: Scene, range: Range): Part[] {
  const pieces = piecesOf(scene, range);
  // "every monday …, and on wednesday …": beside what comes again, a single day does too.
  const dates = valuesIn(scene, range, "date");
  const isStanding =
    pieces.length > 1 &&
    (valuesIn(scene, range, "recurrence").length > 0 ||
      (dates.length > 1 && dates.every(({ item }) => item.isWeekday)));
  return pieces.flatMap((piece, position) => {
    const own = pieces.length === 1 ? [range] : [piece, ...sharedOf(scene, pieces, piece)];
    const run = position === 0 ? "post-message" : `post-message-${position + 1}`;
    return readOne(scene, piece, own, run, isStanding);
  });
}

function readOne(scene: Scene, range: Range, said: readonly Range[], run: string, isStanding: boolean): Part[] {
  const { answered } = scene.context;
  const read = readText(scene, range);
  const text = read?.text ?? (answered.text === "" ? null : answered.text);
  takeTitle(scene, range);
  const beside = said.flatMap((one) => without(one, read?.words ?? null));
  const found = readOnceOrOften(scene, beside, run, isStanding);
  for (const index of indexesOf(scene, range, "say", "remind", "everybody", "that", "in", "me")) scene.used.add(index);
  for (const index of indexes(range)) if (PUT.test(scene.items[index]?.text ?? "")) scene.used.add(index);
  if (text === null) gap(scene, "text", "", true);
  const explained = indexes(range).find((index) => NAMELY.test(scene.items[index]?.text ?? ""));
  if (explained !== undefined) scene.used.add(explained);
  const announced = explained === undefined || found.length < 2 ? found : settled(scene, found);
  const [first] = announced;
  if (first === undefined || text === null) return [];
  const whole = `${reminded(scene, range)}${text}`;
  const channels = [first.channel, ...channelsBeside(scene, range, first.channel)];
  const isEachApart = channels.length > 1 && isAlternating(scene, range);
  if (isEachApart && announced.length !== channels.length) {
    gap(scene, "channels", channels.join(" / "), true);
    return [];
  }
  return channels.flatMap((channel, position) =>
    announced
      .filter((_, index) => !isEachApart || index === position)
      .map((one) => ({
        part: "scheduled_post" as const,
        ...one,
        run: position === 0 ? one.run : `${one.run}-${channel.slice(1)}`.replace(/[^a-z0-9-]/g, "-").slice(0, 60),
        channel,
        text: whole,
      })),
  );
}

/** "Jeden Morgen um 6:30 …, und zwar mittwochs um 19 Uhr": the second says the first anew, and is no other time. */
const NAMELY = /^(?:und zwar|zwar|namely|that is|i\.e\.?|to be precise|genauer(?: gesagt)?)$/i;

/** Which of them is meant is asked; an answer is the time, and the days where it has some. */
function settled<Found extends { schedule: string }>(scene: Scene, found: readonly Found[]): Found[] {
  const { times, recurrence } = scene.context.answered;
  const [first] = found;
  const own = found.filter(({ schedule }) => times.includes(scheduleTime(schedule) ?? ""));
  const [schedule] = (recurrence === null || times.length === 0 ? null : schedulesOf(recurrence, times)) ?? [];
  if (schedule !== undefined && first !== undefined) return [{ ...first, schedule }];
  if (own.length === 1) return own;
  gap(scene, "times", found.map((one) => scheduleTime(one.schedule) ?? one.schedule).join(" / "), true);
  return [];
}

function without({ from, to }: Range, words: Range | null): Range[] {
  if (words === null || words.to <= from || words.from >= to) return [{ from, to }];
  return [
    { from, to: words.from },
    { from: words.to, to },
  ].filter((piece) => piece.to > piece.from);
}

/** What one does with a message, besides all that means to say: "write 'water' in #general". */
const PUT =
  /^(?:writes?|drops?|puts?|leaves?|gives?|pops?|displays?|schreiben|reinschreiben|reinstellen|stellen|setzen|setz|hau|hauen)$/i;

/** "remind Jonas to send the report": whom it is for stands before it. */
function reminded(scene: Scene, range: Range): string {
  const [verb] = indexesOf(scene, range, "remind");
  const item = verb === undefined ? undefined : scene.items[verb + 1];
  const isName =
    item?.kind === "person" ||
    (item?.kind === "word" &&
      item.senses.every((sense) => sense.startsWith("vocabulary:")) &&
      /^\p{Lu}\p{Ll}+$/u.test(item.text));
  if (verb === undefined || item === undefined || !isName || scene.used.has(verb + 1)) return "";
  scene.used.add(verb + 1);
  return `${item.kind === "person" ? item.name : item.text}: `;
}

/** "in #general and #sales": the same in each; not where one of them takes the place of the other. */
function channelsBeside(scene: Scene, range: Range, first: string): string[] {
  const named = valuesIn(scene, range, "channel");
  if (named.some(({ index }) => isOfCorrection(scene, index))) return [];
  return [...new Set(named.map(({ item }) => item.inner))].filter(
    (channel) => channel !== first && scene.context.channels.includes(channel),
  );
}

/** "in #food on Mondays at 9 and in #general on Fridays at 10": not both in both. */
function isAlternating(scene: Scene, range: Range): boolean {
  const said = indexes(range).flatMap((index) => {
    const kind = scene.items[index]?.kind;
    return kind === "channel" ? ["where"] : kind === "recurrence" || kind === "date" || kind === "time" ? ["when"] : [];
  });
  return said.filter((one, at) => one !== said[at - 1]).length >= 4;
}

/** "post the lunch menu in #food: …": what the message is called, where its words are given. */
function takeTitle(scene: Scene, range: Range): void {
  const isGiven = indexes(range).some(
    (index) => scene.used.has(index) && (scene.items[index]?.kind === "quote" || mark(scene.items[index]) === ":"),
  );
  const [verb] = indexesOf(scene, range, "say", "remind");
  const phrase = verb === undefined || !isGiven ? null : nounPhraseFrom(scene, verb + 1, range.to);
  if (phrase !== null && verb !== undefined && phrase.from <= verb + 2) take(scene, phrase);
}

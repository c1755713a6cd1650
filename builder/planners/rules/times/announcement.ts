import { forOneAlone, namesChannel, readChannel } from "../fields/channel.ts";
import { gap, type Range, type Scene, valuesIn } from "../words/scene.ts";
import { readWhen } from "./when.ts";

/** When something acts and where it says it. */
export interface Announced {
  run: string;
  schedule: string;
  channel: string;
}

/** As `readAnnounced`, where a single day is as good, and several schedules are; none where it cannot be done yet. */
export function readOnceOrOften(
  scene: Scene,
  ranges: readonly Range[],
  run: string,
  isStanding: boolean,
): (Announced & { on?: string; weeks?: { every: number; from: string } })[] {
  const when = readWhen(scene, ranges, { isStanding, mayPause: true });
  const channel = channelOf(scene, ranges);
  if (when === null || channel === null) return [];
  return when.schedules.map((schedule, position) => ({
    run: position === 0 ? run : `${run}-${position + 1}`,
    schedule,
    channel,
    ...(when.date === null ? {} : { on: when.date }),
    ...(when.weeks === undefined ? {} : { weeks: when.weeks }),
  }));
}

/** What these ranges say of when and where; what is missing is asked, or set to something usual and said so. null: it cannot be done yet. */
export function readAnnounced(scene: Scene, ranges: readonly Range[], run: string): Announced | null {
  const when = readWhen(scene, ranges, { isStanding: true });
  const channel = channelOf(scene, ranges);
  const several = new Set(ranges.flatMap((range) => valuesIn(scene, range, "channel")).map(({ item }) => item.inner));
  if (several.size > 1 && scene.context.answered.channel === null)
    gap(scene, "channels", [...several].join(" / "), false);
  if (when !== null && when.date !== null) {
    // What a part says of itself comes again and again: a single day is no answer to when.
    if (!scene.gaps.some(({ kind }) => kind === "once")) gap(scene, "rhythm", when.date, false);
    return null;
  }
  const [schedule, other] = when?.schedules ?? [];
  if (other !== undefined) {
    gap(scene, "times", timesSaid(scene, ranges), true);
    return null;
  }
  return schedule === undefined || channel === null ? null : { run, schedule, channel };
}

function timesSaid(scene: Scene, ranges: readonly Range[]): string {
  const said = ranges.flatMap((range) => valuesIn(scene, range, "time"));
  return [...new Set(said.map(({ item }) => item.time.at))].join(" / ");
}

function channelOf(scene: Scene, ranges: readonly Range[]): string | null {
  const isNamed = namesChannel(scene, ranges);
  const { answered } = scene.context;
  const isAsked = scene.gaps.some(({ kind }) => kind === "channels");
  const names = ranges.flatMap((range) => valuesIn(scene, range, "channel")).map(({ item }) => item.inner);
  // Of several that were named the answer is what is meant.
  const isChosen = answered.channel !== null && new Set(names).size > 1 && names.includes(answered.channel);
  const said = isNamed ? readChannel(scene, ranges) : answered.channel;
  const channel = isChosen && !isAsked ? answered.channel : said;
  if (!isNamed && channel === null) gap(scene, "channel", forOneAlone(scene, ranges), false);
  return channel;
}

import type { Ask } from "../../planner.ts";
import type { ReadingContext } from "./context.ts";
import { NOTHING_ANSWERED } from "./conversation/answered.ts";
import type { Lexicon } from "./words/lexicon.ts";

export function readingContextOf(ask: Ask, lexicon: Lexicon): ReadingContext {
  const { channel, channels, people, requester } = ask;
  return {
    lexicon,
    today: dayThere(ask.at, requester.timeZone),
    time: timeThere(ask.at, requester.timeZone),
    locale: requester.locale,
    channels,
    ...(channel !== undefined && channels.includes(channel) ? { here: channel } : {}),
    people,
    asker: requester.name,
    answered: NOTHING_ANSWERED,
  };
}

/** HH:MM of a moment in a time zone. */
function timeThere(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(at),
  );
}

/** YYYY-MM-DD of a moment in a time zone. */
function dayThere(at: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" };
  const parts = new Map(
    new Intl.DateTimeFormat("en", options).formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}

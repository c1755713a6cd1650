import { fold, hasWord } from "../../lib/fold.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import { createWallClock, type WallTime } from "../../sdk/contract/wall-clock.ts";
import { type AppPost, postsOfApp } from "../../store/app-posts.ts";
import { type CommandAnswer, commandAnswersTo, type FailedRun, failedRunsOf } from "../../store/deliveries.ts";
import { liveRelease } from "../../store/releases.ts";
import type { AskInput } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { triggersOf } from "../../store/triggers.ts";
import { type Days, takeDays } from "../entries/days.ts";
import { outputInput } from "./app-output.ts";

/** `as`: which of several was taken, in words; null: there was but one. */
export interface WrongOutput {
  input: AskInput;
  as: string | null;
}

/** So far back somebody means something by a day or an hour. */
const LOOKED_AT = 200;
const LATE_MINUTES = 10;
const FAILS = /\b(?:fails?|failed|failure|errors?|crash|crashe[sd]|fehlgeschlagen|fehler|abgesturzt|absturz)\b/;

/**
 * What of an App's outputs somebody says is wrong, as an input of the request that corrects it: what failed where they say
 * that it did, the answer to a command that they name, else a post of the day or the hour that they name, else what it posted last; of several the newest. An answer
 * is only taken where it was theirs: nobody else saw it. Null: it has said nothing yet.
 */
export async function wrongOutput(
  store: Store,
  appId: string,
  said: { text: string; personId: string; now: number },
): Promise<WrongOutput | null> {
  const timeZone = (await liveRelease(store, appId))?.manifest.timeZone;
  if (timeZone === undefined) return null;
  const wall = createWallClock(timeZone);
  const text = ` ${fold(said.text).replace(/[’`]/g, "'").replace(/\s+/g, " ")} `;
  const days = takeDays(text, wall(said.now).day, true)?.days ?? null;
  const hour = hourIn(text);
  const isThen = (at: number) => fits(wall(at), days, hour);
  if (FAILS.test(text)) {
    const [failed] = orAll(await failedRunsOf(store, appId, LOOKED_AT), ({ at }) => isThen(at));
    if (failed !== undefined) return failureInput(failed, timeZone);
  }
  const word = await commandNamed(store, appId, text);
  if (word !== null) {
    const answers = await commandAnswersTo(store, { appId, personId: said.personId, run: word.run }, LOOKED_AT);
    const [answer, ...others] = orAll(answers, ({ at }) => isThen(at));
    if (answer !== undefined) return answerInput(answer, word.typed, { timeZone, isOne: others.length === 0 });
  }
  const posts = await postsOfApp(store, appId, LOOKED_AT);
  const [post, ...others] = orAll(posts, ({ createdAt }) => isThen(createdAt));
  if (post === undefined) return null;
  const isNamed = days !== null || hour !== null || word !== null;
  return { input: outputInput(post, timeZone), as: isNamed || others.length > 0 ? postWords(post, timeZone) : null };
}

function fits(at: WallTime, days: Days | null, hour: { minutes: number; isExact: boolean } | null): boolean {
  if (days !== null && (at.day < days.first || at.day > days.last)) return false;
  if (hour === null) return true;
  const [hours = 0, minutes = 0] = at.time.split(":").map(Number);
  const after = hours * 60 + minutes - hour.minutes;
  return after >= 0 && after <= (hour.isExact ? LATE_MINUTES : 59);
}

/** Those that are meant; where none is, all: what is said of another time may be what it should do. */
function orAll<T>(some: T[], isMeant: (one: T) => boolean): T[] {
  const meant = some.filter(isMeant);
  return meant.length === 0 ? some : meant;
}

/** "at 9", "11:00", "um 9 Uhr", "the 3 pm post"; `isExact`: with its minutes. */
function hourIn(text: string): { minutes: number; isExact: boolean } | null {
  const [, hours, minutes, half, bare] =
    /\b(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|uhr|o'clock)\b|\b(?:at|um) (\d{1,2})\b(?![.:]\d)/.exec(text) ??
    /\b(\d{1,2}):(\d{2})\b/.exec(text) ??
    [];
  const number = Number(hours ?? bare ?? Number.NaN);
  if (!(number <= 24)) return null;
  const hour = half === "pm" && number < 12 ? number + 12 : half === "am" && number === 12 ? 0 : number;
  return { minutes: (hour % 24) * 60 + Number(minutes ?? 0), isExact: minutes !== undefined };
}

/** The command whose answer is meant: by its word behind a slash or beside "answer", or the only one there is. */
async function commandNamed(store: Store, appId: string, text: string): Promise<{ run: string; typed: string } | null> {
  const commands = (await triggersOf(store, appId)).flatMap(({ word, run }) => (word === null ? [] : [{ word, run }]));
  const isOfAnswer =
    /\b(?:answer|answers|answered|reply|replies|replied|command|antwort|antworten|antwortet|befehl)\b/.test(text);
  const found = commands.find(({ word }) => {
    const bare = fold(word).replace(/^\//, "");
    return text.includes(`/${bare} `) || text.includes(`/tool ${bare} `) || (isOfAnswer && hasWord(text, bare));
  });
  const meant = found ?? (isOfAnswer && commands.length === 1 ? commands[0] : undefined);
  return meant === undefined ? null : { run: meant.run, typed: typedCommand(meant.word) };
}

function answerInput(
  answer: CommandAnswer,
  typed: string,
  { timeZone, isOne }: { timeZone: string; isOne: boolean },
): WrongOutput {
  const { day, time } = createWallClock(timeZone)(answer.at);
  const asked = `${typed} ${answer.asked}`.trim();
  const content = `Answered to ${asked}, ${day} ${time} (${timeZone}):\n${answer.text}`;
  const input = { kind: "forwarded" as const, name: "What it did wrong", mediaType: "text/plain", content };
  return { input, as: `a correction of ${isOne ? "its answer" : "its last answer"} to ${asked}, ${day} ${time}` };
}

function failureInput({ at, run, error }: FailedRun, timeZone: string): WrongOutput {
  const { day, time } = createWallClock(timeZone)(at);
  const what = run.replaceAll("-", " ");
  const content = `${what} failed, ${day} ${time} (${timeZone}):\n${maskSecrets(error)}`;
  const input = { kind: "forwarded" as const, name: "What it did wrong", mediaType: "text/plain", content };
  return { input, as: `a correction of ${what}, which failed ${day} ${time}` };
}

function postWords(post: AppPost, timeZone: string): string {
  const { day, time } = createWallClock(timeZone)(post.createdAt);
  return `a correction of what it posted in ${post.channel}, ${day} ${time}`;
}

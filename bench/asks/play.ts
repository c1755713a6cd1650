import { setTimeout as pause } from "node:timers/promises";
import { hasRunOut, rows } from "../../test/e2e/facts.ts";
import { type Message, type Person, type Stage, type StageOptions, startStage } from "../../test/e2e/stage.ts";
import { playChecks } from "./checks.ts";
import { createConductor, type Player } from "./conductor.ts";
import { type Judgement, judgeAsk, type Outlined, type Told } from "./judge.ts";
import { momentOf } from "./local-time.ts";
import { leftOutOf, missingOn } from "./read-card.ts";
import type { Ask, AttachedFile, Reply, Who } from "./shape.ts";
import { type Company, companyOn, isOfAnotherApp, standOn, words } from "./stage-stand.ts";
import type { Stand } from "./stand.ts";

export interface Played {
  ask: Ask;
  judgement: Judgement;
  /** From the ask until it was live, or until the answer. */
  tookMs: number;
  /** Why the asker said it once more in an outline; null: they did not. */
  outlined: Outlined | null;
}

const MONDAY = "2027-01-11 09:00";
const PATIENCE_MS = 120_000;
const LOOK_MS = 50;
const IS_LIVE = /^(\S+) v\d+ is live\./;
const WITHOUT_MODEL: StageOptions = { modelUrl: "http://127.0.0.1:9", environment: { ANTHROPIC_API_KEY: undefined } };

/** Plays asks from the message to the last check, together in one Toolroom; without a model where nothing else is said. */
export async function playTogether(
  asks: Ask[],
  told: (played: Played) => void,
  options: StageOptions = WITHOUT_MODEL,
): Promise<void> {
  const endings: (() => unknown)[] = [];
  const untold = new Set(asks);
  const tell = (ask: Ask, judgement: Judgement, tookMs: number, outlined: Outlined | null = null): void => {
    if (untold.delete(ask)) told({ ask, judgement, tookMs, outlined });
  };
  try {
    const stage = await startStage({ after: (end) => void endings.push(end as () => unknown) }, options);
    const begins = asks.map(({ now }) => momentOf(now ?? MONDAY).getTime());
    const startsAt = Math.min(...begins);
    stage.moveClockTo(new Date(startsAt));
    const company = companyOn(stage);
    const conductor = createConductor(startsAt, (at) => stage.moveClockTo(new Date(at)));
    const inTurn = createTurns();
    const players = asks.map((ask) => ({ ask, clock: conductor.join() }));
    await Promise.all(
      players.map(async ({ ask, clock }) => {
        try {
          await clock.moveTo(momentOf(ask.now ?? MONDAY).getTime());
          const { answer, before, tookMs } = await inTurn(() => talk(company, clock, ask));
          tell(ask, await judgeAsk(ask, answer, before), tookMs, "outlined" in answer ? answer.outlined : null);
        } catch (error) {
          tell(ask, broken(error), 0);
        } finally {
          clock.leave();
        }
      }),
    );
  } catch (error) {
    for (const ask of asks) tell(ask, broken(error), 0);
  } finally {
    for (const end of endings) await end();
  }
}

async function talk(company: Company, clock: Player, ask: Ask) {
  const { stand, thread } = await prepare(company, clock, ask);
  const startedAt = performance.now();
  const { told } = await askIt(company, clock, ask.by, ask, thread);
  return { answer: told, before: stand, tookMs: performance.now() - startedAt };
}

/** One conversation at a time: whose card is to be approved must be plain. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

function broken(error: unknown): Judgement {
  const problems = [`it broke: ${error instanceof Error ? error.message : String(error)}`];
  return { outcome: "wrong", isExpected: false, problems };
}

interface Prepared {
  /** The app that is there before, where there is one. */
  stand: Stand | null;
  /** The thread that the ask is a reply in; null where it begins one. */
  thread: string | null;
}

async function prepare(company: Company, clock: Player, ask: Ask): Promise<Prepared> {
  const prepared: Prepared = { stand: null, thread: null };
  for (const before of ask.before ?? []) {
    if (before.kind === "left") await company.stage.control(`people/${before.who}`, { deleted: true });
    else {
      const isOwn = before.kind === "thread";
      const channel = isOwn ? ask.channel : "#requests";
      const plain: Talk = { text: before.text, channel, expect: [{ kind: "built", checks: [] }] };
      const { told, thread } = await askIt(company, clock, isOwn ? ask.by : before.by, plain);
      if (told.kind !== "live") throw new Error(`The app before is not live: ${told.words}`);
      prepared.stand = told.stand;
      if (!isOwn) continue;
      prepared.thread = thread;
      const broken = (await playChecks(told.stand, ask, before.checks ?? [])).find(({ problem }) => problem !== null);
      if (broken !== undefined) throw new Error(`The app before: ${broken.check.do}: ${broken.problem}`);
    }
  }
  return prepared;
}

type Talk = Pick<Ask, "text" | "channel" | "expect" | "files" | "reads" | "outline">;

/** Asks, in this thread or a new one; and goes on until the end. */
async function askIt(
  company: Company,
  clock: Player,
  by: Who,
  ask: Talk,
  inThread: string | null = null,
): Promise<{ told: Told; thread: string }> {
  const { stage } = company;
  const person = stage.person(by);
  const heardBefore = new Set((await person.ephemerals()).map(({ ts }) => ts));
  const requestBefore = inThread === null ? null : lastRequest(stage, inThread);
  if (inThread !== null) await person.say(ask.channel, await asSlackHasIt(stage, ask.text), inThread);
  const thread = inThread ?? (await write(stage, person, ask));
  const told = await followIt(company, clock, by, ask, { thread, heardBefore, requestBefore: requestBefore?.id });
  return { told, thread };
}

/** How it stood when it was asked. */
interface Begun {
  thread: string;
  heardBefore: Set<string>;
  /** The thread's last request before this one. */
  requestBefore: unknown;
}

/** Answers what is asked, presses what there is to press, and reads how it ends. */
async function followIt(company: Company, clock: Player, by: Who, ask: Talk, begun: Begun): Promise<Told> {
  const { stage } = company;
  const { thread, heardBefore } = begun;
  let { requestBefore } = begun;
  const person = stage.person(by);
  const replies = repliesOf(ask);
  const wantsApp = ask.expect.some(({ kind }) => kind === "built" || kind === "part");
  const asked: string[] = [];
  const pressed = new Set<string>();
  let leftOut: string[] = [];
  let outlined: Outlined | null = null;
  const deadline = performance.now() + PATIENCE_MS;

  /** Whether they say it once more in an outline. */
  const sayOutline = async (why: Outlined, isOver = false): Promise<boolean> => {
    if (ask.outline === undefined || outlined !== null || !wantsApp) return false;
    outlined = why;
    const lines = await asSlackHasIt(stage, ask.outline);
    if (isOver) requestBefore = lastRequest(stage, thread)?.id;
    for (const { ts } of await person.ephemerals()) heardBefore.add(ts);
    await person.say(ask.channel, isOver ? `${stage.bot} ${lines}` : lines, thread);
    return true;
  };

  while (performance.now() < deadline) {
    await pause(LOOK_MS);
    const messages = await person.thread(ask.channel, thread);
    const newest = messages.findLast((message) => hasButton(message, ["Build it", "Answer", "Looks right"]));
    if (newest !== undefined && !pressed.has(keyOf(newest))) {
      pressed.add(keyOf(newest));
      if (hasButton(newest, ["Answer"])) {
        const question = words(newest);
        const reply = replies.find(({ about }) => about.test(question));
        if (reply === undefined || asked.length > 0) {
          if (await sayOutline({ after: "question", words: question })) continue;
          return { kind: "asked", words: question };
        }
        asked.push(question);
        await person.say(ask.channel, await asSlackHasIt(stage, reply.say), thread);
      } else if (hasButton(newest, ["Build it"])) {
        leftOut = leftOutOf(words(newest));
        if (!wantsApp && asked.length === 0) return { kind: "planned", words: words(newest), leftOut };
        const missing = missingOn(words(newest), ask.reads ?? []);
        if (missing.length > 0 && (await sayOutline({ after: "plan", words: missing.join(", ") }))) continue;
        await person.press(ask.channel, thread, "Build it");
      } else await person.press(ask.channel, thread, "Looks right");
    }
    await approveIfAsked(stage, by, pressed);
    const status = endOf(stage, thread, requestBefore);
    if (status !== null) {
      const said = (await person.thread(ask.channel, thread)).slice(1);
      if (status === "live")
        return { kind: "live", leftOut, questions: asked, outlined, stand: standOf(company, clock, by, said) };
      const isAnswer = status === "answered" || status === "refused";
      // The end alone: the card above it has words of its own, which answer nothing.
      const end = said.slice(-1).map(words).join("\n");
      if (isAnswer && (await sayOutline({ after: "no", words: end }, true))) continue;
      return { kind: isAnswer ? "declined" : "failed", words: end };
    }
    const heard = (await person.ephemerals()).filter((message) => !isOfAnotherApp(message, ""));
    const whispered = heard.filter(({ ts }) => !heardBefore.has(ts));
    if (lastRequest(stage, thread)?.id === requestBefore && whispered.length > 0) {
      const told = whispered.map(words).join("\n");
      if (await sayOutline({ after: "question", words: told }, true)) continue;
      return { kind: "asked", words: told };
    }
  }
  return { kind: "failed", words: `nothing came of it in ${PATIENCE_MS / 1_000} s` };
}

function repliesOf(ask: Talk): Reply[] {
  return ask.expect.flatMap((one): Reply[] => {
    if (one.kind === "asked") return one.reply === undefined ? [] : [{ about: one.about, say: one.reply }];
    return "ifAsked" in one ? (one.ifAsked ?? []) : [];
  });
}

/** How it ended; null while it goes on, and until its end is told. */
function endOf(stage: Stage, thread: string, requestBefore: unknown): string | null {
  const last = lastRequest(stage, thread);
  if (
    last === undefined ||
    last.id === requestBefore ||
    last.status === "open" ||
    !hasRunOut(stage.home, String(last.id))
  )
    return null;
  return String(last.status);
}

/** Where it is the one before, none was made of what was said: an answer then came to the asker alone. */
function lastRequest(stage: Stage, thread: string): Record<string, unknown> | undefined {
  const found = rows(stage, "select id, status from app_requests where thread_ts = ? order by id desc limit 1", thread);
  return found[0];
}

function standOf(company: Company, clock: Player, by: Who, said: Message[]): Stand {
  const live = said.findLast(({ text }) => IS_LIVE.test(text));
  const appName = IS_LIVE.exec(live?.text ?? "")?.[1];
  if (appName === undefined) throw new Error("No message says which app is live.");
  return standOn(company, clock, { appName, card: said.map(words).join("\n"), by });
}

/** Somebody of the platform team who did not ask. */
async function approveIfAsked(stage: Stage, by: Who, pressed: Set<string>): Promise<void> {
  const approver = by === "platform1" ? "platform2" : "platform1";
  const person = stage.person(approver);
  const card = (await person.history("#platform")).findLast((message) => hasButton(message, ["Approve"]));
  if (card === undefined || pressed.has(keyOf(card))) return;
  pressed.add(keyOf(card));
  await person.press("#platform", null, "Approve");
}

async function write(stage: Stage, person: Person, { text, channel, files = [] }: Talk): Promise<string> {
  const whole = `${stage.bot} ${await asSlackHasIt(stage, text)}`;
  return files.length === 0 ? person.say(channel, whole) : withFiles(stage, person, channel, whole, files);
}

async function withFiles(
  stage: Stage,
  person: Person,
  channel: string,
  text: string,
  files: AttachedFile[],
): Promise<string> {
  const channelId = await stage.channelId(channel);
  await person.slack.files.uploadV2({
    channel_id: channelId,
    initial_comment: text,
    file_uploads: files.map(({ name, text: content }) => ({ filename: name, content: content() })),
  });
  const written = (await person.history(channel)).findLast((message) => message.text.includes(stage.bot));
  if (written === undefined) throw new Error("The message with the file is not in the channel.");
  return written.ts;
}

/** `<@asker2>` and `<#food>` as Slack's own mentions. */
async function asSlackHasIt(stage: Stage, text: string): Promise<string> {
  let whole = text;
  for (const [mention, sign = "", name = ""] of text.matchAll(/<([@#])([a-z][a-z0-9_-]*)>/g)) {
    const target = sign === "#" ? await stage.channelId(name) : await userIdOf(stage, name);
    whole = whole.replaceAll(mention, `<${sign}${target}>`);
  }
  return whole;
}

async function userIdOf(stage: Stage, handle: string): Promise<string> {
  const answer = await fetch(`${stage.slackUrl}/control/workspace`);
  const { accounts } = (await answer.json()) as { accounts: { handle: string; user_id: string }[] };
  const found = accounts.find((one) => one.handle === handle)?.user_id;
  if (found === undefined) throw new Error(`There is nobody called ${handle}.`);
  return found;
}

/** A card with these buttons; what stands in its place later is another. */
function keyOf(message: Message): string {
  const labels = ["Answer", "Build it", "Looks right", "Approve"].filter((label) => hasButton(message, [label]));
  return `${message.ts} ${labels.join()}`;
}

function hasButton(message: Message, labels: string[]): boolean {
  const blocks = (message.blocks ?? []) as { elements?: { type?: string; text?: { text?: string } | string }[] }[];
  return blocks.some((block) =>
    (block.elements ?? []).some(
      ({ type, text }) => type === "button" && typeof text === "object" && labels.includes(text.text ?? ""),
    ),
  );
}

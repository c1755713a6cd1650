import { setTimeout as pause } from "node:timers/promises";
import { rows } from "../../test/e2e/facts.ts";
import { type Message, type Person, type Stage, startStage } from "../../test/e2e/stage.ts";
import { type Judgement, judgeAsk, type Told } from "./judge.ts";
import { momentOf } from "./local-time.ts";
import type { Ask, AttachedFile, Reply, Who } from "./shape.ts";
import { standOn, words } from "./stage-stand.ts";
import type { Stand } from "./stand.ts";

export interface Played {
  ask: Ask;
  judgement: Judgement;
  /** From the ask until it was live, or until the answer. */
  tookMs: number;
}

const MONDAY = "2027-01-11 09:00";
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
const NO_MODEL = "http://127.0.0.1:9";

/** Plays one ask from the message to the last check, in a Toolroom of its own. */
export async function playAsk(ask: Ask): Promise<Played> {
  const endings: (() => unknown)[] = [];
  try {
    const options = { modelUrl: NO_MODEL, environment: { ANTHROPIC_API_KEY: undefined } };
    const stage = await startStage({ after: (end) => void endings.push(end as () => unknown) }, options);
    stage.moveClockTo(momentOf(ask.now ?? MONDAY));
    const before = await prepare(stage, ask);
    const startedAt = performance.now();
    const told = await askIt(stage, ask.by, ask);
    const tookMs = performance.now() - startedAt;
    return { ask, judgement: await judgeAsk(ask, told, before), tookMs };
  } catch (error) {
    const problems = [`it broke: ${error instanceof Error ? error.message : String(error)}`];
    return { ask, judgement: { outcome: "wrong", isExpected: false, problems }, tookMs: 0 };
  } finally {
    for (const end of endings) await end();
  }
}

/** The app that is there before, where there is one. */
async function prepare(stage: Stage, ask: Ask): Promise<Stand | null> {
  let stand: Stand | null = null;
  for (const before of ask.before ?? []) {
    if (before.kind === "left") await stage.control(`people/${before.who}`, { deleted: true });
    else {
      const plain: Talk = { text: before.text, channel: "#requests", expect: [{ kind: "built", checks: [] }] };
      const told = await askIt(stage, before.by, plain);
      if (told.kind !== "live")
        throw new Error(`The app before is not live: ${told.kind === "failed" ? told.words : told.kind}`);
      stand = told.stand;
    }
  }
  return stand;
}

type Talk = Pick<Ask, "text" | "channel" | "expect" | "files">;

/** Asks, answers what is asked, presses what there is to press, and reads how it ends. */
async function askIt(stage: Stage, by: Who, ask: Talk): Promise<Told> {
  const person = stage.person(by);
  const heardBefore = new Set((await person.ephemerals()).map(({ ts }) => ts));
  const thread = await write(stage, person, ask);
  const replies = repliesOf(ask);
  const wantsApp = ask.expect.some(({ kind }) => kind === "built" || kind === "part");
  const asked: string[] = [];
  const pressed = new Set<string>();
  let leftOut: string[] = [];
  const deadline = performance.now() + PATIENCE_MS;

  while (performance.now() < deadline) {
    await pause(LOOK_MS);
    const messages = await person.thread(ask.channel, thread);
    const newest = messages.findLast((message) => hasButton(message, ["Build it", "Answer", "Looks right"]));
    if (newest !== undefined && !pressed.has(newest.ts)) {
      pressed.add(newest.ts);
      if (hasButton(newest, ["Answer"])) {
        const question = words(newest);
        const reply = replies.find(({ about }) => about.test(question));
        if (reply === undefined || asked.length > 0) return { kind: "asked", words: question };
        asked.push(question);
        await person.say(ask.channel, await asSlackHasIt(stage, reply.say), thread);
      } else if (hasButton(newest, ["Build it"])) {
        leftOut = leftOutOf(words(newest));
        if (!wantsApp && asked.length === 0) return { kind: "planned", words: words(newest), leftOut };
        await person.press(ask.channel, thread, "Build it");
      } else await person.press(ask.channel, thread, "Looks right");
    }
    await approveIfAsked(stage, by, pressed);
    const end = ending(stage, thread, messages);
    if (end === "live") return { kind: "live", leftOut, questions: asked, stand: standOf(stage, by, messages) };
    if (end !== null) return end;
    const whispered = (await person.ephemerals()).filter(({ ts }) => !heardBefore.has(ts));
    if (isUnheard(stage, thread) && whispered.length > 0)
      return { kind: "asked", words: whispered.map(words).join("\n") };
  }
  return { kind: "failed", words: `nothing came of it in ${PATIENCE_MS / 1_000} s` };
}

function repliesOf(ask: Talk): Reply[] {
  return ask.expect.flatMap((one): Reply[] => {
    if (one.kind === "asked") return one.reply === undefined ? [] : [{ about: one.about, say: one.reply }];
    return "ifAsked" in one ? (one.ifAsked ?? []) : [];
  });
}

/** Null while it goes on. */
function ending(stage: Stage, thread: string, messages: Message[]): Exclude<Told, { kind: "live" }> | "live" | null {
  const [request] = rows(stage, "select status from app_requests where thread_ts = ? order by id desc limit 1", thread);
  const { status } = request ?? { status: "open" };
  if (status === "open") return null;
  const said = messages.slice(1).map(words).join("\n");
  if (status === "live") return messages.some(({ text }) => / v\d+ is live\./.test(text)) ? "live" : null;
  const last = messages.at(-1);
  if (status === "answered" || status === "refused") {
    // The end is told a moment after it is written down.
    return last === undefined || last.user === messages[0]?.user ? null : { kind: "declined", words: said };
  }
  return { kind: "failed", words: said };
}

/** Whether no request was made of it: an answer then came to the asker alone. */
function isUnheard(stage: Stage, thread: string): boolean {
  return rows(stage, "select id from app_requests where thread_ts = ?", thread).length === 0;
}

function standOf(stage: Stage, by: Who, messages: Message[]): Stand {
  const live = messages.findLast(({ text }) => / v\d+ is live\./.test(text));
  const appName = /^(\S+) v\d+ is live\./.exec(live?.text ?? "")?.[1];
  if (appName === undefined) throw new Error("No message says which app is live.");
  const card = messages.slice(1).map(words).join("\n");
  return standOn(stage, { appName, card, by });
}

/** Somebody of the platform team who did not ask. */
async function approveIfAsked(stage: Stage, by: Who, pressed: Set<string>): Promise<void> {
  const approver = by === "platform1" ? "platform2" : "platform1";
  const person = stage.person(approver);
  const card = (await person.history("#platform")).findLast((message) => hasButton(message, ["Approve"]));
  if (card === undefined || pressed.has(card.ts)) return;
  pressed.add(card.ts);
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

/** What stands on the card under *Not in this plan*, line by line. */
export function leftOutOf(card: string): string[] {
  const [, after] = /\*Not in this plan\*\n([\s\S]*)/.exec(card) ?? [];
  if (after === undefined) return [];
  const lines = after.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("• "));
  return (end < 0 ? lines : lines.slice(0, end)).map((line) => line.slice(2));
}

function hasButton(message: Message, labels: string[]): boolean {
  const blocks = (message.blocks ?? []) as { elements?: { type?: string; text?: { text?: string } | string }[] }[];
  return blocks.some((block) =>
    (block.elements ?? []).some(
      ({ type, text }) => type === "button" && typeof text === "object" && labels.includes(text.text ?? ""),
    ),
  );
}

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { requestsOfThread } from "../../../store/app-requests.ts";
import { buttonsOf, keyOf, type SlackMessage } from "../../properties/slack-facts.ts";
import type { Handle, World } from "../../properties/world.ts";

/** Each look reads all that stands in Slack. */
const LOOK_MS = 60;
const PATIENCE_MS = 60_000;

export type ThreadMoves = ReturnType<typeof threadMoves>;

/** What people do in threads, and what they wait for there. `world` is there once the tests run. */
export function threadMoves(world: () => World) {
  const stuckCards = (thread: string) => inThread(thread).filter(({ text }) => / ?The agent is stuck: /.test(text));
  const requests = () => world().channelId("requests");
  const allSaid = () => world().slack.messages();
  const inThread = (thread: string) => allSaid().filter(({ ts, thread_ts }) => thread_ts === thread && ts !== thread);
  const ends = (requestId: string) => allSaid().filter((message) => keyOf(message) === `${requestId}:end`);
  const buttons = (thread: string, words: string) =>
    inThread(thread)
      .flatMap(buttonsOf)
      .filter((button) => button.words === words);

  const heardBy = (who: Handle) =>
    world()
      .slack.ephemerals(world().idOf(who))
      .map(({ text }) => text);

  /** Said to them alone, after what they had heard before. */
  function untilHeard(who: Handle, words: RegExp, before = 0): Promise<string> {
    return until(`${words} to ${who} alone`, () =>
      heardBy(who)
        .slice(before)
        .find((text) => words.test(text)),
    );
  }

  /** The newest card that asks the platform team: what is said below it stands in its thread. */
  function belowCard(): Promise<string> {
    const isCard = (message: SlackMessage) => buttonsOf(message).some(({ words }) => words === "Approve");
    return until("the approval card", () => allSaid().findLast(isCard)?.ts);
  }

  async function say(who: Handle, text: string, thread?: string, channelName = "requests"): Promise<string> {
    const place = { channel: world().channelId(channelName), ...(thread === undefined ? {} : { thread_ts: thread }) };
    return String((await world().call(who, "chat.postMessage", { ...place, text })).ts);
  }

  function ask(text: string, thread?: string): Promise<string> {
    return say("asker1", `<@${world().botUserId}> ${text}`, thread);
  }

  async function newest(thread: string) {
    return until("a request", async () => (await requestsOfThread(world().registry, requests(), thread))[0]);
  }

  async function requestIdOf(thread: string): Promise<string> {
    return (await newest(thread)).id;
  }

  async function untilEnded(thread: string): Promise<SlackMessage> {
    const requestId = await requestIdOf(thread);
    return until("its end", () => ends(requestId)[0]).catch((error: unknown) => tellWith(error, thread));
  }

  function untilSaid(thread: string, words: RegExp): Promise<SlackMessage> {
    const look = () => inThread(thread).find(({ text, blocks }) => words.test(`${text}\n${JSON.stringify(blocks)}`));
    return until(`${words}`, look).catch((error: unknown) => tellWith(error, thread));
  }

  function tellWith(error: unknown, thread: string): never {
    throw new Error(
      `${error}\n${inThread(thread)
        .map(({ text }) => text)
        .join("\n")}`,
    );
  }

  async function untilOnePlan(thread: string): Promise<void> {
    const look = () => buttons(thread, "Build it").length === 1;
    await until("one plan to press", look).catch((error: unknown) => tellWith(error, thread));
  }

  async function press(who: Handle, words: string, thread: string): Promise<void> {
    const look = () => buttons(thread, words).at(-1);
    await pressOn(who, await until(`“${words}”`, look).catch((error: unknown) => tellWith(error, thread)));
  }

  /** Slack lets a window open within three seconds alone, which pass quickly here: who is told so presses again. */
  async function openWindow(user: Handle, words: string, thread: string): Promise<{ id: string }> {
    const late = () => heardBy(user).filter((text) => text.startsWith("That took too long to open.")).length;
    for (;;) {
      const lateBefore = late();
      await press(user, words, thread);
      const isAnswered = () => world().slack.modals(world().idOf(user)).length > 0 || late() > lateBefore;
      await until("the window", isAnswered).catch((error: unknown) => tellWith(error, thread));
      const window = world().slack.modals(world().idOf(user)).at(-1);
      if (window !== undefined) return window;
    }
  }

  async function pressOn(user: Handle, button: ReturnType<typeof buttonsOf>[number] | undefined): Promise<void> {
    assert.ok(button);
    const { channelId: channel, ts, actionId: action_id, value } = button;
    await world().control("click", { user, channel, ts, action_id, value });
  }

  async function stop(thread: string): Promise<void> {
    await say("asker1", "stop", thread);
    await untilEnded(thread);
  }

  /** A channel of everybody's, or a direct message with them. */
  async function isReadBy(who: Handle, message: SlackMessage): Promise<boolean> {
    const { ok } = await world().call(who, "conversations.history", { channel: message.channelId });
    return ok === true;
  }

  return {
    get world() {
      return world();
    },
    stuckCards,
    allSaid,
    inThread,
    ends,
    buttons,
    heardBy,
    untilHeard,
    belowCard,
    say,
    ask,
    newest,
    requests,
    requestIdOf,
    untilEnded,
    untilSaid,
    untilOnePlan,
    press,
    openWindow,
    pressOn,
    stop,
    isReadBy,
  };
}

/** A button that begins anew. */
export function isAgain({ words }: { words: string }): boolean {
  return words === "Try again";
}

export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  for (const deadline = performance.now() + PATIENCE_MS; ; ) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    await pause(LOOK_MS);
  }
}

import fc from "fast-check";
import { WISHES } from "./quick-agent.ts";
import type { Button, SlackMessage } from "./slack-facts.ts";
import { buttonsOf } from "./slack-facts.ts";
import { type Handle, PEOPLE, type World } from "./world.ts";

/** One thing that somebody does, or that happens, as data: a history of them can be shrunk and played again. */
export type Act =
  /** In the thread of the ask. */
  | { kind: "say"; who: Handle; words: string; isMention: boolean }
  /** One of the buttons that stand anywhere just now, by two at once where `also` says who else. */
  | { kind: "press"; who: Handle; which: number; also: Handle | null }
  /** A button that asks for words, and says them as soon as it is asked. */
  | { kind: "tell"; who: Handle; words: string }
  /** Whoever is asked says yes, as soon as it is asked. */
  | { kind: "agree" }
  /** Fills in whatever window is open to them. */
  | { kind: "submit"; who: Handle; words: string }
  /** One of the messages that they wrote there, the ask among them. `ask`: its words, where it is that. */
  | { kind: "edit"; who: Handle; which: number; words: string; ask: string }
  | { kind: "delete"; who: Handle; which: number }
  /** Says something, and in the same moment something else in its place, or nothing. */
  | { kind: "correct oneself"; who: Handle; words: string; instead: string | null }
  /** ❌ on the progress card. */
  | { kind: "cross"; who: Handle }
  /** Slack sends an event again that it sent before, so many events ago. */
  | { kind: "replay"; back: number; times: number }
  | { kind: "fault"; fault: Record<string, unknown> }
  | { kind: "kill" }
  | { kind: "kill at call"; call: number; moment: "before" | "after" }
  | { kind: "pass"; ms: number }
  | { kind: "later"; days: number }
  /** Nothing happens until all of it is taken. */
  | { kind: "pause" };

const WORDS = [
  "build it",
  "looks right",
  "cancel",
  "stop",
  "try again",
  "undo",
  "start",
  "approve",
  "back to v1",
  "another model",
];
const WISHED = [
  ...["make it blue", "post it in #food too", "break it", "an impossible thing, please", "add a column for the price"],
  ...["wrong: it shows yesterday's orders", "sort it by name", "show something more", "the way out: leave it plain"],
];
const TALK = ["thanks!", "ok", "lunch is at 12 today", "who uses it?"];

const MOST = 30;
const OFTEN = 24;

const who = fc.constantFrom(...PEOPLE);
const asker = fc.oneof({ weight: 3, arbitrary: fc.constant("asker1" as const) }, { weight: 1, arbitrary: who });
const reply = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 4, arbitrary: fc.constantFrom(...WISHED) },
  { weight: 1, arbitrary: fc.constantFrom(...TALK) },
);
const wish = fc.constantFrom(...Object.values(WISHES));

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Act>({ kind: "agree" }) },
  {
    weight: 7,
    arbitrary: fc.record({ kind: fc.constant("say" as const), who: asker, words: reply, isMention: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("press" as const),
      who: asker,
      which: fc.nat(MOST),
      also: fc.option(who, { freq: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("tell" as const), who: asker, words: reply }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("submit" as const), who: asker, words: reply }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant("edit" as const), who: asker, which: fc.nat(12) },
      ...{ words: reply, ask: wish },
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), who: asker, which: fc.nat(12) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ kind: fc.constant("correct oneself" as const), who: asker, words: reply },
      instead: fc.option(reply, { freq: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("cross" as const), who: asker }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("replay" as const),
      back: fc.nat(12),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Act>(
      ...[
        { duplicate_events: 3 },
        { drop_ack: 1 },
        { drop_socket: true },
        { disconnect: "refresh_requested" },
        { reorder_events: 2 },
        { lose_answers: { count: 1, method: "chat.postMessage" } },
        { lose_answers: { count: 2 } },
        { fail_calls: { count: 2 } },
        { rate_limit_calls: { count: 2, retry_after: 1 } },
      ].map((fault): Act => ({ kind: "fault", fault })),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ kind: "kill" }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("kill at call" as const),
      call: fc.integer({ min: 1, max: 8 }),
      moment: fc.constantFrom("before" as const, "after" as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("later" as const), days: fc.constantFrom(1, 8, 15) }) },
  { weight: 4, arbitrary: fc.constant<Act>({ kind: "pause" }) },
);

/** The ask that begins a thread, how often it is agreed to what is asked before anything else happens, and what happens then. */
export interface History {
  ask: string;
  agreed: number;
  acts: Act[];
  /** What is broken as the ask is said, so that what is said next may come before it. */
  first: Record<string, unknown> | null;
  /** Whether Slack takes only so much at a time, as it does. */
  isLimited: boolean;
}

export const history: fc.Arbitrary<History> = fc.record({
  ask: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(WISHES.plain, WISHES.posting, WISHES.stuck) },
    { weight: 1, arbitrary: wish },
  ),
  agreed: fc.constantFrom(0, 0, 1, 2, 3, 3),
  acts: fc.array(act, { minLength: 8, maxLength: 25 }),
  first: fc.option(
    fc.constantFrom<Record<string, unknown>>(
      { reorder_events: 3 },
      { reorder_events: 4 },
      { fail_calls: { count: 8 } },
    ),
    { freq: 3 },
  ),
  isLimited: fc.constantFrom(false, false, true),
});

/** Whoever does these waits until all is taken that was said and pressed. */
const LOOKS: ReadonlySet<Act["kind"]> = new Set(["agree", "pause"]);

/** What of a history is still on its way. */
export interface Played {
  thread: string;
  /** Presses and submissions that Slack waits for. */
  waiting: Set<Promise<unknown>>;
}

/** Says the ask, and then does one act after the other, as fast as they come. `look`: where nothing is on its way. */
export async function play(
  world: World,
  { ask, agreed, acts, first }: History,
  look: (played: Played) => Promise<void>,
): Promise<Played> {
  const channel = world.channelId("requests");
  if (first !== null) await world.control("faults", first);
  const said = await world.call("asker1", "chat.postMessage", { channel, text: `<@${world.botUserId}> ${ask}` });
  const played: Played = { thread: String(said.ts), waiting: new Set() };
  const agreements = Array.from({ length: agreed }, (): Act => ({ kind: "agree" }));
  for (const one of [...agreements, ...acts]) {
    if (LOOKS.has(one.kind)) await look(played);
    await perform(world, played, channel, one);
  }
  return played;
}

/** A message that this person wrote in the thread, and that stands. */
function ownOf(world: World, thread: string, who: Handle, which: number): SlackMessage | undefined {
  const own = world.slack
    .messages()
    .filter(({ user, ts, thread_ts }) => user === world.idOf(who) && (thread_ts ?? ts) === thread);
  return own[which % own.length];
}

/** A window may take a moment to open, and may not open at all. */
async function tell(world: World, user: Handle, words: string, before: string[]): Promise<void> {
  for (let looks = 0; looks < 40; looks += 1) {
    const view_id = world.slack.modals(world.idOf(user)).at(-1)?.id;
    if (view_id !== undefined && !before.includes(view_id))
      return void (await world.control("submit", { user, view_id, values: { words } }));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function perform(world: World, played: Played, channel: string, one: Act): Promise<void> {
  const { thread, waiting } = played;
  const later = (sent: Promise<unknown>) => {
    waiting.add(sent);
    const over = () => void waiting.delete(sent);
    sent.then(over, over);
  };
  const press = (user: Handle, button: Button) => {
    const { channelId, ts, actionId: action_id, value } = button;
    later(world.control("click", { user, channel: channelId, ts, action_id, value }));
  };
  switch (one.kind) {
    case "say": {
      const text = one.isMention ? `<@${world.botUserId}> ${one.words}` : one.words;
      await world.call(one.who, "chat.postMessage", { channel, thread_ts: thread, text });
      return;
    }
    case "press": {
      const all = world.slack.messages().flatMap(buttonsOf);
      const others = all.filter(({ actionId }) => actionId !== "request_stop");
      // Stop stands nearly everywhere, and most histories would soon be over.
      const standing = one.which < OFTEN ? others : all;
      const button = standing[one.which % standing.length];
      if (button === undefined) return;
      press(one.who, button);
      if (one.also !== null) press(one.also, button);
      return;
    }
    case "tell": {
      const asking = ["approval_change", "approval_answer", "approval_decline"];
      const button = world.slack
        .messages()
        .flatMap(buttonsOf)
        .findLast(({ actionId }) => asking.includes(actionId));
      if (button === undefined) return;
      const { channelId, ts, actionId: action_id, value } = button;
      const before = world.slack.modals(world.idOf(one.who)).map(({ id }) => id);
      const pressed = world.control("click", { user: one.who, channel: channelId, ts, action_id, value });
      later(pressed.then(() => tell(world, one.who, one.words, before)));
      return;
    }
    case "agree": {
      const button = world.slack
        .messages()
        .flatMap(buttonsOf)
        .findLast(({ actionId, words }) => ["approval_yes", "approval_answer"].includes(actionId) && words !== "");
      if (button !== undefined) press(button.channelId === channel ? "asker1" : "platform1", button);
      return;
    }
    case "submit": {
      const modal = world.slack.modals(world.idOf(one.who)).at(-1);
      if (modal !== undefined)
        later(world.control("submit", { user: one.who, view_id: modal.id, values: { words: one.words } }));
      return;
    }
    case "edit": {
      const message = ownOf(world, thread, one.who, one.which);
      if (message === undefined) return;
      const called = message.text.includes(`<@${world.botUserId}>`) ? `<@${world.botUserId}> ` : "";
      const text = `${called}${message.ts === thread ? one.ask : one.words}`;
      await world.call(one.who, "chat.update", { channel, ts: message.ts, text });
      return;
    }
    case "correct oneself": {
      const { ts } = await world.call(one.who, "chat.postMessage", { channel, thread_ts: thread, text: one.words });
      if (one.instead === null) await world.call(one.who, "chat.delete", { channel, ts });
      else await world.call(one.who, "chat.update", { channel, ts, text: one.instead });
      return;
    }
    case "delete": {
      const message = ownOf(world, thread, one.who, one.which);
      if (message !== undefined) await world.call(one.who, "chat.delete", { channel, ts: message.ts });
      return;
    }
    case "cross": {
      const card = world.slack
        .messages()
        .findLast(({ metadata }) => /^req_\w+:card$/.test(metadata?.event_payload.key ?? ""));
      if (card !== undefined)
        await world.control("react", { user: one.who, channel: card.channelId, ts: card.ts, name: "x" });
      return;
    }
    case "replay": {
      const events = world.slack.traffic().filter(({ kind }) => kind === "events_api");
      const envelope = events.at(-1 - (one.back % Math.max(events.length, 1)))?.envelopeId ?? null;
      if (envelope !== null) await world.control("event-replay", { envelope, times: one.times });
      return;
    }
    case "fault":
      await world.control("faults", one.fault);
      return;
    case "kill":
      return world.kill();
    case "kill at call":
      return world.killAtCall(one.call, one.moment);
    case "pass":
      await new Promise((resolve) => setTimeout(resolve, one.ms));
      return;
    case "later":
      return world.moveOn(one.days * 86_400_000);
    case "pause":
      return;
  }
}

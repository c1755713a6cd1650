/**
 * Many threads at once: `npm run bench:load -- [threads] [events a second] [seconds]`, 50, 20 and 15 unless told. Four people ask
 * in ten channels, without a model; then they wish for more in their own threads, agree to plans, press what is not theirs, and
 * talk. Prints how soon Slack's envelopes were acknowledged, how long each thread waited for its plan and each wish to be taken,
 * and judges each of that: ends with 1 where a bar is missed, or a thread or a wish was left out.
 */
import { setTimeout } from "node:timers/promises";
import { rows } from "../test/e2e/facts.ts";
import { type Stage, startStage, until } from "../test/e2e/stage.ts";
import { withoutModel } from "../test/e2e/ways.ts";

const ACKNOWLEDGED_P99_MS = 100;
/** Slack tells who pressed that nothing came of it after three seconds. */
const PRESSED_MS = 1_000;
/** No thread waits longer for its plan: Slack takes a message a second in a channel, and five threads begin in each. */
const SLOWEST_MS = 10_000;
/** From a wish to what became of it. */
const WISH_P99_MS = 10_000;
const CHANNELS = 10;
const PATIENCE_MS = 180_000;
/** The local Slack answers so many at a time. */
const PASSAGES = 200;
const PEOPLE = ["asker1", "asker2", "platform1", "platform2"] as const;

/** What happens, again and again in this order: of twenty, nine are talk, eight wishes, two presses by others, one builds. */
const MIX =
  "talk wish talk wish other talk wish talk wish yes talk wish talk wish other talk wish talk wish talk".split(" ");

const PLAN_CARDS = `select r.message_ts as asked, min(cast(o.ts as real)) as shown from approvals a
  join app_requests r on r.id = a.request_id join outbound_messages o on o.key = a.id || ':card'
  where a.kind = 'plan' and o.ts is not null group by r.id`;
const PENDING = `select a.id, o.ts, r.message_ts as asked from approvals a join app_requests r on r.id = a.request_id
  join outbound_messages o on o.key = a.id || ':card'
  where a.kind = 'plan' and a.status = 'pending' and o.ts is not null order by random()`;
const HEARD = "select ts, created_at as at from heard_messages";

interface Thread {
  channel: string;
  ts: string;
  asker: string;
}

const [threads = 50, perSecond = 20, seconds = 15] = process.argv.slice(2).map(Number);
const endings: (() => unknown)[] = [];

try {
  const after = (end: unknown) => void endings.unshift(end as () => unknown);
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage({ after }, { modelUrl: "http://127.0.0.1:9", environment });
  await measure(stage);
} finally {
  for (const end of endings) await end();
}

async function measure(stage: Stage): Promise<void> {
  const channels = await makeChannels(stage);
  const asked: Thread[] = [];
  await atPace(threads, async (number) => {
    const channel = channels[number % channels.length] ?? "";
    const asker = personOf(number);
    const text = `${stage.bot} collect our lunch orders with /lunch${number} and post them in #food at 11:00 on weekdays`;
    asked.push({ channel, asker, ts: await stage.person(asker).say(channel, text) });
  });
  const done = { talk: 0, wish: 0, other: 0, yes: 0, "no button": 0 };
  const wishes: string[] = [];
  const acts = atPace(perSecond * seconds, async (number) => {
    const kind = await act(stage, asked, number, wishes);
    done[kind] += 1;
  });
  const waits = await waitsForPlans(stage);
  await acts;
  const taken = await waitsForWishes(stage, wishes);
  const acknowledged = await acknowledgedMs(stage, "events_api");
  const presses = await acknowledgedMs(stage, "interactive");
  const counted = Object.entries(done).map(([kind, count]) => `${count} ${kind}`);
  console.log(`${threads} threads, ${perSecond} events a second for ${seconds} s: ${counted.join(", ")}`);
  console.log(row("event → acknowledged", acknowledged));
  console.log(row("press → acknowledged", presses));
  console.log(row("ask → plan in its thread", waits));
  console.log(row("wish → taken", taken));
  const slowest = Math.max(...waits);
  const held = [
    judged(`events acknowledged p99 < ${ACKNOWLEDGED_P99_MS} ms`, at(acknowledged, 0.99) < ACKNOWLEDGED_P99_MS),
    judged(
      `every press acknowledged < ${PRESSED_MS / 1_000} s`,
      presses.every((waited) => waited < PRESSED_MS),
    ),
    judged(`a plan in each of ${threads} threads`, waits.length === threads),
    judged(`slowest plan ≤ ${SLOWEST_MS / 1_000} s`, slowest <= SLOWEST_MS),
    judged(`each of ${wishes.length} wishes taken`, taken.length === wishes.length),
    judged(`wish → taken p99 < ${WISH_P99_MS / 1_000} s`, taken.length === 0 || at(taken, 0.99) < WISH_P99_MS),
  ];
  process.exitCode = held.every(Boolean) ? 0 : 1;
}

/** One event; which it was in the end. */
async function act(
  stage: Stage,
  asked: Thread[],
  number: number,
  wishes: string[],
): Promise<"talk" | "wish" | "other" | "yes" | "no button"> {
  const kind = MIX[number % MIX.length];
  if (kind === "yes" || kind === "other") return press(stage, asked, kind);
  const { channel, ts, asker } = asked[number % asked.length] as Thread;
  const others = PEOPLE.filter((handle) => handle !== asker);
  const other = others[number % others.length] ?? asker;
  if (kind === "wish") {
    wishes.push(await stage.person(asker).say(channel, `post them at 12:${10 + (number % 50)} instead`, ts));
    return "wish";
  }
  await stage.person(other).say(channel, `I had the soup, number ${number}`, ts);
  return "talk";
}

/** *Build it* on any plan that stands: by whoever asked, or by somebody else, who is refused. */
async function press(stage: Stage, asked: Thread[], kind: "yes" | "other"): Promise<"yes" | "other" | "no button"> {
  const [pending] = rows(stage, PENDING);
  const thread = asked.find(({ ts }) => ts === pending?.asked);
  if (pending === undefined || thread === undefined) return "no button";
  const user = kind === "yes" ? thread.asker : PEOPLE.find((handle) => handle !== thread.asker);
  const place = { user, channel: await stage.channelId(thread.channel), ts: String(pending.ts) };
  const pressed = await stage.control("click", { ...place, action_id: "approval_yes", value: String(pending.id) });
  // Else it was taken off in the same moment.
  return pressed.ok === true ? kind : "no button";
}

function personOf(number: number): string {
  return PEOPLE[Math.floor(number / CHANNELS) % PEOPLE.length] ?? PEOPLE[0];
}

async function makeChannels(stage: Stage): Promise<string[]> {
  const { slack } = stage.person("asker1");
  const colleagues = await Promise.all(
    PEOPLE.slice(1).map(async (handle) => (await stage.person(handle).slack.auth.test()).user_id ?? ""),
  );
  const names = Array.from({ length: CHANNELS }, (_, index) => `team-${index + 1}`);
  for (const name of names) {
    const channel = (await slack.conversations.create({ name })).channel?.id ?? "";
    for (const users of [stage.bot.slice(2, -1), ...colleagues]) await slack.conversations.invite({ channel, users });
  }
  return names.map((name) => `#${name}`);
}

/** Each begun on its time, whether or not those before have ended. */
async function atPace(count: number, begin: (number: number) => Promise<void>): Promise<void> {
  const all: Promise<void>[] = [];
  const began = performance.now();
  for (let number = 0; number < count; number += 1) {
    all.push(begin(number));
    await setTimeout(Math.max(0, began + ((number + 1) * 1_000) / perSecond - performance.now()));
  }
  await Promise.all(all);
}

/** By Slack's own time, from each ask to the card of its first plan; read where it disturbs nobody. */
async function waitsForPlans(stage: Stage): Promise<number[]> {
  const shown = () => rows(stage, PLAN_CARDS).map((card) => (Number(card.shown) - Number(card.asked)) * 1_000);
  return settled(shown, threads);
}

/** From each wish to what became of it, as the registry has it. */
async function waitsForWishes(stage: Stage, wishes: string[]): Promise<number[]> {
  const said = new Set(wishes);
  const heard = () =>
    rows(stage, HEARD)
      .filter(({ ts }) => said.has(String(ts)))
      .map(({ ts, at: heardAt }) => Number(heardAt) - Number(ts) * 1_000);
  return settled(heard, said.size);
}

/** What there is when it is all there, or when waiting for it is over: how much is missing is judged. */
async function settled(look: () => number[], count: number): Promise<number[]> {
  const all = async () => (look().length < count ? undefined : look());
  return until(`${count} of them`, all, PATIENCE_MS).catch(look);
}

/** By the local Slack's own clock: from sending an envelope to hearing that it was taken. */
async function acknowledgedMs(stage: Stage, kind: "events_api" | "interactive"): Promise<number[]> {
  const taken: number[] = [];
  for (let before = ""; ; ) {
    const url = `${stage.slackUrl}/control/traffic?kinds=${kind}${before}`;
    const { passages = [] } = (await (await fetch(url)).json()) as { passages?: Passage[] };
    for (const { at: sentAt, answeredAt } of passages) if (answeredAt !== null) taken.push(answeredAt - sentAt);
    const last = passages.at(-1);
    if (last === undefined || passages.length < PASSAGES) return taken;
    before = `&before=${last.seq}`;
  }
}

interface Passage {
  seq: number;
  at: number;
  answeredAt: number | null;
}

function at(values: number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

function row(name: string, values: number[]): string {
  const figures = [0.5, 0.99, 1].map((share) => `${Math.round(at(values, share))}`.padStart(7));
  return `${name.padEnd(26)} p50 ${figures[0]} ms   p99 ${figures[1]} ms   most ${figures[2]} ms   of ${values.length}`;
}

/** Prints whether it holds. */
function judged(bar: string, holds: boolean): boolean {
  console.log(`${holds ? "held  " : "MISSED"} ${bar}`);
  return holds;
}

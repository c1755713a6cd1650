/**
 * Many threads at once: `npm run bench:load -- [threads] [events a second] [seconds]`, 50, 20 and 15 unless told. People ask in
 * ten channels, then talk on in their threads, without a model. Prints how soon Slack's envelopes were acknowledged, how long
 * each thread waited for its plan, and ends with 1 where the bar is missed or a thread was left out.
 */
import { setTimeout } from "node:timers/promises";
import { rows } from "../test/e2e/facts.ts";
import { type Stage, startStage, until } from "../test/e2e/stage.ts";
import { withoutModel } from "../test/e2e/ways.ts";

const ACKNOWLEDGED_P99_MS = 100;
const CHANNELS = 10;
const PATIENCE_MS = 180_000;
/** The local Slack answers so many at a time. */
const PASSAGES = 200;

const PLAN_CARDS = `select r.message_ts as asked, o.ts as shown from approvals a
  join app_requests r on r.id = a.request_id join outbound_messages o on o.key = a.id || ':card'
  where a.kind = 'plan' and o.ts is not null`;

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
  const asked: { channel: string; ts: string }[] = [];
  await atPace(threads, async (number) => {
    const channel = channels[number % channels.length] ?? "";
    const text = `${stage.bot} collect our lunch orders with /lunch${number} and post them in #food at 11:00 on weekdays`;
    asked.push({ channel, ts: await stage.person("asker1").say(channel, text) });
  });
  const talk = atPace(perSecond * seconds, async (number) => {
    const { channel, ts } = asked[number % asked.length] ?? { channel: "", ts: "" };
    await stage.person("asker2").say(channel, `I had the soup, number ${number}`, ts);
  });
  const waits = await waitsForPlans(stage);
  await talk;
  const acknowledged = await acknowledgedMs(stage);
  console.log(`${threads} threads, ${perSecond} events a second for ${seconds} s`);
  console.log(row("acknowledged", acknowledged));
  console.log(row("ask → plan in its thread", waits));
  const isGood = at(acknowledged, 0.99) < ACKNOWLEDGED_P99_MS && waits.length === threads;
  process.exitCode = isGood ? 0 : 1;
}

async function makeChannels(stage: Stage): Promise<string[]> {
  const { slack } = stage.person("asker1");
  const colleague = (await stage.person("asker2").slack.auth.test()).user_id ?? "";
  const names = Array.from({ length: CHANNELS }, (_, index) => `team-${index + 1}`);
  for (const name of names) {
    const channel = (await slack.conversations.create({ name })).channel?.id ?? "";
    for (const users of [stage.bot.slice(2, -1), colleague]) await slack.conversations.invite({ channel, users });
  }
  return names.map((name) => `#${name}`);
}

/** Each begun on its time, whether or not those before have ended. */
async function atPace(count: number, act: (number: number) => Promise<void>): Promise<void> {
  const all: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    all.push(act(number));
    await setTimeout(1_000 / perSecond);
  }
  await Promise.all(all);
}

/** By Slack's own time, from each ask to the card of its plan; read where it disturbs nobody. */
async function waitsForPlans(stage: Stage): Promise<number[]> {
  return until(
    `a plan in each of ${threads} threads`,
    async () => {
      const cards = rows(stage, PLAN_CARDS);
      return cards.length < threads
        ? undefined
        : cards.map(({ asked, shown }) => (Number(shown) - Number(asked)) * 1_000);
    },
    PATIENCE_MS,
  );
}

/** By the local Slack's own clock: from sending an envelope to hearing that it was taken. */
async function acknowledgedMs(stage: Stage): Promise<number[]> {
  const taken: number[] = [];
  for (let before = ""; ; ) {
    const url = `${stage.slackUrl}/control/traffic?kinds=events_api${before}`;
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

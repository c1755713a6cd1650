import assert from "node:assert/strict";
import { playChecks } from "../../bench/asks/checks.ts";
import { momentOf } from "../../bench/asks/local-time.ts";
import type { Check } from "../../bench/asks/shape.ts";
import { companyOn, standOn, words } from "../../bench/asks/stage-stand.ts";
import type { Stand } from "../../bench/asks/stand.ts";
import { rows } from "./facts.ts";
import { type Stage, says, until } from "./stage.ts";

/** One change of an app that is live, and what is looked at on it as anybody would. */
export interface Tweak {
  say: string;
  /** What the message of the new version tells of both. */
  told: RegExp;
  /** What the change is for. */
  delta: Check[];
  /** What was so before and must be so still. */
  regression: Check[];
  /** What was entered before, as it must still be read. */
  data: Check[];
}

export interface TweakedApp {
  ask: string;
  appName: string;
  begins: string;
  first: Check[];
  tweaks: Tweak[];
}

const CHANNEL = "#requests";

/** An app lives through its changes, one after the other, in its thread. Tells each as it holds. */
export async function playTweaks(stage: Stage, app: TweakedApp, tell: (line: string) => void): Promise<void> {
  const asker = stage.person("asker1");
  stage.moveClockTo(momentOf(app.begins));
  const company = companyOn(stage);
  const clock = { moveTo: async (at: number) => stage.moveClockTo(new Date(at)), leave: () => undefined };
  const thread = await asker.say(CHANNEL, `${stage.bot} ${app.ask}`);
  const stand = async (): Promise<Stand> => {
    const card = (await asker.thread(CHANNEL, thread)).slice(1).map(words).join("\n");
    return standOn(company, clock, { appName: app.appName, card, by: "asker1" });
  };
  const hold = async (name: string, checks: Check[]): Promise<void> => {
    const held = await playChecks(await stand(), { by: "asker1", channel: CHANNEL }, checks);
    // What it posted on earlier days is no post that nobody asked for.
    const broken = held.filter(
      ({ check, problem }) => problem !== null && !(check.do === "quiet" && check.time === ""),
    );
    assert.deepEqual(
      broken.map(({ check, problem }) => `${check.do}: ${problem}`),
      [],
      name,
    );
  };

  await goLive(stage, thread, 1);
  await hold("the first version", app.first);
  for (const [index, tweak] of app.tweaks.entries()) {
    const number = index + 2;
    await asker.say(CHANNEL, tweak.say, thread);
    const live = await goLive(stage, thread, number);
    assert.match(live, tweak.told, tweak.say);
    await hold(`“${tweak.say}”: data`, tweak.data);
    await hold(`“${tweak.say}”: delta`, tweak.delta);
    await hold(`“${tweak.say}”: regression`, tweak.regression);
    const looks = tweak.delta.length + tweak.regression.length + tweak.data.length;
    tell(`v${number} “${tweak.say}”: ${looks} looks hold`);
  }
  const [{ count } = { count: 0 }] = rows(
    stage,
    "select count(*) as count from app_requests where status = 'live' and thread_ts = ?",
    thread,
  );
  assert.equal(count, app.tweaks.length + 1, "each of them went live, and nothing else");
}

/** Agrees to what is asked until that version is live; what its message says. */
async function goLive(stage: Stage, thread: string, number: number): Promise<string> {
  const [asker, platform] = [stage.person("asker1"), stage.person("platform1")];
  const pressed = new Set<string>();
  return until(`v${number}`, async () => {
    const messages = await asker.thread(CHANNEL, thread);
    const live = messages.find((message) => new RegExp(` v${number} is live\\.`).test(message.text));
    if (live !== undefined) return words(live);
    for (const label of ["Build it", "Looks right"]) {
      const card = messages.findLast((message) => says(message, `"${label}"`));
      const key = `${card?.ts} ${label}`;
      if (card === undefined || pressed.has(key)) continue;
      pressed.add(key);
      await asker.press(CHANNEL, thread, label);
    }
    const failed = messages.find((message) => /^(This did not work|This cannot be built)/.test(message.text));
    if (failed !== undefined) throw new Error(words(failed));
    const asking = rows(stage, "select id from approvals where kind = 'release' and status = 'pending'");
    for (const { id } of asking) {
      const shown = rows(stage, "select ts from outbound_messages where key = ? and ts is not null", `${id}:card`);
      if (shown.length === 0 || pressed.has(String(id))) continue;
      pressed.add(String(id));
      await platform.press("#platform", null, "Approve");
    }
    return undefined;
  });
}

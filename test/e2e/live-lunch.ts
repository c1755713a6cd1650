import type { TestContext } from "node:test";
import { type Person, type Stage, startStage, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");

export interface LiveLunch {
  stage: Stage;
  asker: Person;
  /** Of the thread in #requests. */
  thread: string;
}

/** A Toolroom without a model and without boxes, on a Tuesday at nine, where the lunch list that was asked for is live. */
export async function startLiveLunch(t: TestContext): Promise<LiveLunch> {
  const environment = { ...withoutModel.environment, TOOLROOM_RUNNER: "bare" };
  const stage = await startStage(t, { modelUrl: NOBODY, environment });
  const [asker, platform] = [stage.person("asker1"), stage.person("platform1")];
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${withoutModel.lunch.ask}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  return { stage, asker, thread };
}

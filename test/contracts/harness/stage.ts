import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { z } from "zod";
import type { Harness, HarnessRun, HarnessTask } from "../../../builder/harness.ts";
import { systemClock } from "../../../lib/clock.ts";
import { parseJson } from "../../../lib/json.ts";
import { startAhead } from "../../../runners/pool/start-ahead.ts";
import type { Sandbox } from "../../../runners/runner.ts";
import { scriptFor } from "../../fakes/any-harness.ts";
import type { OwnAnswer } from "../../fakes/door-stub.ts";
import { type GatewayDoor, openGatewayDoor } from "../../fakes/gateway-door.ts";
import { lunchPlan } from "../../fakes/scenarios.ts";
import { type ScriptedTurn, startScriptedModel } from "../../fakes/scripted-model.ts";

/** Where a harness is proven. */
export interface HarnessBoxes {
  /** Another box each time, whose door is there. Closed by the contract. */
  openBox(doorFolder: string): Promise<Sandbox>;
  close(): Promise<void>;
}

export interface HarnessUnderTest {
  harness: Harness;
  boxes: HarnessBoxes;
}

/** With the whole request as JSON, system prompt and all. */
type WholeTurn = ScriptedTurn & { whole: string };
type Steps = Parameters<typeof scriptFor<WholeTurn>>[0];

/** Where the tests of a contract act: a harness, a box, a door with a scripted model behind it. All but `keeps` is there once the tests run. */
export interface HarnessStage {
  /** A promise of the port and its proof, unless this harness lacks it. */
  keeps(promise: string, prove: (t: TestContext) => Promise<void>): void;
  readonly harness: Harness;
  readonly door: GatewayDoor;
  /** The one that a run has unless it is given another. */
  readonly box: Sandbox;
  /** What the model was asked in this test, oldest first; only requests that offer it calls. */
  readonly turns: WholeTurn[];
  /** Another box. Whoever opens it closes it. */
  openBox(): Promise<Sandbox>;
  /** A box in which its program waits, frozen until it is asked for something; where it has none, just a box. */
  openAhead(): Promise<Sandbox>;
  /** A run that the model plays by `play`. */
  start(play: Steps, change?: Partial<HarnessTask>): HarnessRun;
  /** In this test the provider answers by itself, where `own` has an answer. */
  answerOwn(own: () => OwnAnswer): void;
}

/** A promise that was given to `keeps`. */
export interface Held {
  promise: string;
  outcome: "kept" | "not kept" | "broken";
}

export interface BuiltStage {
  stage: HarnessStage;
  /** Opens what the tests act with. */
  begin(made: HarnessUnderTest): Promise<void>;
  end(): Promise<void>;
  held: readonly Held[];
}

/** A command that does not end by itself. */
export const SLOW_COMMAND = "tail -f /dev/null";
/** Of what a box is asked: also on a machine that is busy. */
const LOOK_MS = 5_000;

export function buildStage(lacks: Record<string, string>): BuiltStage {
  const held: Held[] = [];
  const turns: WholeTurn[] = [];
  let begun: (HarnessUnderTest & { door: GatewayDoor; box: Sandbox; closeModel: () => Promise<void> }) | undefined;
  let steps: Steps = () => ({ say: "Nothing." });
  let own: () => OwnAnswer = () => undefined;
  const now = () => {
    if (begun === undefined) throw new Error("There is no harness yet: ask for it inside a test.");
    return begun;
  };

  const stage: HarnessStage = {
    keeps: (promise, prove) => {
      if (lacks[promise] !== undefined) {
        held.push({ promise, outcome: "not kept" });
        return;
      }
      test(promise, async (t) => {
        const kept: Held = { promise, outcome: "broken" };
        held.push(kept);
        turns.length = 0;
        own = () => undefined;
        await prove(t);
        kept.outcome = "kept";
      });
    },
    get harness() {
      return now().harness;
    },
    get door() {
      return now().door;
    },
    get box() {
      return now().box;
    },
    turns,
    openBox: () => now().boxes.openBox(`${now().door.doorFolder}/door`),
    openAhead: async () => {
      const sandbox = await stage.openBox();
      const ahead = now().harness.ahead?.({ turns: 12, timeoutMs: 60_000 });
      if (ahead === undefined) return sandbox;
      let started = await startAhead(sandbox, ahead, systemClock);
      assert.ok(started !== null, "it does not wait");
      await sandbox.setFrozen(true);
      const takeStarted = () => {
        const taken = started;
        started = null;
        return taken;
      };
      return { ...sandbox, takeStarted };
    },
    start: (play, change = {}) => {
      steps = play;
      const { harness, box, door } = now();
      return harness.start({
        plan: lunchPlan(),
        occasion: "new_app",
        assignment: "Build the noodle page.",
        inputs: [],
        skills: [{ name: "noodles", description: "How noodle pages are written.", text: "Boil them first." }],
        sandbox: box,
        doorFolder: door.doorFolder,
        limits: { turns: 12, timeoutMs: 60_000, silenceMs: 20_000 },
        signal: new AbortController().signal,
        resume: null,
        door: () => door.told(),
        ...change,
      });
    },
    answerOwn: (given) => {
      own = given;
    },
  };

  const begin = async (made: HarnessUnderTest) => {
    const model = await startScriptedModel((turn) => {
      const body = now().door.lastBody();
      const whole = { ...turn, calls: [...turn.calls, ...namespacedCalls(body)], whole: body };
      if (turn.calls.length > 0) turns.push(whole);
      return scriptFor(steps)(whole);
    });
    const door = await openGatewayDoor({ upstream: model.url, own: () => own() });
    const box = await made.boxes.openBox(`${door.doorFolder}/door`);
    begun = { ...made, door, box, closeModel: () => model.close() };
  };
  const end = async () => {
    const { box, boxes, door, closeModel } = now();
    await box.close();
    await boxes.close();
    await door.close();
    await closeModel();
  };
  return { stage, begin, end, held };
}

/** Whether the command runs there; a shell that names it is not the command. */
export async function isRunning(box: Sandbox, command: string): Promise<boolean> {
  const look = `ps -eo args | grep -c '^[${command[0]}]${command.slice(1)}$'`;
  const { stdout } = await box.exec(["sh", "-c", look], { timeoutMs: LOOK_MS, maxOutputBytes: 1_000 });
  return stdout.trim() !== "0";
}

/** A command in a box tells nobody that it began. */
export async function untilSo(look: () => Promise<boolean>): Promise<void> {
  for (const giveUpAt = performance.now() + 10_000; performance.now() < giveUpAt; ) if (await look()) return;
  assert.fail("it never came");
}

/** Of the Responses API's tools of type `namespace`, which a scripted model does not list: as Codex calls what comes over MCP. */
function namespacedCalls(body: string): string[] {
  const { data } = bodySchema.safeParse(parseJson(body));
  return (data?.tools ?? []).flatMap(({ type, name, tools }) =>
    type === "namespace" ? (tools ?? []).map((tool) => `${name}__${tool.name}`) : [],
  );
}

const bodySchema = z.looseObject({
  tools: z.array(
    z.looseObject({
      type: z.string().optional(),
      name: z.string().optional(),
      tools: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  ),
});

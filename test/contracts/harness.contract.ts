import assert from "node:assert/strict";
import { after, before, describe, type TestContext, test } from "node:test";
import { z } from "zod";
import type { Harness, HarnessEvent, HarnessMemory, HarnessRun, HarnessTask } from "../../builder/harness.ts";
import { systemClock } from "../../lib/clock.ts";
import { parseJson } from "../../lib/json.ts";
import { packTar } from "../../runners/archive.ts";
import { startAhead } from "../../runners/pool/start-ahead.ts";
import type { Sandbox } from "../../runners/runner.ts";
import { scriptFor } from "../fakes/any-harness.ts";
import type { OwnAnswer } from "../fakes/door-stub.ts";
import { type GatewayDoor, openGatewayDoor } from "../fakes/gateway-door.ts";
import { allEvents } from "../fakes/harness-runs.ts";
import { lunchPlan } from "../fakes/scenarios.ts";
import { type ScriptedModel, type ScriptedTurn, startScriptedModel } from "../fakes/scripted-model.ts";

/** Where a harness is proven. */
export interface HarnessStage {
  /** Another box each time, whose door is there. Closed by the contract. */
  openBox(doorFolder: string): Promise<Sandbox>;
  close(): Promise<void>;
}

/** With the whole request as JSON, system prompt and all. */
type WholeTurn = ScriptedTurn & { whole: string };
type Steps = Parameters<typeof scriptFor<WholeTurn>>[0];
type Change = Partial<HarnessTask>;
interface Held {
  promise: string;
  outcome: "kept" | "not kept" | "broken";
}

const STOP_MS = 2_000;
const LOOK = { timeoutMs: 5_000, maxOutputBytes: 10_000 };
/** Of what a box is asked: also on a machine that is busy. */
const LOOK_MS = 5_000;
const SLOW_COMMAND = "tail -f /dev/null";

/**
 * What every Harness keeps, whatever program is behind it, with one scripted model that chooses its calls from those it is
 * offered. `lacks` says which promises a harness cannot keep, by their names, each with the reason.
 */
export function harnessContract(
  name: string,
  skip: string | false,
  make: () => Promise<{ harness: Harness; stage: HarnessStage }>,
  lacks: Record<string, string> = {},
): void {
  const held: Held[] = [];
  describe(`the harness ${name}`, { skip, concurrency: 1 }, () => {
    let harness: Harness;
    let stage: HarnessStage;
    let model: ScriptedModel;
    let door: GatewayDoor;
    let box: Sandbox;
    let steps: Steps = () => ({ say: "Nothing." });
    let own: () => OwnAnswer = () => undefined;
    const turns: WholeTurn[] = [];

    before(async () => {
      ({ harness, stage } = await make());
      model = await startScriptedModel((turn) => {
        const body = door.lastBody();
        const whole = { ...turn, calls: [...turn.calls, ...namespacedCalls(body)], whole: body };
        if (turn.calls.length > 0) turns.push(whole);
        return scriptFor(steps)(whole);
      });
      door = await openGatewayDoor({ upstream: model.url, own: () => own() });
      box = await stage.openBox(`${door.doorFolder}/door`);
    });
    after(async () => {
      await box.close();
      await stage.close();
      await door.close();
      await model.close();
    });

    const keeps = (promise: string, prove: (t: TestContext) => Promise<void>) => {
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
    };
    /** A box in which its program waits, frozen until it is asked for something; where it has none, just a box. */
    const openAhead = async (): Promise<Sandbox> => {
      const sandbox = await stage.openBox(`${door.doorFolder}/door`);
      const ahead = harness.ahead?.({ turns: 12, timeoutMs: 60_000 });
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
    };
    const start = (play: Steps, change: Change = {}): HarnessRun => {
      steps = play;
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
    };

    keeps(
      "it is told what to do and how, writes, runs and ends with its words, each call begun and ended once",
      async () => {
        const events = await allEvents(
          start((_, step) => {
            if (step === 0) return { write: "noodles.txt", content: "ramen" };
            if (step === 1) return { run: "cat noodles.txt" };
            return { say: "The noodles are there." };
          }),
        );
        assert.equal(events[0]?.kind, "opened");
        const last = events.at(-1);
        assert.ok(last?.kind === "done", JSON.stringify(last));
        assert.match(last.summary, /The noodles are there\./);
        assert.ok(textOf(events).includes("Working."));
        const started = events.flatMap((event) => (event.kind === "call_start" ? [event.callId] : []));
        const ended = events.flatMap((event) => (event.kind === "call_end" ? [event.callId] : []));
        assert.ok(started.length >= 2 && new Set(started).size === started.length);
        assert.deepEqual(ended.sort(), started.sort());
        const told = turns[0]?.whole ?? "";
        for (const words of ["Build the noodle page.", "app.yaml is the contract", "AGENTS.md"])
          assert.ok(told.includes(words), `${words} is not in what the model was told`);
        // The skill itself, or where it is.
        assert.match(told, /Boil them first|noodles\/SKILL\.md/);
        assert.ok(turns.at(-1)?.results.some((result) => result.includes("ramen")));
        const files = await box.takeFiles({ maxFiles: 10, maxBytes: 10_000 });
        assert.deepEqual(
          files.map(({ path, content }) => [path, Buffer.from(content).toString()]),
          [["noodles.txt", "ramen"]],
        );
      },
    );

    keeps("what AGENTS.md says and what each skill is for stand before the model at its first turn", async () => {
      const other = await stage.openBox(`${door.doorFolder}/door`);
      try {
        const agents = { path: "AGENTS.md", content: Buffer.from("# Noodles\n\nServe them in a blue bowl.\n") };
        await other.putFiles(await packTar([agents]));
        const events = await allEvents(start(() => ({ say: "Done." }), { sandbox: other }));
        assert.equal(events.at(-1)?.kind, "done", JSON.stringify(events.at(-1)));
        const first = turns[0]?.whole ?? "";
        assert.ok(first.includes("Serve them in a blue bowl."), "AGENTS.md is not there");
        // What it is for, where the harness names its skills by itself; else all of it.
        assert.match(first, /How noodle pages are written|Boil them first/);
        const files = await other.takeFiles({ maxFiles: 10, maxBytes: 10_000 });
        assert.deepEqual(
          files.map(({ path }) => path),
          ["AGENTS.md"],
        );
      } finally {
        await other.close();
      }
    });

    keeps(
      "its program waits in a box that stands still, and goes on with the task as if it had just begun",
      async () => {
        const other = await openAhead();
        try {
          const before = (await door.reads()).length;
          const run = start(
            (_, step) => {
              if (step === 0) return { run: "cat /app-source/soba.txt" };
              const reads = step === 1 && harness.traits.readsMcp;
              return reads ? { read: "search_context", input: { words: "soba" } } : { say: "Read it." };
            },
            { sandbox: other },
          );
          await other.putFiles(await packTar([{ path: "soba.txt", content: Buffer.from("buckwheat") }]));
          const events = await allEvents(run);
          const last = events.at(-1);
          assert.ok(last?.kind === "done", JSON.stringify(last));
          assert.ok(turns.at(-1)?.whole.includes("buckwheat"));
          assert.equal((await door.reads()).length - before, harness.traits.readsMcp ? 1 : 0);
          assert.match(turns[0]?.whole ?? "", /noodles\/SKILL\.md/);
          assert.match(
            (await other.exec(["sh", "-c", "cat $(find /home/agent -path '*noodles/SKILL.md')"], LOOK)).stdout,
            /Boil them first/,
          );
          const opened = events.find(({ kind }) => kind === "opened");
          const memory = await run.memory();
          assert.ok(
            opened?.kind === "opened" && (memory === null || memory.harnessSessionId === opened.harnessSessionId),
          );
        } finally {
          await other.close();
        }
      },
    );

    keeps(
      "what the platform lets it read comes to the model, by its own calls where it has them, and leaves a row",
      async () => {
        const before = (await door.reads()).length;
        const events = await allEvents(
          start((_, step) =>
            step === 0 ? { read: "search_context", input: { words: "noodles" } } : { say: "In the red pot." },
          ),
        );
        assert.equal(events.at(-1)?.kind, "done", JSON.stringify(events.at(-1)));
        const whole = turns.at(-1)?.whole ?? "";
        assert.ok(whole.includes("noodles: boil them in the red pot."), whole.slice(-3_000));
        const rows = (await door.reads()).slice(before);
        assert.deepEqual(
          rows.map(({ call, personId, refused }) => [call, personId, refused]),
          [["search_context", "UASKER1", null]],
        );
        const isOwnCall = turns[0]?.calls.some((call) => /^(.*_)?search_context$/.test(call));
        assert.equal(isOwnCall, harness.traits.readsMcp);
        const end = events.find((event) => event.kind === "call_end");
        assert.equal(end?.ok, true);
      },
    );

    keeps("what is sent is before the model at a later turn, and said to be heard", async () => {
      const batches = [[], [{ ts: "1.0", text: "in green please", inputs: [] }]];
      const events = await allEvents(
        start((turn, step) => {
          if (turn.whole.includes("in green please")) return { say: "Green noodles." };
          return step < 6 ? { run: `echo ${step}` } : { say: "Nobody said a thing." };
        }),
        () => batches.shift(),
      );
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /Green noodles/);
      assert.deepEqual(
        events.filter((event) => event.kind === "heard"),
        [{ kind: "heard", remarkTs: ["1.0"] }],
      );
    });

    keeps("what is sent as it ends is taken in before it ends", async () => {
      let asked = 0;
      const events = await allEvents(
        start((turn) => ({ say: turn.whole.includes("and blue") ? "Blue too." : "Done." })),
        () => {
          asked += 1;
          return asked === 2 ? [{ ts: "2.0", text: "and blue", inputs: [] }] : [];
        },
      );
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /Blue too/);
    });

    keeps("an interrupt ends the turn, and what is sent then goes on", async () => {
      const run = start((turn) => {
        return turn.whole.includes("never mind") ? { say: "Back again." } : { run: SLOW_COMMAND };
      });
      const events: HarnessEvent[] = [];
      let at = 0;
      const interruptOnceItRuns = async () => {
        await until(() => isRunning(box, SLOW_COMMAND));
        at = performance.now();
        await run.interrupt();
      };
      let interrupting: Promise<void> | undefined;
      for await (const event of run.events) {
        events.push(event);
        // In the background: it goes on only while its events are read.
        if (event.kind === "call_start") interrupting ??= interruptOnceItRuns();
        if (event.kind !== "interrupted") continue;
        await interrupting;
        assert.ok(performance.now() - at < 5_000);
        await run.send([{ ts: "3.0", text: "never mind", inputs: [] }]);
      }
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /Back again/);
      assert.equal(events.filter(({ kind }) => kind === "opened").length, 1);
    });

    keeps("an interrupt leaves nothing of its command", async () => {
      await until(async () => !(await isRunning(box, SLOW_COMMAND)));
    });

    keeps("a stop ends it within two seconds, and nothing of it runs on", async () => {
      const run = start(() => ({ run: SLOW_COMMAND }));
      let last: HarnessEvent | undefined;
      let at = 0;
      const stopOnceItRuns = async () => {
        await until(() => isRunning(box, SLOW_COMMAND));
        at = performance.now();
        await run.stop();
      };
      let stopping: Promise<void> | undefined;
      for await (const event of run.events) {
        last = event;
        if (event.kind === "call_start") stopping ??= stopOnceItRuns();
      }
      await stopping;
      assert.ok(last?.kind === "error" && last.code === "stopped", JSON.stringify(last));
      assert.ok(performance.now() - at < STOP_MS, `${performance.now() - at} ms`);
      await until(async () => !(await isRunning(box, SLOW_COMMAND)));
    });

    keeps("a run in another box goes on from what this one remembers", async () => {
      const first = start((_, step) => (step === 0 ? { run: "echo soba-in-the-box" } : { say: "First part." }), {
        assignment: "Remember the word udon.",
      });
      assert.equal((await allEvents(first)).at(-1)?.kind, "done");
      const memory = await first.memory();
      assert.ok(memory !== null);
      // Where it has a program that can wait, one that knows nothing of this does.
      const other = await openAhead();
      try {
        turns.length = 0;
        const again = start(() => ({ say: "Second part." }), { sandbox: other, resume: memory, assignment: "Go on." });
        const events = await allEvents(again);
        const last = events.at(-1);
        assert.ok(last?.kind === "done", JSON.stringify(last));
        assert.match(last.summary, /Second part/);
        assert.doesNotMatch(last.summary, /First part/);
        const whole = turns[0]?.whole ?? "";
        for (const word of ["udon", "soba-in-the-box", "First part.", "Go on."]) assert.ok(whole.includes(word), word);
        const opened = events.find(({ kind }) => kind === "opened");
        assert.ok(opened?.kind === "opened" && opened.harnessSessionId === memory.harnessSessionId);
      } finally {
        await other.close();
      }
    });

    keeps("what another harness remembers is refused by name", async () => {
      const foreign: HarnessMemory = { harness: "somebody-else", harnessSessionId: "x", files: [] };
      assert.throws(() => start(() => ({ say: "" }), { resume: foreign }), { code: "other_harness" });
    });

    keeps("a model that never ends is ended at its turns", async () => {
      const run = start((_, step) => ({ run: `echo again ${Math.floor(step / 50)}` }), {
        limits: { turns: 3, timeoutMs: 60_000 },
      });
      const last = (await allEvents(run)).at(-1);
      assert.ok(last?.kind === "error" && last.code === "turns", JSON.stringify(last));
      assert.ok(turns.length <= 5, `${turns.length} turns`);
    });

    keeps("its time ends it, with the command it waits for", async () => {
      const at = performance.now();
      const run = start(() => ({ run: SLOW_COMMAND }), { limits: { turns: 5, timeoutMs: 2_500 } });
      const last = (await allEvents(run)).at(-1);
      assert.ok(last?.kind === "error" && last.code === "timeout", JSON.stringify(last));
      assert.ok(performance.now() - at < 2_500 + STOP_MS);
      await until(async () => !(await isRunning(box, SLOW_COMMAND)));
    });

    for (const [what, answer, code] of REFUSALS)
      keeps(`${what} is told as ${code}, whatever the program says of it`, async () => {
        own = () => answer;
        const last = (await allEvents(start(() => ({ say: "Never." })))).at(-1);
        assert.ok(last?.kind === "error" && last.code === code, JSON.stringify(last));
        assert.notEqual(last.next, "");
      });

    keeps("a provider that is overloaded for a moment is waited for, and nobody hears of it", async () => {
      let storms = 0;
      own = () => {
        storms += 1;
        return storms <= 2 ? { status: 429, type: "rate_limit_error", message: "Too many requests." } : undefined;
      };
      const last = (await allEvents(start(() => ({ say: "After the storm." })))).at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /After the storm/);
      assert.ok(storms > 2);
    });

    keeps("an answer that is cut in the middle is asked for once more, and none is taken for whole", async () => {
      let calls = 0;
      own = () => {
        calls += 1;
        return calls === 1 ? "cut" : undefined;
      };
      const whole = "It was said to its end.".repeat(20);
      const last = (await allEvents(start(() => ({ say: whole })))).at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.ok(last.summary.endsWith(whole), last.summary);
      assert.ok(calls > 1);
    });

    keeps("a call that it does not know is answered, and it goes on", async () => {
      const events = await allEvents(
        start((_, step) => {
          return step === 0 ? { calls: [{ name: "browse", input: { url: "http://x" } }] } : { say: "Without it." };
        }),
      );
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      assert.match(last.summary, /Without it/);
      const ids = (kind: "call_start" | "call_end") =>
        events.flatMap((event) => (event.kind === kind ? [event.callId] : [])).sort();
      assert.deepEqual(ids("call_end"), ids("call_start"));
    });

    keeps("a gateway that is gone is told as model_down", async () => {
      await door.leave();
      try {
        const last = (await allEvents(start(() => ({ say: "Never." })))).at(-1);
        assert.ok(last?.kind === "error" && last.code === "model_down", JSON.stringify(last));
      } finally {
        await door.comeBack();
      }
    });

    keeps("a budget that is spent in the middle is told as budget, with the door's words", async () => {
      const run = start((_, step) => {
        if (step > 0) door.setBudget(0.000_001);
        return { run: `echo ${step}` };
      });
      const last = (await allEvents(run)).at(-1);
      door.setBudget(100);
      assert.ok(last?.kind === "error" && last.code === "budget", JSON.stringify(last));
      assert.match(last.message, /^The budget of /);
    });

    keeps("a box that is gone is told as such", async () => {
      const other = await stage.openBox(`${door.doorFolder}/door`);
      let last: HarnessEvent | undefined;
      let closing: Promise<void> | undefined;
      for await (const event of start(() => ({ run: SLOW_COMMAND }), { sandbox: other }).events) {
        last = event;
        if (event.kind !== "call_start" || closing !== undefined) continue;
        // Not awaited here: the harness hears of it in the middle of its command.
        closing = new Promise((resolve) => setImmediate(() => resolve(other.close())));
      }
      await closing;
      assert.ok(last?.kind === "error" && last.code === "sandbox_gone", JSON.stringify(last));
    });

    test("what it does not keep is named, with the reason", (t) => {
      for (const [promise, reason] of Object.entries(lacks)) {
        assert.ok(
          held.some((one) => one.promise === promise),
          `no such promise: ${promise}`,
        );
        t.diagnostic(`${name} does not keep "${promise}": ${reason}`);
      }
    });
    after(() => {
      const count = (outcome: Held["outcome"]) => held.filter((one) => one.outcome === outcome).length;
      const { licence, api, resumes, steers, readsMcp } = harness.traits;
      const traits = `${licence}, ${api}, ${resumes ? "resumes" : "does not resume"}, steers: ${steers}, reads ${readsMcp ? "over MCP" : "by tool read"}`;
      const kept = `kept ${count("kept")} of ${held.length}, broke ${count("broken")}, lacks ${count("not kept")}`;
      console.log(`harness ${name.padEnd(12)} ${kept.padEnd(32)} (${traits})`);
    });
  });
}

const REFUSALS: [what: string, answer: OwnAnswer, code: string][] = [
  ["a wrong key", { status: 401, type: "authentication_error", message: "invalid x-api-key" }, "wrong_key"],
  ["a provider that is down", { status: 502, type: "api_error", message: "No provider." }, "model_down"],
];

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

function textOf(events: readonly HarnessEvent[]): string {
  return events.flatMap((event) => (event.kind === "text" ? [event.text] : [])).join("");
}

/** Whether the command runs there; a shell that names it is not the command. */
async function isRunning(box: Sandbox, command: string): Promise<boolean> {
  const look = `ps -eo args | grep -c '^[${command[0]}]${command.slice(1)}$'`;
  const { stdout } = await box.exec(["sh", "-c", look], { timeoutMs: LOOK_MS, maxOutputBytes: 1_000 });
  return stdout.trim() !== "0";
}

/** A command in a box tells nobody that it began. */
async function until(look: () => Promise<boolean>): Promise<void> {
  for (const giveUpAt = performance.now() + 10_000; performance.now() < giveUpAt; ) if (await look()) return;
  assert.fail("it never came");
}

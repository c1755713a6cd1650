import assert from "node:assert/strict";
import type { HarnessEvent } from "../../../builder/harness.ts";
import { packTar } from "../../../runners/archive.ts";
import { allEvents } from "../../fakes/harness-runs.ts";
import type { HarnessStage } from "./stage.ts";

const LOOK = { timeoutMs: 5_000, maxOutputBytes: 10_000 };

/** How a run begins: what it is told, what it may read, and that it works. */
export function tasksContract(stage: HarnessStage): void {
  stage.keeps(
    "it is told what to do and how, writes, runs and ends with its words, each call begun and ended once",
    async () => {
      const events = await allEvents(
        stage.start((_, step) => {
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
      const told = stage.turns[0]?.whole ?? "";
      for (const words of ["Build the noodle page.", "app.yaml is the contract", "AGENTS.md"])
        assert.ok(told.includes(words), `${words} is not in what the model was told`);
      // The skill itself, or where it is.
      assert.match(told, /Boil them first|noodles\/SKILL\.md/);
      assert.ok(stage.turns.at(-1)?.results.some((result) => result.includes("ramen")));
      const files = await stage.box.takeFiles({ maxFiles: 10, maxBytes: 10_000 });
      assert.deepEqual(
        files.map(({ path, content }) => [path, Buffer.from(content).toString()]),
        [["noodles.txt", "ramen"]],
      );
    },
  );

  stage.keeps("what AGENTS.md says and what each skill is for stand before the model at its first turn", async () => {
    const other = await stage.openBox();
    try {
      const agents = { path: "AGENTS.md", content: Buffer.from("# Noodles\n\nServe them in a blue bowl.\n") };
      await other.putFiles(await packTar([agents]));
      const events = await allEvents(stage.start(() => ({ say: "Done." }), { sandbox: other }));
      assert.equal(events.at(-1)?.kind, "done", JSON.stringify(events.at(-1)));
      const first = stage.turns[0]?.whole ?? "";
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

  stage.keeps(
    "its program waits in a box that stands still, and goes on with the task as if it had just begun",
    async () => {
      const other = await stage.openAhead();
      try {
        const before = (await stage.door.reads()).length;
        const run = stage.start(
          (_, step) => {
            if (step === 0) return { run: "cat /app-source/soba.txt" };
            const reads = step === 1 && stage.harness.traits.readsMcp;
            return reads ? { read: "search_context", input: { words: "soba" } } : { say: "Read it." };
          },
          { sandbox: other },
        );
        await other.putFiles(await packTar([{ path: "soba.txt", content: Buffer.from("buckwheat") }]));
        const events = await allEvents(run);
        const last = events.at(-1);
        assert.ok(last?.kind === "done", JSON.stringify(last));
        assert.ok(stage.turns.at(-1)?.whole.includes("buckwheat"));
        assert.equal((await stage.door.reads()).length - before, stage.harness.traits.readsMcp ? 1 : 0);
        assert.match(stage.turns[0]?.whole ?? "", /noodles\/SKILL\.md/);
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

  stage.keeps(
    "what the platform lets it read comes to the model, by its own calls where it has them, and leaves a row",
    async () => {
      const before = (await stage.door.reads()).length;
      const events = await allEvents(
        stage.start((_, step) =>
          step === 0 ? { read: "search_context", input: { words: "noodles" } } : { say: "In the red pot." },
        ),
      );
      assert.equal(events.at(-1)?.kind, "done", JSON.stringify(events.at(-1)));
      const whole = stage.turns.at(-1)?.whole ?? "";
      assert.ok(whole.includes("noodles: boil them in the red pot."), whole.slice(-3_000));
      const rows = (await stage.door.reads()).slice(before);
      assert.deepEqual(
        rows.map(({ call, personId, refused }) => [call, personId, refused]),
        [["search_context", "UASKER1", null]],
      );
      const isOwnCall = stage.turns[0]?.calls.some((call) => /^(.*_)?search_context$/.test(call));
      assert.equal(isOwnCall, stage.harness.traits.readsMcp);
      const end = events.find((event) => event.kind === "call_end");
      assert.equal(end?.ok, true);
    },
  );
}

function textOf(events: readonly HarnessEvent[]): string {
  return events.flatMap((event) => (event.kind === "text" ? [event.text] : [])).join("");
}

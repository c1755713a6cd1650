import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../lib/errors.ts";
import { chooseRunner } from "../../runners/choose.ts";
import type { Runner } from "../../runners/runner.ts";

const image = { digest: "sha256:abc", sdkVersion: "1" };

/** A runner that is there or not, with boxes of an earlier start. */
function runner(name: Runner["name"], problem: Error | null, boxes: string[] = []): Runner & { left: string[] } {
  const prepare = async () => {
    if (problem) throw problem;
    return image;
  };
  const unused = async () => assert.fail("not asked here");
  return {
    ...{ name, prepare, left: boxes, startInstance: unused, runTask: unused, openSandbox: unused, gpus: unused },
    list: async () => {
      if (problem) throw problem;
      return boxes.map((box) => ({ name: box, labels: {}, state: "running" as const }));
    },
    stopInstance: async (box) => {
      boxes.splice(boxes.indexOf(box), 1);
    },
  };
}
const missing = (what: string) => new KnownError("runner_unavailable", `${what} is not there.`, `Install ${what}.`);

test("the best that works is taken, without a word about worse ones", async () => {
  const chosen = await chooseRunner([runner("docker", null), runner("bubblewrap", null)], () => undefined);
  assert.deepEqual([chosen.runner.name, chosen.image], ["docker", image]);
  assert.equal(chosen.sentence, "Apps run in containers of this machine's engine.");
});

test("a worse one is taken where the better are not there, and it is said why and what to do", async () => {
  const candidates = [
    runner("docker", missing("Docker")),
    runner("bubblewrap", missing("bubblewrap")),
    runner("bare", null),
  ];
  const { runner: chosen, sentence } = await chooseRunner(candidates, () => undefined);
  assert.equal(chosen.name, "bare");
  const [what, first, second] = sentence.split("\n");
  assert.match(what ?? "", /WITHOUT isolation/);
  assert.equal(first, "Better would be bubblewrap: bubblewrap is not there. Install bubblewrap.");
  assert.equal(second, "Better would be docker: Docker is not there. Install Docker.");
});

test("what another runner still runs of an earlier start is ended", async () => {
  const bare = runner("bare", null, ["app-1", "app-2"]);
  await chooseRunner([runner("docker", missing("Docker")), runner("bubblewrap", null), bare], () => undefined);
  assert.deepEqual(bare.left, []);
});

test("a failure that is no refusal is not taken for one", async () => {
  const broken = new Error("a bug");
  await assert.rejects(
    chooseRunner([runner("docker", broken), runner("bubblewrap", null)], () => undefined),
    broken,
  );
  await assert.rejects(
    chooseRunner([runner("docker", missing("Docker"))], () => undefined),
    /Docker is not there/,
  );
});
